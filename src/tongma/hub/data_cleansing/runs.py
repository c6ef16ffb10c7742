"""The states of a run, and which of them is work for the server. Pure."""

WORK = {
    "uploaded": "mapping",
    "examining": "comparing",
    "comparing": "examined",
    "correcting": "comparing",
    "confirming": "confirmed",
    "taking_back": "taken_back",
}
"""A state in which the server works → the state that follows."""
EXAMINABLE = ("mapping", "examined")
DECIDABLE = ("examined", "confirmed")
"""What was not taken in by a first confirmation may be decided, and confirmed again."""
LEASE_US = 60_000_000
"""How long a process that says nothing is taken to be alive."""
