"""Time and memory of reconciling up to 2,000 reports of one dispute, and how they grow.

    python benchmarks/reconcile/growth.py [--reports 250,500,1000,2000]

The reports are made up: eight would-be mediators between two parties over two years, about fifteen sentences a report,
half of them with a statement, one report in ten undated. Two folders are measured: reports of their own words, one in
ten a copy of another, and near-identical ones, each the same text but for a day and one sentence. Counted are the
processor seconds of seeking copies and of reconciling; their exponent is that of the growth from line to line, 1 being
linear.
"""

from __future__ import annotations

import argparse
import math
import random
import resource
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from goodoffices.codebook.words import DateBasis, Modality, Move, SpeakerKind
from goodoffices.core.reading import Extraction, Reading
from goodoffices.core.report import Dating, Report
from goodoffices.core.statement import Statement
from goodoffices.core.when import When
from goodoffices.read.copies import find_copies
from goodoffices.reconcile import reconcile_statements

PARTIES = ("PER", "ECU")
HELPERS = ("CHL", "BRA", "ARG", "USA", "VAT", "UN", "OAS", "ESP")
PARTY_MOVES = (Move.REQUEST, Move.ACCEPT, Move.REFUSE, Move.HEDGE, Move.ESCALATE, Move.NEGOTIATE)
HELPER_MOVES = (Move.OFFER, Move.MEDIATE, Move.DECLINE, Move.HEDGE, Move.URGE, Move.WITHDRAW)
FILLER = "The talks between Peru and Ecuador on the Cenepa went on while prices of copper and rice rose in number {}."


Plan = tuple[str, str, Move, str, bool]
Page = tuple[Report, list[Statement]]


def pages_of(n_reports: int, *, near: bool) -> Iterator[Page]:
    """The reports with their statements: of their own words, or all of one text but for a day and a sentence."""
    chance = random.Random(n_reports)
    common = [_plan(chance) for _ in range(8)]
    first = date(1995, 1, 1)
    page = None
    for number in range(n_reports):
        on = first + timedelta(days=chance.randrange(14 if near else 730))
        plans = [*common[:-1], _plan(chance)] if near else [_plan(chance) for _ in range(8)]
        if page is not None and not near and chance.random() < 0.1:
            page = copy_of(page, number)
        else:
            fillers = [FILLER.format(n if near else chance.random()) for n in range(7)]
            dating = Dating() if chance.random() < 0.1 else Dating(when=When.day(on), basis=DateBasis.STATED)
            page = make_report(number, plans, fillers, on=None if near else on, dating=dating)
        yield page


def make_report(number: int, plans: list[Plan], fillers: list[str], *, on: date | None, dating: Dating) -> Page:
    """One report with its statements; the day it tells of before each where it names one."""
    sentences = [f"{on:%B} {on.day}: {plan[0]}" if on else plan[0] for plan in plans] + fillers
    text, spans = "", []
    for one in sentences:
        spans.append((len(text), len(text) + len(one)))
        text += one + "\n\n"
    report = Report(name=f"{number:05d}.txt", number=number, title=sentences[0], text=text, sentences=tuple(spans),
                    published=dating)  # fmt: skip
    return report, [_statement(report, place, plan, on) for place, plan in enumerate(plans, 1)]


def copy_of(page: Page, number: int) -> Page:
    """The same report under another name."""
    where, told = page
    name = f"{number:05d}.txt"
    again = [replace(one, quote=replace(one.quote, report=name, number=number)) for one in told]
    return replace(where, name=name, number=number), again


def _plan(chance: random.Random) -> Plan:
    """A sentence, its actor, move and mediator, and whether it names the day."""
    helper = chance.choice(HELPERS)
    is_party = chance.random() < 0.5
    actor = chance.choice(PARTIES) if is_party else helper
    move = chance.choice(PARTY_MOVES if is_party else HELPER_MOVES)
    words = f"{actor} is told to {move.value} on {helper} in the words of note {chance.randrange(10**6)}."
    return words, actor, move, helper, chance.random() < 0.3


def _statement(report: Report, place: int, plan: Plan, on: date | None) -> Statement:
    _, actor, move, helper, is_dated = plan
    return Statement(
        quote=report.quote_sentence(place), actor=actor, move=move,
        third_party=helper if move.is_mediation else None,
        toward=PARTIES if actor in HELPERS else (helper,), modality=Modality.ACTUAL,
        speaker="Ana Mora", speaker_kind=SpeakerKind.NAMED_OFFICIAL, when=When.day(on) if is_dated and on else None,
    )  # fmt: skip


def measure(n_reports: int, *, near: bool) -> tuple[float, float, int, int]:
    """Processor seconds of seeking copies and of reconciling, and how many events and disagreements came of it."""
    pages = list(pages_of(n_reports, near=near))
    reading = Reading(reports=tuple(report for report, _ in pages))
    extraction = Extraction(statements=tuple(one for _, told in pages for one in told))
    start = time.process_time()
    copies = find_copies(reading.reports)
    middle = time.process_time()
    (record,) = reconcile_statements(reading, extraction, copies=copies, parties=PARTIES)
    return middle - start, time.process_time() - middle, len(record.events), len(record.disagreements)


def main() -> None:
    """Print one line for each size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reports", default="250,500,1000,2000")
    sizes = [int(size) for size in parser.parse_args().reports.split(",")]
    for near in (False, True):
        print("near-identical reports" if near else "reports of their own words, one in ten a copy")
        print("reports  copies s  reconcile s  ms a report  exponent  events  disagreements  peak MB")
        before: tuple[int, float] | None = None
        for size in sizes:
            copying, reconciling, events, disagreements = measure(size, near=near)
            total = copying + reconciling
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            grown = f"{math.log(total / before[1]) / math.log(size / before[0]):8.2f}" if before else " " * 8
            print(f"{size:7d}  {copying:8.1f}  {reconciling:11.1f}  {1000 * total / size:11.1f}  {grown}  {events:6d}"
                  f"  {disagreements:13d}  {peak:7.0f}", flush=True)  # fmt: skip
            before = (size, total)


if __name__ == "__main__":
    main()
