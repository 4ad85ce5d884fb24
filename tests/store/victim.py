"""A process that works on a case until it kills itself: python victim.py WORK CASE TICKS.

Each finished step is printed at once, so that whoever waits knows what was promised. After TICKS rounds of SQLite's
virtual machine the process sends itself SIGKILL, in the middle of whatever it does; 0 lets it finish.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import ferry_row

from goodoffices.store import casefile
from goodoffices.store.corrections import Binding, Correction, Kind, keep_correction, load_log
from goodoffices.store.reports import keep_report
from goodoffices.store.runs import load_run, save_run
from goodoffices.store.slots import row_of

N_REPORTS = 12
N_CORRECTIONS = 12
VM_STEPS = 4
"""Instructions of SQLite's virtual machine between two ticks."""


def arm(case: casefile.Case, left: list[int]) -> None:
    """Have the process killed after some more ticks."""

    def tick() -> int:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0

    if left[0]:
        case.db.set_progress_handler(tick, VM_STEPS)


def add(case: casefile.Case) -> None:
    """Twelve reports, then a run."""
    made = [
        ferry_row.report(f"r{n:02}.txt", f"Report {n}\n\nNorway offered to help again, said source {n}.")
        for n in range(N_REPORTS)
    ]
    for one in made:
        keep_report(case, one)
        print(one.name, flush=True)
    if load_run(case, made) is None:
        save_run(case, ferry_row.Extraction(statements=()), scope="s", coder="built-in", version="1", began_at="")
    print("run", flush=True)


def correct(case: casefile.Case) -> None:
    """A dozen corrections, each told apart by its reason; those that are there already are left."""
    done = {one.why for one in load_log(case)}
    one = ferry_row.statements()[0]
    for number in range(N_CORRECTIONS):
        if f"reason {number}" not in done:
            made = Correction(
                who="Ada", why=f"reason {number}", kind=Kind.ACCEPT, bindings=(Binding.of(one),), row=row_of(one)
            )
            keep_correction(case, made)
        print(f"reason {number}", flush=True)


def main() -> None:
    """Do the work that was asked for."""
    work, path, ticks = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    left = [ticks]
    connect = casefile._connect

    def armed(path: Path) -> casefile.Case:
        case = connect(path)
        arm(case, left)
        return case

    casefile._connect = armed
    with casefile.open_case(path) as case:
        {"add": add, "correct": correct, "migrate": lambda case: print("migrated", flush=True)}[work](case)


if __name__ == "__main__":
    main()
