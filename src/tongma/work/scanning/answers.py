"""A decision in the shapes of its answer, for screens and programs. Pure."""

from collections.abc import Callable, Sequence

from devicecodes import Reading, to_json_text
from tongma.foundation.kernel.quantity import show
from tongma.foundation.platform.shapes import Shape
from tongma.masterdata.identifiers.query import Bound
from tongma.masterdata.names.query import controlled_item_out
from tongma.masterdata.names.shapes import LevelOut, LotOut, PlaceOut
from tongma.masterdata.places.query import PlaceInfo
from tongma.stock.query.goods import LotFacts
from tongma.work.scanning.decide import ROUTES, actions_on
from tongma.work.scanning.model import Meant, Weighed
from tongma.work.scanning.resolving import Told
from tongma.work.scanning.shapes import (
    CandidateOut,
    ChosenObjectOut,
    ChosenReadingOut,
    CountsAsOut,
    LocatedPieceOut,
    ObjectChoiceOut,
    PlaceCodeOut,
    QuestionOut,
    ReadingChoiceOut,
    SaidByBindingOut,
    ScanActionOut,
)
from tongma.work.scanning.weigh import CHOICES_MAX

May = Callable[[str], bool]
"""Says whether the caller has a right."""
_CANDIDATE = Shape[CandidateOut](CandidateOut)
_QUESTION = Shape[QuestionOut](QuestionOut)
_ACTIONS = {name: ScanActionOut(name, route) for name, route in ROUTES.items()}


def told_text(told: Told, may: May) -> str:
    """Return a decision as the JSON text of a ``ResolutionOut``.

    What stands in the answer twice, the accepted object and the reading of an only symbol, is
    written once.
    """
    candidates = candidates_out(told, may)
    written = [_CANDIDATE.text(one) for one in candidates]
    question = question_out(told, candidates)
    readings = [to_json_text(one) for one in told.readings]
    alone = told.whole is told.readings[0]
    return (
        f'{{"outcome":"{told.resolved.outcome}",'
        f'"object":{written[0] if told.resolved.outcome == "accepted" else "null"},'
        f'"question":{_QUESTION.text(question) if question is not None else "null"},'
        f'"candidates":[{",".join(written)}],'
        f'"reading":{readings[0] if alone else to_json_text(told.whole)},'
        f'"readings":[{",".join(readings)}]}}'
    )


def candidates_out(told: Told, may: May) -> list[CandidateOut]:
    """Return the meanings of a package, the most plausible first."""
    return [candidate_out(one, may) for one in told.resolved.ranked]


def candidate_out(one: Weighed, may: May) -> CandidateOut:
    """Return a meaning with its evidence and what can be done with it."""
    meant = one.meant
    return CandidateOut(
        kind=meant.kind,
        id=meant.id,
        title=meant.title,
        item=None if meant.item is None else controlled_item_out(meant.item),
        lot=_lot(meant.lot),
        piece=_piece(meant),
        place=_place(meant.place),
        counts_as=counts_as_out(meant),
        binding=_binding(meant.binding),
        score=one.score,
        reasons_for=[reason.code for reason in one.reasons if reason.points > 0],
        reasons_against=[reason.code for reason in one.reasons if reason.points < 0],
        actions=[_ACTIONS[name] for name in actions_on(meant, may)],
    )


def _lot(lot: LotFacts | None) -> LotOut | None:
    return None if lot is None else LotOut(lot.id, lot.number, lot.expiry)


def _piece(meant: Meant) -> LocatedPieceOut | None:
    if meant.piece is None:
        return None
    there = None if meant.piece_at is None else PlaceCodeOut(*meant.piece_at)
    return LocatedPieceOut(meant.piece.id, meant.piece.serial, there)


def _place(place: PlaceInfo | None) -> PlaceOut | None:
    return None if place is None else PlaceOut(place.id, place.code, place.name, place.kind)


def _binding(one: Bound | None) -> SaidByBindingOut | None:
    if one is None:
        return None
    return SaidByBindingOut(one.id, one.scheme, one.value, one.scope, one.role, one.status)


def counts_as_out(meant: Meant) -> CountsAsOut | None:
    """Return what one scan of it counts as, in base units; None where it is no goods."""
    if meant.item is None or not meant.factor:
        return None
    decimals = meant.item.decimals
    level = LevelOut(meant.level, meant.level_name, str(meant.factor)) if meant.level else None
    return CountsAsOut(meant.item_id, show(meant.factor * 10**decimals, decimals), level)


def question_out(told: Told, candidates: Sequence[CandidateOut]) -> QuestionOut | None:
    """Return one question with at most four choices: objects, or readings of the label.

    Each choice carries ``chosen``: what to send with the scan as its answer.
    """
    ask = told.resolved.ask
    if not ask:
        return None
    unsure = next((one for one in told.readings if one.alternatives), None)
    if unsure is not None and len({_item(one) for one in candidates}) <= 1:
        legal = told.possible(unsure)
        cuts = [_reading_choice(one) for one in legal[:CHOICES_MAX]]
        return QuestionOut(ask, [*cuts], len(legal) > CHOICES_MAX)
    objects = [_object_choice(one) for one in candidates[:CHOICES_MAX]]
    return QuestionOut(ask, [*objects], len(candidates) > CHOICES_MAX)


def _item(one: CandidateOut) -> int:
    return one.item.id if one.item else 0


def _reading_choice(one: Reading) -> ReadingChoiceOut:
    said = ChosenReadingOut(one.lot or "", one.serial or "", one.expiry or "")
    return ReadingChoiceOut(one.lot, one.serial, one.expiry, said)


def _object_choice(one: CandidateOut) -> ObjectChoiceOut:
    chosen = None
    if one.item is not None:
        number = one.lot.number if one.lot else ""
        serial = one.piece.serial if one.piece else ""
        chosen = ChosenObjectOut(one.item.id, number, serial)
    return ObjectChoiceOut(one.kind, one.id, one.title, chosen)
