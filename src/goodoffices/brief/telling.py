"""Events in words: who does what to whom, when, said by whom, and the sentence that tells it best.

Events that one sentence tells of several actors or would-be mediators at once are put into one clause.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goodoffices.brief.phrases import (
    actor_name,
    bounded_text,
    count,
    help_of,
    is_own_word,
    listed,
    names,
    possessive,
    quoted,
    sentence,
    source_of,
    speakers,
)
from goodoffices.codebook.phrasing import FORCE, HIDDEN, PARTIAL, STEPS, TOLL
from goodoffices.codebook.words import Modality, Move, Role
from goodoffices.core.brief import Line
from goodoffices.core.folding import WORD, fold
from goodoffices.core.record import Event
from goodoffices.core.report import Quote
from goodoffices.core.statement import UNSURE, Statement
from goodoffices.core.surety import reading_doubt
from goodoffices.core.when import UNKNOWN_WHEN, When

MOST_REFERENCES = 6
MOST_SHOWN = 3  # sentences that one line quotes of several hostile steps
LONG = 32  # words of a sentence beyond which a line shows a part of it
LEAST_WORDS = 5  # of a part of a sentence that is shown alone
MUTUAL = (Move.NEGOTIATE, Move.AGREE)
MANY = (Role.PUBLIC, Role.MIL, Role.EXPERT, Role.MEDIA)  # parts of an actor that are many
OFFICIAL = (Role.GOV, Role.MIL, Role.ARMED)  # parts of a side that make one step of it with another side
AT_HOME = (Role.OPPOSITION, Role.PUBLIC, Role.EXPERT, Role.MEDIA)  # parts of a state that may face its government
EACH_OTHER = "each other"
# A clause for one actor and for several; {help} is whose help it is about, {others} whom it is aimed at.
CLAUSES = {
    Move.OFFER: ("offers help{to}", "offer help{to}"),
    Move.DECLINE: ("says that it is no mediator", "say that they are no mediators"),
    Move.MEDIATE: ("mediates{between}", "mediate{between}"),
    Move.WITHDRAW: ("stops mediating", "stop mediating"),
    Move.REQUEST: ("asks for {help}", "ask for {help}"),
    Move.ACCEPT: ("accepts or welcomes {help}", "accept or welcome {help}"),
    Move.REFUSE: ("refuses {help}", "refuse {help}"),
    Move.HEDGE: ("does not commit itself on {help}", "do not commit themselves on {help}"),
    Move.ENDORSE: ("backs {mediation}", "back {mediation}"),
    Move.OPPOSE: ("speaks against {mediation}", "speak against {mediation}"),
    Move.URGE: ("urges {others}restraint or talks", "urge {others}restraint or talks"),
    Move.CONSULT: ("consults{with}", "consult{with}"),
    Move.NEGOTIATE: ("talks{with}", "talk{with}"),
    Move.AGREE: ("comes to an agreement{with}", "come to an agreement{with}"),
    Move.ACCUSE: ("accuses{whom}", "accuse{whom}"),
    Move.DEMAND: ("demands a step{of}", "demand a step{of}"),
    Move.ESCALATE: ("takes a hostile or coercive step{against}", "take hostile or coercive steps{against}"),
    Move.DEESCALATE: ("takes a conciliatory step{towards}", "take conciliatory steps{towards}"),
}
HELD = {
    Modality.ACTUAL: "",
    Modality.CONDITIONAL: ", on a condition",
    Modality.POSSIBLE: " (planned or possible)",
    Modality.HISTORICAL: " (in the past)",
}
PARTS = {
    Role.MIL: "the forces of {}",
    Role.PUBLIC: "people in {}",
    Role.OPPOSITION: "the opposition in {}",
    Role.ARMED: "{}",
    Role.EXPERT: "experts in {}",
    Role.MEDIA: "media in {}",
    Role.GOV: "{}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One or more events told together.

    Attributes:
        actors: Who makes the move, canonical; empty where no report names anybody.
        third_parties: Whose help it is about.
        toward: At whom else it is aimed.
        is_mutual: Whether several actors aim it at each other.
    """

    actors: tuple[str, ...]
    role: Role
    move: Move
    third_parties: tuple[str, ...]
    toward: tuple[str, ...]
    modality: Modality
    when: When
    statements: tuple[Statement, ...]
    n_origins: int
    is_mutual: bool = False


def tellings(events: Iterable[Event]) -> tuple[Telling, ...]:
    """Events as told: those of one move, time and evidence together, in the order of the first of each."""
    groups: dict[tuple[object, ...], list[Event]] = {}
    for one in events:
        places = tuple(sorted({(quote.report, quote.sentence) for quote in quotes_of(one.statements)}))
        role = one.statements[0].actor_role
        if one.move in MUTUAL and one.actor and one.toward:  # told of each side it is one happening still
            places = tuple(sorted({(code, 0) for code in (one.actor, *one.toward)}))
            role = Role.GOV if role in OFFICIAL else role
        key = (one.move, one.modality, one.when, role, places)
        groups.setdefault(key, []).append(one)
    return tuple(_telling(group) for group in groups.values())


def _telling(events: list[Event]) -> Telling:
    statements = tuple(dict.fromkeys(statement for one in events for statement in one.statements))
    return _joined(events, events[0].when, statements, max(one.n_origins for one in events))


def _joined(
    told: Sequence[Event | Statement], when: When, statements: tuple[Statement, ...], n_origins: int
) -> Telling:
    """Events or statements of one move as one telling: all their actors, mediators and those aimed at."""
    actors = tuple(dict.fromkeys(one.actor for one in told if one.actor))
    is_one_part = len({one.actor_role for one in statements}) == 1 or len(actors) == 1
    toward = dict.fromkeys(code for one in told for code in one.toward)
    return Telling(
        actors=actors, role=statements[0].actor_role if is_one_part else Role.GOV, move=told[0].move,
        third_parties=tuple(dict.fromkeys(one.third_party for one in told if one.third_party)),
        toward=tuple(code for code in toward if code not in actors or len(actors) == 1),
        modality=told[0].modality, when=when, statements=statements, n_origins=n_origins,
        is_mutual=len(actors) > 1 and all({*one.toward, one.actor} == {*actors} for one in told),
    )  # fmt: skip


def each_once(quotes: Iterable[Quote]) -> list[list[Quote]]:
    """Quotations by their words: those that copies repeat together, in the order of the first of each."""
    groups: dict[str, list[Quote]] = {}
    for one in quotes:
        groups.setdefault(" ".join(WORD.findall(fold(one.text))), []).append(one)
    return list(groups.values())


def quotes_of(statements: Sequence[Statement]) -> tuple[Quote, ...]:
    """The sentences behind statements, each once, in the order given, as many as a line refers to.

    On mediation, what surely read sentences of a report tell is not cited by its doubtful ones too, unless they name
    a source that the sure ones do not.
    """
    sure = [one for one in statements if one.confidence >= UNSURE]
    reports, said = {one.quote.report for one in sure}, {one.speaker for one in sure}
    spare = [
        one for one in statements
        if one.confidence < UNSURE and one.move.is_mediation and one.quote.report in reports
        and (one.speaker is None or one.speaker in said)
    ]  # fmt: skip
    told = tuple({one.quote.ref: one for one in statements if one not in spare}.values())
    return tuple(one.quote for one in told if one in _foremost(told))


def _foremost(told: Sequence[Statement]) -> list[Statement]:
    """As many as a line refers to: those that name a day or a condition first, each report once before any twice."""
    turns: dict[str, int] = defaultdict(int)
    ranked = []
    for n, one in sorted(enumerate(told), key=lambda item: (_is_vague(item[1]), item[0])):
        ranked.append((turns[one.quote.report], n, one))
        turns[one.quote.report] += 1
    return [one for _, _, one in sorted(ranked, key=lambda item: item[:2])][:MOST_REFERENCES]


def _is_vague(one: Statement) -> bool:
    """Whether a statement names neither its day nor a condition."""
    return not (one.when and one.when.is_day) and one.condition is None


def clause(telling: Telling) -> str:
    """Who does what to whom: "Norway offers help to Exland and Wyland"."""
    who = listed_parts(telling) or "somebody not named"
    others = [one for one in telling.toward if one not in (*telling.actors, *telling.third_parties)]
    aimed = _aimed(telling)
    is_plural = len(telling.actors) > 1 or telling.role in MANY
    mediators = [one for one in telling.third_parties if one not in telling.actors]
    words = CLAUSES[telling.move][is_plural].format(
        help="a role of its own" if telling.third_parties and not mediators else help_of(mediators),
        mediation=f"{possessive(names(mediators))} mediation" if mediators else "third-party help",
        to=f" to {aimed}" if aimed else "",
        between=f" between {aimed}" if len(others) > 1 else f" with {aimed}" if aimed else "",
        others=f"{aimed} to " if aimed else "",
        whom=f" {aimed}" if aimed else " an actor not named",
        of=f" of {aimed}" if aimed else "",
        **{"with": f" with {aimed}" if aimed else ""},
        against=f" against {aimed}" if aimed else "",
        towards=f" towards {aimed}" if aimed else "",
    )
    hidden = telling.move is Move.NEGOTIATE and all(HIDDEN.search(one.quote.text) for one in telling.statements)
    return f"{who} {words}{' through back channels' if hidden else ''}{_held(telling)}"


def _aimed(telling: Telling) -> str:
    """At whom a move is aimed, in words: "Russia", "each other", of those who face it "its government"."""
    others = [one for one in telling.toward if one not in (*telling.actors, *telling.third_parties)]
    if len(telling.actors) > 1 and (telling.is_mutual or telling.move is Move.NEGOTIATE):
        return EACH_OTHER if telling.move is not Move.AGREE else ""
    if telling.move in MUTUAL and len(telling.actors) > 1:
        return ""
    is_at_home = telling.role in AT_HOME and telling.actors and telling.actors[0] in telling.toward
    own = f"{'their' if telling.role in MANY else 'its'} government" if is_at_home else ""
    return listed([own, *map(actor_name, others)])


def _held(telling: Telling) -> str:
    """How a move holds; a refusal is one on whatever terms it would be taken back."""
    is_no = telling.move in (Move.DECLINE, Move.REFUSE)
    terms = sorted({f"{one.quote.number:03d}" for one in telling.statements if one.condition})
    if is_no and telling.modality is Modality.CONDITIONAL:
        return ""
    if terms and not is_no and telling.modality is Modality.ACTUAL:  # others leave the terms out
        return f", on a condition by {listed(terms)}"
    return HELD[telling.modality]


def heading_clause(telling: Telling) -> str:
    """Who and whom, under a heading that says the move already: "India, against Pakistan"."""
    if telling.move not in (Move.ESCALATE, Move.DEESCALATE):
        return clause(telling)
    who = listed_parts(telling) or "Author not named"
    aimed = _aimed(telling)
    joint = "against" if telling.move is Move.ESCALATE else "towards"
    return f"{who}{f', {joint} {aimed}' if aimed and telling.actors else ''}{HELD[telling.modality]}"


def listed_parts(telling: Telling) -> str:
    """The actors in prose, with the part of them that makes the move."""
    given = names(telling.actors)
    some = telling.role is Role.PUBLIC and all(PARTIAL.search(one.quote.text) for one in telling.statements)
    part = PARTS[telling.role].format(given) if given else ""
    return f"some {part}" if some and part else part


def event_text(event: Event) -> str:
    """One event in words."""
    return clause(_telling([event]))


def reading_text(statements: Sequence[Statement]) -> str:
    """What statements of one sentence say, those of one move together: "India and Pakistan accuse ..."."""
    groups: dict[tuple[object, ...], list[Statement]] = {}
    for one in statements:
        groups.setdefault((one.move, one.modality, one.actor_role), []).append(one)
    return "; ".join(
        clause(_joined(group, group[0].when or UNKNOWN_WHEN, tuple(group), 1)) for group in groups.values()
    )


def focused(text: str, year: str = "") -> str:
    """The part of a sentence that tells of the dead and the damage, a year or force; the whole where none does.

    Of a sentence too long to be shown, the part that tells of any other sort of step.
    """
    parts = [one for one in re.split(r"(?<=[,;:—])\s+", text) if len(one.split()) >= LEAST_WORDS]
    dated = (one for one in parts if year and year in one)
    steps = (one for one in parts for words in STEPS.values() if len(text.split()) > LONG and words.search(one))
    ranked = ((one for one in parts if TOLL.search(one)), dated, (one for one in parts if FORCE.search(one)), steps)
    found = next((one for each in ranked for one in each), "")
    return f"… {found.rstrip(',;:—')} …" if found and found != text else text


def best_quote(statements: Sequence[Statement]) -> Quote:
    """The sentence that tells an event best: read surely, with figures and names, neither a headline nor too long.

    The number of the dead goes before all.
    """

    def rank(one: Statement) -> tuple[bool, int, int, int]:
        is_unsure = one.confidence < UNSURE and TOLL.search(one.quote.text) is None
        return (is_unsure, -worth(one.quote), one.quote.number, one.quote.sentence)

    return min(statements, key=rank).quote


def worth(quote: Quote) -> int:
    """How much a sentence tells: figures, names and harm, neither a headline nor too long."""
    n_words = len(quote.text.split())
    figures = len(set(re.findall(r"\b\d[\d,.]*", quote.text)))
    capitals = len(set(re.findall(r"(?<!^)(?<![.!?“\"] )\b[A-Z][a-z]+", quote.text)))
    length = 0 if 8 <= n_words <= 30 else 2 if n_words <= 45 else 4
    toll = 3 if TOLL.search(quote.text) else 0
    return toll + 2 * min(figures, 2) + min(capitals, 3) - length - (3 if quote.sentence == 1 else 0)


def line_of(telling: Telling, *, is_headed: bool = False) -> Line:
    """An event as a line: what, when, by how many origins, said by whom, and its best sentence.

    Args:
        telling: The event.
        is_headed: Whether a heading above the line says the move already.
    """
    notes = [bounded_text(telling.when)]
    notes.append(count(telling.n_origins, "origin") if telling.n_origins > 1 else "")
    said = said_by(telling)
    text = heading_clause(telling) if is_headed else clause(telling)
    text += f", according to {said}" if said else ""
    noted = "; ".join(one for one in notes if one)
    best = best_quote(telling.statements)
    text = f"{sentence(text).removesuffix('.')}{f' ({noted})' if noted else ''}: {_shown(telling, best)}"
    quotes = [best, *(one for one in quotes_of(telling.statements) if one.ref != best.ref)]
    return Line(text=sentence(text), quotes=tuple(quotes), doubt=reading_doubt(telling.statements))


def said_by(telling: Telling) -> str:
    """Who tells it; nobody of hostile steps of which some stand in the report's own voice."""
    said = speakers(telling.statements)
    if (
        not said
        or said in listed_parts(telling)
        or (telling.move is Move.ESCALATE and not all(map(source_of, telling.statements)))
    ):
        return ""
    cited = {one.quote.number for one in telling.statements if source_of(one) or is_own_word(one)}
    own = sorted({one.quote.number for one in telling.statements} - cited)
    voice = "its own voice" if len(own) == 1 else "their own voice"
    return f"{said}, {listed(f'{one:03d}' for one in own)} in {voice}" if own else said


def _shown(telling: Telling, best: Quote) -> str:
    """The sentence that tells an event best; of several hostile steps told together, up to three sentences."""
    if telling.move is not Move.ESCALATE or not telling.actors:
        return quoted(focused(best.text)) if telling.move is Move.ESCALATE else quoted(best.text)
    told = [one.quote for one in telling.statements if one.quote.sentence > 1 and one.quote.ref != best.ref]
    plain = sorted({one.ref: one for one in told}.values(), key=lambda one: -worth(one))
    texts = {" ".join(one.text.split()): one for one in reversed((best, *plain))}
    return " ".join(f"{quoted(text)}{by_whom(telling, texts[text])}" for text in list(reversed(texts))[:MOST_SHOWN])


def by_whom(telling: Telling, quote: Quote) -> str:
    """Who tells one of several hostile steps, where the report tells others in its own voice."""
    told = [one for one in telling.statements if one.quote == quote]
    is_said = all(map(source_of, told)) and not said_by(telling)
    return f" ({speakers(told)})" if is_said else ""


def by_time(events: Iterable[Event]) -> list[Event]:
    """Events by the first day that they admit, open beginnings first."""
    return sorted(events, key=lambda one: (str(one.when.since or ""), str(one.when.until or "9999"), one.id))
