"""What was named on the command line: files, the files of folders, addresses, standard input."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from goodoffices.core.problem import Problem

STDIN = "-"
KINDS = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".html": "page", ".htm": "page",
    ".xhtml": "page", ".pdf": "pdf", ".docx": "docx", ".rtf": "rtf", ".eml": "mail", ".mht": "mail", ".mhtml": "mail",
    ".csv": "table", ".tsv": "table", ".json": "table", ".jsonl": "table", ".ndjson": "table", ".xlsx": "sheet",
    ".xls": "sheet", ".ods": "sheet", ".xml": "feed", ".rss": "feed", ".atom": "feed", ".zip": "archive",
}  # fmt: skip
READABLE = "text, Markdown, saved pages, PDF, .docx, .rtf, .eml, tables (.csv, .xlsx, .jsonl), feeds and .zip"
DATA = frozenset((".yaml", ".yml", ".gmcr"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One thing to read.

    Attributes:
        path: Path or address as named, or as found in a named folder; "-" for standard input.
        kind: By its ending, one of the values of `KINDS`; empty where it must be told from bytes.
    """

    path: str
    kind: str = ""

    @property
    def is_url(self) -> bool:
        """Whether it is fetched."""
        return is_url(self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found where the user pointed, in stable order."""

    sources: tuple[Source, ...]
    problems: tuple[Problem, ...] = ()
    skipped: tuple[str, ...] = ()


def is_url(text: str) -> bool:
    """Whether a source is an address of the web."""
    return text.lower().startswith(("http://", "https://"))


def find_sources(named: Sequence[str | Path] | str | Path) -> Found:
    """The sources named, folders opened up, each once, in an order that does not depend on that of the names.

    A single one may stand without a list: taken for a list of letters, "/a" would be all of the machine.
    """
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    skipped: set[str] = set()
    for one in [named] if isinstance(named, str | Path) else named:
        text = str(one)
        if text == STDIN or is_url(text):
            sources[text] = Source(path=text)
        elif "://" in text and not _exists(text):
            problems.append(Problem(where=text, what="is no address of the web.", hint="Give http:// or https://."))
        elif not _exists(text):
            hint = "Check the spelling; names of folders and files are taken from where you are."
            problems.append(Problem(where=text, what="does not exist.", hint=hint))
        elif Path(text).is_dir():
            files, others = _files_of(Path(text))
            skipped.update(others)
            for file in files:
                _add(sources, file)
            if not files:
                hint = f"Readable are {READABLE}."
                problems.append(Problem(where=text, what="is a folder without readable files.", hint=hint))
        elif Path(text).suffix.lower() in DATA:
            hint = "Give a conflict file to solve or outlook, actors with --actors FILE."
            problems.append(Problem(where=text, what="is a file of data, not a report.", hint=hint))
        else:
            _add(sources, Source(path=text, kind=KINDS.get(Path(text).suffix.lower(), "")))
    return Found(
        sources=tuple(sorted(sources.values(), key=lambda source: source.path)),
        problems=tuple(problems),
        skipped=tuple(sorted(skipped)),
    )


def _exists(text: str) -> bool:
    """Whether there is such a path; a text too long for one, such as a pasted report, is none."""
    try:
        return Path(text).exists()
    except OSError:
        return False


def _add(sources: dict[str, Source], file: Source) -> None:
    """Adds a file once, under the least of the paths by which it was named."""
    key = str(Path(file.path).resolve())
    sources[key] = min(sources.get(key, file), file, key=lambda one: one.path)


def _files_of(folder: Path) -> tuple[list[Source], list[str]]:
    """The readable files of a folder and the others; hidden ones and the parts of saved pages are not looked at."""
    files, others = [], []
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).parts
        if not path.is_file() or any(part.startswith(".") for part in inside) or _is_page_part(folder, inside):
            continue
        kind = KINDS.get(path.suffix.lower())
        if kind:
            files.append(Source(path=str(path), kind=kind))
        else:
            others.append(str(path))
    return files, others


def _is_page_part(folder: Path, inside: Sequence[str]) -> bool:
    """Whether a file belongs to the folder that a browser saves beside a page."""
    at = folder
    for part in inside[:-1]:
        stem = part.removesuffix("_files")
        if stem != part and any((at / f"{stem}{suffix}").exists() for suffix in (".html", ".htm")):
            return True
        at = at / part
    return False


def short_names(paths: Iterable[str]) -> dict[str, str]:
    """For each path the shortest end of it that no other shares: the file's name, or longer; no bare number."""
    waiting = {path: _parts(path) for path in paths}
    names = dict.fromkeys(waiting, "")
    every = list(waiting.values())
    length = 0
    while waiting:
        length += 1
        ends = Counter(own[-length:] for own in every)
        for path, own in list(waiting.items()):
            is_plain = ends[own[-length:]] == 1 and not "".join(own[-length:]).isdecimal()
            if is_plain or length >= len(own):
                names[path] = "/".join(own[-length:])
                del waiting[path]
    return _apart(names)


def _apart(names: dict[str, str]) -> dict[str, str]:
    """The names, those that are the same to the end told apart by a number: http://a.example/1, https://a.example/1."""
    seen: Counter[str] = Counter()
    apart = {}
    for path, name in names.items():
        seen[name] += 1
        apart[path] = f"{name} ({seen[name]})" if seen[name] > 1 else name
    return apart


def _parts(path: str) -> tuple[str, ...]:
    if path.partition("#")[0] == STDIN:
        return (f"stdin{path.removeprefix(STDIN)}",)
    if is_url(path):
        address = urlsplit(path)
        inside = [part for part in address.path.split("/") if part]
        tail = (f"?{address.query}" if address.query else "") + (f"#{address.fragment}" if address.fragment else "")
        last = [(inside.pop() if inside else "") + tail]
        return tuple(part for part in [address.netloc, *inside, *last] if part)
    return PurePosixPath(Path(path).resolve().as_posix()).parts
