"""The second coder: a large language model that is handed the codebook, on request.

The model is a function that is passed in; which one it is and where it runs is not known here. One report a call. What
it answers is looked up in the report and held against the closed lists; the rest is dropped and told.

Steps for each report:
    1. Put the report between marks behind the instructions (`instructions`).
    2. Take the kept answer to exactly these words (`kept`), or ask; once more where the answer has no form.
    3. Take the rows out of the answer (`answers`).
    4. Check every row against report and codebook (`checking`).
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from goodoffices.codebook.actors import ActorTable
from goodoffices.core.problem import Problem
from goodoffices.core.reading import Extraction, Reading
from goodoffices.core.reply import Ask, Reply
from goodoffices.core.report import Report
from goodoffices.core.statement import Statement
from goodoffices.extract.answers import Answer, read_answer
from goodoffices.extract.checking import Checker, Unfit
from goodoffices.extract.instructions import Question, instructions_for, put_question
from goodoffices.extract.kept import digest_of, find_kept, keep
from goodoffices.extract.places import Page

Progress = Callable[[int, int], None]

# A model tells no probabilities that could be calibrated. Models handed this codebook have scored between 0.96 and 0.99
# by its scorer; smaller ones will not, so that the figure is set below.
CONFIDENCE = 0.9
AGAIN = "\n\nYour last answer was no JSON object of the form asked for. Answer with that object alone."
MOST_PROBLEMS = 20  # told for one report one by one; further ones are counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Who is asked, and within which limits.

    Attributes:
        name: The model's name; statements carry "llm:" and the name.
        ask: One call.
        folder: Where answers are kept; None to keep none.
        parameters: What the call is made with besides the words; part of the digest.
        max_characters: Characters of a report that are shown.
        max_calls: Calls in one run.
        parallel: Calls at a time; the outcome does not depend on it.
    """

    name: str
    ask: Ask
    folder: Path | None = None
    parameters: Mapping[str, Any] = field(default_factory=dict)
    max_characters: int = 60_000
    max_calls: int = 500
    parallel: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What a run took.

    Attributes:
        n_reports: Reports put.
        n_coded: Reports to which an answer was taken.
        n_calls: Calls made.
        n_kept: Reports answered from kept answers.
        n_in: Tokens read in the calls made.
        n_out: Tokens written in them.
    """

    n_reports: int = 0
    n_coded: int = 0
    n_calls: int = 0
    n_kept: int = 0
    n_in: int = 0
    n_out: int = 0

    def __add__(self, other: Ledger) -> Ledger:
        return Ledger(
            n_reports=self.n_reports + other.n_reports, n_coded=self.n_coded + other.n_coded,
            n_calls=self.n_calls + other.n_calls, n_kept=self.n_kept + other.n_kept,
            n_in=self.n_in + other.n_in, n_out=self.n_out + other.n_out,
        )  # fmt: skip

    def line(self, name: str, *, url: str = "", prices: tuple[float, float] = (0.0, 0.0)) -> str:
        """What the run took, as one line.

        Args:
            name: The model.
            url: Where it was asked.
            prices: Of a million tokens read and written; nothing is said of a price of 0.
        """
        where = f" at {url}" if url and self.n_calls else ""
        said = f"{name}{where}: {self.n_reports} reports, {self.n_calls} calls, {self.n_kept} kept answers"
        said += f", {self.n_in:,} tokens read, {self.n_out:,} written"
        price = (self.n_in * prices[0] + self.n_out * prices[1]) / 1e6
        return f"{said}, price {price:.4f}" if any(prices) else said


class _Calls:
    """The calls that are left in a run."""

    def __init__(self, limit: int) -> None:
        self._left = limit
        self._lock = threading.Lock()

    def take(self) -> bool:
        with self._lock:
            self._left -= 1
            return self._left >= 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Coded:
    statements: tuple[Statement, ...] = ()
    problems: tuple[Problem, ...] = ()
    ledger: Ledger = Ledger()


def code_by_model(
    reading: Reading, model: Model, table: ActorTable, *, parties: Sequence[str] = (),
    third_parties: Sequence[str] = (), progress: Progress | None = None,
) -> tuple[Extraction, Ledger]:  # fmt: skip
    """The statements that a model finds in reports, checked, and what that took.

    Args:
        reading: The reports.
        model: Who is asked.
        table: The known actors.
        parties: Canonical parties where a person names them; the model is told.
        third_parties: Likewise the would-be mediators.
        progress: Called with the number of reports done and their total.

    Raises:
        PipelineError: If no call can succeed.
    """
    instructions, calls = instructions_for(table), _Calls(model.max_calls)

    def code(report: Report) -> _Coded:
        question = put_question(
            report, parties=parties, third_parties=third_parties, max_characters=model.max_characters
        )
        return _code_report(report, question, instructions, model, table, calls)

    coded: list[_Coded] = []
    for one in _in_order(code, reading.reports, model.parallel):
        coded.append(one)
        if progress:
            progress(len(coded), len(reading.reports))
    found = Extraction(
        statements=tuple(one for part in coded for one in part.statements),
        problems=tuple(one for part in coded for one in part.problems),
    )
    return found, sum((one.ledger for one in coded), Ledger())


def _in_order(code: Callable[[Report], _Coded], reports: Sequence[Report], parallel: int) -> Iterator[_Coded]:
    """Results in the order of the reports, some at a time; the first error ends the rest."""
    if parallel == 1:
        yield from map(code, reports)
        return
    pool = ThreadPoolExecutor(parallel)
    try:
        yield from pool.map(code, reports)
    finally:
        pool.shutdown(cancel_futures=True)


def _code_report(
    report: Report, question: Question, instructions: str, model: Model, table: ActorTable, calls: _Calls
) -> _Coded:
    digest = digest_of(model=model.name, parameters=model.parameters, instructions=instructions, question=question.text)
    reply, ledger, trouble = _answer(question.text, instructions, model, calls, digest)
    problems = [Problem(where=report.name, what=one) for one in trouble]
    if reply is None:
        return _Coded(problems=tuple(problems), ledger=ledger)
    if question.n_shown < len(report.sentences):
        what = f"Only its first {question.n_shown} sentences of {len(report.sentences)} were put to {model.name}."
        problems.append(Problem(where=report.name, what=what, hint="Raise max_characters in the settings."))
    checker = Checker(
        page=Page.of(report), table=table, coder=f"llm:{model.name}", confidence=CONFIDENCE,
        reason=f"answer {digest[:12]} of {model.name} to the codebook",
    )  # fmt: skip
    statements, faults = _checked(read_answer(reply.text, is_whole=reply.is_whole), checker)
    return _Coded(statements=statements, problems=(*problems, *_told(report, model, faults)), ledger=ledger)


def _answer(
    question: str, instructions: str, model: Model, calls: _Calls, digest: str
) -> tuple[Reply | None, Ledger, list[str]]:
    """The answer to a question, kept or asked for; what it took, and trouble met."""
    kept = find_kept(model.folder, digest) if model.folder else None
    if kept:
        return kept, Ledger(n_reports=1, n_coded=1, n_kept=1), []
    ledger = Ledger(n_reports=1)
    for words in (question, question + AGAIN):
        if not calls.take():
            return None, ledger, [f"Not put to {model.name}: the limit of {model.max_calls} calls is reached."]
        reply = model.ask(instructions, words)
        ledger += Ledger(n_calls=1)
        if isinstance(reply, Problem):
            return None, ledger, [f"Not coded by {model.name}: {reply}"]
        ledger += Ledger(n_in=reply.n_in, n_out=reply.n_out)
        if read_answer(reply.text, is_whole=reply.is_whole).is_answer:
            trouble = keep(model.folder, digest, model.name, reply) if model.folder else ""
            ledger += Ledger(n_coded=1)
            return reply, ledger, [f"The answer of {model.name} {trouble}."] if trouble else []
    return None, ledger, [f"Not coded by {model.name}: its answers hold no list of statements."]


def _checked(answer: Answer, checker: Checker) -> tuple[tuple[Statement, ...], list[str]]:
    """The statements that hold, in order of the text and each once; what was dropped."""
    found: dict[tuple[object, ...], Statement] = {}
    faults = [answer.fault] if answer.fault else []
    for number, row in enumerate(answer.rows, 1):
        dropped: list[str] = []
        try:
            statement = checker.statement(row, dropped)
            found.setdefault((statement.quote.start, statement.key), statement)
        except Unfit as fault:
            dropped = [f"dropped: {fault}"]
        faults += [f"Statement {number}: {one}." for one in dropped]
    return tuple(sorted(found.values(), key=_place)), faults


def _place(statement: Statement) -> tuple[object, ...]:
    return (
        statement.quote.start,
        statement.move.value,
        statement.actor or "",
        statement.third_party or "",
        statement.toward,
    )


def _told(report: Report, model: Model, faults: list[str]) -> tuple[Problem, ...]:
    told = [*faults[:MOST_PROBLEMS]]
    if len(faults) > MOST_PROBLEMS:
        told.append(f"And {len(faults) - MOST_PROBLEMS} more of the kind.")
    return tuple(Problem(where=f"{report.name} by llm:{model.name}", what=one) for one in told)
