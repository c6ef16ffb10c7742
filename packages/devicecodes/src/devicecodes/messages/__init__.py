"""Every finding: how severe it is, and its sentence in English and Chinese.

Codes and severities are fixed by the contract of a Reading; sentences may be improved any time.
`{0}`, `{1}`… stand for the finding's facts.

>>> render("value_empty", ("(10)",), "en")
'(10) has no value.'
"""

from typing import Literal

from devicecodes.messages import en

_ERRORS = """
    check_digit_wrong check_character_wrong check_pair_wrong pi_check_wrong unknown_ai
    unknown_data_identifier unknown_prefix value_too_short value_too_long value_empty not_a_digit
    character_not_allowed date_wrong time_wrong quantity_wrong duplicate_field
    repeated_with_other_value excluded_companion serial_component_missing primary_wrong
    secondary_wrong compound_count envelope_header envelope_trailer envelope_format uri_wrong
    qualifier_order qualifier_in_query di_wrong licence_wrong header_reserved header_unprogrammed
    partition_wrong value_range truncated not_hex link_differs contradiction input_not_json
    internal_error two_codes
"""
_WARNINGS = """
    required_companion_missing pi_check_missing legacy_prefix deprecated_form
    possible_missing_separator symbology_unfit symbology_differs restricted_circulation
    expiry_and_valid_until_differ not_stock product_missing rules_unpublished trailing_bits
    alternatives_cut dictionary_differs expiries_differ produced_after_expiry
    link_unproved symbol_unread
"""
_NOTES = """
    filter_reserved weak_evidence may_hold_ndc item_length_unusual day_derived symbology_unknown
    too_long empty personal_data
"""

SEVERITIES: dict[str, Literal["error", "warning", "note"]] = {
    **dict.fromkeys(_ERRORS.split(), "error"),
    **dict.fromkeys(_WARNINGS.split(), "warning"),
    **dict.fromkeys(_NOTES.split(), "note"),
}


def render(code: str, facts: tuple[str, ...], language: str) -> str:
    """Give the sentence for `code` in `language` (`en`, `zh`; any other: English)."""
    if language.startswith("zh"):
        from devicecodes.messages import zh

        sentences, unnamed = zh.SENTENCES, zh.LINTER
    else:
        sentences, unnamed = en.SENTENCES, en.LINTER
    if code.startswith("linter_"):
        rule = code.removeprefix("linter_")
        return sentences.get(code, unnamed).format(rule, *facts)
    return sentences[code].format(*facts, "", "", "")
