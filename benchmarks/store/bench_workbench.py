"""How fast the workbench opens its pages on a case of 500 reports and 10,000 statements.

Prints for each page the seconds until it is there and those of the processor (server and client together), the best of
three; and the same for the first page and the first conclusions after a start. Reports are made up in a fixed order.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "store"))
sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "web"))

import ferry_row
import httpx
from sites import make_case, serving

from goodoffices.codebook.words import Modality, Move, SpeakerKind
from goodoffices.core.report import Report
from goodoffices.core.statement import Statement
from goodoffices.core.when import When
from goodoffices.web.settings import Settings

N_REPORTS, PER_REPORT = 500, 20
PARTIES, MEDIATORS = ("GHA", "TGO"), ("NOR", "CHE", "QAT", "UN", "AU")
OTHERS = ("USA", "FRA", "NGA", "CIV", "BEN", "ECOWAS")
PARTY_MOVES = (Move.ACCEPT, Move.REFUSE, Move.REQUEST, Move.HEDGE)
SETTING = (Move.ACCUSE, Move.ESCALATE, Move.DEESCALATE, Move.NEGOTIATE, Move.DEMAND, Move.URGE)
TIMES = 3
PATHS = (
    "/", "/stances", "/timeline", "/disagreements", "/reports", "/reports/250", "/check", "/search?q=harbour",
    "/outlook", "/export/statements.csv",
)  # fmt: skip


def made_up(chance: random.Random) -> tuple[tuple[Report, ...], tuple[Statement, ...]]:
    """Reports over two years, twenty sentences with a statement each."""
    reports, statements = [], []
    for number in range(N_REPORTS):
        day = date(2029, 1, 1) + timedelta(days=chance.randrange(700))
        lines = [f"Harbour row, day {number}"]
        lines += [f"Line {n} of report {number} tells of harbour {chance.randrange(10**6)}." for n in range(PER_REPORT)]
        report = replace(ferry_row.report(f"r{number:03}.txt", "\n\n".join(lines), day.isoformat()), number=number)
        reports.append(report)
        statements += [_statement(report, n + 2, day, chance) for n in range(PER_REPORT)]
    return tuple(reports), tuple(statements)


def _statement(report: Report, sentence: int, day: date, chance: random.Random) -> Statement:
    mediator = chance.choice(MEDIATORS)
    sort = chance.random()
    if sort < 0.3:
        actor, move, third, toward = (
            mediator,
            chance.choice((Move.OFFER, Move.MEDIATE, Move.DECLINE)),
            mediator,
            PARTIES,
        )
    elif sort < 0.55:
        actor, move, third, toward = chance.choice(PARTIES), chance.choice(PARTY_MOVES), mediator, (mediator,)
    else:
        actor, move, third, toward = chance.choice((*PARTIES, *OTHERS)), chance.choice(SETTING), None, PARTIES[:1]
    on = When.day(day - timedelta(days=chance.randrange(10))) if chance.random() < 0.6 else None
    return Statement(
        quote=report.quote_sentence(sentence), actor=actor, move=move, third_party=third, toward=toward, when=on,
        speaker="A minister", speaker_kind=SpeakerKind.NAMED_OFFICIAL, modality=Modality.ACTUAL,
        confidence=round(chance.uniform(0.2, 1.0), 3),
    )  # fmt: skip


def _timed(client: httpx.Client, path: str) -> tuple[float, float, int]:
    start, worked = time.perf_counter(), time.process_time()
    answer = client.get(path)
    answer.raise_for_status()
    return time.perf_counter() - start, time.process_time() - worked, len(answer.content)


def _told(name: str, found: list[tuple[float, float, int]]) -> None:
    waited, worked, size = (min(column) for column in zip(*found, strict=True))
    print(f"{name:<24}{waited:7.2f} s  {worked:7.2f} s of the processor  {size / 1000:8.0f} kB", flush=True)


def main() -> None:
    """Make the case, open every page, print the figures."""
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        path = make_case(Path(folder) / "big.case", *made_up(chance), parties=PARTIES, third_parties=MEDIATORS)
        size = path.stat().st_size / 1e6
        took = time.perf_counter() - start
        print(f"case of {N_REPORTS} reports and {N_REPORTS * PER_REPORT} statements: {took:.1f} s, {size:.1f} MB")
        with serving(Settings(case=path)) as address, httpx.Client(base_url=address, timeout=600) as client:
            start = time.perf_counter()
            for each in ("/", "/stances", "/timeline", "/reports", "/check"):
                _told(f"{each} before all", [_timed(client, each)])
            while client.get("/stances").status_code == 202:
                time.sleep(0.2)
            print(f"first conclusions after {time.perf_counter() - start:.1f} s, once after a start")
            for each in PATHS:
                _told(each, [_timed(client, each) for _ in range(TIMES)])


if __name__ == "__main__":
    main()
