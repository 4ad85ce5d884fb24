"""What commands share: consoles, the options on parties and dates, errors as one line, JSON."""

from __future__ import annotations

import errno
import json
import os
import shlex
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, ParamSpec, TypeVar

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text

from goodoffices.core.problem import Problem
from goodoffices.core.record import Record
from goodoffices.core.when import When
from goodoffices.errors import GoodOfficesError, InputError, UsageError
from goodoffices.pipeline import CODERS, Request
from goodoffices.pipeline import ENOUGH as ENOUGH  # the commands take it from here
from goodoffices.pipeline import Progress as Watch

P = ParamSpec("P")
R = TypeVar("R")

Reports = Annotated[
    list[str],
    typer.Argument(help="Files, folders, addresses, a case file, or - for standard input.", show_default=False),
]
Parties = Annotated[
    str, typer.Option("--parties", help="Parties by code or name, as in IND,PAK; inferred where not named.")
]
Thirds = Annotated[
    str, typer.Option("--third-parties", help="Would-be mediators by code or name; inferred where not named.")
]
AsOf = Annotated[str, typer.Option("--as-of", help="What now means, as 2025-05-02; later reports are left out.")]
Coded = Annotated[
    Path | None, typer.Option("--statements", help="Take statements from this JSON Lines file instead of extracting.")
]
Actors = Annotated[Path | None, typer.Option("--actors", help="A YAML file of further actors.")]
Least = Annotated[
    float,
    typer.Option(
        "--min-confidence", min=0, max=1,
        help="Leave out statements below this; the built-in coder keeps those from 0.45 on.",
    ),
]  # fmt: skip
CoderName = Annotated[str, typer.Option("--coder", help="built-in, llm or both.")]
CoderSettings = Annotated[
    Path | None,
    typer.Option("--coder-settings", help="A TOML file on the language model; else GOODOFFICES_LLM_URL, _MODEL, _KEY."),
]
Answers = Annotated[Path | None, typer.Option("--answers", help="Folder of the language model's kept answers.")]
Threads = Annotated[int, typer.Option("--threads", min=1, help="Threads for the language model.")]

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))
"""What the system says where a disk, a share of it or a file is full."""


def out() -> Console:
    """The console for what was asked for; COLUMNS, or 100 of them, where the width is not known."""
    width = None if sys.stdout.isatty() or os.environ.get("COLUMNS") else 100
    return Console(width=width, highlight=False, soft_wrap=False)


def err() -> Console:
    """The console for trouble and progress."""
    return Console(stderr=True, highlight=False)


def request_of(
    parties: str = "", third_parties: str = "", as_of: str = "", statements: Path | None = None,
    actors: Path | None = None, min_confidence: float = 0.0, coder: str = "built-in", threads: int = 1,
) -> Request:  # fmt: skip
    """The options of a command as a request.

    Raises:
        UsageError: If a date or a coder is none.
    """
    if coder not in CODERS:
        raise UsageError(f"no coder {coder!r}.", hint="Coders are built-in, llm and both.")
    try:
        now = When.parse(as_of) if as_of else None
    except ValueError as error:
        raise UsageError(f"{error}.", where="--as-of", hint="Write it as 2025-05-02.") from None
    return Request(
        parties=party_codes(parties, actors), third_parties=codes(third_parties, actors), as_of=now,
        statements=statements, actors=actors, min_confidence=min_confidence, coder=coder, threads=threads, tell=tell,
    )  # fmt: skip


def codes(text: str, actors: Path | None = None) -> tuple[str, ...]:
    """Canonical actors from a list with commas, each by its code or by a name that the lists know: IND, india.

    Args:
        text: The list.
        actors: A person's own file of actors.
    """
    words = [one for one in text.split(",") if one.strip()]
    if not words:
        return ()
    from goodoffices.codebook.actors import code_of, load_actors

    table = load_actors(*((actors,) if actors else ()))
    return tuple(code_of(one, table) for one in words)


def party_codes(text: str, actors: Path | None = None) -> tuple[str, ...]:
    """The parties as codes.

    Raises:
        UsageError: If there is one alone.
    """
    found = codes(text, actors)
    if len(found) == 1:
        raise UsageError(f"names {found[0]} alone.", where="--parties", hint="A dispute has two parties: IND,PAK.")
    return found


def write_text(path: Path, text: str) -> None:
    """Write a file as a whole: where that fails, what stood there before stands there still.

    Raises:
        UsageError: If it cannot be written.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        is_plain = not path.is_symlink() and (path.is_file() or not path.exists())
        if not is_plain or not os.access(path.parent, os.W_OK):  # a link, a device, or nothing may stand beside it
            path.write_text(text, encoding="utf-8", newline="\n")
            return
        try:
            beside.write_text(text, encoding="utf-8", newline="\n")
            if path.exists():
                beside.chmod(path.stat().st_mode)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        hint = "Make room or name another place; what stood there before is untouched."
        raise UsageError(f"cannot be written: {error.strerror}.", where=str(path), hint=hint) from None


def guarded(command: Callable[P, R]) -> Callable[P, R]:
    """A command whose errors end as one line and an exit code; --actors names the actors in all that it prints."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        files = [one for one in (kwargs.get("actors"),) if isinstance(one, Path)]
        try:
            with _called_by(files):
                done = command(*args, **kwargs)
            sys.stdout.flush()
            return done
        except OSError as error:
            if error.errno not in FULL:
                raise
            err().print(Text(f"goodoffices: the output cannot be written: {error.strerror}.", style="red"))
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left of it goes nowhere
            raise typer.Exit(1) from None
        except GoodOfficesError as error:
            err().print(Text(f"goodoffices: {error}", style="red"), soft_wrap=True)
            raise typer.Exit(2 if isinstance(error, UsageError) else 1) from None
        except KeyboardInterrupt:
            err().print("goodoffices: interrupted")
            raise typer.Exit(130) from None

    return run


@contextmanager
def _called_by(files: Sequence[Path]) -> Iterator[None]:
    """Have actors called as a person's own files have them; nothing is loaded where there are none."""
    if not files:
        yield
        return
    from goodoffices.codebook.actors import actors_at_hand

    with actors_at_hand(*files):
        yield


def refuse_unwritable(path: Path | None) -> None:
    """See that a file can be written there, before minutes of reading are spent on it.

    Raises:
        UsageError: If its folder is missing or closed, or a folder stands in its place.
    """
    if path is None:
        return
    if not path.parent.is_dir():
        raise UsageError("there is no such folder.", where=str(path.parent), hint="Make it, or name another place.")
    if path.is_dir():
        raise UsageError("is a folder.", where=str(path), hint="Name a file in it.")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise UsageError("cannot be written.", where=str(path), hint="Name another place.")


def largest(found: tuple[Record, ...]) -> Record:
    """The record of the largest dispute, with a word on the others.

    Raises:
        InputError: If there is none.
    """
    if not found:
        raise InputError("these reports tell of no dispute.", hint="Name the parties with --parties.")
    for other in found[1:]:
        err().print(Text(f"not used, another dispute in these reports: {other.title}", style="yellow"), soft_wrap=True)
    return found[0]


ALIKE = 5
"""Lines on the same trouble that are shown; a table of a thousand articles may have it a thousand times."""


def typed(path: str | Path) -> str:
    """A path as it is typed on a command line: in quotation marks where it has blanks."""
    return shlex.quote(str(path))


def show_problems(problems: tuple[Problem, ...]) -> None:
    """Trouble met in data, one line each, on standard error; what comes again and again is counted."""
    n_alike = Counter(one.what for one in problems)
    shown: Counter[str] = Counter()
    for one in problems:
        shown[one.what] += 1
        if shown[one.what] <= ALIKE:
            err().print(Text(str(one), style="yellow"), soft_wrap=True)
        elif shown[one.what] == n_alike[one.what]:
            more = f"{n_alike[one.what] - ALIKE} more: {one.what} A brief lists them all."
            err().print(Text(more, style="yellow"), soft_wrap=True)


def tell(line: str) -> None:
    """What a language model took, on standard error."""
    err().print(Text(line, style="dim"), soft_wrap=True)


def print_json(value: Any) -> None:
    """A value as indented JSON on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


@contextmanager
def watching() -> Iterator[Watch]:
    """A progress bar on standard error while a screen is there; nothing otherwise."""
    console = err()
    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
        console=console, transient=True, disable=not console.is_terminal,
    )  # fmt: skip
    tasks: dict[str, Any] = {}

    def watch(stage: str, done: int, total: int) -> None:
        if stage not in tasks:
            tasks[stage] = bar.add_task(stage, total=total)
        bar.update(tasks[stage], completed=done, total=total)

    with bar:
        yield watch
