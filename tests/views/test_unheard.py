"""To a reader of one owner a lot, serial or label of another owner is as one never heard of.

Every address and every question about scans is asked twice, for what the other owner has and for
what nobody has: the answers are the same, but for the word that was asked for.
"""

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa

from tests.views.owners import (
    HIDDEN_CODE,
    HIDDEN_DAY,
    HIDDEN_EPC,
    HIDDEN_LOT,
    HIDDEN_SERIAL,
    Shared,
    reader,
)
from tongma.stock.tables import balance, item, lot, piece
from tongma.work.documents.tables import document

NEVER = 2**40
"""An id that nothing has."""
WORDS = (
    (HIDDEN_LOT, "NOSUCHLOT7"),
    (HIDDEN_SERIAL, "NOSUCHSER7"),
    (HIDDEN_CODE, "NOLOT-LABEL7"),
    (HIDDEN_EPC, "3034257BF7194E4000001A86"),
)
SCHEMES = ("lot", "serial", "internal", "epc")
_SKIPPED = ("/journal/stream",)
_STREAMED = ("/labels/commands", "/labels/test-sheet")


@pytest.fixture
def client_only(shared: Shared) -> Shared:
    shared.asking.append(reader(shared.theirs))
    return shared


def paths(shared: Shared) -> list[tuple[str, list[dict[str, Any]]]]:
    described = shared.get("/openapi.json").json()["paths"]
    return [
        (path.removeprefix("/api/v1"), operations["get"].get("parameters", []))
        for path, operations in described.items()
        if "get" in operations and path.startswith("/api/v1")
        and not path.endswith((*_SKIPPED, *_STREAMED))
    ]  # fmt: skip


def asked(shared: Shared, parameters: list[dict[str, Any]]) -> Iterator[tuple[dict, dict]]:
    """Yield what is asked for the other owner's goods, and the same for none."""
    known = {one["name"]: one for one in parameters}
    [(glove, hidden)] = shared.read(
        sa.select(lot.c.item, lot.c.id)
        .join(item, item.c.id == lot.c.item)
        .where(lot.c.number == HIDDEN_LOT, sa.not_(_is_of_piece(lot.c.id)))
    )
    [serial] = shared.read(sa.select(piece.c.id).where(piece.c.serial == HIDDEN_SERIAL))
    [site] = shared.read(sa.select(document.c.site).where(document.c.site != 0).distinct())
    given = {"kind": "items", "item": str(glove), "site": str(site.site), "line": "1", "ids": "1"}
    required = {name: given.get(name, "1") for name, one in known.items() if one.get("required")}
    both = {"lot": (hidden, NEVER), "piece": (serial.id, NEVER)}
    if "id" in known:
        for kind, (there, never) in both.items():
            yield ({**required, "kind": kind, "id": there}, {**required, "kind": kind, "id": never})
    elif "value" in known:
        for (word, other), scheme in itertools.product(WORDS, SCHEMES):
            yield ({**required, "scheme": scheme, "value": word},
                   {**required, "scheme": scheme, "value": other})  # fmt: skip
    else:
        yield required, required
        for one, other in _pairs(known, both):
            yield {**required, **one}, {**required, **other}


def _pairs(known: dict[str, Any], both: dict[str, tuple[int, int]]) -> Iterator[tuple[dict, dict]]:
    if "q" in known:
        yield from (({"q": word}, {"q": other}) for word, other in WORDS)
    for kind, (there, never) in both.items():
        if "target" in known:
            yield {"target_kind": kind, "target": there}, {"target_kind": kind, "target": never}
        if kind in known and known[kind]["schema"].get("maxLength") is None:
            yield {kind: there}, {kind: never}
        elif kind in known:
            yield {kind: HIDDEN_LOT}, {kind: "NOSUCHLOT7"}
        for name in {f"{kind}_id", "thing_id"} & known.keys():
            yield {name: there}, {name: never}


def _is_of_piece(column: Any) -> Any:
    return sa.select(balance.c.lot).where(balance.c.lot == column, balance.c.piece != 0).exists()


def told(text: str, *names: object) -> str:
    """Return an answer without the names that were asked for."""
    for name in names:
        text = text.replace(str(name), "?")
    return text


def test_no_address_tells_of_another_owners_goods(client_only: Shared) -> None:
    for path, parameters in paths(client_only):
        for there, never in asked(client_only, parameters):
            answers = []
            for values in (there, never):
                query = {k: v for k, v in values.items() if f"{{{k}}}" not in path}
                got = client_only.get(path.format(**values), **query)
                shown = told(got.text, *(str(v) for v in values.values()))
                answers.append((got.status_code, shown))
            assert answers[1] == answers[0], (path, there)
            for word in (HIDDEN_LOT, HIDDEN_SERIAL, HIDDEN_DAY, HIDDEN_EPC, HIDDEN_CODE):
                assert word not in answers[0][1], (path, there)


def scanned(shared: Shared) -> list[str]:
    """Return texts that name the goods of the other owner: bare, on our label, on the maker's."""
    codes = shared.rows("/identifiers", scheme="gtin", limit=500)
    labels = [f"01{code['value']}17980706" for code in codes]
    return [
        *(word for word, _never in WORDS),
        *(f"{text}10{HIDDEN_LOT}" for text in labels),
        *(f"{text}10{HIDDEN_LOT}\x1d21{HIDDEN_SERIAL}" for text in labels),
        *(f"]d2{text}21{HIDDEN_SERIAL}\x1d10{HIDDEN_LOT}" for text in labels),
    ]


@pytest.mark.parametrize("door", ["resolve", "session", "epcs"])
def test_no_scan_tells_of_another_owners_goods(client_only: Shared, door: str) -> None:
    def answer(raw: str) -> tuple[int, str]:
        body: dict[str, Any] = {
            "resolve": {"scans": [{"raw": raw}]},
            "session": {"packages": [{"scans": [{"raw": raw}]}]},
            "epcs": {"reads": [{"epc": raw}, {"epc": raw}]},
        }[door]
        got = client_only.client.post(f"/api/v1/scans/{door}", json=body)
        return got.status_code, got.text

    for raw in scanned(client_only):
        never = raw
        for word, other in WORDS:
            never = never.replace(word, other)
        hidden, unheard = answer(raw), answer(never)
        words = [one for pair in WORDS for one in pair]
        assert (unheard[0], told(unheard[1], *words)) == (hidden[0], told(hidden[1], *words)), raw


def test_who_may_see_the_other_owners_goods_is_told_of_them(client_only: Shared) -> None:
    client_only.asking.append(reader(client_only.company))
    scans = {"scans": [{"raw": HIDDEN_LOT}]}
    told_of = client_only.client.post("/api/v1/scans/resolve", json=scans).json()["candidates"]

    assert {HIDDEN_LOT} == {one["lot"]["number"] for one in told_of}
    assert {HIDDEN_DAY} == {one["lot"]["expiry"] for one in told_of}
