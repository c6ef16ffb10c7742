"""What a check found."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Report:
    """Counts of what was looked at, and every fault with its place."""

    counted: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def count(self, what: str, number: int) -> None:
        """Say how many of something were looked at."""
        self.counted[what] = self.counted.get(what, 0) + number

    def fault(self, where: str, what: str) -> None:
        """Say what is wrong and where."""
        self.faults.append(f"{where}: {what}")

    def lines(self) -> list[str]:
        """Return the report for people."""
        shown = [f"{what}: {number}" for what, number in self.counted.items()]
        shown += [f"FAULT {fault}" for fault in self.faults]
        verdict = "no fault" if not self.faults else f"{len(self.faults)} faults"
        return [*shown, f"check: {verdict}"]
