"""Proposals of the UDI databases, as a sheet."""

from tongma.foundation.platform.columns import SheetColumn, code, item

PROPOSALS_COLUMNS = (
    *item("item"),
    SheetColumn("name", "udi_proposals.what"),
    SheetColumn("current", "udi_proposals.current"),
    SheetColumn("proposed", "udi_proposals.proposed"),
    code("source", "identifiers.source", "codeSource"),
    code("state", "ui.document.state", "proposalState"),
)
