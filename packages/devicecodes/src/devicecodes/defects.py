"""What becomes of a code at which this library itself fails: one Reading that says so.

Nobody's text may end the batch, the stream or the request that it stands in; a fault of the
program is told as what it is, and never as a fault of the code.
"""

from devicecodes.draft import Draft
from devicecodes.reading import Reading


def defective(raw: str, symbology: str | None, defect: Exception) -> Reading:
    """Give the reading of `raw` where reading it raised `defect`: invalid, `internal_error`.

    >>> reading = defective("+A1", None, ValueError("no such thing"))
    >>> reading.status, reading.system, reading.findings[0].message
    ('invalid', 'unknown', 'The reading program failed at this code (ValueError): report it.')
    """
    draft = Draft("unknown", None, raw)
    draft.find("internal_error", None, type(defect).__name__)
    return draft.seal(raw, symbology)
