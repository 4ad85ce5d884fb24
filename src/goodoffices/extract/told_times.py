"""Which time of its own sentence a move has, or none: the times that the sentence tells, weighed against each other.

How the tree leads from the word that tells the move to each expression of time, which other moves stand nearer to it,
what kind of time it is and under which preposition are weighed with what the statement heads say by the two models of
`choice`, fitted by `training/told_times.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goodoffices.codebook.words import Modality, Move
from goodoffices.core.when import When
from goodoffices.extract.choice import Features, end_of, log_odds, path_of, stacked
from goodoffices.extract.clause import Scope
from goodoffices.extract.heads import Cell
from goodoffices.extract.sources import speaks
from goodoffices.extract.time_words import Clock
from goodoffices.extract.times import Time
from goodoffices.extract.view import MARKS, View

FILE = "told_times.json.xz"
LEAST = 0.01  # the heads' probabilities are held off 0 and 1 by this
TOLD = -0.7  # what the log-odds of none are changed by beside the heads (why: training/README.md)
SAYING = frozenset((
    Move.OFFER, Move.DECLINE, Move.WITHDRAW, Move.REQUEST, Move.ACCEPT, Move.REFUSE, Move.HEDGE, Move.ENDORSE,
    Move.OPPOSE, Move.URGE, Move.DEMAND, Move.ACCUSE,
))  # fmt: skip
"""Moves that are made by saying so."""
DEEDS = (Move.ESCALATE, Move.DEESCALATE)
"""Moves that are made on the ground: their days are no days of meetings to come."""
COUNTED = ("following", "apart")  # kinds of times that count from another: "the following day", "two days later"
FAR = 1000  # steps to what stands nowhere in the tree
MONTHS = ("bare month", "open month")
OPEN, SOON = ("day", "dated"), 62  # kinds of times that may leave out their year, and days within which one is soon
AGES = ((0, "today"), (7, "days"), (31, "weeks"), (366, "months"))  # how long ago a time is, in days at most

Option = tuple[int, str] | None  # a time by its place among those of the sentence, and its value; None for none


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """A move with what its times are told from.

    Attributes:
        move: The move.
        actor: Who makes it; None where nobody is named.
        trigger: The word that tells it.
        scope: Its sentence.
        times: The expressions of time of the sentence that may be the move's.
        others: The words that tell the other moves of the sentence.
        clock: The report's own date.
        is_possible: Whether the move is still to come, by rule.
    """

    move: Move
    actor: str | None
    trigger: int
    scope: Scope
    times: Sequence[Time]
    others: frozenset[int]
    clock: Clock
    is_possible: bool


def chosen(sight: Sight, cell: Cell | None) -> str | None:
    """ISO prefix of the time of its sentence that a move most likely has; None for none."""
    if told := _right_behind(sight) or _of_its_clause(sight):
        return told
    rows = options(sight)
    if len(rows) < 2:
        return None
    is_open = cell is not None and cell.modality[0] is Modality.POSSIBLE
    scores = weighed({one: row for one, row in rows.items() if not (is_open and "back open" in row)}, cell)
    scores[None] += TOLD if cell else 0.0
    best = max(scores, key=lambda option: (scores[option], option is None, option or (0, "")))
    return best[1] if best and not _is_of_a_nearer(best[0], sight) else None


def _right_behind(sight: Sight) -> str | None:
    """The day that directly follows the word that tells the move: "its acceptance the following day"."""
    tokens, start = sight.scope.view.tokens, sight.scope.view.sentence.start
    if not 0 <= sight.trigger < len(tokens):
        return None
    end = tokens[sight.trigger].end - start + 1
    return next((one.iso for one in sight.times if one.kind in COUNTED and one.start == end), None)


def _is_of_a_nearer(number: int, sight: Sight) -> bool:
    """Whether a time that nobody can resolve stands nearer to the move than the one at a place.

    "On 2 August it refused, and by Thursday it was ready", of a report without its own day.
    """
    open_ones = [one for one in sight.times if one.iso is None and one.ahead is None and not one.in_name]
    steps = [_steps_to(sight, one) for one in (sight.times[number], *open_ones)]
    return any(one < steps[0] for one in steps[1:])


def _steps_to(sight: Sight, time: Time) -> int:
    head = head_of(sight.scope.view, time)
    return path_of(sight.scope.view, sight.trigger, head)[1] if head is not None else FAR


def weighed(rows: Mapping[Option, Features], cell: Cell | None) -> dict[Option, float]:
    """What speaks for each time, and for none, weighed with what the heads say."""
    return stacked(rows, FILE, lambda option, trees: beside_heads(rows[option], trees, cell))


def beside_heads(row: Features, trees: float, cell: Cell | None) -> Features:
    """What the trees and the heads say of a time, or of none: the features of the second model."""
    if cell is None:
        return {"trees alone": trees}
    if "none" in row:
        return {"trees": trees, "none": 1.0, "none, heads": log_odds(1 - cell.dated, least=LEAST)}
    heads, is_ahead = cell.modality[0], row.get("to come", 0.0)
    return {
        "trees": trees, "to come, heads": is_ahead * (heads is Modality.POSSIBLE),
        "ahead, heads": row.get("ahead", 0.0) * (heads is Modality.POSSIBLE),
        "back, against the heads": row.get("back", 0.0) * (heads is Modality.POSSIBLE),
        "to come, against the heads": is_ahead * (heads is Modality.ACTUAL),
        "years ago, heads": row.get("age years", 0.0) * (heads is Modality.HISTORICAL),
        "years ago, against the heads": row.get("age years", 0.0) * (heads is Modality.ACTUAL),
    }  # fmt: skip


def options(sight: Sight) -> dict[Option, Features]:
    """Every time that the sentence tells, as past and as still to come, and none, with what the trees show for it."""
    rows: dict[Option, Features] = {None: _none(sight)}
    beyond = _beyond(sight)
    for number, time in enumerate(sight.times):
        if number in beyond:
            continue
        if _is_of_what_is_offered(time, sight) or _is_of_a_text(time, sight):
            continue
        told = None
        past = None if _is_soon(time, sight) or _is_fixed(time, sight) else time.iso
        for value, is_ahead in ((past, False), (time.ahead, True)):
            if value is not None and (number, value) not in rows:
                told = told or _of_place(number, time, sight)
                is_both = None not in (time.iso, time.ahead) and time.iso != time.ahead
                rows[number, value] = told | _of_value(value, is_ahead and is_both, is_both, time, sight)
    return rows


def _is_soon(time: Time, sight: Sight) -> bool:
    """Whether a day without its year is rather one soon to come than one of last year: "accepted talks on 2 July"."""
    today = sight.clock.today
    if time.kind not in OPEN or sight.move in DEEDS or today is None or None in (time.iso, time.ahead):
        return False
    return time.iso != time.ahead and When.parse(time.ahead or "").meets(When.day(today), slack=SOON)


def _of_its_clause(sight: Sight) -> str | None:
    """The one time of the relative clause in which a move stands, in a sentence that tells others; None for none."""
    beyond = _beyond(sight)
    inside = [one for number, one in enumerate(sight.times) if number not in beyond]
    return inside[0].iso if beyond and len(inside) == 1 and not sight.is_possible else None


def _beyond(sight: Sight) -> set[int]:
    """The times outside the relative clause of a move that has one inside: "which mediated until March, said today"."""
    view = sight.scope.view
    above = (sight.trigger, *view.ancestors(sight.trigger)) if sight.trigger >= 0 else ()
    clause = next((one for one in above if view.tokens[one].rel == "acl:relcl"), None)
    if clause is None:
        return set()
    heads = [head_of(view, time) for time in sight.times]
    inside = {n for n, head in enumerate(heads) if head is not None and clause in (head, *view.ancestors(head))}
    return set(range(len(heads))) - inside if inside else set()


def is_planned(value: str | None, sight: Sight) -> bool:
    """Whether the day of a deed is one to come that a present tense fixes."""
    return sight.move not in SAYING and any(one.ahead == value and _is_fixed(one, sight) for one in sight.times)


def _is_fixed(time: Time, sight: Sight) -> bool:
    """Whether a day is one to come by the present tense in which it is told: "its envoy arrives on Monday"."""
    is_open = time.kind in ("weekday", "dated") and None not in (time.iso, time.ahead) and time.iso != time.ahead
    if not is_open or sight.scope.view.sentence.number == 1:
        return False
    view, head = sight.scope.view, head_of(sight.scope.view, time)
    verb = next((one for one in ([] if head is None else view.ancestors(head)) if view.is_verb(one)), None)
    if verb is None or view.tokens[verb].xpos not in ("VBZ", "VBP") or speaks(view, verb):
        return False
    return not any(view.lemma(one) == "have" for one in view.children(verb, "aux"))


def _is_of_what_is_offered(time: Time, sight: Sight) -> bool:
    """Whether a month stands by what somebody is ready or willing to do in it: "stands ready to host them in May"."""
    if sight.move not in SAYING or time.kind not in MONTHS or not _is_rather_to_come(time, sight.clock):
        return False
    view, head = sight.scope.view, head_of(sight.scope.view, time)
    above = [] if head is None else [head, *view.ancestors(head)]
    verb = next((one for one in above if view.tokens[one].upos == "VERB"), None)
    return verb is not None and any(view.lemma(one) == "to" for one in view.children(verb, "mark", "aux"))


def _is_of_a_text(time: Time, sight: Sight) -> bool:
    """Whether a time is that of a letter, which dates no deed told in it: "a letter dated 4 August"."""
    head = head_of(sight.scope.view, time)
    above = [] if head is None else [head, *sight.scope.view.ancestors(head)][:3]
    return sight.move not in SAYING and any(sight.scope.view.tokens[one].text.lower() == "dated" for one in above)


def _is_rather_to_come(time: Time, clock: Clock) -> bool:
    """Whether a month may lie ahead, and lies less far ahead than it lies back."""
    near, back, ahead = clock.today or clock.about, When.parse(time.iso or "/"), When.parse(time.ahead or "/")
    if age_of(time.ahead or "", clock) != "to come":
        return False
    if near is None or back.until is None or ahead.since is None:
        return True
    return (ahead.since - near).days <= max(0, (near - back.until).days)


def _none(sight: Sight) -> Features:
    """What speaks for a move that no time of its sentence dates."""
    view, trigger = sight.scope.view, sight.trigger
    kinds = {one.kind for one in sight.times}
    names = [
        "none", f"none {sight.move}", f"none, {form_of(view, trigger)}", f"none, {view.rel(trigger)}",
        f"none, {sight.move} as {'verb' if view.is_verb(trigger) else 'noun'}",
        f"none, possible {sight.is_possible}", f"none, times {min(len(sight.times), 3)}",
        f"none, others {min(len(sight.others), 3)}",
    ]  # fmt: skip
    if len(kinds) == 1:
        names += [f"none, all {next(iter(kinds))}", f"none, all {next(iter(kinds))} {sight.move}"]
    if sight.scope.view.sentence.number == 1:
        names.append("none, headline")
    return dict.fromkeys(names, 1.0)


def _of_value(value: str, is_ahead: bool, is_both: bool, time: Time, sight: Sight) -> Features:
    """What the day itself shows."""
    age = age_of(value, sight.clock)
    saying = "said" if sight.move in SAYING else "done"
    tense = "past" if is_of_past(sight.scope.view, time) else "open"
    names = [f"age {age}", f"age {age} {sight.move}", f"age {age}, possible {sight.is_possible}",
             f"fine {len(value)}", f"fine {len(value)} {saying}"]  # fmt: skip
    if is_both:
        way = "ahead" if is_ahead else "back"
        names += [way, f"{way} {tense}", f"{way}, possible {sight.is_possible}", f"{way} {tense} {saying}",
                  f"{way} {time.kind}", f"{way} {age} {tense}"]  # fmt: skip
    if age == "to come":
        names += ["to come", f"to come {tense}"]
    return dict.fromkeys(names, 1.0)


def age_of(value: str, clock: Clock) -> str:
    """How long ago a time is, in a word."""
    near, when = clock.today or clock.about, When.parse(value) if value else None
    if near is None or when is None or when.since is None or when.until is None:
        return "unknown"
    if when.since > near:
        return "to come"
    days = max(0, (near - when.until).days)
    return next((name for most, name in AGES if days <= most), "years")


def _of_place(number: int, time: Time, sight: Sight) -> Features:
    """How a time stands to the word that tells the move."""
    view, trigger, move = sight.scope.view, sight.trigger, sight.move
    head = head_of(view, time)
    if head is None:
        return {"time": 1.0, "time without a word": 1.0}
    path, steps = path_of(view, trigger, head)
    end, case = end_of(path), _case(view, head, time)
    saying = "said" if move in SAYING else "done"
    nearer = [one for one in sight.others if one != trigger and path_of(view, one, head)[1] < steps]
    names = [
        "time", f"time {move}", f"path {path}", f"path {path} {saying}", f"end {end}", f"end {end} {move}",
        f"kind {time.kind}", f"kind {time.kind} {move}", f"case {case}", f"case {case} {saying}",
        f"case {case} {end}", f"nearer moves {min(len(nearer), 2)}", f"nearer moves {min(len(nearer), 2)} {saying}",
        "after" if head > trigger else "before", f"{'after' if head > trigger else 'before'} {saying}",
    ]  # fmt: skip
    names += _of_verb(head, path, sight)
    if time.in_name:
        names += ["in a name", f"in a name {move}"]
    if number == min(range(len(sight.times)), key=lambda one: _words_to(sight, one)):
        names += ["nearest", f"nearest {saying}"]
    if len(sight.times) == 1:
        names.append("only time")
    if _quoted(view, head) != _quoted(view, trigger):
        names += ["across quotation marks", f"across quotation marks {saying}"]
    if number == 0 and time.start < 3:
        names.append("first word")
    return dict.fromkeys(names, 1.0) | {
        "steps": min(steps, 8) / 8, "words": min(abs(head - trigger), 20) / 20, f"steps {saying}": min(steps, 8) / 8,
    }  # fmt: skip


def _of_verb(head: int, path: str, sight: Sight) -> list[str]:
    """What the verb on which a time hangs shows."""
    view, trigger = sight.scope.view, sight.trigger
    verb = next((one for one in (head, *view.ancestors(head)) if view.is_verb(one)), None)
    if verb is None:
        return ["under no verb"]
    saying = "said" if sight.move in SAYING else "done"
    names = [f"verb {view.rel(verb)} {saying}", f"verb of {form_of(view, verb)}"]
    if verb == trigger:
        names.append("of the verb")
    else:
        is_above = verb in view.ancestors(trigger)
        where = "above" if is_above else "beside"
        names += [f"verb {where}", f"verb {where} {saying}", f"verb {where} {view.tokens[verb].rel}"]
        if speaks(view, verb):
            names += [f"said {where}", f"said {where} {sight.move}", f"said {where} {saying}"]
    subjects = [code for one in sight.scope.subjects(verb) if (who := sight.scope.who(one)) for code in who.actors]
    if subjects:
        own = "own" if sight.actor in subjects else "of another"
        names += [f"subject {own}", f"subject {own} {saying}"]
    return names


def _words_to(sight: Sight, number: int) -> int:
    head = head_of(sight.scope.view, sight.times[number])
    return abs(head - sight.trigger) if head is not None else 1000


def _case(view: View, head: int, time: Time) -> str:
    """The preposition of a time: of its head, else its first word."""
    return view.case(head).split(" ")[0] or ("mark" if view.children(head, "mark") else "bare")


def form_of(view: View, place: int) -> str:
    """The tense of a verb as its form and helpers show it."""
    helpers = " ".join(sorted({view.lemma(one) for one in view.children(place, "aux", "aux:pass")} & HELPERS))
    return f"{view.tokens[place].xpos} {helpers}".strip()


HELPERS = {"have", "be", "will", "would", "may", "might", "can", "could", "should", "must"}


def _quoted(view: View, place: int) -> bool:
    """Whether a word stands within quotation marks."""
    return sum(token.text in MARKS for token in view.tokens[: max(0, place)]) % 2 == 1


def head_of(view: View, time: Time) -> int | None:
    """The word of an expression of time on which its others hang; None where no word stands there."""
    start, end = view.sentence.start + time.start, view.sentence.start + time.end
    tokens = [
        place for place, token in enumerate(view.tokens)
        if token.start < end and start < token.end and token.upos not in ("ADP", "DET", "PUNCT")
    ]  # fmt: skip
    return next((place for place in tokens if view.head(place) not in tokens), tokens[0]) if tokens else None


COMING = {"will", "shall", "would", "may", "might", "can", "could", "should", "must", "to"}


def is_of_past(view: View, time: Time) -> bool:
    """Whether the verb on which a time hangs tells of the past: "had warned in September that it would"."""
    head = head_of(view, time)
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
