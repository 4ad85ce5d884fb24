"""When a move was made, as far as the report tells: in its own sentence, or in one that the sentence continues.

Steps:
    1. The expression of time nearest to the move along its sentence's tree.
    2. Where the sentence tells none and the heads are sure that the move is dated: the date of the same move elsewhere
       in the report, else that of the passage it continues, else the report's own; on a live page the day itself.
    3. What somebody says in a transcript is said on its day.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from goodoffices.codebook.words import Modality, Move
from goodoffices.core.statement import Statement
from goodoffices.core.when import When
from goodoffices.extract.clause import Scope
from goodoffices.extract.document import Document
from goodoffices.extract.sources import Voice
from goodoffices.extract.times import Clock, Time, times_in
from goodoffices.extract.view import View

# Least probabilities of the heads that a move is dated, measured on cases that they were not trained on.
TOLD = 0.1  # ... for a time that stands far from the move in its sentence
CARRIED = 0.7  # ... for a time that only another sentence tells; of a headline, SHOUTED
SHOUTED = 0.1
SPOKEN = 0.1  # ... for what is said in a turn of a transcript
NEAR = 3  # steps along the tree within which a time belongs to a move whatever the heads say
FOLLOWING = 2  # sentences behind a call or meeting that tell what was said in it
FARTHEST = 8  # sentences back to which a passage is continued
MUTUAL = (Move.CONSULT, Move.NEGOTIATE, Move.AGREE)
SAYING = frozenset((
    Move.OFFER, Move.DECLINE, Move.WITHDRAW, Move.REQUEST, Move.ACCEPT, Move.REFUSE, Move.HEDGE, Move.ENDORSE,
    Move.OPPOSE, Move.URGE, Move.DEMAND, Move.ACCUSE,
))  # fmt: skip
"""Moves that are made by saying so."""
DEEDS = (Move.ESCALATE, Move.DEESCALATE)
"""Moves that are made on the ground: their days are no days of meetings to come."""

TOLD_AS_DONE = (Modality.ACTUAL, Modality.HISTORICAL)  # modalities under which no move is later than its report
SOON = 62  # days within which a day without its year may be one to come, though a verb of the past stands by it
OPEN = ("day", "dated")  # kinds of times that may leave out their year
MONTHS = ("bare month", "open month")
STAMPS = 4  # entries under a time of the day that make a live page
STAMP = re.compile(r"(?m)^\W{0,4}(?:[01]?\d|2[0-3])[:.h][0-5]\d\b")
ASIDE = re.compile(
    r"\bsince (?:the|its|their|his|her)\s+$"  # what follows dates the event that it counts from
    r"|\b(?:until|till)(?:\s+[\w'’-]+){3,}\s+$"  # ... or that ended something: "its chief until a blast killed him in"
)
BESIDE = ("parataxis", "acl:relcl", "acl", "conj", "advcl")
COMING = {"will", "shall", "would", "may", "might", "can", "could", "should", "must", "to"}
CROSSING = ("acl:relcl", "parataxis", "conj", "advcl", "ccomp")


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The times that a report tells.

    Attributes:
        clock: Its own date.
        times: Expressions of time by the number of their sentence.
        is_live: Whether it is told as it happens, under times of the day.
    """

    clock: Clock
    times: dict[int, tuple[Time, ...]]
    is_live: bool = False

    def is_to_come(self, iso: str | None) -> bool:
        """Whether a time lies wholly after the report's own day."""
        since = When.parse(iso).since if iso else None
        return bool(since and self.clock.today and since > self.clock.today)


def calendar_of(document: Document) -> Calendar:
    """All expressions of time of a report."""
    last: str | None = None
    times: dict[int, tuple[Time, ...]] = {}
    for sentence in document.sentences:
        text = document.report.text[sentence.start : sentence.end]
        found = [one for one in times_in(text, document.clock, last) if not ASIDE.search(text[: one.start])]
        times[sentence.number] = tuple(found)
        last = next((one.iso for one in reversed(found) if one.iso and len(one.iso) > 4 and not one.in_name), last)
    stamps = len(STAMP.findall(document.report.text))
    return Calendar(clock=document.clock, times=times, is_live=stamps >= STAMPS)


def date_of(
    scope: Scope, trigger: int, move: Move, calendar: Calendar, *, dated: float | None, ahead: bool,
    others: Collection[int] = (), apart: tuple[int, int] = (0, 0),
) -> str | None:  # fmt: skip
    """ISO prefix of the date told in a sentence for the move of a word; None where it tells none.

    Args:
        scope: The sentence.
        trigger: The word that tells the move.
        move: The move: some are dated by the year in an agreement's name.
        calendar: The times of the report.
        dated: Probability of the heads that the move is dated; None where they do not say.
        ahead: Whether the move is still to come.
        others: The words that tell the moves of the sentence.
        apart: Offsets in the report of the condition on the move, what is told in which dates others; 0, 0 for none.
    """
    best: tuple[int, str] | None = None
    for one in calendar.times[scope.view.sentence.number]:
        is_ahead = ahead and not _is_of_past(scope.view, one)
        value = one.ahead if is_ahead else one.iso
        if apart[0] <= scope.view.sentence.start + one.start < apart[1]:
            continue
        if _is_of_what_is_offered(scope.view, one, move, calendar):
            continue
        if not is_ahead and _may_be_to_come(scope.view, one, move, calendar):
            value = one.ahead if apart[1] else None
        if value is None or (one.in_name and not _is_of_name(value, move, calendar)):
            continue
        if dated is None and move in (Move.DEMAND, Move.ACCUSE) and one.kind != "year":
            continue
        far = _distance(scope, trigger, one, others, sure=dated is not None and dated >= TOLD)
        if far is None or (far > NEAR and dated is not None and dated < TOLD):
            continue
        if best is None or far < best[0]:
            best = (far, value)
    return best[1] if best else None


def _may_be_to_come(view: View, time: Time, move: Move, calendar: Calendar) -> bool:
    """Whether a day without its year may be one to come, though its move is not: "they meet on 3 May"."""
    if time.kind not in OPEN or time.iso == time.ahead or not calendar.is_to_come(time.ahead):
        return False
    is_soon = calendar.clock.today and When.parse(time.ahead or "").meets(When.day(calendar.clock.today), slack=SOON)
    return not _is_of_past(view, time) or (bool(is_soon) and move not in DEEDS)


def _is_of_what_is_offered(view: View, time: Time, move: Move, calendar: Calendar) -> bool:
    """Whether a month stands by what somebody is ready or willing to do in it: "stands ready to host them in May"."""
    if move not in SAYING or time.kind not in MONTHS or not calendar.is_to_come(time.ahead):
        return False
    head = _head_of(view, time)
    above = [] if head is None else [head, *view.ancestors(head)]
    verb = next((one for one in above if view.tokens[one].upos == "VERB"), None)
    return verb is not None and any(view.lemma(one) == "to" for one in view.children(verb, "mark", "aux"))


def _is_of_past(view: View, time: Time) -> bool:
    """Whether the verb on which a time hangs tells of the past: "had warned in September that it would"."""
    head = _head_of(view, time)
    above = [] if head is None else [head, *view.ancestors(head)]
    verb = next((one for one in above if view.tokens[one].upos == "VERB"), None)
    if verb is None:
        return False
    helpers = {view.lemma(one) for one in view.children(verb, "aux", "aux:pass", "mark")}
    form, lemma = view.tokens[verb].text.lower(), view.lemma(verb)
    is_plain = form in (lemma, f"{lemma}s", f"{lemma}es") or form.endswith("ing")
    one_did = any(view.tokens[one].xpos in ("NN", "NNP") for one in view.children(verb, "nsubj"))
    is_plain = is_plain and not (form == lemma and one_did and not helpers)  # "the minister on Friday shut the door"
    return not (helpers & COMING) and (not is_plain or "have" in helpers)


def _head_of(view: View, time: Time) -> int | None:
    """The word of an expression of time on which its others hang; None where no word stands there."""
    start, end = view.sentence.start + time.start, view.sentence.start + time.end
    tokens = [
        place for place, token in enumerate(view.tokens)
        if token.start < end and start < token.end and token.upos not in ("ADP", "DET", "PUNCT")
    ]  # fmt: skip
    return next((place for place in tokens if view.head(place) not in tokens), tokens[0]) if tokens else None


def _is_of_name(value: str, move: Move, calendar: Calendar) -> bool:
    """Whether a move may be dated by the year in an agreement's name: concluding it, or having mediated it then."""
    near = calendar.clock.today or calendar.clock.about
    past = near is not None and int(value[:4]) < near.year
    return move is Move.AGREE or (move is Move.MEDIATE and past)


def _distance(scope: Scope, trigger: int, time: Time, others: Collection[int], *, sure: bool) -> int | None:
    """How far a time stands from a word along the tree; None where another clause holds it, or another move's.

    With `sure`, somebody holds the move for dated, and a far clause is better than none.
    """
    view, head = scope.view, _head_of(scope.view, time)
    if head is None:
        return None
    up, chain = [head, *view.ancestors(head)], [trigger, *view.ancestors(trigger)]
    meet = next((place for place in up if place in chain), None)
    if meet is None:
        return 40 if sure else None
    below, above = up[: up.index(meet)], chain[: chain.index(meet)]
    if any(view.tokens[one].rel == "acl:relcl" and _tells(view, one, others) for one in below):
        return None  # "offered help in the row, in which a boat was rammed in March": the ramming's month
    crossed = sum(view.tokens[one].rel in BESIDE and view.is_verb(one) for one in below)
    crossed += sum(view.tokens[one].rel in CROSSING for one in above)
    if crossed and time.kind == "span" and view.case(head) == "of" and trigger not in view.ancestors(head):
        return None  # "the offer of last spring has lapsed; it now says": the offer's day
    return None if crossed > 1 and not sure else len(below) + len(above) + 3 * crossed


def _tells(view: View, clause: int, triggers: Collection[int]) -> bool:
    """Whether a word that tells a move stands in a clause."""
    return any(one == clause or clause in view.ancestors(one) for one in triggers if one >= 0)


def carry_dates(
    statements: Sequence[Statement], dated: Sequence[float | None], calendar: Calendar, turns: Mapping[int, Voice]
) -> list[Statement]:
    """Statements with the dates that their reports tell elsewhere.

    Args:
        statements: Those of one report, in order.
        dated: For each the probability of the heads that it is dated; None where they do not say.
        calendar: The times of the report.
        turns: The speaker of each sentence of a transcript's turn, by its number.
    """
    found: list[Statement] = []
    today = calendar.clock.today.isoformat() if calendar.clock.today else None
    for one, share in zip(statements, dated, strict=True):
        least, iso = SHOUTED if one.quote.sentence == 1 else CARRIED, None
        is_now = calendar.is_live and one.modality is Modality.ACTUAL and (share is None or share >= TOLD)
        if one.when is None and is_now:
            iso = today
        elif one.when is None and (share or 0.0) >= least:
            own = today if (share or 0.0) >= CARRIED and not _period(one) else None
            iso = _elsewhere(one, statements, calendar) or own
        elif one.when is None and (share or 0.0) >= SPOKEN and _is_spoken(one, turns):
            iso = today
        elif one.when is None and (share or 0.0) >= TOLD and not _period(one):
            iso = _contact(one, found)
        iso = None if one.modality in TOLD_AS_DONE and calendar.is_to_come(iso) else iso
        found.append(replace(one, when=When.parse(iso)) if iso else one)
    return _shared(found)


def _contact(one: Statement, before: Sequence[Statement]) -> str | None:
    """The day of the call or meeting of which the sentences just before tell, for what is said in it."""
    if one.move not in SAYING:
        return None
    return next((
        other.when.iso for other in reversed(before)
        if other.move is Move.CONSULT and other.actor == one.actor and other.when and other.when.is_day
        and (not one.toward or set(one.toward) & set(other.toward))
        and 0 < one.quote.sentence - other.quote.sentence <= FOLLOWING
    ), None)  # fmt: skip


def _is_spoken(one: Statement, turns: Mapping[int, Voice]) -> bool:
    """Whether somebody makes a move by their own words in a turn of a transcript."""
    turn = turns.get(one.quote.sentence)
    return turn is not None and turn.name == one.speaker and one.move in SAYING and not _period(one)


def _shared(statements: list[Statement]) -> list[Statement]:
    """The same, what a sentence tells of both sides of a call, of talks or of an agreement having one date."""
    told = {_together(one): one.when for one in statements if one.when}
    return [replace(one, when=told.get(_together(one))) if one.when is None else one for one in statements]


def _together(one: Statement) -> tuple[object, ...]:
    """What statements share that tell one happening of its two sides; the statement's own slots where it has none."""
    sides = frozenset((one.actor, *one.toward)) if one.move in MUTUAL else (one.actor, one.toward, one.third_party)
    return one.quote.sentence, one.quote.start, one.move, one.modality, sides


def _elsewhere(one: Statement, statements: Sequence[Statement], calendar: Calendar) -> str | None:
    """The date of the same move elsewhere in the report, else of the passage before; none for a day nobody can tell."""
    here = one.quote.sentence
    if any(time.iso is None and time.ahead is None for time in calendar.times.get(here, ())):
        return None  # "on Sunday", of a report without its own day
    same = [
        (abs(other.quote.sentence - here), other.when.iso) for other in statements
        if other.when and other.actor == one.actor and other.move is one.move and _period(other) == _period(one)
    ]  # fmt: skip
    return min(same, key=lambda pair: pair[0])[1] if same else _passage(here, calendar)


def _period(one: Statement) -> bool:
    return one.modality is Modality.HISTORICAL


def _passage(here: int, calendar: Calendar) -> str | None:
    """The time told last before a sentence; of a headline, the first told behind it. A bare year is background."""
    back = range(here - 1, max(0, here - 1 - FARTHEST), -1)
    for number in range(2, 8) if here == 1 else back:
        told = [one.iso for one in calendar.times.get(number, ()) if one.iso and len(one.iso) > 4 and not one.in_name]
        if told:
            return told[0]
    return None
