"""What every writer shares: refusing data that could not be read back.

>>> CannotWrite("value_empty", "(10)").finding.code
'value_empty'
"""

from devicecodes.reading import Finding


class CannotWrite(ValueError):  # noqa: N818  says what happened
    """The data break a rule of the code that was to be written; `finding` says which."""

    def __init__(self, code: str, *facts: str, source: str | None = None) -> None:
        """Refuse with the same code that a reader would report."""
        self.finding = Finding(code, None, facts, source)
        super().__init__(self.finding.message)
