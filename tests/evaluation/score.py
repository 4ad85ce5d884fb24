#!/usr/bin/env python3
# ruff: noqa: E731 - the published scorer, as it stands
"""Score coded statements against a gold case (codebook.md, section 7). Standard library only."""

from __future__ import annotations

import argparse
import html
import json
import re
import sys
import unicodedata
from pathlib import Path

MEDIATION = ("offer", "decline", "mediate", "withdraw", "request", "accept", "refuse", "hedge", "endorse", "oppose")
SETTING = ("urge", "consult", "negotiate", "agree", "accuse", "demand", "escalate", "deescalate")
ROLES = ("gov", "mil", "public", "opposition", "expert", "media", "armed")
MODALITIES = ("actual", "conditional", "possible", "historical")
SPEAKER_KINDS = ("named-official", "institution", "unnamed-official", "expert", "anonymous", "media", "public", None)
SLOTS = ("toward", "modality", "speaker", "condition", "frameworks", "date")
PLAIN = {"toward": (), "modality": "actual", "speaker": None, "condition": None, "frameworks": (), "date": None}


def fold(text: str) -> str:
    """Text with case, quotation marks, dashes and white space levelled, for comparing quotes."""
    text = unicodedata.normalize("NFKC", text).lower()
    text = re.sub("[‘’‛`´]", "'", text)
    text = re.sub("[“”„«»]", '"', text)
    text = re.sub("[‐-―−]", "-", text)
    return re.sub(r"\s+", " ", text).strip()


def plain(path: Path) -> str:
    """The text of a report, tags dropped where it is a page, for looking quotes up in it."""
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix in (".html", ".htm"):
        text = re.sub(r"(?is)<(script|style)\b.*?</\1>", " ", text)
        text = re.sub(r"(?s)<[^>]+>", " ", text)
        text = html.unescape(text)
    return text


def words(text: str | None) -> list[str]:
    return re.findall(r"\w+", fold(text or ""))


def same_sentence(gold: str, guess: str) -> bool:
    """Whether a guessed quote tells the gold sentence: most words shared, and not a passage around it.

    The guess may lack up to two thirds of a long sentence, and hold at most twice the gold's words.
    """
    a, b = words(gold), words(guess)
    if not a or not b or len(b) > max(2 * len(a), len(a) + 8):
        return False
    left, right = set(a), set(b)
    shared = len(left & right)
    if min(len(left), len(right)) < 5:
        return " ".join(a) in " ".join(b) or " ".join(b) in " ".join(a)
    return shared >= 0.8 * min(len(left), len(right)) and shared >= 0.33 * len(left)


def read_jsonl(path: Path) -> list[dict]:
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            row = json.loads(line)
            for key in ("report", "move", "actor", "quote"):
                if key not in row:
                    sys.exit(f"{path.name}:{number}: key {key!r} is missing")
            rows.append(row)
    return rows


def reports_folder(case: Path) -> Path:
    about = json.loads((case / "case.json").read_text(encoding="utf-8"))
    return (case / about.get("reports", "reports")).resolve()


def canonical(case: Path):
    about = json.loads((case / "case.json").read_text(encoding="utf-8"))
    alias = {fold(other): name for name, others in about.get("aliases", {}).items() for other in [name, *others]}
    return lambda name: None if name is None else alias.get(fold(name), name)


def key_agrees(gold: dict, guess: dict, name) -> bool:
    if gold["move"] != guess.get("move") or name(gold["actor"]) != name(guess.get("actor")):
        return False
    if (gold.get("actor_role", "gov") == "public") != (guess.get("actor_role", "gov") == "public"):
        return False
    if gold["move"] in MEDIATION:
        return gold.get("third_party") is None or name(gold["third_party"]) == name(guess.get("third_party"))
    expected = {name(other) for other in gold.get("toward") or []}
    given = {name(other) for other in guess.get("toward") or []}
    return not expected or len(expected & given) >= 0.5 * len(expected | given)


def merged(statements: list[dict], name) -> list[list[dict]]:
    """Statements of one report that agree in actor, move and third party or target, as groups."""
    groups: list[list[dict]] = []
    for one in statements:
        for group in groups:
            head = group[0]
            if head["report"] == one["report"] and key_agrees(head, one, name) and key_agrees(one, head, name):
                group.append(one)
                break
        else:
            groups.append([one])
    return groups


def most_pairs(n_gold: int, allowed) -> dict[int, int]:
    """The largest one-to-one pairing along the allowed (gold, guess) pairs, as guess -> gold (augmenting paths)."""
    guesses: dict[int, list[int]] = {}
    for index, other in allowed:
        guesses.setdefault(index, []).append(other)
    taken: dict[int, int] = {}

    def place(index: int, tried: set[int]) -> bool:
        for other in guesses.get(index, []):
            if other not in tried:
                tried.add(other)
                if other not in taken or place(taken[other], tried):
                    taken[other] = index
                    return True
        return False

    for index in range(n_gold):
        place(index, set())
    return taken


def slot_agrees(slot: str, gold, guess, name) -> bool:
    if slot == "toward":
        return {name(x) for x in gold or []} == {name(x) for x in guess or []}
    if slot == "frameworks":
        a, b = [set(words(x)) for x in gold or []], [set(words(x)) for x in guess or []]
        near = lambda x, others: any(len(x & y) >= 0.6 * len(x | y) for y in others)
        return len(a) == len(b) and all(near(x, b) for x in a) and all(near(y, a) for y in b)
    if slot == "speaker":
        a, b = set(words(gold)), set(words(guess))
        return (not a and not b) or bool(a & b)
    if slot == "condition":
        a, b = set(words(gold)), set(words(guess))
        return (not a and not b) or len(a & b) >= 0.5 * len(a | b)
    if slot == "date":
        return gold == guess or bool(
            gold and guess and min(len(gold), len(guess)) >= 7 and (guess.startswith(gold) or gold.startswith(guess))
        )
    return gold == guess


def slot_f1(slot: str, couples: list[tuple[dict, dict]], name) -> dict:
    """F1 of a slot over matched statements, counted where gold or guess says more than the plain value."""
    plain = lambda value: not value or value == PLAIN[slot]
    wanted = sum(not plain(g.get(slot)) for g, _ in couples)
    given = sum(not plain(p.get(slot)) for _, p in couples)
    right = sum(
        not plain(g.get(slot)) and not plain(p.get(slot)) and slot_agrees(slot, g.get(slot), p.get(slot), name)
        for g, p in couples
    )
    return {
        "gold": wanted,
        "given": given,
        "right": right,
        "f1": round(2 * right / (wanted + given), 3) if wanted + given else None,
    }


def closeness(gold: dict, guess: dict) -> float:
    a, b = set(words(gold["quote"])), set(words(guess.get("quote", "")))
    return len(a & b) / max(1, len(a | b))


def coupled(gold: list[dict], guesses: list[dict], name) -> list[tuple[dict, dict]]:
    """Statements matched one to one, the closest quotes first, before any merging."""
    near = sorted(
        (
            (closeness(g, p), -i, -j)
            for i, g in enumerate(gold)
            for j, p in enumerate(guesses)
            if g["report"] == p["report"] and key_agrees(g, p, name) and same_sentence(g["quote"], p["quote"])
        ),
        reverse=True,
    )
    taken_gold, taken_guess, result = set(), set(), []
    for _, i, j in near:
        if i not in taken_gold and j not in taken_guess:
            taken_gold.add(i)
            taken_guess.add(j)
            result.append((gold[-i], guesses[-j]))
    return result


def score(case: Path, guesses: list[dict]) -> dict:
    name = canonical(case)
    gold = read_jsonl(case / "gold.jsonl")
    gold_groups, guess_groups = merged(gold, name), merged(guesses, name)
    hits_of = {}
    for index, wanted in enumerate(gold_groups):
        for other, found in enumerate(guess_groups):
            if wanted[0]["report"] == found[0]["report"]:
                hits = [
                    (g, p)
                    for g in wanted
                    for p in found
                    if key_agrees(g, p, name) and same_sentence(g["quote"], p.get("quote", ""))
                ]
                if hits:
                    hits_of[index, other] = hits
    taken = most_pairs(len(gold_groups), hits_of)
    pairs = [(index, other, hits_of[index, other]) for other, index in taken.items()]
    used = set(taken)
    result = {}
    for label, moves in (("mediation moves", MEDIATION), ("all moves", MEDIATION + SETTING)):
        wanted = sum(group[0]["move"] in moves for group in gold_groups)
        found = sum(group[0].get("move") in moves for group in guess_groups)
        right = sum(gold_groups[index][0]["move"] in moves for index, _, _ in pairs)
        precision, recall = right / found if found else 0.0, right / wanted if wanted else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        result[label] = {
            "gold": wanted,
            "coded": found,
            "right": right,
            "precision": round(precision, 3),
            "recall": round(recall, 3),
            "f1": round(f1, 3),
        }
    couples = coupled(gold, guesses, name)
    slots = {slot: slot_f1(slot, couples, name) for slot in SLOTS}
    result["slots"] = slots
    by_move = {}
    for move in MEDIATION + SETTING:
        wanted = sum(group[0]["move"] == move for group in gold_groups)
        found = sum(group[0].get("move") == move for group in guess_groups)
        right = sum(gold_groups[index][0]["move"] == move for index, _, _ in pairs)
        if wanted or found:
            by_move[move] = {"gold": wanted, "coded": found, "right": right}
    result["by move"] = by_move
    matched_gold = {index for index, _, _ in pairs}
    result["missed"] = [group[0] for index, group in enumerate(gold_groups) if index not in matched_gold]
    result["extra"] = [group[0] for index, group in enumerate(guess_groups) if index not in used]
    return result


def check(case: Path) -> list[str]:
    """Faults of a gold case: quotes that are not verbatim, slots outside their domain."""
    faults, folder = [], reports_folder(case)
    texts = {path.name: " ".join(words(plain(path))) for path in folder.iterdir() if path.is_file()}
    for number, one in enumerate(read_jsonl(case / "gold.jsonl"), 1):
        where = f"gold.jsonl:{number}"
        text = texts.get(one.get("report"))
        if text is None:
            faults.append(f"{where}: no report {one.get('report')!r}")
            continue
        for slot in ("quote", "condition"):
            if one.get(slot) and " ".join(words(one[slot])) not in text:
                faults.append(f"{where}: {slot} not verbatim in {one['report']}: {one[slot][:80]!r}")
        if not one.get("quote"):
            faults.append(f"{where}: no quote")
        if one.get("move") not in MEDIATION + SETTING:
            faults.append(f"{where}: move {one.get('move')!r}")
        if one.get("actor_role", "gov") not in ROLES:
            faults.append(f"{where}: actor_role {one.get('actor_role')!r}")
        if one.get("modality") not in MODALITIES:
            faults.append(f"{where}: modality {one.get('modality')!r}")
        if one.get("speaker_kind") not in SPEAKER_KINDS:
            faults.append(f"{where}: speaker_kind {one.get('speaker_kind')!r}")
        if (one.get("modality") == "conditional") != bool(one.get("condition")):
            faults.append(f"{where}: condition and modality do not go together")
        if one.get("date") and not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", one["date"]):
            faults.append(f"{where}: date {one['date']!r}")
        if one.get("move") not in MEDIATION and one.get("third_party"):
            faults.append(f"{where}: third_party on a setting move")
        for slot in ("toward", "frameworks"):
            if not isinstance(one.get(slot, []), list):
                faults.append(f"{where}: {slot} is no list")
    about = json.loads((case / "case.json").read_text(encoding="utf-8"))
    for file in ("positions.json", "disagreements.json"):
        if not (case / file).is_file():
            if not about.get("statements_only"):
                faults.append(f"{file} is missing")
            continue
        for number, item in enumerate(json.loads((case / file).read_text(encoding="utf-8")), 1):
            for evidence in item.get("evidence", []):
                text = texts.get(evidence.get("report"))
                if text is None or " ".join(words(evidence["quote"])) not in text:
                    faults.append(f"{file}:{number}: evidence not verbatim: {str(evidence)[:90]}")
    return faults


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case", type=Path, help="a case's folder")
    parser.add_argument("predictions", type=Path, nargs="?", help="coded statements, JSON Lines")
    parser.add_argument("--check", action="store_true", help="check the gold itself")
    parser.add_argument("--errors", action="store_true", help="also list what was missed and what was extra")
    parser.add_argument("--json", action="store_true", help="print the whole result as JSON")
    args = parser.parse_args()
    if args.check:
        faults = check(args.case)
        print("\n".join(faults) or f"{args.case.name}: sound, {len(read_jsonl(args.case / 'gold.jsonl'))} statements")
        return 1 if faults else 0
    if args.predictions is None:
        parser.error("name the predictions, or --check")
    result = score(args.case, read_jsonl(args.predictions))
    if args.json:
        json.dump(result, sys.stdout, indent=1, ensure_ascii=False)
        print()
        return 0
    for label in ("mediation moves", "all moves"):
        row = result[label]
        print(
            f"{label:16} P {row['precision']:.3f}  R {row['recall']:.3f}  F1 {row['f1']:.3f}"
            f"   (gold {row['gold']}, coded {row['coded']}, right {row['right']})"
        )
    print(
        "slot F1          "
        + "  ".join(f"{slot} {value['f1']} ({value['gold']})" for slot, value in result["slots"].items())
    )
    if args.errors:
        for kind in ("missed", "extra"):
            print(f"\n{kind}:")
            for one in result[kind]:
                print(
                    f"  {one['report']:32} {one.get('actor')!s:8} {one.get('move'):10} "
                    f"{(one.get('third_party') or ','.join(one.get('toward') or [])):12} {one.get('quote', '')[:110]}"
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
