"""Measure the English pipeline on treebanks: python -m training.parser_evaluate DATA [--folder F] [--card CARD].

Two ways: on gold sentences and words, as parsers are mostly told; and from raw text with the project's own sentences
and words, by the measures of the CoNLL 2018 shared task (`conll18`). Relations are cut at ":". One sentence a call, one
thread, as at run time.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from goodoffices.core.report import Report
from goodoffices.extract.document import Sentence
from goodoffices.extract.lemma import lemma_of
from goodoffices.extract.syntax import Parser, load_parser, parser_in
from goodoffices.read.sentences import segment
from training.conll18 import MEASURES, Count, Parsed, Unit, measure
from training.names import Span, has_entities, names_of, read_iob2, spans_of
from training.treebanks import TreebankSentence, documents_of, find_data, lay_out, read_treebank

TESTS = {"EWT test": "ud/ewt-test", "GUM open, test": "ud/gumopen-test", "PUD": "ud/pud-test"}
NEWS = {"GUM news, dev and test": ("ud/gumopen-dev", "ud/gumopen-test")}
GOLD_MEASURES = ("UPOS", "XPOS", "UAS", "LAS", "lemmas", "lemmas on gold tags")
Figures = dict[str, float]


def treebank(data: Path, name: str) -> list[TreebankSentence]:
    """A treebank of the data folder."""
    return read_treebank(find_data(data, f"{name}.conllu"))


def on_gold_words(parser: Parser, sentences: Sequence[TreebankSentence]) -> Figures:
    """Accuracy in per cent on gold sentences and words, F1 of names where they are marked, and words a second."""
    right: Counter[str] = Counter()
    names = Count()
    n, seconds = 0, 0.0
    for one in sentences:
        began = time.process_time()
        tags, heads, rels, marks = parser._analyse(one.forms)
        seconds += time.process_time() - began
        n += len(one.words)
        for word, (upos, xpos), head, rel in zip(one.words, tags, heads, rels, strict=True):
            right["UPOS"] += upos == word.upos
            right["XPOS"] += xpos == word.xpos
            right["UAS"] += head == word.head
            right["LAS"] += head == word.head and _plain(rel) == _plain(word.rel)
            right["lemmas"] += lemma_of(word.form, upos, xpos) == word.lemma
            right["lemmas on gold tags"] += lemma_of(word.form, word.upos, word.xpos) == word.lemma
        if has_entities(one):
            names += _count(names_of(one), spans_of(marks))
    found = {name: 100 * right[name] / n for name in GOLD_MEASURES} | {"words": float(n), "words a second": n / seconds}
    return found | ({"names": names.f1} if names.gold else {})


def _plain(rel: str) -> str:
    return rel.split(":")[0]


def _count(gold: Sequence[Span], system: Sequence[Span], kinds: Sequence[str] | None = None) -> Count:
    left, right = ({one for one in side if kinds is None or one[2] in kinds} for side in (gold, system))
    return Count(right=len(left & right), gold=len(left), system=len(right))


def on_coarse_names(parser: Parser, path: Path) -> Figures:
    """F1 of persons, organisations and places on Universal NER."""
    kinds, total = ("PERSON", "ORG", "LOC"), Count()
    for forms, tags in read_iob2(path):
        total += _count(spans_of(tags), spans_of(parser._analyse(forms)[3]), kinds)
    return {"names": total.f1}


def from_raw_text(parser: Parser, sentences: Sequence[TreebankSentence]) -> Figures:
    """F1 in per cent of every measure of the shared task, from raw text."""
    totals = {name: Count() for name in MEASURES}
    for document in documents_of(sentences):
        text, spans = lay_out(document)
        report = Report(name="", text=text, sentences=segment(text))
        parsed = [parser.parse(text, span, number) for number, span in enumerate(report.sentences, 1)]
        for name, count in measure(gold_of(document, spans), system_of(parsed)).items():
            totals[name] += count
    return {name: count.f1 for name, count in totals.items()}


def gold_of(document: Sequence[TreebankSentence], spans: Sequence[Sequence[tuple[int, int]]]) -> Parsed:
    """A document of a treebank as the measures see it."""
    units: list[Unit] = []
    for sentence, tokens in zip(document, spans, strict=True):
        base, words = len(units), iter(sentence.words)
        for (n_words, _), (start, end) in zip(sentence.surfaces, tokens, strict=True):
            for _ in range(n_words):
                word = next(words)
                units.append(
                    Unit(
                        start=start, end=end, form=word.form.lower(), upos=word.upos, lemma=word.lemma,
                        head=base + word.head - 1 if word.head else -1, rel=_plain(word.rel), in_token=n_words > 1,
                    )
                )  # fmt: skip
    tokens_ = [span for sentence in spans for span in sentence]
    return Parsed(sentences=[(one[0][0], one[-1][1]) for one in spans if one], tokens=tokens_, units=units)


def system_of(parsed: Sequence[Sentence]) -> Parsed:
    """Sentences of the pipeline as the measures see them."""
    held = [one for one in parsed if one.tokens]
    bases = [0, *accumulate(len(one.tokens) for one in held)]
    units = [
        Unit(start=word.start, end=word.end, form=word.text.lower(), upos=word.upos, lemma=word.lemma,
             head=base + word.head if word.head >= 0 else -1, rel=_plain(word.rel))
        for base, one in zip(bases, held, strict=False) for word in one.tokens
    ]  # fmt: skip
    return Parsed(
        sentences=[(one.tokens[0].start, one.tokens[-1].end) for one in held],
        tokens=[(one.start, one.end) for one in units], units=units,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """All figures, by treebank."""

    on_gold: dict[str, Figures]
    from_raw: dict[str, Figures]
    names: dict[str, Figures]
    megabytes: float


def evaluate(data: Path, parser: Parser, *, limit: int = 0) -> Evaluation:
    """Measure a pipeline.

    Args:
        data: The folder of data (see data.md).
        parser: The pipeline.
        limit: Sentences of each treebank; 0 for all.
    """
    tests = {name: treebank(data, path) for name, path in TESTS.items()}
    news = {name: [one for path in paths for one in treebank(data, path) if one.sent_id.startswith("GUM_news_")]
            for name, paths in NEWS.items()}  # fmt: skip
    cut = {name: sentences[: limit or None] for name, sentences in (tests | news).items()}
    uner = find_data(data, "ner/en_ewt-ud-test.iob2")
    return Evaluation(
        on_gold={name: on_gold_words(parser, sentences) for name, sentences in cut.items()},
        from_raw={name: from_raw_text(parser, sentences) for name, sentences in cut.items()},
        names={"Universal NER, EWT test": on_coarse_names(parser, uner)} if uner.exists() and not limit else {},
        megabytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )  # fmt: skip


def tables(found: Evaluation) -> str:
    """The figures as Markdown."""
    lines = ["On gold sentences and words (accuracy in per cent; names F1):", ""]
    lines += _table(found.on_gold, (*GOLD_MEASURES, "names"))
    lines += ["", "From raw text, with the project's own sentences and words (F1 in per cent, CoNLL 2018):", ""]
    lines += _table(found.from_raw, MEASURES)
    speed = sum(one["words a second"] for one in found.on_gold.values()) / max(1, len(found.on_gold))
    lines += ["", f"One thread, one sentence a call: {speed:,.0f} words a second of processor time; "
              f"{found.megabytes:.0f} MB resident in all."]  # fmt: skip
    lines += [""] + [
        f"Names on {name} (persons, organisations, places): {one['names']:.1f}" for name, one in found.names.items()
    ]
    return "\n".join(lines) + "\n"


def _table(rows: dict[str, Figures], columns: Sequence[str]) -> list[str]:
    head = [f"| | {' | '.join(columns)} |", "|---" * (len(columns) + 1) + "|"]
    cells = [[f"{one[name]:.1f}" if name in one else "–" for name in columns] for one in rows.values()]
    return [*head, *(f"| {name} | {' | '.join(row)} |" for name, row in zip(rows, cells, strict=True))]


BEGIN, END = "<!-- figures: training/parser_evaluate.py -->", "<!-- end of figures -->"


def write_card(card: Path, found: Evaluation) -> None:
    """Put the figures between the marks of a model card."""
    text = card.read_text(encoding="utf-8")
    head, rest = text.split(BEGIN)
    card.write_text(f"{head}{BEGIN}\n{tables(found)}{END}{rest.split(END)[1]}", encoding="utf-8")


def main() -> None:
    """Measure, print, and write into the model card if asked."""
    options = argparse.ArgumentParser(description="measure the shipped English pipeline")
    options.add_argument("data", type=Path, help="the folder of data, see training/data.md")
    options.add_argument("--folder", type=Path, help="a folder of training.parser_export; else what is shipped")
    options.add_argument("--card", type=Path, help="the model card to write the figures into")
    options.add_argument("--limit", type=int, default=0, help="sentences of each treebank; 0 for all")
    options.add_argument("--json", action="store_true")
    args = options.parse_args()
    parser = parser_in(args.folder) if args.folder else load_parser(1)
    found = evaluate(args.data, parser, limit=args.limit)
    if args.card:
        write_card(args.card, found)
    plain = {"on gold": found.on_gold, "from raw": found.from_raw, "names": found.names, "MB": found.megabytes}
    sys.stdout.write(json.dumps(plain, indent=1) + "\n" if args.json else tables(found))


if __name__ == "__main__":
    main()
