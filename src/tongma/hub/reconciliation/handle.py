"""The commands of parallel runs."""

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import allow
from tongma.hub.reconciliation import store
from tongma.hub.reconciliation.decide import decide_explain
from tongma.hub.reconciliation.model import (
    FIELDS,
    KIND,
    NAMING,
    DifferenceExplained,
    DifferenceState,
    ExplainDifference,
    ListMapped,
    MapList,
)
from tongma.work.external_tables.decide import decide_mapping
from tongma.work.external_tables.model import LayoutSaid
from tongma.work.external_tables.store import keep_layout


def map_list(tx: Tx, command: MapList) -> ListMapped:
    """Keep how lists with these headings are read. Refusals: ``run_unknown``, ``mapping_wrong``."""
    there = store.run_of(tx.connection, command.run)
    tx.at(site=there.site)
    needed = (("quantity",), NAMING)
    allow(decide_mapping(command.mapping, there.headings, FIELDS, needed))
    layout = keep_layout(tx, KIND, 0, there.headings, LayoutSaid(command.mapping))
    return ListMapped(there.id, layout.version)


def explain_difference(tx: Tx, command: ExplainDifference) -> DifferenceExplained:
    """Explain a difference. Refusals: ``run_unknown``, ``reason_required``,
    ``difference_unknown``.
    """
    there = store.run_of(tx.connection, command.run)
    tx.at(site=there.site)
    allow(decide_explain(command.state, tx.request.reason))
    explained = command.state == DifferenceState.EXPLAINED
    values = {
        "state": command.state,
        "reason": tx.request.reason if explained else "",
        "person": tx.actor.person if explained else 0,
    }
    store.explain(tx.connection, there.id, command.seq, values)
    return DifferenceExplained(there.id, command.seq, command.state)


KINDS = (
    Kind("parallel.map_list", MapList, map_list, ListMapped),
    Kind("parallel.explain_difference", ExplainDifference, explain_difference, DifferenceExplained),
)
