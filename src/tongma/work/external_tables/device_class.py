"""Words for the class of a device as people write them. Pure.

**Source:** 医疗器械监督管理条例, article 6: classes one to three.
"""

from tongma.work.external_tables.model import CellValue

_CLASSES = {
    "I": ("1", "I", "一"),
    "II": ("2", "II", "二"),
    "III": ("3", "III", "三"),
}
_WORDS = {word: name for name, words in _CLASSES.items() for word in words}


def read_device_class(text: str) -> CellValue:
    """Read a tidy text as I, II or III. Empty stays empty. Reason ``class_unknown``.

    >>> [read_device_class(text).value for text in ("III类", "第二类", "1", "iii", "IV")]
    ['III', 'II', 'I', 'III', '']
    """
    if not text:
        return CellValue("")
    word = text.upper().removesuffix("医疗器械").removesuffix("类").removeprefix("第").strip()
    found = _WORDS.get(word)
    return CellValue("", "class_unknown") if found is None else CellValue(found)
