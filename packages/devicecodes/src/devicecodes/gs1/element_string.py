"""GS1 element strings: Application Identifiers and values, FNC1 transmitted as GS.

Source: GS1 General Specifications 7.8; GS1 Barcode Syntax Dictionary.

>>> draft = read_elements("01095060001343521727022810A1", 2026)
>>> [(one.key, one.value, one.at) for one in draft.elements]
[('01', '09506000134352', 0), ('17', '270228', 16), ('10', 'A1', 24)]
"""

from devicecodes.controls import GS
from devicecodes.draft import Draft
from devicecodes.gs1.meaning import DICTIONARY, follow, judge_companions, plan_of
from devicecodes.gs1.rules import AI_LENGTHS, RULES, STARTS, Rule, fault_of, start_at
from devicecodes.reading import Element

# Past the slower constructor that NamedTuple writes.
new = tuple.__new__


def parse(draft: Draft, text: str, at: int) -> dict[str, str]:
    """Cut `text` from `at` on into elements of `draft`; give the first value of each AI.

    Stops at the first place where it cannot know how to go on, with a finding.
    """
    values: dict[str, str] = {}
    elements: list[Element] = []
    add = elements.append
    end_of_text, fixed = len(text), 0
    # Two digits are enough for the AIs that nearly all codes are made of.
    known, find = STARTS.get, text.find
    while at < end_of_text:
        start = known(text[at : at + 2]) or start_at(text, at)
        if start is None:
            if fixed and text[at] == GS:
                # Superfluous behind a value of predefined length, and allowed.
                at, fixed = at + 1, 0
                continue
            draft.find("unknown_ai", at, text[at : at + 4], source=DICTIONARY)
            break
        ai, width, title, fixed, accepts = start
        begin = at + width
        if fixed:
            following = end = begin + fixed
        else:
            end = find(GS, begin)
            if end < 0:
                end = end_of_text
            following = end + 1
        value = text[begin:end]
        if accepts(value):
            add(new(Element, (ai, value, title, at)))
            if values.setdefault(ai, value) != value:
                facts = ai, values[ai], value
                draft.find("repeated_with_other_value", at, *facts, source=DICTIONARY)
        else:
            following = _refuse(draft, RULES[ai], value, begin, following)
            fixed = 0 if GS in value else fixed
            add(new(Element, (ai, value.partition(GS)[0], title, at)))
        at = following
    draft.elements = tuple(elements)
    return values


def _refuse(draft: Draft, rule: Rule, value: str, begin: int, following: int) -> int:
    """Add the fault of a value; give where the next element can begin."""
    head, separator, _ = value.partition(GS)
    fault = fault_of(rule, head)
    if fault is not None:
        draft.find(fault.code, begin + fault.at, *fault.facts, source=DICTIONARY)
    return begin + len(head) + 1 if separator else following


def interpret(draft: Draft, values: dict[str, str], year: int, key: str | None = None) -> None:
    """Fill the fields from `values` and judge the companions."""
    plan = plan_of(tuple(values), key)
    follow(draft, values, year, plan)
    if plan.judged:
        judge_companions(draft, values)


def read_elements(text: str, year: int, kind: str = "element_string", at: int = 0) -> Draft:
    """Read an element string strictly: a variable field ends at GS or at the end of the text."""
    draft = Draft("gs1", kind, text)
    values = parse(draft, text, at)
    interpret(draft, values, year)
    if at == len(text):
        draft.find("value_empty", None, "GS1", source=DICTIONARY)
    return draft


def begins_with_known_ai(text: str) -> bool:
    """Tell whether an AI of the dictionary begins `text`."""
    return text[: AI_LENGTHS.get(text[:2], 0)] in RULES.rows
