"""What extraction costs: python benchmarks/extract/bench_extract.py [FOLDER] [--threads 1].

Prints words and reports a second, memory, extraction against the bare parser over all sentences in the same run, the
time until the parser is loaded, and that to the first report from a cold start. The ratio is of processor time, of each
report by itself the least of some runs, as other work on a machine only ever adds.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "examples" / "shelf"
COLD = "from goodoffices.extract.syntax import load_parser; load_parser(1)"
FIRST = "import sys; from goodoffices import pipeline as p; p.extract(p.read(sys.argv[1]), p.Request())"


def main() -> None:
    """Measure, and print a line for each figure."""
    parser = argparse.ArgumentParser(description="what extraction costs")
    parser.add_argument("folder", type=Path, nargs="?", default=EXAMPLE)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--runs", type=int, default=3)
    args = parser.parse_args()
    from goodoffices.extract import extract_statements
    from goodoffices.extract.syntax import load_parser
    from goodoffices.read import read_reports

    reading = read_reports([str(args.folder)])
    n_words = sum(len(one.text.split()) for one in reading.reports)
    tool = load_parser(args.threads)
    extract_statements(reading, threads=args.threads)
    wall = time.perf_counter()
    for report in reading.reports:
        tool.parse_report(report)
    parsed = time.perf_counter()
    extract_statements(reading, threads=args.threads)
    done = time.perf_counter()
    parsing = sum(_least(partial(tool.parse_report, one), args.runs) for one in reading.reports)
    alone = [replace(reading, reports=(one,)) for one in reading.reports]
    whole = sum(_least(partial(extract_statements, one, threads=args.threads), args.runs) for one in alone)
    _show("reports", len(reading.reports))
    _show("words", n_words)
    _show("words a second, parser", n_words / (parsed - wall))
    _show("words a second, extraction", n_words / (done - parsed))
    _show("reports a second, extraction", len(reading.reports) / (done - parsed))
    _show("extraction against the parser, processor time", whole / parsing)
    _show("memory at most, MB", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    _show("cold start, s", _seconds(COLD))
    _show("first report from a cold start, s", _seconds(FIRST, sorted(args.folder.iterdir())[0]))


def _least(work: Callable[[], object], runs: int) -> float:
    """Processor seconds of some work, the least of some runs."""
    found = []
    for _ in range(runs):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def _seconds(code: str, *words: Path) -> float:
    """How long some code takes in a process of its own."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, *map(str, words)], check=True)
    return time.perf_counter() - start


def _show(name: str, value: float) -> None:
    sys.stdout.write(f"{name:48} {value:,.2f}\n")


if __name__ == "__main__":
    main()
