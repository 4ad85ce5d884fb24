"""Where a party stands on a mediator, as one want or as one for each reading that the reports leave."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from goodoffices.codebook.phrasing import VENUE
from goodoffices.codebook.words import StanceRole, StanceValue
from goodoffices.core.conflict import Reading, Want
from goodoffices.core.record import Event, Stance
from goodoffices.core.report import Quote
from goodoffices.draft.board import Board, key
from goodoffices.draft.doubts import are_unsure
from goodoffices.draft.evidence import basis_of, called, listed, quotes_of
from goodoffices.draft.ground import holding, latest_quotes, newness
from goodoffices.draft.options import agreed_under
from goodoffices.draft.terms import expression_of

S = StanceValue
# Ids of readings, what each says of a party, and the values that carry it, the firmest first.
KINDS = (
    ("refuses", "refuses help from {whom}", (S.REFUSES,)),
    ("hesitates", "does not commit itself on help from {whom}", (S.UNCLEAR,)),
    ("conditional", "accepts help from {whom} on a condition", (S.ACCEPTS_IF,)),
    ("accepts", "wants help from {whom}", (S.REQUESTS, S.ACCEPTS)),
)
CONSENTS = ("conditional", "accepts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attitude:
    """One way to read a party's stance on one mediator.

    Attributes:
        id: Name of the reading.
        says: What it says of the party.
        stances: What carries it; none where the record is silent.
        deeds: Agreements concluded in that mediation, which carry it without a word.
    """

    id: str
    says: str
    stances: tuple[Stance, ...] = ()
    deeds: tuple[Event, ...] = ()

    @property
    def quotes(self) -> frozenset[Quote]:
        """The sentences that carry it."""
        return frozenset(told.quote for one in self.stances for told in one.evidence)

    @property
    def confidence(self) -> float:
        """The confidence of the surest statement behind it, 0 to 1."""
        return max((told.confidence for one in self.stances for told in one.evidence), default=0.0)


def attitudes(party: str, mediator: str, board: Board) -> tuple[Attitude, ...]:
    """The readings of a party's stance on a mediator: one where reports agree, none where they are silent."""
    stances = holding(board.record, party, StanceRole.PARTY, mediator)
    if deeds := agreed_under(party, mediator, board):
        accepting = tuple(one for one in stances if one.value in KINDS[-1][2])
        return (Attitude(id="accepts", says="wants it", stances=accepting, deeds=deeds),)
    found = []
    for name, says, values in KINDS:
        own = tuple(one for one in stances if one.value in values)
        own = tuple(_without_refusals(one, stances) for one in own) if name == "hesitates" else own
        is_general = name == "refuses" and any(one.third_party is None for one in own)
        if own:
            found.append(Attitude(id=name, says="refuses third-party help" if is_general else says, stances=own))
    clear = [one for one in found if not _is_misread(one, found)]
    sure = tuple(one for one in clear if not _is_doubtful(one) or _is_newest(one, clear))
    if all(map(_is_doubtful, sure)):
        sure = ()
    if found and not sure:
        told = tuple(stance for one in found for stance in one.stances)
        return (Attitude(id="hesitates", says="is told of in doubtful words alone", stances=told),)
    return sure


def _without_refusals(one: Stance, others: Iterable[Stance]) -> Stance:
    """A hesitation without the sentences that tell a refusal more surely, unless nothing else tells of it."""
    refusing = {
        told.quote: told.confidence for each in others if each.value is S.REFUSES for told in each.evidence
    }  # fmt: skip
    plain = tuple(told for told in one.evidence if told.confidence > refusing.get(told.quote, 0.0))
    return replace(one, evidence=plain or one.evidence)


def _is_misread(one: Attitude, found: Iterable[Attitude]) -> bool:
    """Whether a reading rests on a sentence alone that is read the other way as well, and there with more behind it.

    That is a doubt of the coder's, not a difference between reports. A refusal and a hesitation go together in one
    sentence; consent goes with neither.
    """
    return any(
        (one.id in CONSENTS) is not (other.id in CONSENTS)
        and one.quotes <= other.quotes
        and (len(one.quotes), one.confidence) < (len(other.quotes), other.confidence)
        for other in found
    )


def _is_newest(one: Attitude, found: Iterable[Attitude]) -> bool:
    """Whether a reading begins after all others: a doubtful last word leaves open what a firm one before it settled."""
    others = [newness(stance) for other in found if other is not one for stance in other.stances]
    return bool(others) and min(map(newness, one.stances)) > max(others)


def _is_doubtful(one: Attitude) -> bool:
    """Whether only statements of low confidence carry a reading, which beside a firm one is none."""
    return are_unsure(statement for stance in one.stances for statement in stance.evidence)


def readings_of(party: str, mediator: str, board: Board, found: tuple[Attitude, ...]) -> tuple[Reading, ...]:
    """Named readings with the origins on either side; none where there is only one way to read the record."""
    if len(found) < 2:
        return ()
    who, whom = called(party), called(mediator)
    return tuple(
        Reading(id=one.id, says=f"{who} {one.says.format(whom=whom)} ({_origins(one)}).",
                basis=basis_of(quotes_of(sorted(one.stances, key=lambda stance: stance.third_party is None))))
        for one in found
    )  # fmt: skip


def _origins(one: Attitude) -> str:
    reports = {statement.quote.report for stance in one.stances for statement in stance.evidence}
    n = min(len(reports), sum(stance.n_origins for stance in one.stances))
    return "one origin" if n == 1 else f"{n} origins"


def stance_wants(
    party: str, mediator: str, board: Board, found: tuple[Attitude, ...], reading_of: dict[str, str]
) -> list[Want]:
    """What a party's stance says that it wants.

    Args:
        party: Whose stance.
        mediator: On whom.
        board: The players.
        found: The attitudes that hold.
        reading_of: Id of the player's reading under which each attitude counts; empty where it always does.
    """
    stem = f"{key(party)}.{key(mediator)}" if len(board.mediators) > 1 else key(party)
    if not found:
        return [_silent(stem, party, mediator, board)]
    return [want for one in found for want in _wants_of(one, stem, party, mediator, board, reading_of.get(one.id, ""))]


def _silent(stem: str, party: str, mediator: str, board: Board) -> Want:
    silent = f"No report tells where {called(party)} stands on help from {called(mediator)}."
    return Want(id=f"{stem}.consent", expression=board.accept(party, mediator), is_sign_open=True,
                basis=basis_of((), silent))  # fmt: skip


def _wants_of(one: Attitude, stem: str, party: str, mediator: str, board: Board, reading: str) -> list[Want]:
    why = f"{called(party)} agreed to what {called(mediator)} brokered, which is read as consent."
    accept = board.accept(party, mediator)
    basis = basis_of((*quotes_of(one.deeds), *latest_quotes(one.stances, board.record)), why if one.deeds else "")
    tail = f".{one.id}" if reading else ""
    if one.id == "refuses":
        if all(VENUE.search(quote.text) for quote in one.quotes):
            place = f"It is as a place for talks that {called(party)} is told to refuse {called(mediator)}"
            basis = replace(basis, assumption=f"{place}; that is read as a refusal of its help.")
        return [Want(id=f"{stem}.refusal", expression=f"not {accept}", reading=reading, basis=basis)]
    if one.id == "hesitates":
        open_ = f"{called(party)} does not commit itself on it: whether it would consent is open."
        if _is_doubtful(one):
            open_ = f"Only doubtful statements tell where {called(party)} stands on it: its consent is taken as open."
        elif len({stance.value for stance in one.stances}) > 1:
            open_ = f"The reports differ on where {called(party)} stands on it: its consent is taken as open."
        return [Want(id=f"{stem}.hesitation", expression=accept, is_sign_open=True, reading=reading,
                     basis=basis_of(quotes_of(one.stances), open_))]  # fmt: skip
    if one.id == "conditional":
        return _conditional(one, stem, party, mediator, board, reading)
    return [
        Want(id=f"{stem}.mediation{tail}", expression=board.mediated(mediator), reading=reading, basis=basis),
        Want(id=f"{stem}.consent{tail}", expression=accept, reading=reading, basis=basis),
    ]


def _conditional(one: Attitude, stem: str, party: str, mediator: str, board: Board, reading: str) -> list[Want]:
    accept, quotes = board.accept(party, mediator), quotes_of(one.stances)
    words = listed(stance.condition or "" for stance in one.stances)
    terms = next((text for s in one.stances if (text := expression_of(s.condition or "", party, board, mediator))), "")
    if not terms:
        open_ = f"No option tells whether {called(party)} sees its condition met (“{words}”); its consent is open."
        return [Want(id=f"{stem}.conditional", expression=accept, is_sign_open=True, reading=reading,
                     basis=basis_of(quotes, open_))]  # fmt: skip
    kept = f"The condition of {called(party)} (“{words}”) is kept as a preference, since it could drop it."
    return [
        Want(id=f"{stem}.mediation.conditional", expression=f"{board.mediated(mediator)} and {terms}", reading=reading,
             basis=basis_of(quotes)),
        Want(id=f"{stem}.condition", expression=f"if {accept} then ({terms})", reading=reading,
             basis=basis_of(quotes, kept)),
    ]  # fmt: skip
