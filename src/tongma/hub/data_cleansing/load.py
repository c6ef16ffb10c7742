"""Taking rows into the catalogue by its own commands, and taking them back."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pydantic

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.trial import attempt, run_part
from tongma.foundation.commands.tx import Reader, Tx
from tongma.foundation.kernel.outcome import Refusal, finished
from tongma.hub.data_cleansing import load_store
from tongma.hub.data_cleansing.load_store import MadeItem
from tongma.hub.data_cleansing.model import RowFinding
from tongma.hub.data_cleansing.shapes import InUse
from tongma.hub.data_cleansing.store import StoredRow
from tongma.hub.data_cleansing.survivorship import codes_of, item_of
from tongma.masterdata.catalogue.handle import KINDS as CATALOGUE
from tongma.masterdata.catalogue.handle import SAVE_ITEM
from tongma.masterdata.catalogue.model import (
    BindIdentifier,
    ItemData,
    LevelIdentifier,
    SaveItem,
)
from tongma.masterdata.catalogue.query import item_by_code, items_of, levels_of_item
from tongma.masterdata.identifiers.binding import unbind
from tongma.masterdata.identifiers.model import CodeBound
from tongma.masterdata.identifiers.query import bound_to, identifiers_of_all
from tongma.masterdata.partners.query import partner_by_name
from tongma.masterdata.versions.model import Saved
from tongma.masterdata.versions.query import current
from tongma.stock.query.goods import items_with_lots
from tongma.work.documents.query import items_on_documents

_BIND: Kind[Any, Any] = next(kind for kind in CATALOGUE if kind.name == "catalogue.bind_identifier")
_ITEM = pydantic.TypeAdapter(ItemData)


def take_item(tx: Tx, run: int, lead: int) -> bool:
    """Take the rows of one item in; what the catalogue refuses becomes a finding of the first row.

    Returns whether it was taken in.
    """
    rows = load_store.rows_of_lead(tx.connection, run, lead)
    said = _said(tx, run, rows)
    done: dict[str, int] = {}

    def work() -> None:
        known = -lead if lead < 0 else _retired(tx, said[0].get("code", ""))
        if lead < 0:
            done.update(_bind_to(tx, run, known, said))
        else:
            done.update(_make(tx, known, said))

    refusal = attempt(tx, work)
    if refusal is not None:
        load_store.add_finding(tx.connection, run, rows[0].line, _not_taken_in(refusal))
        return False
    load_store.set_item(tx.connection, run, [one.line for one in rows], done)
    return True


def _said(tx: Tx, run: int, rows: Sequence[StoredRow]) -> list[Mapping[str, str]]:
    """Return the values of rows as they were decided: a refused proposal keeps what was given."""
    kept = load_store.decided_of(tx.connection, run, [one.line for one in rows])
    return [{**one.values, **kept.get(one.line, {})} for one in rows]


def _not_taken_in(refusal: Refusal) -> RowFinding:
    facts = {name: str(value) for name, value in refusal.facts.items()}
    return RowFinding("not_taken_in", given=refusal.code, facts=facts)


def _retired(tx: Tx, code: str) -> int:
    """Return the retired item with a code: a run that was taken back may be confirmed anew."""
    known = item_by_code(tx.connection, code) or 0
    facts = items_of(tx.connection, [known]).get(known) if known else None
    return known if facts is not None and facts.state == "retired" else 0


def _make(tx: Tx, known: int, said: Sequence[Mapping[str, str]]) -> dict[str, int]:
    name = next((values["maker"] for values in said if values.get("maker")), "")
    maker = partner_by_name(tx.connection, name) if name else None
    data = item_of(said, maker or 0)
    command = SaveItem(data, id=known, identifiers=tuple(codes_of(said, data.levels)))
    saved = _save(tx, command)
    return {"item": saved.id, "made": 1, "version": saved.version}


def _save(tx: Tx, command: SaveItem) -> Saved:
    saved: Saved = finished(run_part(tx, SAVE_ITEM, command))
    return saved


def _bind_to(tx: Tx, run: int, item: int, said: Sequence[Mapping[str, str]]) -> dict[str, int]:
    """Bind the codes to an item that was there before; what it says of itself stays."""
    own = items_of(tx.connection, [item])[item].code
    levels = {level.factor: level.name for level in levels_of_item(tx.connection, item)}
    data = item_of(said)
    wanted = [
        code
        for code in codes_of([{"code": own}, *said], data.levels)
        if code.level in ("", *levels.values())
    ]
    fresh = []
    for code in wanted:
        there = {bound.id for bound in bound_to(tx.connection, code.scheme, code.value)}
        binding = _bind(tx, item, code)
        if binding not in there:
            fresh.append(binding)
    load_store.keep_bound(tx.connection, run, item, fresh)
    return {"item": item, "made": 0}


def _bind(tx: Tx, item: int, code: LevelIdentifier) -> int:
    bound: CodeBound = finished(run_part(tx, _BIND, BindIdentifier(item, code)))
    return bound.binding


def in_use(reader: Reader, made: Sequence[MadeItem]) -> dict[int, InUse]:
    """Return item → why it cannot be taken back: ``in_stock``, ``on_document``, ``changed_since``,
    ``code_bound_since``; the first that holds, in this order.
    """
    connection = reader.connection
    items = [one.item for one in made]
    facts = items_of(connection, items)
    coded = {
        identifier.target
        for identifier in identifiers_of_all(connection, "item", items)
        if identifier.source != "catalogue"
    }
    changed = {
        taken.item
        for taken in made
        if (found := current(connection, "item", taken.item)) is None
        or found.number != taken.version
    }
    why: dict[int, InUse] = {}
    reasons: tuple[tuple[InUse, Collection[int]], ...] = (
        ("in_stock", items_with_lots(connection, items)),
        ("on_document", items_on_documents(connection, items)),
        ("changed_since", changed),
        ("code_bound_since", coded),
    )
    for reason, there in reasons:
        for item in there:
            why.setdefault(item, reason)
    return {item: reason for item, reason in why.items() if item in facts}


def take_back(tx: Tx, run: int, made: Sequence[MadeItem]) -> tuple[int, int]:
    """Retire items that nobody uses and end their codes. Returns how many, and how many stay."""
    used = in_use(tx, made)
    free = [one.item for one in made if one.item not in used]
    for item in free:
        _retire(tx, item)
    load_store.set_taken_back(tx.connection, run, free)
    return len(free), len(used)


def _retire(tx: Tx, item: int) -> None:
    there = current(tx.connection, "item", item)
    if there is None:
        return
    data = replace(_ITEM.validate_python(dict(there.body)), state="retired")
    _save(tx, SaveItem(data, id=item, identifiers=()))


def unbind_all(tx: Tx, run: int) -> int:
    """End the codes that a run bound to items which were there before. Returns how many."""
    ended = 0
    for item, bindings in load_store.bound_by(tx.connection, run).items():
        for identifier in identifiers_of_all(tx.connection, "item", [item]):
            if identifier.id in bindings:
                given = LevelIdentifier(
                    identifier.scheme, identifier.value, scope=identifier.scope
                ).identifier()
                unbind(tx, given, "item", item)
                ended += 1
        load_store.forget_bound(tx.connection, run, [item])
    return ended
