"""All slots of a statement once a sentence, an actor and a move are proposed, by a rule or by a head."""

from __future__ import annotations

from dataclasses import dataclass, field

from goodoffices.codebook.roles import load_roles
from goodoffices.codebook.verbs import load_verbs
from goodoffices.codebook.words import (
    MEDIATOR_MOVES,
    Attribution,
    Modality,
    Move,
    Role,
    SpeakerKind,
)  # fmt: skip
from goodoffices.core.report import Quote
from goodoffices.core.statement import Statement
from goodoffices.core.when import When
from goodoffices.extract.clause import Scope
from goodoffices.extract.conditions import condition_of
from goodoffices.extract.dates import date_of
from goodoffices.extract.document import Document, Mention
from goodoffices.extract.frameworks import frameworks_of
from goodoffices.extract.modality import modality_of
from goodoffices.extract.proposal import Proposal
from goodoffices.extract.rules import acts_at, scopes_of
from goodoffices.extract.speakers import Voice, Voices, listen, voice_of

GENERAL = frozenset(
    [
        "any",
        "third-party",
        "outside",
        "outsider",
        "foreign",
        "foreigner",
        "international",
        "nobody",
        "third",
        "stranger",
        "external",
    ]
)
JOINT = frozenset((Move.NEGOTIATE, Move.AGREE))
HOSTILE = frozenset((Move.ESCALATE, Move.DEESCALATE, Move.ACCUSE, Move.DEMAND))
LADDER = {
    SpeakerKind.NAMED_OFFICIAL: Attribution.OFFICIAL_PARAPHRASED, SpeakerKind.INSTITUTION: Attribution.INSTITUTION,
    SpeakerKind.UNNAMED_OFFICIAL: Attribution.UNNAMED_OFFICIAL, SpeakerKind.ANONYMOUS: Attribution.UNNAMED_SOURCE,
    SpeakerKind.MEDIA: Attribution.OTHER_MEDIA, SpeakerKind.EXPERT: Attribution.EXPERT, SpeakerKind.PUBLIC: Attribution.UNATTRIBUTED,  # noqa: E501 - one thought, one line
}  # fmt: skip


@dataclass(slots=True)
class Context:
    """What filling the slots of one report's proposals needs, and what it remembers from one to the next.

    Attributes:
        document: The report.
        scopes: Its sentences by number.
        voices: Who is cited where.
        mediators: Mediators of the statements so far, the last at the end.
    """

    document: Document
    scopes: dict[int, Scope]
    voices: Voices
    mediators: list[tuple[int, str]] = field(default_factory=list)

    @property
    def year(self) -> int | None:
        """Year of publication."""
        since = self.document.report.published.when.since
        return since.year if since else None


def context_of(document: Document) -> Context:
    """The context of a document."""
    scopes = {scope.view.sentence.number: scope for scope in scopes_of(document)}
    return Context(document=document, scopes=scopes, voices=listen(document, scopes))


def complete(proposal: Proposal, context: Context, *, confidence: float, coder: str = "built-in") -> Statement:
    """The statement of a proposal, with all slots. Call it in the order of the text: mediators are remembered."""
    scope = context.scopes[proposal.sentence]
    report = context.document.report
    trigger = proposal.trigger if proposal.trigger >= 0 else trigger_of(scope, proposal)
    actor = _actor_mention(scope, proposal)
    quote = report.quote_sentence(proposal.sentence)
    third = third_party_of(proposal, trigger, context)
    toward = toward_of(proposal, trigger, third, context)
    voice = voice_of(scope, trigger, actor, proposal.move, context.document, context.voices)
    told = date_of(
        scope,
        trigger,
        proposal.move,
        report.text,
        report.published.when.since if report.published.when.is_day else None,
    )
    span = condition_of(scope, trigger) if proposal.move not in (Move.HEDGE,) else None
    outside = _is_outside(proposal, toward, context)
    modality = modality_of(
        scope,
        trigger,
        proposal.move,
        quote.text,
        when=told,
        year=context.year,
        conditional=span is not None,
        outside=outside,
    )
    condition = _span(scope, span, context) if modality is Modality.CONDITIONAL and span else None
    if third:
        context.mediators.append((proposal.sentence, third))
    return Statement(
        quote=quote, actor=proposal.actor, move=proposal.move, actor_role=proposal.role,
        third_party=third if proposal.move.is_mediation else None, toward=tuple(sorted(toward)),
        speaker=voice.name if voice else None, speaker_kind=voice.kind if voice else None, modality=modality, condition=condition,  # noqa: E501 - one thought, one line
        frameworks=frameworks_of(quote.text), when=When.parse(told) if told else None,
        attribution=attribution_of(voice), confidence=confidence, coder=coder, reasons=(proposal.rule, *proposal.features),  # noqa: E501 - one thought, one line
    )  # fmt: skip


def attribution_of(voice: Voice | None) -> Attribution:
    """Class of a source on the ladder of attribution."""
    if voice is None:
        return Attribution.UNATTRIBUTED
    if voice.kind is SpeakerKind.NAMED_OFFICIAL and voice.quoted:
        return Attribution.OFFICIAL_QUOTED
    return LADDER[voice.kind]


def _span(scope: Scope, span: tuple[int, int], context: Context) -> Quote:
    tokens = scope.view.tokens
    return context.document.report.quote(tokens[span[0]].start, tokens[span[1] - 1].end)


def _actor_mention(scope: Scope, proposal: Proposal) -> Mention | None:
    if proposal.mention >= 0:
        return scope.who(proposal.mention)
    mine = [one for _, one in sorted(scope.at.items()) if proposal.actor in one.actors]
    return next((one for one in mine if one.person or one.kind == "noun"), mine[0] if mine else None)


def trigger_of(scope: Scope, proposal: Proposal) -> int:
    """The word that tells a move that only a head saw: an entry of the lexicon, else the actor's verb."""
    view = scope.view
    table = load_verbs()
    best: tuple[int, int] | None = None
    for place in range(len(view)):
        for act in acts_at(scope, place, table):
            if proposal.move not in act.moves:
                continue
            mine = act.subject is not None and proposal.actor in act.subject[1].actors
            rank = (4 if mine else 0) + (2 if act.phrase.rest else 0) + (0 if act.noun else 1)
            if best is None or rank > best[0]:
                best = (rank, place)
    if best is not None and (best[0] >= 4 or proposal.actor is None):
        return best[1]
    for place, mention in sorted(scope.at.items()):
        if proposal.actor in mention.actors:
            verb = next((one for one in view.ancestors(place) if view.is_verb(one)), None)
            if verb is not None and best is None:
                return verb
    root = next((place for place in range(len(view)) if view.head(place) < 0), 0)
    return best[1] if best is not None else root


def third_party_of(proposal: Proposal, trigger: int, context: Context) -> str | None:
    """The mediator that a mediation move is about.

    Steps:
        1. A mediator's own moves are about itself.
        2. What the rule saw; else the owner of a noun of help, else another third party that the sentence names.
        3. None where the sentence speaks of help in general.
        4. Else the mediator last spoken of; the actor itself where it is no party.
    """
    move, actor = proposal.move, proposal.actor
    if not move.is_mediation:
        return None
    if move in MEDIATOR_MOVES:
        return actor
    if proposal.third_party and proposal.third_party != actor:
        return proposal.third_party
    scope, document = context.scopes[proposal.sentence], context.document
    named = _named_thirds(scope, document, actor, trigger)
    if named:
        return named
    lemmas = {scope.view.lemma(one) for one in range(len(scope.view))}
    if lemmas & GENERAL and move is not Move.HEDGE:
        return None
    if move is Move.HEDGE and actor not in document.parties:
        return actor
    recent = [
        code
        for number, code in context.mediators
        if code != actor and code not in document.parties and proposal.sentence - number <= 12
    ]
    if recent:
        return recent[-1]
    before = [
        one.actors[0]
        for one in document.mentions
        if one.sentence < proposal.sentence
        and one.actors
        and one.actors[0] in document.third_parties
        and one.actors[0] != actor
    ]
    return before[-1] if before else None


def _named_thirds(scope: Scope, document: Document, actor: str | None, trigger: int) -> str | None:
    """A third party in the sentence: owner of a noun of help first, then would-be mediators, then the nearest."""
    table, view = load_verbs(), scope.view
    owned, named = [], []
    for place, mention in scope.at.items():
        for code in mention.actors:
            if code in document.parties or code == actor:
                continue
            head = view.head(place)
            rank = 0 if mention.is_place else 2 if code in document.third_parties else 1
            far = abs(place - trigger)
            if head >= 0 and view.lemma(head) in table.help_nouns | table.help_offers | table.help_verbs:
                owned.append((-rank, far, code))
            named.append((-rank, far, code))
    best = sorted(owned) or sorted(named)
    return best[0][2] if best else None


def toward_of(proposal: Proposal, trigger: int, third: str | None, context: Context) -> tuple[str, ...]:
    """The other actors that a move is aimed at, by the codebook's rules for each move."""
    move, actor, document = proposal.move, proposal.actor, context.document
    scope = context.scopes[proposal.sentence]
    here = list(dict.fromkeys(code for _, one in sorted(scope.at.items()) for code in one.actors if code != actor))
    if move is Move.HEDGE:
        return ()
    if move.is_mediation and move not in MEDIATOR_MOVES:
        return (third,) if third else ()
    if move in MEDIATOR_MOVES:
        return _pair(scope, actor, trigger, document)
    seen = tuple(code for code in proposal.toward if code != actor)
    parties = tuple(code for code in document.parties if code != actor)
    is_party = actor in document.parties
    if move in JOINT:
        if is_party:
            return tuple(code for code in seen if code in document.parties) or parties
        return seen or tuple(here[:1])
    if seen:
        return seen
    if move is Move.URGE:
        return tuple(code for code in here if code in document.parties) or parties
    if move is Move.CONSULT:
        return tuple(here[:1])
    if move in HOSTILE and is_party:
        return parties
    return tuple(code for code in here if code in document.parties) or (
        parties if is_party or (actor is None and len(parties) == 1) else ()
    )


def _pair(scope: Scope, actor: str | None, trigger: int, document: Document) -> tuple[str, ...]:
    """Whom a mediator mediates between: the parties, unless the clause names another pair."""
    view = scope.view
    others = []
    for place, mention in sorted(scope.at.items()):
        above = view.ancestors(place)
        if trigger in above or any(view.lemma(one) in ("between",) for one in view.children(place, "case")):
            others += [code for code in mention.actors if code != actor and not mention.is_place]
    pair = list(dict.fromkeys(others))
    if len(pair) >= 2 and not set(pair) & set(document.parties):
        return tuple(pair[:2])
    return tuple(code for code in document.parties if code != actor)


def _is_outside(proposal: Proposal, toward: tuple[str, ...], context: Context) -> bool:
    """Whether the move is about others than the parties: a precedent."""
    parties = set(context.document.parties)
    return not ({proposal.actor, *toward} & parties)


__all__ = ["Context", "Role", "complete", "context_of", "load_roles", "third_party_of", "toward_of"]
