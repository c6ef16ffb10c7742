"""The commands of parallel runs."""

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import Decision, Json, refuse
from tongma.hub.reconciliation import store
from tongma.hub.reconciliation.model import FIELDS, KIND, NAMING, ExplainDifference, MapList
from tongma.work.external_tables.headings import columns_of
from tongma.work.external_tables.layouts import keep_layout


def map_list(tx: Tx, command: MapList) -> Decision:
    """Keep how lists with these headings are read. Refusals: ``run_unknown``, ``mapping_wrong``."""
    there = store.run_of(tx.connection, command.run)
    tx.at(site=there.site)
    columns = columns_of(command.mapping, there.headings, FIELDS)
    unknown: list[Json] = [name for name in command.mapping if name not in columns]
    missing: list[Json] = [] if "quantity" in columns else ["quantity"]
    if not set(NAMING) & set(columns):
        missing.append("code")
    if unknown or missing:
        raise refuse("mapping_wrong", unknown=unknown, missing=missing)
    layout = keep_layout(tx, KIND, 0, there.headings, (command.mapping, {}))
    return Decision({"run": str(there.id), "version": layout.version})


def explain_difference(tx: Tx, command: ExplainDifference) -> Decision:
    """Explain a difference. Refusals: ``run_unknown``, ``reason_required``,
    ``difference_unknown``.
    """
    there = store.run_of(tx.connection, command.run)
    tx.at(site=there.site)
    explained = command.state == "explained"
    if explained and not tx.request.reason.strip():
        raise refuse("reason_required", step="explain")
    values = {
        "state": command.state,
        "reason": tx.request.reason if explained else "",
        "person": tx.actor.person if explained else 0,
    }
    store.explain(tx.connection, (there.id, command.seq), values)
    return Decision({"run": str(there.id), "seq": str(command.seq), "state": command.state})


KINDS = (
    Kind("parallel.map_list", MapList, map_list),
    Kind("parallel.explain_difference", ExplainDifference, explain_difference),
)
