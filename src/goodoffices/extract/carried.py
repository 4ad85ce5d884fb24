"""Which date told elsewhere in its report a move has, or none, where its own sentence leaves it undated.

The days that the sentences before tell, those of other statements, and the report's own day are options, as is none.
What the passage, the statement and its place in the report show is weighed with what the statement heads say by the two
models of `choice`, fitted by `training/carried.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from goodoffices.codebook.words import Modality, Move
from goodoffices.core.report import Report
from goodoffices.extract.choice import Features, log_odds, stacked
from goodoffices.extract.clause import Scope
from goodoffices.extract.heads import Cell
from goodoffices.extract.speakers import shares_word
from goodoffices.extract.time_words import Clock
from goodoffices.extract.times import Time
from goodoffices.extract.told_times import LEAST, SAYING, age_of, form_of
from goodoffices.extract.view import MARKS, View

FILE = "carried.json.xz"
FARTHEST = 8  # sentences back to which a passage is continued
FIRST, FOLLOWING = 3, 7  # sentences that head a report, and the last one whose times they may take
MOST = 6  # days of the passage that are weighed
TOLD = -2.1  # what the log-odds of none are changed by (why: training/README.md)
GOING_ON = frozenset("he she they it we both these those this that also later then there".split())

Option = str | None  # ISO prefix of a day, a month or a year; None for none


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is known of a statement before it takes a date from elsewhere.

    Attributes:
        sentence: Number of its sentence.
        trigger: The word of it that tells the move.
        actor: Who makes the move.
        move: The move.
        toward: Whom it is aimed at.
        modality: How the report holds it.
        when: ISO prefix of the time that its own sentence gives it; None for none.
        voice: Who says so: "report" in its own voice, "turn" whose turn of a transcript it is, "cited" somebody else.
    """

    sentence: int
    trigger: int
    actor: str | None
    move: Move
    toward: tuple[str, ...]
    modality: Modality
    when: str | None
    voice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A report as dates are carried over it.

    Attributes:
        clock: Its own date.
        times: Expressions of time by the number of their sentence.
        scopes: Its sentences by number.
        paragraphs: The paragraph of each sentence, by its number less one.
        is_live: Whether it is told as it happens.
        is_own: Whether it is somebody's own text.
        by_sentence: The statements of each sentence.
        by_move: The dated statements of each actor and move.
        share: Share of the statements that their own sentences date.
    """

    clock: Clock
    times: Mapping[int, tuple[Time, ...]]
    scopes: Mapping[int, Scope]
    paragraphs: Sequence[int]
    is_live: bool
    is_own: bool
    by_sentence: Mapping[int, Sequence[Told]]
    by_move: Mapping[tuple[str | None, Move], Sequence[Told]]
    share: float

    @property
    def today(self) -> str | None:
        """ISO form of its own day; None where it is not known."""
        return self.clock.today.isoformat() if self.clock.today else None


def chosen(one: Told, page: Page, cell: Cell | None) -> str | None:
    """ISO prefix of the date from elsewhere that a statement most likely has; None for none."""
    rows = options(one, page)
    scores = weighed(rows, cell)
    scores[None] += TOLD
    return max(scores, key=lambda option: (scores[option], option or ""))


def year_told(one: Told, page: Page) -> str | None:
    """The year that a report tells last before a statement, else first behind it; None for none."""
    before = [number for number in sorted(page.times, reverse=True) if number <= one.sentence]
    behind = [number for number in sorted(page.times) if number > one.sentence]
    told = (time for number in (*before, *behind) for time in reversed(page.times[number]))
    return next((time.iso[:4] for time in told if time.iso and not time.in_name), None)


def weighed(rows: Mapping[Option, Features], cell: Cell | None) -> dict[Option, float]:
    """What speaks for each date, and for none, weighed with what the heads say."""
    return stacked(rows, FILE, lambda option, trees: beside_heads(rows[option], trees, cell))


def beside_heads(row: Features, trees: float, cell: Cell | None) -> Features:
    """What the pages and the heads say of a date, or of none: the features of the second model."""
    if cell is None:
        return {"trees alone": trees}
    if "none" in row:
        return {"trees": trees, "none": 1.0, "none, heads": log_odds(1 - cell.dated, least=LEAST)}
    return {"trees": trees, "today": row.get("today", 0.0), "years ago": row.get("age years", 0.0)}


def voice_of(speaker: str | None, turn: str | None) -> str:
    """Whose words tell a statement, by the name of its source and of whose turn of a transcript it is."""
    if speaker is None:
        return "report"
    return "turn" if turn is not None and shares_word(speaker, turn) else "cited"


def page_of(
    report: Report, clock: Clock, times: Mapping[int, tuple[Time, ...]], scopes: Mapping[int, Scope],
    statements: Sequence[Told], *, is_live: bool = False, is_own: bool = False,
) -> Page:  # fmt: skip
    """A report with its statements as dates are carried over it."""
    by_sentence: dict[int, list[Told]] = {}
    by_move: dict[tuple[str | None, Move], list[Told]] = {}
    for one in statements:
        by_sentence.setdefault(one.sentence, []).append(one)
        if one.when:
            by_move.setdefault((one.actor, one.move), []).append(one)
    paragraphs, at = [], 0
    for number, (start, _) in enumerate(report.sentences):
        before = report.sentences[number - 1][1] if number else 0
        at += "\n" in report.text[before:start]
        paragraphs.append(at)
    n_dated = sum(one.when is not None for one in statements)
    return Page(
        clock=clock, times=times, scopes=scopes, paragraphs=paragraphs, is_live=is_live, is_own=is_own,
        by_sentence=by_sentence, by_move=by_move, share=n_dated / max(1, len(statements)),
    )  # fmt: skip


def options(one: Told, page: Page) -> dict[Option, Features]:
    """Every date that a statement may take from elsewhere in its report, and none, with what the page shows for it."""
    marks = _marks(one, page)
    rows: dict[Option, Features] = {None: _none(marks, page)}
    for value, names in (*_own_day(one, page, marks), *_passage(one, page), *_same(one, page)):
        row = rows.setdefault(value, _of_value(value, one, page))
        row |= dict.fromkeys(names, 1.0)
    return rows


def _none(marks: Sequence[str], page: Page) -> Features:
    """What speaks for a move without a date."""
    names = [f"none {mark}" for mark in marks]
    return dict.fromkeys(["none", *names], 1.0) | {"none, dated share": page.share}


def _marks(one: Told, page: Page) -> list[str]:
    """What the statement itself shows of being dated."""
    scope = page.scopes.get(one.sentence)
    view, saying = (scope.view if scope else None), _saying(one)
    form = form_of(view, one.trigger) if view and len(view) else "nothing"
    names = [
        str(one.move), saying, str(one.modality), f"{saying} {one.modality}", f"form {form}", f"form {form} {saying}",
        f"{_place(one, page)} {saying}", f"day known {page.today is not None}",
        f"voice {one.voice}", f"voice {one.voice} {saying}", f"voice {one.voice} {form} {saying}",
    ]  # fmt: skip
    if view and len(view):
        names += [f"word {view.lemma(one.trigger)}", _marked(view, one.trigger)]
    if page.times.get(one.sentence):
        names += ["times beside", f"times beside {saying}"]
    if page.is_own:
        names += ["own text", f"own text {saying}"]
    if page.is_live:
        names.append("live page")
    return names


def _saying(one: Told) -> str:
    return "said" if one.move in SAYING else "done"


def _place(one: Told, page: Page) -> str:
    """Where in the report a statement stands."""
    if one.sentence <= FIRST:
        return f"sentence {one.sentence}"
    return "first third" if 3 * one.sentence < len(page.paragraphs) else "later"


def _marked(view: View, trigger: int) -> str:
    marks = sum(token.text in MARKS for token in view.tokens[: max(0, trigger)])
    return "quoted" if marks % 2 else "plain"


def _of_value(value: str, one: Told, page: Page) -> Features:
    """What a day shows wherever it is told."""
    age, saying = age_of(value, page.clock), _saying(one)
    names = ["some", f"age {age}", f"age {age} {saying}", f"age {age} {one.modality}", f"fine {len(value)} {saying}"]
    return dict.fromkeys(names, 1.0)


def _own_day(one: Told, page: Page, marks: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """The report's own day."""
    if page.today:
        near = [
            number for number in range(max(1, one.sentence - FARTHEST), one.sentence)
            if any(time.iso == page.today for time in page.times.get(number, ()))
        ]  # fmt: skip
        told = f"told {min(one.sentence - near[-1], 3)} before" if near else "not told before"
        names = (f"today {mark}" for mark in marks)
        yield page.today, ["today", f"today {told}", f"today {told} {one.voice}", *names]


def _passage(one: Told, page: Page) -> Iterator[tuple[str, list[str]]]:
    """The days that the sentences before tell; of a headline, those behind."""
    here, seen = one.sentence, set[str]()
    back = [(here - number, "back", number) for number in range(here - 1, max(0, here - 1 - FARTHEST), -1)]
    ahead = [(number - here, "ahead", number) for number in range(here + 1, FOLLOWING + 1)] if here <= FIRST else []
    for apart, way, number in (*back, *ahead):
        for time in reversed(page.times.get(number, ())):
            if time.iso and not time.in_name and len(seen) < MOST and not _is_to_come(time.iso, page):
                is_first = not seen
                seen.add(time.iso)
                yield time.iso, list(_of_passage(one, page, number, apart, way, time, is_first))


def _is_to_come(value: str, page: Page) -> bool:
    return page.today is not None and value > page.today[: len(value)]


def _of_passage(one: Told, page: Page, number: int, apart: int, way: str, time: Time, is_first: bool) -> Iterator[str]:
    """What speaks for a day that another sentence tells."""
    saying, far = _saying(one), f"{way} {min(apart, 4)}"
    yield from (way, far, f"{far} {saying}", f"{far} {time.kind}", f"{way} {time.kind} {saying}")
    if is_first:
        yield from (f"last told {way}", f"last told {way} {saying}", f"last told {far}")
    n = len(page.paragraphs)
    if number <= n and one.sentence <= n and page.paragraphs[number - 1] == page.paragraphs[one.sentence - 1]:
        yield from ("one paragraph", f"one paragraph {far}", f"one paragraph {saying}")
    scope = page.scopes.get(one.sentence)
    if scope and len(scope.view) and scope.view.tokens[0].text.lower() in GOING_ON:
        yield f"going on {far}"
    dated = [other for other in page.by_sentence.get(number, ()) if other.when == time.iso]
    if dated:
        yield from ("dates a move", f"dates a move {far}", f"dates a move, {saying}")
    for other in dated:
        yield f"dates {_saying(other)} of {'the same' if other.actor == one.actor else 'another'} {far} {saying}"
        yield f"dates {other.move} for {one.move}"
        if other.move is Move.CONSULT and other.actor == one.actor and _may_be_within(one, other):
            yield f"within a call {saying} {far}"


def _may_be_within(one: Told, call: Told) -> bool:
    """Whether what somebody says may have been said in a call: to whom it is aimed, or to nobody in particular."""
    return not one.toward or bool(set(one.toward) & set(call.toward))


def _same(one: Told, page: Page) -> Iterator[tuple[str, list[str]]]:
    """The days of the same move told elsewhere, and of what else the sentence tells."""
    saying = _saying(one)
    for other in page.by_move.get((one.actor, one.move), ())[:MOST]:
        apart = abs(other.sentence - one.sentence)
        far = "near" if apart <= 2 else "apart" if apart <= FARTHEST else "far"
        is_aimed = "aimed so" if other.toward == one.toward else "aimed else"
        is_so = "held so" if other.modality is one.modality else "held else"
        head = "headline" if one.sentence <= FIRST else "body"
        if other.when and other.sentence != one.sentence:
            yield other.when, ["same move", f"same move {far} {is_so}", f"same move {is_aimed}", f"same move {saying}",
                               f"same move {head} {far}", f"same move {one.move}"]  # fmt: skip
    for other in page.by_sentence.get(one.sentence, ()):
        if other.when:
            who = "of the same" if other.actor == one.actor else "of another"
            is_back = one.actor in other.toward and other.move is one.move
            names = ["beside", f"beside {who}", f"beside {other.move} for {one.move}", f"beside {saying} {who}"]
            yield other.when, [*names, f"beside of each other {is_back}"]
