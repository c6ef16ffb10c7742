"""GS1 element strings: Application Identifiers and values, FNC1 transmitted as GS.

Source: GS1 General Specifications 7.8; GS1 Barcode Syntax Dictionary.
"""

from devicecodes.draft import Draft
from devicecodes.gs1.companions import companions
from devicecodes.gs1.meaning import DICTIONARY, element, fill, judge_companions
from devicecodes.gs1.rules import AI_LENGTHS, RULES, Rule, fault_of
from devicecodes.reading import Element
from devicecodes.scan import GS


def parse(draft: Draft, text: str, at: int) -> dict[str, str]:
    """Cut `text` from `at` on into elements of `draft`; give the first value of each AI.

    Stops at the first place where it cannot know how to go on, with a finding.
    """
    values: dict[str, str] = {}
    elements: list[Element] = []
    end_of_text = len(text)
    while at < end_of_text:
        width = AI_LENGTHS.get(text[at : at + 2], 0)
        ai = text[at : at + width]
        try:
            rule = RULES[ai]
        except KeyError:
            draft.find("unknown_ai", at, text[at : at + 4], source=DICTIONARY)
            break
        begin = at + width
        if rule.fixed:
            end = begin + rule.fixed
            value = text[begin:end]
            following = end + 1 if text[end : end + 1] == GS else end
        else:
            end = text.find(GS, begin)
            if end < 0:
                end = end_of_text
            value = text[begin:end]
            following = end + 1
        if not rule.accepts(value):
            following = _refuse(draft, rule, value, begin, following)
            elements.append(element(ai, value.partition(GS)[0], rule.title, at))
        else:
            elements.append(element(ai, value, rule.title, at))
            if ai not in values:
                values[ai] = value
            elif values[ai] != value:
                facts = ai, values[ai], value
                draft.find("repeated_with_other_value", at, *facts, source=DICTIONARY)
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
    fill(draft, values, year, key)
    outcome = companions(frozenset(values))
    if outcome.missing or outcome.excluded or "8030" in values:
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
