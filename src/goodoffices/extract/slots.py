"""All slots of a statement once a sentence, an actor and a move are proposed, by a rule or by the heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from goodoffices.codebook.speech import load_speech
from goodoffices.codebook.verbs import load_verbs
from goodoffices.codebook.words import MEDIATOR_MOVES, Attribution, Modality, Move, Role, SpeakerKind
from goodoffices.core.attribution import own_text_attribution
from goodoffices.core.report import Quote, Report
from goodoffices.core.statement import Statement
from goodoffices.core.when import When
from goodoffices.extract import speakers, told_times
from goodoffices.extract.acts import acts_at, scopes_of
from goodoffices.extract.aims import named_beside, third_party_of, toward_of
from goodoffices.extract.clause import Scope
from goodoffices.extract.conditions import condition_of, is_outright, only_names, whole
from goodoffices.extract.dates import TOLD_AS_DONE, Calendar, calendar_of
from goodoffices.extract.document import Document, Mention, Token
from goodoffices.extract.frameworks import Texts, frameworks_of, texts_of
from goodoffices.extract.lapses import lapse_of
from goodoffices.extract.modality import Told, is_possible, modality_of
from goodoffices.extract.pointing import Offer
from goodoffices.extract.proposal import Proposal
from goodoffices.extract.sources import Voice
from goodoffices.extract.turns import Voices, listen
from goodoffices.extract.view import View

LADDER = {
    SpeakerKind.NAMED_OFFICIAL: Attribution.OFFICIAL_PARAPHRASED, SpeakerKind.INSTITUTION: Attribution.INSTITUTION,
    SpeakerKind.UNNAMED_OFFICIAL: Attribution.UNNAMED_OFFICIAL, SpeakerKind.ANONYMOUS: Attribution.UNNAMED_SOURCE,
    SpeakerKind.MEDIA: Attribution.OTHER_MEDIA, SpeakerKind.EXPERT: Attribution.EXPERT,
    SpeakerKind.PUBLIC: Attribution.UNATTRIBUTED,
}  # fmt: skip

ANSWERS = (Move.OFFER, Move.ACCEPT, Move.REFUSE)  # moves of which "unless" leaves none without its condition
UNCONDITIONAL = 0.6  # least probability of the heads that a move is held otherwise, against a condition by rule
CONSENTING = (Move.ACCEPT, Move.REQUEST)
SHORTEST = 4  # words of a condition that the heads see, below which the rule's is taken, or the clause around
LONGEST = 12  # words of such a clause


@dataclass(slots=True)
class Context:
    """What filling the slots of one report's proposals needs, and what it remembers from one to the next.

    Attributes:
        document: The report.
        scopes: Its sentences by number.
        voices: Who is cited where.
        calendar: The times that the report tells.
        texts: The agreements that it names.
        mediators: Mediators of the statements so far with the numbers of their sentences, the last at the end.
        triggers: The words that tell the moves of each sentence, as far as rules saw them.
        places: The word that tells each statement so far.
        offers: The offers that it tells, in order.
    """

    document: Document
    scopes: dict[int, Scope]
    voices: Voices
    calendar: Calendar
    texts: Texts
    mediators: list[tuple[int, str]] = field(default_factory=list)
    triggers: dict[int, set[int]] = field(default_factory=dict)
    offers: tuple[Offer, ...] = ()
    places: list[int] = field(default_factory=list)


def context_of(document: Document, seen: Sequence[Scope] | None = None) -> Context:
    """The context of a document.

    Args:
        document: The report with its mentions.
        seen: Its sentences as the rules see them; None to make them here.
    """
    scopes = {scope.view.sentence.number: scope for scope in (scopes_of(document) if seen is None else seen)}
    near = document.clock.about or document.report.published.when.since
    return Context(
        document=document, scopes=scopes, voices=listen(document, scopes), calendar=calendar_of(document),
        texts=texts_of(document, near.year if near else None),
    )  # fmt: skip


def complete(proposal: Proposal, context: Context, *, confidence: float, coder: str = "built-in") -> Statement:
    """The statement of a proposal, with all slots. Call it in the order of the text: mediators are remembered."""
    scope, document = context.scopes[proposal.sentence], context.document
    trigger = place_of(proposal, scope)
    context.places.append(trigger)
    quote = document.report.quote_sentence(proposal.sentence)
    third = third_party_of(proposal, trigger, scope, document, context.mediators, context.offers)
    toward = toward_of(proposal, trigger, third, scope, document)
    if third:
        context.mediators.append((proposal.sentence, third))
    voice = speakers.chosen(proposal, trigger, actor_mention(scope, proposal), scope, document, context.voices)
    how = how_of(proposal, trigger, toward, third, context)
    named = {proposal.actor or "", *toward, *(code for one in scope.at.values() for code in one.actors)}
    frameworks = frameworks_of(
        proposal.sentence, proposal.move, how.modality, context.texts, quote.text, named,
        made=how.told[:4] if how.told else None, invokes=proposal.cell.invokes if proposal.cell else None,
    )  # fmt: skip
    return Statement(
        quote=quote, actor=proposal.actor, move=proposal.move, actor_role=_acting_role(scope, proposal),
        third_party=third if proposal.move.is_mediation else None, toward=tuple(sorted(toward)),
        speaker=voice.name if voice else None, speaker_kind=voice.kind if voice else None,
        modality=how.modality, condition=how.condition, frameworks=frameworks,
        when=When.parse(how.told) if how.told else None,
        attribution=attribution_of(voice, proposal.actor, document.issuer), issuer=document.issuer,
        confidence=confidence, coder=coder, reasons=(proposal.rule, *proposal.features),
    )  # fmt: skip


def _acting_role(scope: Scope, proposal: Proposal) -> Role:
    """The part of an actor that acts: not its army where that only receives, as in "giving the army a free hand"."""
    places = [place for place, one in scope.at.items() if proposal.actor in one.actors and one.role is Role.MIL]
    heads = [scope.view.head(place) if scope.view.rel(place) in ("amod", "compound") else place for place in places]
    receives = bool(heads) and all(scope.view.rel(place) == "iobj" for place in heads)
    return Role.GOV if proposal.role is Role.MIL and receives else proposal.role


def spread(one: Statement, context: Context) -> tuple[Statement, ...]:
    """A party's statement on several mediators named together, as one statement for each."""
    if not one.move.is_mediation or one.move in MEDIATOR_MOVES or one.third_party is None:
        return (one,)
    more = named_beside(one.third_party, context.scopes[one.quote.sentence], context.document, one.actor)
    return (one, *(replace(one, third_party=code, toward=(code,)) for code in more))


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How a report holds a move.

    Attributes:
        modality: The modality.
        by: What that rests on.
        condition: The condition; None without one.
        under: What that rests on.
        told: ISO prefix of the date that the sentence tells for the move; None where it tells none.
    """

    modality: Modality
    by: str
    condition: Quote | None
    under: str
    told: str | None


def how_of(
    proposal: Proposal, trigger: int, toward: tuple[str, ...], third: str | None, context: Context
) -> How:  # fmt: skip
    """Modality, condition and date, which hang together."""
    scope, cell, move = context.scopes[proposal.sentence], proposal.cell, proposal.move
    condition, under = _condition(proposal, trigger, context) if move is not Move.HEDGE else (None, "hedges have none")
    if condition is not None and move in CONSENTING and only_names(condition, third, scope):
        condition, under = None, "the words only name the mediator whose help is accepted"
    text = context.document.report.text[scope.view.sentence.start : scope.view.sentence.end]
    is_before, told = lapse_of(text, scope, trigger, context.calendar.times[proposal.sentence])
    sight = sight_of(proposal, trigger, condition, context)
    told = told if is_before else told_times.chosen(sight, cell)
    about = Told(
        when=told, year=context.calendar.clock.scene or context.texts.year, is_conditional=condition is not None,
        is_outside=not {proposal.actor, *toward} & set(context.document.parties),
        is_sequel=context.calendar.clock.scene is not None,
    )  # fmt: skip
    modality, by = modality_of(scope, trigger, move, about, cell)
    if modality is Modality.ACTUAL and told_times.is_planned(told, sight):
        modality, by = Modality.POSSIBLE, "its day is still to come"
    told = None if modality in TOLD_AS_DONE and context.calendar.is_to_come(told) else told
    return How(modality=modality, by=by, condition=condition, under=under, told=told)


def sight_of(proposal: Proposal, trigger: int, condition: Quote | None, context: Context) -> told_times.Sight:
    """A move with the times of its sentence; what a condition on it tells in which dates others."""
    scope, start = context.scopes[proposal.sentence], context.scopes[proposal.sentence].view.sentence.start
    apart = range(condition.start, condition.end) if condition else range(0)
    others = context.triggers.get(proposal.sentence, ())
    return told_times.Sight(
        move=proposal.move, actor=proposal.actor, trigger=trigger, scope=scope, clock=context.calendar.clock,
        times=[one for one in context.calendar.times[proposal.sentence] if start + one.start not in apart],
        others=frozenset(one for one in others if one >= 0), is_possible=is_possible(scope, trigger, proposal.move),
    )  # fmt: skip


def _condition(proposal: Proposal, trigger: int, context: Context) -> tuple[Quote | None, str]:
    """The condition that the heads see; else that of the rule, unless the heads are sure that there is none.

    Against "unless" and "only if" on an answer or an offer the heads are never sure enough.

    With it what it rests on.
    """
    scope, cell = context.scopes[proposal.sentence], proposal.cell
    tokens, report = scope.view.tokens, context.document.report
    span = condition_of(scope, trigger)
    is_plain = span is not None and proposal.move in ANSWERS and is_outright(span, scope, trigger)
    is_none = cell is not None and cell.modality[0] is not Modality.CONDITIONAL and cell.modality[1] >= UNCONDITIONAL
    if cell is not None and is_none and not is_plain:
        seen = "a rule sees one, but " if span else ""
        return None, f"{seen}the heads see none ({cell.modality[0].value}, {cell.modality[1]:.2f})"
    if cell is not None and cell.condition and cell.modality[0] is Modality.CONDITIONAL:
        start, end = whole(*cell.condition, span, scope)
        if len(report.text[start:end].split()) >= SHORTEST:
            return report.quote(start, end), f"the words that the heads see ({cell.modality[1]:.2f})"
        if span is None and (clause := _clause_at(cell.condition[0], scope)):
            return _words(clause, tokens, report), "the clause around what the heads see"
    return (_words(span, tokens, report), "by rule") if span is not None else (None, "none is seen")


def _words(span: tuple[int, int], tokens: Sequence[Token], report: Report) -> Quote:
    """Words of a sentence, verbatim."""
    return report.quote(tokens[span[0]].start, tokens[span[1] - 1].end)


def _clause_at(start: int, scope: Scope) -> tuple[int, int] | None:
    """The words that hang together with the one at an offset: what a condition of one word is cut from."""
    view = scope.view
    place = next((one for one, token in enumerate(view.tokens) if token.start <= start < token.end), None)
    if place is None:
        return None
    above = view.head(place)
    below = view.subtree(above if above >= 0 else place)
    return (min(below), max(below) + 1) if len(below) <= LONGEST else None


def attribution_of(voice: Voice | None, actor: str | None, issuer: str | None) -> Attribution:
    """Class of a source on the ladder of attribution.

    Args:
        voice: Who is quoted or cited; None where the report says it in its own voice.
        actor: Whose move it is.
        issuer: Whose own text the report is; None for news.
    """
    if voice is None:
        return Attribution.UNATTRIBUTED if issuer is None else own_text_attribution(actor, issuer)
    if voice.kind is SpeakerKind.NAMED_OFFICIAL and voice.quoted:
        return Attribution.OFFICIAL_QUOTED
    return LADDER[voice.kind]


def actor_mention(scope: Scope, proposal: Proposal) -> Mention | None:
    """The mention that names the actor of a proposal: a person or an office rather than a name; None for none."""
    if proposal.mention >= 0:
        return scope.who(proposal.mention)
    mine = [one for _, one in sorted(scope.at.items()) if proposal.actor in one.actors]
    return next((one for one in mine if one.person or one.kind == "noun"), mine[0] if mine else None)


def place_of(proposal: Proposal, scope: Scope) -> int:
    """The word that tells a proposed move: the one that a rule saw, else the likeliest."""
    return proposal.trigger if proposal.trigger >= 0 else trigger_of(scope, proposal)


def trigger_of(scope: Scope, proposal: Proposal) -> int:
    """The word that tells a move that only the heads saw: an entry of the lexicon, else the actor's verb."""
    view = scope.view
    best = _lexical(scope, proposal)
    if best is not None and (best[0] >= 4 or proposal.actor is None):
        return best[1]
    for place, mention in sorted(scope.at.items()):
        if proposal.actor in mention.actors:
            verb = next((one for one in view.ancestors(place) if view.is_verb(one)), None)
            if verb is not None and best is None:
                return _said(view, verb)
    root = next((place for place in range(len(view)) if view.head(place) < 0), 0)
    return best[1] if best is not None else _said(view, root)


def _said(view: View, verb: int) -> int:
    """The word for what a verb of saying says: "said that it refused", "informed of its refusal"; else the verb."""
    verbs = load_speech().verbs
    for _ in range(3):
        below = [one for one in view.children(verb, "ccomp") if view.is_verb(one)]
        if view.lemma(verb) == "inform":
            below += [one for one in view.children(verb, "obl") if view.case(one) == "of"]
        if view.lemma(verb) not in verbs or not below:
            break
        verb = below[0]
    return verb


def _lexical(scope: Scope, proposal: Proposal) -> tuple[int, int] | None:
    """The word of the lexicon that tells a move best, with its rank: 4 and more where the actor is its subject."""
    best: tuple[int, int] | None = None
    for place in range(len(scope.view)):
        for act in acts_at(scope, place, load_verbs()):
            if proposal.move not in act.moves:
                continue
            mine = act.subject is not None and proposal.actor in act.subject[1].actors
            rank = (4 if mine else 0) + (2 if act.phrase.rest else 0) + (0 if act.noun else 1)
            if best is None or rank > best[0]:
                best = (rank, place)
    return best
