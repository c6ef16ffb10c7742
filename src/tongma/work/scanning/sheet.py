"""Readings that were kept, as a sheet."""

from tongma.foundation.platform.columns import SheetColumn, code, instant

KEPT_COLUMNS = (
    instant("happened_at", "kept_readings.at"),
    SheetColumn("raw", "codes.fact.raw"),
    code("outcome", "kept_readings.outcome", "scanOutcome"),
    code("status", "kept_readings.reading", "reading"),
    code("findings", "kept_readings.found", "finding"),
    code("repairs", "kept_readings.repaired", "repair"),
    SheetColumn("station", "kept_readings.station"),
    code("way", "identifiers.source", "way"),
)
