"""Coded cases as text: a sentence, then the statements expected of it.

A case is one file, made to be written and read by a person::

    title: Would-be mediators between Exland and Wyland, May 2031 (invented reports)
    parties: EXL, WYL
    third_parties: NOR, AU
    alias: EXL = Exland; Exville
    report: 01-wire.txt 2031-05-02
    > Norway offered on Friday to host talks if both sides ask.
    NOR offer -> EXL, WYL ; cond if both sides ask ; on 2031-05-02
    > Exland's foreign minister, Ada Brandt, turned the offer down.
    EXL refuse @NOR ; by no:Ada Brandt

    ~ Share this story on your channels

A line `> ` is a sentence of the report; a blank line ends a paragraph; `~ ` is site furniture.
A line without a sign codes the sentence above it: actor, move, `@` would-be mediator, `->` others
aimed at, then slots after semicolons. What the codebook implies is left out: the mediator of `offer`,
`decline`, `mediate` and `withdraw` is the actor; a named mediator is whom a party's answer is aimed at.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

MEDIATION = ("offer", "decline", "mediate", "withdraw", "request", "accept", "refuse", "hedge", "endorse", "oppose")
SETTING = ("urge", "consult", "negotiate", "agree", "accuse", "demand", "escalate", "deescalate")
BY_MEDIATOR = ("offer", "decline", "mediate", "withdraw")
ABOUT_MEDIATOR = ("request", "accept", "refuse", "endorse", "oppose")
ROLES = ("gov", "mil", "public", "opposition", "expert", "media", "armed")
MODALITIES = ("actual", "conditional", "possible", "historical")
KINDS = {
    "no": "named-official",
    "in": "institution",
    "un": "unnamed-official",
    "ex": "expert",
    "an": "anonymous",
    "me": "media",
    "pu": "public",
}
STATEMENT = re.compile(
    r"(?P<actor>\S+) (?P<move>[a-z]+)(?: @(?P<third>\S+))?(?: -> (?P<toward>[^;]+?))?\s*(?:;(?P<slots>.*))?$"
)


@dataclass
class CaseReport:
    """One report of a case: its name, its date where it has one, its text and its coded statements."""

    name: str
    date: str | None
    paragraphs: list[list[str]] = field(default_factory=lambda: [[]])
    statements: list[dict[str, Any]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The report as a user would have it: sentences by spaces, paragraphs by blank lines."""
        return "\n\n".join(" ".join(one) for one in self.paragraphs if one) + "\n"


@dataclass
class Case:
    """One dispute: what `case.json` says of it, its reports, and the faults of the file."""

    about: dict[str, Any]
    reports: list[CaseReport]
    faults: list[str]


def read_case(path: Path) -> Case:
    """Read a case file. Faults are collected with their lines; what is faulty is left out."""
    case = Case({"statements_only": True, "aliases": {}}, [], [])
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        fault = _take(line.rstrip(), case)
        if fault:
            case.faults.append(f"{path.name}:{number}: {fault}")
    for key in ("title", "parties", "third_parties"):
        if key not in case.about:
            case.faults.append(f"{path.name}: no line `{key}:`")
    return case


def _take(line: str, case: Case) -> str | None:
    """Take one line into the case; the fault found in it, or None."""
    if line.startswith("report:"):
        name, _, date = line[7:].strip().partition(" ")
        case.reports.append(CaseReport(name, date.strip() or None))
    elif not case.reports:
        return _take_header(line, case.about)
    elif not line:
        case.reports[-1].paragraphs.append([])
    elif line.startswith("~ "):
        case.reports[-1].paragraphs += [[line[2:]], []]
    elif line.startswith("> "):
        case.reports[-1].paragraphs[-1].append(line[2:].strip())
    else:
        return _take_statement(line, case.reports[-1])
    return None


def _take_header(line: str, about: dict[str, Any]) -> str | None:
    key, colon, value = line.partition(":")
    if not line or line.startswith("#"):
        return None
    if not colon or key not in ("title", "parties", "third_parties", "alias"):
        return f"a header line is title, parties, third_parties or alias, not {key!r}"
    if key == "title":
        about["title"] = value.strip()
    elif key == "alias":
        name, _, others = value.partition("=")
        about["aliases"][name.strip()] = [one.strip() for one in others.split(";") if one.strip()]
    else:
        about[key] = [one.strip() for one in value.split(",") if one.strip()]
    return None


def _take_statement(line: str, report: CaseReport) -> str | None:
    quote = next((one[-1] for one in reversed(report.paragraphs) if one), None)
    match = STATEMENT.match(line)
    if quote is None or match is None:
        return f"neither a sentence (`> `) nor a statement after one: {line[:60]!r}"
    move = match["move"]
    if move not in MEDIATION + SETTING:
        return f"no move {move!r}"
    actor = None if match["actor"] == "-" else match["actor"]
    third = match["third"] or (actor if move in BY_MEDIATOR else None)
    third = None if third == "-" else third
    toward = [one.strip() for one in (match["toward"] or "").split(",") if one.strip()]
    if not toward and move in ABOUT_MEDIATOR and third:
        toward = [third]
    if third and move not in MEDIATION:
        return f"{move} is no mediation move and takes no @"
    one: dict[str, Any] = {
        "report": report.name, "quote": quote, "actor": actor, "actor_role": "gov", "move": move,
        "third_party": third, "toward": toward, "speaker": None, "speaker_kind": None, "modality": "actual",
        "condition": None, "frameworks": [], "date": None,
    }  # fmt: skip
    report.statements.append(one)
    faults = [_take_slot(slot.strip(), one) for slot in (match["slots"] or "").split(";") if slot.strip()]
    return "; ".join(fault for fault in faults if fault) or None


def _take_slot(slot: str, one: dict[str, Any]) -> str | None:
    key, _, value = slot.partition(" ")
    value = value.strip()
    if key in MODALITIES and not value:
        one["modality"] = key
    elif key == "role" and value in ROLES:
        one["actor_role"] = value
    elif key == "cond":
        one["condition"], one["modality"] = value, "conditional"
        if _folded(value) not in _folded(one["quote"]):
            return f"condition is not verbatim in the sentence: {value!r}"
    elif key == "by" and value[:2] in KINDS and value[2:3] == ":":
        one["speaker"], one["speaker_kind"] = value[3:].strip(), KINDS[value[:2]]
    elif key == "on" and re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value):
        one["date"] = value
    elif key == "fw" and value:
        one["frameworks"].append(value)
    else:
        return f"no slot {slot!r} (cond, by no|in|un|ex|an|me|pu:NAME, on DATE, fw NAME, role, possible, historical)"
    return None


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def write_case(case: Case, folder: Path) -> None:
    """Write a case as the folder that the scorers read: case.json, reports/, gold.jsonl."""
    (folder / "reports").mkdir(parents=True, exist_ok=True)
    (folder / "case.json").write_text(json.dumps(case.about, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    rows = [json.dumps(one, ensure_ascii=False) for report in case.reports for one in report.statements]
    (folder / "gold.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    for report in case.reports:
        (folder / "reports" / report.name).write_text(report.text, encoding="utf-8")


def folder_of(path: Path, into: Path) -> Path:
    """The folder of a case as the scorers read it: the path itself, or where a `.case` file is written out."""
    if path.suffix != ".case":
        return path
    write_case(read_case(path), into / path.stem)
    return into / path.stem


def codes_of(case: Path) -> dict[str, str]:
    """The case's own code of each actor by its other names, lower case and without an article."""
    about = json.loads((case / "case.json").read_text(encoding="utf-8"))
    pairs = [(name, code) for code, names in about.get("aliases", {}).items() for name in names]
    return {name.casefold().removeprefix("the "): code for name, code in pairs}


def main() -> int:
    """Check case files; with --out, also write each as a folder for the scorers."""
    parser = argparse.ArgumentParser(description="check coded case files, and compile them for the scorers")
    parser.add_argument("cases", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, help="a folder to write one folder a case into")
    args = parser.parse_args()
    n_faults = 0
    for path in args.cases:
        case = read_case(path)
        n_faults += len(case.faults)
        n_statements = sum(len(report.statements) for report in case.reports)
        n_sentences = sum(len(one) for report in case.reports for one in report.paragraphs)
        print(f"{path.name}: {len(case.reports)} reports, {n_sentences} sentences, {n_statements} statements")
        print("".join(f"  {fault}\n" for fault in case.faults), end="")
        if args.out:
            write_case(case, args.out / path.stem)
    return 1 if n_faults else 0


if __name__ == "__main__":
    sys.exit(main())
