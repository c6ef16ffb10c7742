"""How one scanner station changes what it reads."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """A station's habits, as `diagnose` finds them.

    layout: name of the keyboard layout that the text was typed through, None for the right one.
    prefix, suffix: text around every scan.
    separator: what the station sends for GS; "" where it sends nothing.
    """

    layout: str | None = None
    prefix: str = ""
    suffix: str = ""
    separator: str | None = None

    @property
    def sends_separators(self) -> bool:
        """True when the station is known to send GS in some form."""
        return bool(self.separator)

    def unwrap(self, raw: str) -> str:
        """Take prefix and suffix off, and put GS where the station's substitute stands."""
        text = raw
        if self.prefix and text.startswith(self.prefix):
            text = text[len(self.prefix) :]
        if self.suffix and text.endswith(self.suffix):
            text = text[: -len(self.suffix)]
        if self.separator and self.separator != "\x1d":
            text = text.replace(self.separator, "\x1d")
        return text
