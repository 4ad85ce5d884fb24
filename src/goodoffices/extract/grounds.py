"""What each slot of a coded statement rests on: the words, the reader, what spoke for it and what for the next.

It asks those who fill the slots (`slots`, `thirds`, `targets`, `speakers`) once more, and changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from goodoffices.codebook.words import MEDIATOR_MOVES, Move, Role
from goodoffices.core.statement import Statement
from goodoffices.extract import speakers, targets, thirds
from goodoffices.extract.choice import shares_of
from goodoffices.extract.clause import Scope
from goodoffices.extract.date_grounds import date_ground
from goodoffices.extract.document import Document, Mention
from goodoffices.extract.proposal import Proposal
from goodoffices.extract.slots import actor_mention, how_of, place_of
from goodoffices.extract.statements import Coded

T = TypeVar("T")
NOBODY = "nobody"
OF_MEDIATOR = (
    ("itself", "the actor itself"), ("named as a place", "named as a place"), ("owns help", "the help is its own"),
    ("rule", "seen by the rule"), ("only would-be", "only would-be mediator"), ("last spoken of", "last spoken of"),
    ("nobody, help in general", "the words mean help in general"),
)  # fmt: skip
OF_SOURCE = (
    ("says above", "subject of the verb that says it"), ("here", "named in the sentence"),
    ("according", "behind “according to”"), ("signed", "signs the quotation"), ("label", "label of the turn"),
    ("running", "whose quotation runs on"), ("before", "cited last before"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One slot of a statement.

    Attributes:
        slot: Its name in the codebook.
        value: What it holds, in words.
        by: What that rests on.
    """

    slot: str
    value: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sight:
    """One statement with what its slots were filled from."""

    at: int
    coded: Coded
    document: Document
    proposal: Proposal
    scope: Scope
    trigger: int
    told: Statement

    @property
    def spoken_of(self) -> list[tuple[int, str]]:
        """Mediators of the statements before, with the numbers of their sentences."""
        before = self.coded.by_sentence[: self.at]
        return [(one.quote.sentence, one.third_party) for one in before if one.third_party]


def grounds_of(at: int, coded: Coded) -> tuple[Ground, ...]:
    """What the slots of a statement rest on.

    Args:
        at: Its place among the statements of the report.
        coded: The coding of the report.
    """
    proposal, document = coded.proposals[at], coded.context.document
    scope = coded.context.scopes[proposal.sentence]
    sight = _Sight(
        at=at, coded=coded, document=document, proposal=proposal, scope=scope, trigger=place_of(proposal, scope),
        told=coded.joint[at],
    )  # fmt: skip
    return tuple(ground for made in MAKERS for ground in made(sight))


def _actor(sight: _Sight) -> Iterator[Ground]:
    one, mention = sight.told, actor_mention(sight.scope, sight.proposal)
    value = (one.actor or NOBODY) + (f" ({one.actor_role.value})" if one.actor_role is not Role.GOV else "")
    by = "nobody is named" if one.actor is None else "the sentence does not name it"
    yield Ground(slot="actor", value=value, by=_named(mention, sight.document) if mention and one.actor else by)


def _named(mention: Mention, document: Document) -> str:
    """How words mean an actor."""
    words = document.report.text[mention.start : mention.end]
    person = f", {mention.person}" if mention.person and mention.person != words else ""
    return f"“{words}” ({mention.kind}{person})" if words else "the subject that a note leaves out"


def _move(sight: _Sight) -> Iterator[Ground]:
    proposal, word = sight.proposal, sight.scope.view.tokens[sight.trigger].text
    heads = f"heads {proposal.cell.probability:.2f}" if proposal.cell else "heads below their least"
    rule = f"rule {proposal.rule} at “{word}”" if proposal.trigger >= 0 else f"no rule, read at “{word}”"
    yield Ground(slot="move", value=str(sight.told.move), by=f"{rule}; {heads}")


def _mediator(sight: _Sight) -> Iterator[Ground]:
    one, proposal = sight.told, sight.proposal
    if not one.move.is_mediation:
        return
    by = "the move is the mediator's own"
    if one.move not in MEDIATOR_MOVES:
        rows = thirds.options(proposal, sight.trigger, sight.scope, sight.document, sight.spoken_of)
        facts = [words for name, words in OF_MEDIATOR if rows[one.third_party].get(name)]
        heads = dict(proposal.cell.thirds).get(one.third_party, 0.0) if proposal.cell else None
        place = [_place(one.third_party, sight)] if one.third_party else []
        weighed = _beside(one.third_party, thirds.weighed(rows), lambda code: code or NOBODY)
        by = "; ".join([*place, *facts, _heads(heads), weighed])
    yield Ground(slot="mediator", value=one.third_party or "nobody, help in general", by=by)


def _place(code: str, sight: _Sight) -> str:
    """Where an actor is named: in the sentence, else last before it."""
    text, here = sight.document.report.text, sight.proposal.sentence
    own = [one for one in sight.document.mentions_in(here) if code in one.actors and one.start < one.end]
    if own:
        return f"“{text[own[0].start : own[0].end]}” in the sentence"
    before = [one.sentence for one in sight.document.mentions if one.sentence < here and code in one.actors]
    return f"last named in sentence {before[-1]}" if before else "not yet named"


def _heads(share: float | None) -> str:
    return "the heads say nothing" if share is None else f"heads {share:.2f}"


def _beside(chosen: T, scores: Mapping[T, float], naming: Callable[[T], str]) -> str:
    """The share of an option by what speaks for all of them, and the next one with its own."""
    shares = shares_of(scores)
    others = sorted(((share, naming(option)) for option, share in shares.items() if option != chosen), reverse=True)
    after = f", next {others[0][1]} {others[0][0]:.2f}" if others else ""
    return f"weighed {shares[chosen]:.2f}{after}"


def _toward(sight: _Sight) -> Iterator[Ground]:
    one, proposal = sight.told, sight.proposal
    yield Ground(slot="toward", value=", ".join(one.toward) or NOBODY, by=_aim(one, proposal, sight))


def _aim(one: Statement, proposal: Proposal, sight: _Sight) -> str:
    """What the targets of a move rest on."""
    if one.move is Move.HEDGE:
        return "a hedge is aimed at nobody"
    if one.move in MEDIATOR_MOVES:
        is_parties = set(one.toward) <= set(sight.document.parties)
        return "the parties" if is_parties else "the pair that the clause names"
    if one.move.is_mediation:
        return "the mediator" if one.toward else "no mediator is named"
    rows = targets.options(proposal, sight.trigger, sight.scope, sight.document)
    shares = dict(proposal.cell.toward) if proposal.cell else {}
    seen = ["seen by the rule"] if one.toward and set(one.toward) <= set(proposal.toward) else []
    told = [f"{code}: {_place(code, sight)}, {_heads(shares.get(code, 0.0))}" for code in one.toward]
    return "; ".join([*told, *seen, _beside(one.toward, targets.weighed(rows, proposal.cell), _joined)])


def _joined(codes: Sequence[str]) -> str:
    return " and ".join(codes) or NOBODY


def _speaker(sight: _Sight) -> Iterator[Ground]:
    one, proposal, scope, voices = sight.told, sight.proposal, sight.scope, sight.coded.context.voices
    value = f"{one.speaker} ({one.speaker_kind})" if one.speaker else "the report itself"
    if speakers.attends(scope.view, sight.trigger):
        yield Ground(slot="speaker", value=value, by="the move is the occasion of somebody's words")
        return
    actor = actor_mention(scope, proposal)
    _, rows = speakers.options(proposal, sight.trigger, actor, scope, voices)
    _, scores = speakers.weighed(proposal, sight.trigger, actor, scope, sight.document, voices)
    facts = [words for name, words in OF_SOURCE if one.speaker and rows[one.speaker].get(name)]
    weighed = _beside(one.speaker, scores, lambda name: name or "the report itself")
    yield Ground(slot="speaker", value=value, by="; ".join([*facts[:1], *_heads_on_source(sight), weighed]))


def _heads_on_source(sight: _Sight) -> list[str]:
    """What the heads say of who is cited."""
    if sight.proposal.cell is None:
        return []
    (kind, share), span = sight.proposal.cell.kind, speakers.span_of(sight.proposal, sight.document)
    return [f"heads {kind or 'nobody'} {share:.2f}" + (f", “{span}”" if span else "")]


def _manner(sight: _Sight) -> Iterator[Ground]:
    """Modality and condition."""
    coded = sight.coded.by_sentence[sight.at]
    how = how_of(sight.proposal, sight.trigger, coded.toward, coded.third_party, sight.coded.context)
    yield Ground(slot="modality", value=str(how.modality), by=how.by)
    yield Ground(slot="condition", value=f"“{how.condition.text}”" if how.condition else "none", by=how.under)


def _date(sight: _Sight) -> Iterator[Ground]:
    value = sight.told.when.iso if sight.told.when else "none"
    yield Ground(slot="date", value=value or "none", by=date_ground(sight.at, sight.coded))


def _frameworks(sight: _Sight) -> Iterator[Ground]:
    if sight.told.frameworks:
        cell = sight.proposal.cell
        by = f"heads {cell.invokes:.2f} that one is invoked" if cell else "the heads say nothing"
        yield Ground(slot="frameworks", value="; ".join(sight.told.frameworks), by=by)


def _sure(sight: _Sight) -> Iterator[Ground]:
    """The confidence, and with whom a statement has it in common."""
    own, one = sight.coded.dated[sight.at].confidence, sight.told
    by = "its own probability"
    if abs(own - one.confidence) > 0.0005:
        same = [
            (before.confidence, before.actor or NOBODY)
            for before, after in zip(sight.coded.dated, sight.coded.joint, strict=True)
            if (after.quote.sentence, after.move, after.confidence) == (one.quote.sentence, one.move, one.confidence)
        ]  # fmt: skip
        told = " and ".join(f"{share:.3f} ({actor})" for share, actor in same)
        by = f"the mean of {told}, who are told of together"
    yield Ground(slot="confidence", value=f"{one.confidence:.3f}", by=by)


Maker = Callable[[_Sight], Iterator[Ground]]
MAKERS: tuple[Maker, ...] = (
    _sure, _actor, _move, _mediator, _toward, _speaker, _manner, _date, _frameworks,
)  # fmt: skip
