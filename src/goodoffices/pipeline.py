"""The stages in order, one call each: the table of contents of goodoffices.

    read_reports → find_copies → extract_statements → reconcile_statements → draft_conflict → solve → compose_brief

This is the only module that knows them all. Each stage is imported when it is first needed, so that a command
that solves a conflict loads nothing of language.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goodoffices import __version__
from goodoffices.codebook.words import Modality
from goodoffices.core.brief import Brief, Section
from goodoffices.core.conflict import Conflict
from goodoffices.core.memory import Memory
from goodoffices.core.outlook import Outlook
from goodoffices.core.problem import Problem
from goodoffices.core.reading import Extraction, Reading
from goodoffices.core.record import Record
from goodoffices.core.when import When
from goodoffices.errors import ConflictError, InputError, PipelineError, UsageError

if TYPE_CHECKING:
    from goodoffices.extract.agreement import Agreement
    from goodoffices.store.reading import CaseReading

Progress = Callable[[str, int, int], None]
CODERS = ("built-in", "llm", "both")
ENOUGH = 0.4
"""Statements below are too doubtful to build a record on: measured on real disputes, stances and disagreements gain in
precision and lose nothing in F1 up to here. The built-in coder keeps nothing below 0.45 now; of other coders
what was extracted still shows them all."""


def say_nothing(line: str) -> None:
    """A line that nobody reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a user may fix beforehand.

    Attributes:
        parties: Canonical parties; empty to infer them.
        third_parties: Canonical would-be mediators; empty to infer them.
        as_of: What "now" means: what is surely later is left out; None for the newest report.
        statements: A JSON Lines file of coded statements to take instead of extracting; None to extract.
        actors: A file of further actors; None for the gazetteer alone.
        min_confidence: Statements of lower confidence are left out.
        coder: "built-in", "llm" or "both".
        coder_settings: A file that says which language model is asked and how; None for the environment's.
        answers: The folder of kept answers of a language model; None for the user's.
        tell: Called with one line on what a language model took: calls, tokens, price.
        threads: Threads of the inference runtime.
        title: Title of the record; empty to compose one from the cast.
    """

    parties: tuple[str, ...] = ()
    third_parties: tuple[str, ...] = ()
    as_of: When | None = None
    statements: Path | None = None
    actors: Path | None = None
    min_confidence: float = 0.0
    coder: str = "built-in"
    coder_settings: Path | None = None
    answers: Path | None = None
    tell: Callable[[str], None] = say_nothing
    threads: int = 1
    title: str = ""


def silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def read(sources: Sequence[str | Path] | str | Path) -> Reading:
    """Reports from paths, addresses, folders and `-`, or those of a case file; one alone needs no list.

    Raises:
        UsageError: If a case is named together with anything else.
    """
    from goodoffices.store.casefile import is_case

    sources = [sources] if isinstance(sources, str | Path) else sources
    if any(is_case(one) for one in sources):
        from goodoffices.store.reading import read_case

        if len(sources) > 1:
            raise UsageError("a case stands alone.", hint="Add the other reports to it: goodoffices add CASE REPORTS")
        return read_case(Path(sources[0]))
    from goodoffices.read import read_reports

    try:
        return read_reports(sources)
    except ModuleNotFoundError as error:
        what = f"the parts that read reports are not installed ({error.name} is missing)."
        raise PipelineError(what, hint="pip install 'goodoffices[reports]'") from error


def extract(reading: Reading, request: Request, progress: Progress = silent) -> Extraction:
    """The statements of reports: by the built-in coder, from a file of people's coding, or by a second coder.

    Those of a case carry its corrections.

    Raises:
        UsageError: If an actor is named that no list knows and no report names.
    """
    from goodoffices.store.reading import CaseReading, corrected

    _refuse_unknown(reading, request)
    if isinstance(reading, CaseReading) and request.statements is None:
        found = machine(reading, request, progress)
        laid = corrected(reading, found)
        found = replace(found, statements=laid.statements, problems=(*found.problems, *laid.problems))
    else:
        found = code(reading, request, progress)
    return found.at_least(request.min_confidence)


def _refuse_unknown(reading: Reading, request: Request) -> None:
    """See that every actor named is known or stands in the reports: else nothing could be told of it but guesses."""
    wished = (("--parties", request.parties), ("--third-parties", request.third_parties))
    if not any(codes for _, codes in wished):
        return
    from goodoffices.codebook.actors import hint_at, load_actors

    table = load_actors(*((request.actors,) if request.actors else ()))
    text = "\n".join(one.text for one in reading.reports).casefold()
    for option, codes in wished:
        for code in codes:
            if code in table.actors or re.search(rf"\b{re.escape(code.casefold())}\b", text):
                continue
            hint = f"{hint_at(code, table)} Actors of your own go into a file: --actors FILE.".lstrip()
            raise UsageError(f"no list of actors and no report knows {code}.", where=option, hint=hint)


def machine(reading: CaseReading, request: Request, progress: Progress = silent) -> Extraction:
    """What the machine reads in the reports of a case, without people's corrections; kept in the case."""
    from goodoffices.store.casefile import open_case
    from goodoffices.store.memory import CaseMemory
    from goodoffices.store.reading import machine_statements

    wished = _wished(reading, request)
    with open_case(reading.case) as case:
        memory = CaseMemory(case=case, version=coder_version()) if case.is_writable else None
        return machine_statements(
            case, reading, code=lambda: code(reading, wished, progress, memory), coder=request.coder,
            version=coder_version(), options=_options_of(wished),
        )  # fmt: skip


def machine_at_hand(reading: CaseReading, request: Request) -> tuple[Extraction, bool]:
    """What the machine read in a case before, and whether it read all reports as they are now."""
    from goodoffices.store.casefile import open_case
    from goodoffices.store.reading import statements_at_hand

    options = (request.coder, *_options_of(_wished(reading, request)))
    with open_case(reading.case) as case:
        return statements_at_hand(case, reading, version=coder_version(), options=options)


def _wished(reading: CaseReading, request: Request) -> Request:
    """A request with what the case fixes where the request leaves it open."""
    thirds = request.third_parties or reading.third_parties
    return replace(request, parties=request.parties or reading.parties, third_parties=thirds)


def _options_of(wished: Request) -> tuple[str, ...]:
    """The options that decide what is read, as words."""
    own = hashlib.sha256(wished.actors.read_bytes()).hexdigest()[:12] if wished.actors else ""
    return (*wished.parties, "/", *wished.third_parties, "/", own, model_name(wished))


@lru_cache(maxsize=1)
def coder_version() -> str:
    """The version of the program, and a digest of the rules, words and model that its coder reads with."""
    digest = hashlib.sha256()
    root = Path(__file__).parent
    for folder in ("codebook", "extract", "languages"):
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return f"{__version__}+{digest.hexdigest()[:12]}"


def code(reading: Reading, request: Request, progress: Progress = silent, memory: Memory | None = None) -> Extraction:
    """Reports coded, whatever was coded before; what `memory` holds of them need not be done again."""
    if request.statements is not None:
        from goodoffices.extract.coded import load_statements

        found = load_statements(request.statements, reading)
        try:
            return _with_background(found, reading, request, progress, memory)
        except PipelineError:  # without the language parts people's statements stand alone
            return found
    if request.coder == "built-in":
        return code_by_rules(reading, request, progress, memory)
    if request.coder == "llm":
        return _with_background(code_by_codebook(reading, request, progress), reading, request, progress, memory)
    from goodoffices.extract.agreement import merge_coders

    first = code_by_rules(reading, request, progress, memory)
    return merge_coders(first, code_by_codebook(reading, request, progress))


def _with_background(
    found: Extraction, reading: Reading, request: Request, progress: Progress, memory: Memory | None
) -> Extraction:
    """Statements of another coder, with what the reports tell beside them: ties, judgements, sentences left out."""
    from goodoffices.extract import read_documents
    from goodoffices.extract.background import background_of

    documents = read_documents(reading, **_options(request, progress), memory=memory)
    return background_of(documents, found.statements, found.problems)


def _options(request: Request, progress: Progress) -> dict[str, Any]:
    return {
        "parties": request.parties, "third_parties": request.third_parties, "threads": request.threads,
        "actor_files": (request.actors,) if request.actors else (),
        "progress": lambda done, total: progress("coding", done, total),
    }  # fmt: skip


def code_by_rules(
    reading: Reading, request: Request, progress: Progress = silent, memory: Memory | None = None
) -> Extraction:
    """Reports coded by the built-in coder."""
    from goodoffices.extract import extract_statements

    return extract_statements(reading, **_options(request, progress), memory=memory)


def code_by_codebook(reading: Reading, request: Request, progress: Progress = silent) -> Extraction:
    """Reports coded by a language model that is handed the codebook; what that took is told.

    Raises:
        PipelineError: If no model is named, it cannot be asked, or none of the reports could be coded.
    """
    from goodoffices.codebook.actors import load_actors
    from goodoffices.extract.kept import answers_folder
    from goodoffices.extract.second import Model, code_by_model
    from goodoffices.read.chat import chat_client
    from goodoffices.read.chat_settings import load_chat_settings

    settings = load_chat_settings(request.coder_settings)
    model = Model(
        name=settings.model, ask=chat_client(settings), folder=request.answers or settings.cache or answers_folder(),
        parameters=settings.parameters, max_characters=settings.max_characters, max_calls=settings.max_calls,
        parallel=settings.parallel,
    )  # fmt: skip
    found, ledger = code_by_model(
        reading, model, load_actors(*((request.actors,) if request.actors else ())), parties=request.parties,
        third_parties=request.third_parties, progress=lambda done, total: progress("asking", done, total),
    )  # fmt: skip
    request.tell(ledger.line(model.name, url=settings.url, prices=(settings.price_in, settings.price_out)))
    if reading.reports and not ledger.n_coded:
        raise PipelineError(f"{model.name} coded none of the reports.", where=found.problems[0].where,
                            hint=found.problems[0].what)  # fmt: skip
    return found


def compare_coders(reading: Reading, request: Request, progress: Progress = silent) -> Agreement:
    """How far the built-in coder and a language model agree on reports."""
    from goodoffices.extract.agreement import compare_coders

    first, second = code_by_rules(reading, request, progress), code_by_codebook(reading, request, progress)
    name = model_name(request)
    return compare_coders(reading, first.statements, second.statements, names=("built-in", f"llm:{name}"))


def model_name(request: Request) -> str:
    """The language model that a request would have asked; empty where it wants none."""
    if request.coder == "built-in":
        return ""
    from goodoffices.read.chat_settings import load_chat_settings

    return load_chat_settings(request.coder_settings).model


def reconcile(reading: Reading, extraction: Extraction, request: Request) -> tuple[Record, ...]:
    """The records of the disputes that the reports tell of, the largest first.

    Raises:
        InputError: If every report is later than the day that "now" means.
    """
    found = _reconciled(reading, extraction, request)
    if request.as_of is None or request.as_of.until is None:
        return found
    when = {one.name: one.published.when for record in found for one in record.reports}
    earlier = as_of_day(reading, extraction, request.as_of.until, when)
    return found if earlier == (reading, extraction) else _reconciled(*earlier, request)


def _reconciled(reading: Reading, extraction: Extraction, request: Request) -> tuple[Record, ...]:
    """The records of all that was read and extracted, the largest dispute first."""
    from goodoffices.read.copies import find_copies
    from goodoffices.reconcile import reconcile_statements
    from goodoffices.store.reading import CaseReading
    from goodoffices.store.records import correct_origins, correct_record

    copies = find_copies(reading.reports)
    parties, thirds, title = request.parties, request.third_parties, request.title
    if isinstance(reading, CaseReading):
        copies = correct_origins(copies, reading.reports, reading.standing)
        parties, thirds = parties or reading.parties, thirds or reading.third_parties
        title = title or reading.title
    found = reconcile_statements(
        reading, extraction, copies=copies, parties=parties or None, third_parties=thirds or None,
        as_of=request.as_of, title=title or None,
    )  # fmt: skip
    standing = reading.standing if isinstance(reading, CaseReading) else ()
    return tuple(correct_record(one, standing) for one in found) if standing else found


def as_of_day(
    reading: Reading, extraction: Extraction, last: date, placed: Mapping[str, When]
) -> tuple[Reading, Extraction]:
    """What was there to be read by the end of a day: reports that are surely later are left out, and so are moves.

    Args:
        reading: All reports.
        extraction: All that was extracted.
        last: The day.
        placed: When each report was published as far as all of them together tell, by its name.

    Raises:
        InputError: If every report is later.
    """
    begins = {one.name: placed.get(one.name, one.published.when).since for one in reading.reports}
    later = [one for one in reading.reports if (since := begins[one.name]) and since > last]
    if later and len(later) == len(reading.reports):
        hint = "Name a later day, or none for the newest report's."
        raise InputError(f"every report is later than {last}.", where="--as-of", hint=hint)
    hint = "Name a later day to have it counted."
    told = tuple(Problem(where=one.name, what=f"is later than --as-of {last} and was left out.", hint=hint)
                 for one in later)  # fmt: skip
    kept = tuple(one for one in reading.reports if one not in later)
    names = {one.name for one in kept}
    statements = tuple(one for one in extraction.statements if one.quote.report in names
                       and not (one.when and one.when.since and one.when.since > last
                                and one.modality is Modality.ACTUAL))  # fmt: skip
    return (
        replace(reading, reports=kept, problems=tuple(sorted({*reading.problems, *told}))),
        replace(extraction, statements=statements),
    )


def records(
    sources: Sequence[str | Path] | str | Path, request: Request, progress: Progress = silent
) -> tuple[Record, ...]:
    """The whole way from sources to records."""
    progress("reading", 0, 1)
    reading = read(sources)
    progress("reading", 1, 1)
    return reconcile(reading, extract(reading, request, progress), request)


def brief(record: Record, *, with_outlook: bool = True) -> Brief:
    """The brief on a record, with the outlook from a drafted and solved conflict."""
    from goodoffices.brief.compose import compose_brief

    return compose_brief(record, outlook=outlook_section(record) if with_outlook else None)


def drafted(record: Record, *, players: tuple[str, ...] | None = None, default_order: bool = False) -> Conflict:
    """The conflict that a record tells of."""
    from goodoffices.draft import draft_conflict

    return draft_conflict(record, players=players, default_order=default_order)


def draft(
    record: Record, *, players: tuple[str, ...] | None = None, default_order: bool = False, before: str = ""
) -> tuple[str, tuple[str, ...]]:
    """The text of a conflict file, and what the reports changed or would change in a file that stood there before."""
    from goodoffices.draft import read_stamps, redraft_conflict, stamp_conflict
    from goodoffices.solve import dump_conflict, parse_conflict

    fresh = drafted(record, players=players, default_order=default_order)
    if not before:
        return dump_conflict(fresh) + stamp_conflict(fresh), ()
    found = redraft_conflict(parse_conflict(before), read_stamps(before), fresh)
    return dump_conflict(found.conflict) + stamp_conflict(fresh), tuple(one.says for one in found.changes)


def outlook(conflict: Conflict, record: Record | None = None, *, n_samples: int = 300, seed: int = 0) -> Outlook:
    """What follows from a conflict: which outcomes hold, how sure, why, and what would have to change."""
    from goodoffices.outlook import assess_outlook

    return assess_outlook(conflict, record, n_samples=n_samples, seed=seed)


def outlook_section(record: Record) -> Section | None:
    """The section on which outcomes hold; None where the record carries no conflict to draft.

    Where its model cannot be solved, or the dispute is over, the section says so: the brief stands without it.
    """
    from goodoffices.brief.outlook import outlook_section as compose
    from goodoffices.brief.outlook import settled_outlook, without_outlook

    if len(record.cast.parties) < 2:
        return None
    if record.settlement is not None:
        return settled_outlook(record, record.settlement)
    try:
        return compose(outlook(drafted(record), record), record)
    except ConflictError as trouble:
        return without_outlook(trouble)
