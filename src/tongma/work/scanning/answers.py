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
from tongma.work.scanning.labels import possible_readings
from tongma.work.scanning.model import Candidate, Resolution, ScoredCandidate
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


def resolution_text(resolution: Resolution, may: May) -> str:
    """Return a decision as the JSON text of a ``ResolutionOut``.

    What stands in the answer twice, the accepted object and the reading of an only symbol, is
    written once.
    """
    candidates = candidates_out(resolution, may)
    written = [_CANDIDATE.text(one) for one in candidates]
    question = question_out(resolution, candidates)
    readings = [to_json_text(one) for one in resolution.readings]
    alone = resolution.reading is resolution.readings[0]
    return (
        f'{{"outcome":"{resolution.outcome}",'
        f'"object":{written[0] if resolution.outcome == "accepted" else "null"},'
        f'"question":{_QUESTION.text(question) if question is not None else "null"},'
        f'"candidates":[{",".join(written)}],'
        f'"reading":{readings[0] if alone else to_json_text(resolution.reading)},'
        f'"readings":[{",".join(readings)}]}}'
    )


def candidates_out(resolution: Resolution, may: May) -> list[CandidateOut]:
    """Return the meanings of a package, the most plausible first."""
    return [candidate_out(one, may) for one in resolution.ranked]


def candidate_out(scored: ScoredCandidate, may: May) -> CandidateOut:
    """Return a meaning with its evidence and what can be done with it."""
    candidate = scored.candidate
    return CandidateOut(
        kind=candidate.kind,
        id=candidate.id,
        title=candidate.title,
        item=None if candidate.item is None else controlled_item_out(candidate.item),
        lot=_lot(candidate.lot),
        piece=_piece(candidate),
        place=_place(candidate.place),
        counts_as=counts_as_out(candidate),
        binding=_binding(candidate.binding),
        standing=candidate.standing,
        score=scored.score,
        reasons_for=[reason.code for reason in scored.reasons if reason.points > 0],
        reasons_against=[reason.code for reason in scored.reasons if reason.points < 0],
        actions=[_ACTIONS[name] for name in actions_on(candidate, may)],
    )


def _lot(lot: LotFacts | None) -> LotOut | None:
    return None if lot is None else LotOut(lot.id, lot.number, lot.expiry)


def _piece(candidate: Candidate) -> LocatedPieceOut | None:
    if candidate.piece is None:
        return None
    there = None if candidate.piece_at is None else PlaceCodeOut(*candidate.piece_at)
    return LocatedPieceOut(candidate.piece.id, candidate.piece.serial, there)


def _place(place: PlaceInfo | None) -> PlaceOut | None:
    return None if place is None else PlaceOut(place.id, place.code, place.name, place.kind)


def _binding(binding: Bound | None) -> SaidByBindingOut | None:
    if binding is None:
        return None
    return SaidByBindingOut(
        binding.id, binding.scheme, binding.value, binding.scope, binding.role, binding.status
    )


def counts_as_out(candidate: Candidate) -> CountsAsOut | None:
    """Return what one scan of it counts as, in base units; None where it is no goods."""
    if candidate.item is None or not candidate.factor:
        return None
    decimals = candidate.item.decimals
    level = (
        LevelOut(candidate.level, candidate.level_name, str(candidate.factor))
        if candidate.level
        else None
    )
    return CountsAsOut(candidate.item_id, show(candidate.factor * 10**decimals, decimals), level)


def question_out(resolution: Resolution, candidates: Sequence[CandidateOut]) -> QuestionOut | None:
    """Return one question with at most four choices: objects, or readings of the label.

    Each choice carries ``chosen``: what to send with the scan as its answer.
    """
    ask = resolution.ask
    if not ask:
        return None
    unsure = next((one for one in resolution.readings if one.alternatives), None)
    if unsure is not None and len({_item(one) for one in candidates}) <= 1:
        legal = possible_readings(resolution, unsure)
        cuts = [_reading_choice(one) for one in legal[:CHOICES_MAX]]
        return QuestionOut(ask, [*cuts], len(legal) > CHOICES_MAX)
    objects = [_object_choice(one) for one in candidates[:CHOICES_MAX]]
    return QuestionOut(ask, [*objects], len(candidates) > CHOICES_MAX)


def _item(candidate: CandidateOut) -> int:
    return candidate.item.id if candidate.item else 0


def _reading_choice(reading: Reading) -> ReadingChoiceOut:
    said = ChosenReadingOut(reading.lot or "", reading.serial or "", reading.expiry or "")
    return ReadingChoiceOut(reading.lot, reading.serial, reading.expiry, said)


def _object_choice(candidate: CandidateOut) -> ObjectChoiceOut:
    chosen = None
    if candidate.item is not None:
        number = candidate.lot.number if candidate.lot else ""
        serial = candidate.piece.serial if candidate.piece else ""
        chosen = ChosenObjectOut(candidate.item.id, number, serial)
    return ObjectChoiceOut(candidate.kind, candidate.id, candidate.title, chosen)
