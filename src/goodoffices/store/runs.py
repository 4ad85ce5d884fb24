"""What the machine read, by run: statements with the version of rules and model, kept as they came.

A run counts for a scope: the digest of the reports' texts and names, the options, and the coder's version. Where the
scope is the same, the run is taken; where it is not, the machine reads again. People's corrections stand apart.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from goodoffices.codebook.words import Attribution, Modality, Move, Role, SpeakerKind
from goodoffices.core.problem import Problem
from goodoffices.core.reading import Extraction
from goodoffices.core.report import Quote, Report
from goodoffices.core.statement import Statement
from goodoffices.store.casefile import Case, now
from goodoffices.store.reports import when_of

KEPT_RUNS = 5
"""Finished runs that are kept, so that what an older version read can be looked up."""

COLUMNS = (
    "run", "report", "start", '"end"', "quote", "actor", "actor_role", "move", "third_party", "toward", "speaker",
    "speaker_kind", "modality", "condition_start", "condition_end", "frameworks", "since", "until", "has_date",
    "attribution", "confidence", "coder", "reasons",
    "issuer",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One reading by the machine.

    Attributes:
        id: Its number.
        began_at: When, in UTC.
        coder: Who coded: "built-in", "llm", "both", "file".
        version: Version of program, rules and model.
        scope: Digest of what was read, and how.
        n_statements: How many statements came of it.
    """

    id: int
    began_at: str
    coder: str
    version: str
    scope: str
    n_statements: int


def scope_of(reports: Sequence[Report], options: Sequence[str], version: str) -> str:
    """The digest under which a run is found again; dates count, as relative ones are resolved against them."""
    told = [[one.name, one.digest, one.published.when.text] for one in reports]
    return hashlib.sha256(json.dumps([told, list(options), version]).encode()).hexdigest()


def save_run(case: Case, extraction: Extraction, *, scope: str, coder: str, version: str, began_at: str) -> int:
    """Keep what a run gave, whole or not at all; the number of the run."""
    with case.writing() as db:
        made = db.execute(
            "INSERT INTO runs (began_at, ended_at, coder, version, scope, extras) VALUES (?, ?, ?, ?, ?, ?)",
            (began_at, now(), coder, version, scope, json.dumps(_extras(extraction))),
        )
        run = int(made.lastrowid or 0)
        marks = ", ".join("?" * len(COLUMNS))
        rows = ([run, *values_of(one)] for one in extraction.statements)
        db.executemany(f"INSERT INTO statements ({', '.join(COLUMNS)}) VALUES ({marks})", rows)
        db.execute(
            "DELETE FROM runs WHERE id NOT IN (SELECT id FROM runs ORDER BY id DESC LIMIT ?)",
            (KEPT_RUNS,),
        )
    return run


def list_runs(case: Case) -> tuple[Run, ...]:
    """The runs that are kept, the newest first."""
    sql = (
        "SELECT runs.*, count(statements.id) AS n FROM runs LEFT JOIN statements ON statements.run = runs.id"
        " WHERE ended_at IS NOT NULL GROUP BY runs.id ORDER BY runs.id DESC"
    )
    return tuple(
        Run(id=row["id"], began_at=row["began_at"], coder=row["coder"], version=row["version"], scope=row["scope"],
            n_statements=row["n"])
        for row in case.rows(sql)
    )  # fmt: skip


def load_run(case: Case, reports: Sequence[Report], *, scope: str = "") -> Extraction | None:
    """What the newest run of a scope gave; the newest of all where no scope is named; None where there is none."""
    where = "WHERE ended_at IS NOT NULL" + (" AND scope = ?" if scope else "")
    found = case.rows(f"SELECT * FROM runs {where} ORDER BY id DESC LIMIT 1", (scope,) if scope else ())
    if not found:
        return None
    by_name = {one.name: one for one in reports}
    rows = case.rows("SELECT * FROM statements WHERE run = ? ORDER BY id", (found[0]["id"],))
    statements = tuple(_statement(row, by_name[row["report"]]) for row in rows if _fits(row, by_name))
    return _with_extras(statements, json.loads(found[0]["extras"]), by_name)


def _fits(row: sqlite3.Row, by_name: dict[str, Report]) -> bool:
    """Whether a row's quotation still stands where it stood: not so in removed or renewed reports."""
    report = by_name.get(row["report"])
    return report is not None and report.text[row["start"] : row["end"]] == row["quote"]


def values_of(one: Statement) -> list[Any]:
    """A statement as plain values, in the order of `COLUMNS` behind the run."""
    when, condition = one.when, one.condition
    return [
        one.quote.report, one.quote.start, one.quote.end, one.quote.text, one.actor, one.actor_role.value,
        one.move.value, one.third_party, json.dumps(one.toward), one.speaker,
        one.speaker_kind and one.speaker_kind.value, one.modality.value,
        condition and condition.start, condition and condition.end, json.dumps(one.frameworks),
        when and when.since and when.since.isoformat(), when and when.until and when.until.isoformat(),
        int(when is not None), one.attribution.value, one.confidence, one.coder, json.dumps(one.reasons),
        one.issuer,
    ]  # fmt: skip


def statement_from(values: Sequence[Any], report: Report) -> Statement:
    """The statement of such values, quoting a report."""
    return _statement({name.strip('"'): one for name, one in zip(COLUMNS[1:], values, strict=True)}, report)


@lru_cache(maxsize=4096)
def _listed(text: str) -> tuple[str, ...]:
    """A list of words from JSON; most of thousands of statements have the same few."""
    return tuple(json.loads(text))


def _statement(row: Mapping[str, Any] | sqlite3.Row, report: Report) -> Statement:
    has_condition = row["condition_start"] is not None
    return Statement(
        quote=report.quote(row["start"], row["end"]), actor=row["actor"], move=Move(row["move"]),
        actor_role=Role(row["actor_role"]), third_party=row["third_party"], toward=_listed(row["toward"]),
        speaker=row["speaker"], speaker_kind=SpeakerKind(row["speaker_kind"]) if row["speaker_kind"] else None,
        modality=Modality(row["modality"]),
        condition=report.quote(row["condition_start"], row["condition_end"]) if has_condition else None,
        frameworks=_listed(row["frameworks"]),
        when=when_of(row["since"], row["until"]) if row["has_date"] else None,
        attribution=Attribution(row["attribution"]), confidence=row["confidence"], coder=row["coder"],
        reasons=_listed(row["reasons"]), issuer=row["issuer"],
    )  # fmt: skip


def _place(quote: Quote) -> list[Any]:
    return [quote.report, quote.start, quote.end]


def _extras(found: Extraction) -> dict[str, Any]:
    """What extraction saw besides statements, as JSON."""
    return {
        "problems": [[one.where, one.what, one.hint] for one in found.problems],
        "uncoded": [_place(one) for one in found.uncoded],
        "hostile": [_place(one) for one in found.hostile],
        "judgements": [[by, ahead, _place(quote)] for by, ahead, quote in found.judgements],
        "ties": [[actor, other, domain, _place(quote)] for actor, other, domain, quote in found.ties],
        "mentions": [list(one) for one in found.mentions],
        "names": [[actor, list(names)] for actor, names in found.names],
    }


def _with_extras(statements: tuple[Statement, ...], extras: dict[str, Any], by_name: dict[str, Report]) -> Extraction:
    """Statements and the rest of a run as one extraction; what points into other texts is left out."""

    def quote(place: list[Any]) -> Quote | None:
        report = by_name.get(place[0])
        return report.quote(place[1], place[2]) if report and place[2] <= len(report.text) else None

    judged = [(by, ahead, quote(place)) for by, ahead, place in extras.get("judgements", ())]
    tied = [(actor, other, domain, quote(place)) for actor, other, domain, place in extras.get("ties", ())]
    return Extraction(
        statements=statements,
        problems=tuple(Problem(where=a, what=b, hint=c) for a, b, c in extras.get("problems", ())),
        uncoded=tuple(one for one in map(quote, extras.get("uncoded", ())) if one),
        hostile=tuple(one for one in map(quote, extras.get("hostile", ())) if one),
        judgements=tuple((by, ahead, one) for by, ahead, one in judged if one),
        ties=tuple((actor, other, domain, one) for actor, other, domain, one in tied if one),
        mentions=tuple((report, actor, n) for report, actor, n in extras.get("mentions", ()) if report in by_name),
        names=tuple((actor, tuple(names)) for actor, names in extras.get("names", ())),
    )
