"""The findings rest on what is told, not on whom: names exchanged and dates shifted, the same comes out.

States, persons, places and agreements are exchanged by a table, and every year moves on by three. Three years of this
century that hold one leap day are 1096 days, so the days of the week move on by four.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from at_hand import SHELF, SHELF_CASE, case_rows, gold_root, write_rows

from goodoffices import pipeline
from goodoffices.core.record import Record
from goodoffices.core.statement import Statement

YEARS = 3
WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHELF_TABLE = {
    "Malta": "Cyprus", "Maltese": "Cypriot", "Valletta": "Nicosia", "Msida": "Paphos", "Gozo": "Akamas", "MT84": "CY84",
    "Tunisia": "Libya", "Tunisian": "Libyan", "Tunis": "Tripoli",
    "Portugal": "Norway", "Portuguese": "Norwegian", "Lisbon": "Oslo", "Agência Atlântica": "Nordlys Agency",
    "Italy": "Greece", "Palermo": "Kalamata", "Sciacca": "Larnax", "Djerba": "Ghat",
    "Salma Gharbi": "Amal Senussi", "Gharbi": "Senussi", "Nejib Trabelsi": "Idris Warfalli", "Trabelsi": "Warfalli",
    "Duarte Salgueiro": "Henrik Solberg", "Salgueiro": "Solberg", "Karl Zerafa": "Andreas Zenonos", "Zerafa": "Zenonos",
    "Ines Caruana": "Maria Kyriakou", "Caruana": "Kyriakou", "Lena Okafor": "Jude Adeyemi",
    "Treaty of Friendship": "Pact of Amity", "Fisheries Accord": "Sponge Protocol",
    "MLT": "CYP", "TUN": "LBY", "PRT": "NOR", "ITA": "GRC",
}  # fmt: skip


def exchanger(table: dict[str, str]) -> Callable[[str], str]:
    """A function that exchanges names by a table, whole words, the longest first, and moves years and weekdays on."""
    names = re.compile(r"\b(?:" + "|".join(re.escape(one) for one in sorted(table, key=len, reverse=True)) + r")\b")
    days = re.compile(r"\b(?:" + "|".join(WEEK) + r")\b")

    def exchange(text: str) -> str:
        text = names.sub(lambda match: table[match[0]], text)
        text = re.sub(r"\b(?:19|20)\d\d\b", lambda match: str(int(match[0]) + YEARS), text)
        return days.sub(lambda match: WEEK[(WEEK.index(match[0]) + 4) % 7], text)

    return exchange


def exchanged_folder(source: Path, target: Path, exchange: Callable[[str], str]) -> Path:
    target.mkdir()
    for path in sorted(source.iterdir()):
        (target / path.name).write_text(exchange(path.read_text(encoding="utf-8")), encoding="utf-8")
    return target


def exchanged_rows(rows: list[dict], exchange: Callable[[str], str]) -> list[dict]:
    def value_of(value: object) -> object:
        if isinstance(value, str):
            return exchange(value)
        return [exchange(one) for one in value] if isinstance(value, list) else value

    return [{key: row[key] if key == "report" else value_of(row[key]) for key in row} for row in rows]


def findings(record: Record, exchange: Callable[[str], str] = str) -> Counter:
    """What a record finds, as plain words, so that two records can be compared."""
    found: list[tuple[object, ...]] = []
    for one in record.stances:
        since = exchange(str(one.since.since or ""))
        found.append(("stance", exchange(one.actor), one.value.value, exchange(one.third_party or ""), since[:4]))
    for one in record.disagreements:
        found.append(("disagreement", exchange(one.actor or ""), one.kind.value, one.within))
    for one in record.consents:
        found += [
            ("consent", exchange(one.third_party), exchange(each.party), each.status.value) for each in one.parties
        ]
    for one in record.events:
        found.append(("event", exchange(one.actor or ""), one.move.value, one.modality.value, one.n_origins))
    return Counter(found)


def told(statement: Statement, exchange: Callable[[str], str] = str) -> tuple[object, ...]:
    quote, third = statement.quote, exchange(statement.third_party or "")
    actor = exchange(statement.actor or "")
    return (quote.report, quote.sentence, actor, statement.move.value, statement.modality.value, third)


def test_the_same_findings_come_from_exchanged_statements(tmp_path: Path, shelf_record: Record) -> None:
    """The bundled example with its statements coded by hand, both exchanged."""
    exchange = exchanger(SHELF_TABLE)
    folder = exchanged_folder(SHELF, tmp_path / "shelf", exchange)
    coded = write_rows(exchanged_rows(case_rows(SHELF_CASE), exchange), tmp_path / "shelf.jsonl")
    (record,) = pipeline.records([str(folder)], pipeline.Request(statements=coded))
    assert not record.problems
    assert findings(record) == findings(shelf_record, exchange)


def test_the_same_statements_are_read_from_exchanged_reports(tmp_path: Path) -> None:
    """The built-in coder on the bundled example and on its exchange."""
    assert share_kept(SHELF, exchanger(SHELF_TABLE), tmp_path) >= 0.9


def share_kept(folder: Path, exchange: Callable[[str], str], tmp_path: Path) -> float:
    """Share of the statements, of both ways of telling it, that the coder finds in both."""
    before = {told(one, exchange) for one in statements_of(folder)}
    after = {told(one) for one in statements_of(exchanged_folder(folder, tmp_path / "exchanged", exchange))}
    return 2 * len(before & after) / (len(before) + len(after))


def statements_of(folder: Path) -> tuple[Statement, ...]:
    reading = pipeline.read([str(folder)])
    return pipeline.extract(reading, pipeline.Request()).statements


def seeds_table() -> dict[str, str]:
    """Another four states for those of the seeds, made from the gazetteer, with the agreements and places renamed."""
    from goodoffices.codebook.actors import load_actors

    actors = load_actors()
    table = {"Afghanistan": "Bolivia", "Kabul": "Sucre", "Afghan": "Bolivian", "AFG": "BOL"}
    for old, new in (("IND", "PER"), ("PAK", "CHL"), ("RUS", "NOR"), ("CHN", "JPN")):
        mine, theirs = actors.actors[old], actors.actors[new]
        table[old] = new
        table |= dict.fromkeys(mine.names, theirs.names[0])
        table |= dict.fromkeys(mine.people, theirs.people[0])
        table |= {name: theirs.seats[0] for name in (*mine.seats, *mine.offices) if theirs.seats}
        holders = [one for one in actors.persons if one.of == new and not one.until]
        for number, person in enumerate(one for one in actors.persons if one.of == old):
            if holders:
                other = holders[number % len(holders)]
                table |= dict.fromkeys((person.name, *person.also), other.name) | {person.surname: other.surname}
    return table | {
        "Kashmir": "Altiplano",
        "Pahalgam": "Putre",
        "Simla": "Arica",
        "Lahore": "Tacna",
        "Tashkent": "Panama",
    }


def test_the_seeds_give_the_same_statements_when_exchanged(tmp_path: Path, seeds: Path) -> None:
    """The seed reports, where they are at hand. Persons that no list knows stay, so not every statement can."""
    assert share_kept(seeds, exchanger(seeds_table()), tmp_path) >= 0.8


def test_the_seeds_give_the_same_findings_when_exchanged(tmp_path: Path, seeds: Path) -> None:
    """The same, from statements coded by people: exchanged names change no finding."""
    import json

    gold = gold_root()
    assert gold
    rows = [json.loads(line) for line in (gold / "kashmir-2025" / "gold.jsonl").read_text("utf-8").splitlines() if line]
    table = {key: new for key, new in seeds_table().items() if len(key) != 3 or key.isupper()}
    exchange = exchanger(table)
    coded, other = tmp_path / "gold.jsonl", tmp_path / "other.jsonl"
    write_rows(rows, coded)
    write_rows(exchanged_rows(rows, exchange), other)
    folder = exchanged_folder(seeds, tmp_path / "seeds", exchange)
    before = pipeline.records([str(seeds)], pipeline.Request(statements=coded))[0]
    after = pipeline.records([str(folder)], pipeline.Request(statements=other))[0]
    assert not after.problems
    assert findings(after) == findings(before, exchange)
