r"""Element strings written for people: `(01)09506000134352(10)ABC`.

A bracket inside a value is written `\(`. Source: GS1 General Specifications 4.15.

>>> read_bracketed("(01)09506000134352(10)A(21)7", 2026).lot
'A'
"""

import re

from devicecodes.controls import GS
from devicecodes.draft import Draft
from devicecodes.gs1.element_string import interpret
from devicecodes.gs1.meaning import DICTIONARY, element
from devicecodes.gs1.rules import RULES, fault_of
from devicecodes.reading import Element

START = re.compile(r"\(([0-9]{2,4})\)")
_NEXT = re.compile(r"(?<!\\)\(")


def read_bracketed(text: str, year: int, kind: str = "bracketed") -> Draft:
    """Read bracketed text; every bracket that is not escaped begins an AI."""
    draft = Draft("gs1", kind, text)
    values: dict[str, str] = {}
    elements: list[Element] = []
    at = 0
    while at < len(text):
        start = START.match(text, at)
        if start is None or start[1] not in RULES.rows:
            draft.find("unknown_ai", at, text[at : at + 6], source=DICTIONARY)
            break
        ai, begin = start[1], start.end()
        stop = _NEXT.search(text, begin)
        end = stop.start() if stop else len(text)
        # A separator that was copied along with the brackets ends the value and is none of it.
        value = text[begin:end].rstrip(GS).replace("\\(", "(")
        rule = RULES[ai]
        elements.append(element(ai, value, rule.title, at + 1))
        fault = fault_of(rule, value)
        if fault is not None:
            draft.find(fault.code, begin + fault.at, *fault.facts, source=DICTIONARY)
        elif values.setdefault(ai, value) != value:
            facts = ai, values[ai], value
            draft.find("repeated_with_other_value", at + 1, *facts, source=DICTIONARY)
        at = end
    draft.elements = tuple(elements)
    interpret(draft, values, year)
    return draft
