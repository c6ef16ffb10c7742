"""Scanner stations, as a sheet."""

from tongma.foundation.platform.columns import SheetColumn, code, instant

STATIONS_COLUMNS = (
    SheetColumn("code", "ui.field.code"),
    SheetColumn("name", "ui.field.name"),
    code("profile.layout", "stations.layout", "layout"),
    SheetColumn("profile.prefix", "stations.prefix"),
    SheetColumn("profile.suffix", "stations.suffix"),
    SheetColumn("profile.separator", "stations.separator"),
    code("profile.doubts", "stations.doubt", "doubt"),
    instant("diagnosed_at", "stations.testedAt"),
)
