"""Time and memory of reconciling up to 2,000 reports of one dispute, and how they grow.

    python benchmarks/reconcile/growth.py [--reports 250,500,1000,2000]

The reports are made up: eight would-be mediators between two parties over two years, about fifteen sentences a report,
half of them with a statement, one report in ten undated, one in ten a copy of another.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from datetime import date, timedelta

from goodoffices.codebook.words import DateBasis, Modality, Move, SpeakerKind
from goodoffices.core.reading import Extraction, Reading
from goodoffices.core.report import Dating, Report
from goodoffices.core.statement import Statement
from goodoffices.core.when import When
from goodoffices.reconcile import reconcile_statements

PARTIES = ("PER", "ECU")
HELPERS = ("CHL", "BRA", "ARG", "USA", "VAT", "UN", "OAS", "ESP")
PARTY_MOVES = (Move.REQUEST, Move.ACCEPT, Move.REFUSE, Move.HEDGE, Move.ESCALATE, Move.NEGOTIATE)
HELPER_MOVES = (Move.OFFER, Move.MEDIATE, Move.DECLINE, Move.HEDGE, Move.URGE, Move.WITHDRAW)
FILLER = "The talks between Peru and Ecuador on the Cenepa went on while prices of copper and rice rose in number {}."


def make_report(number: int, chance: random.Random) -> tuple[Report, list[Statement]]:
    """One report with its statements."""
    on = date(1995, 1, 1) + timedelta(days=chance.randrange(730))
    plans = [_plan(chance) for _ in range(8)]
    sentences = [f"{on:%B} {on.day}: {plan[0]}" for plan in plans] + [FILLER.format(chance.random()) for _ in range(7)]
    text, spans = "", []
    for one in sentences:
        spans.append((len(text), len(text) + len(one)))
        text += one + "\n\n"
    dating = Dating() if chance.random() < 0.1 else Dating(when=When.day(on), basis=DateBasis.STATED)
    report = Report(name=f"{number:05d}.txt", number=number, title=sentences[0], text=text, sentences=tuple(spans),
                    published=dating)  # fmt: skip
    return report, [_statement(report, place, plan, on) for place, plan in enumerate(plans, 1)]


def _plan(chance: random.Random) -> tuple[str, str, Move, str, bool]:
    """A sentence, its actor, move and mediator, and whether it names the day."""
    helper = chance.choice(HELPERS)
    is_party = chance.random() < 0.5
    actor = chance.choice(PARTIES) if is_party else helper
    move = chance.choice(PARTY_MOVES if is_party else HELPER_MOVES)
    words = f"{actor} is told to {move.value} on {helper} in the words of note {chance.randrange(10**6)}."
    return words, actor, move, helper, chance.random() < 0.3


def _statement(report: Report, place: int, plan: tuple[str, str, Move, str, bool], on: date) -> Statement:
    _, actor, move, helper, is_dated = plan
    return Statement(
        quote=report.quote_sentence(place), actor=actor, move=move,
        third_party=helper if move.is_mediation else None,
        toward=PARTIES if actor in HELPERS else (helper,), modality=Modality.ACTUAL,
        speaker="Ana Mora", speaker_kind=SpeakerKind.NAMED_OFFICIAL, when=When.day(on) if is_dated else None,
    )  # fmt: skip


def measure(n_reports: int) -> tuple[float, int, int]:
    """Processor seconds, events and disagreements for a number of reports."""
    chance = random.Random(n_reports)
    pages = [make_report(number, chance) for number in range(n_reports)]
    reading = Reading(reports=tuple(report for report, _ in pages))
    extraction = Extraction(statements=tuple(one for _, told in pages for one in told))
    start = time.process_time()
    (record,) = reconcile_statements(reading, extraction, parties=PARTIES)
    return time.process_time() - start, len(record.events), len(record.disagreements)


def main() -> None:
    """Print one line for each size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reports", default="250,500,1000,2000")
    print("reports  seconds  ms a report  events  disagreements  peak MB")
    for size in map(int, parser.parse_args().reports.split(",")):
        seconds, events, disagreements = measure(size)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        each = 1000 * seconds / size
        print(f"{size:7d}  {seconds:7.1f}  {each:11.1f}  {events:6d}  {disagreements:13d}  {peak:7.0f}")


if __name__ == "__main__":
    main()
