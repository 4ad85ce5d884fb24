"""What the built-in coder misses, by cause: python -m training.misses CASES.pkl... [--show CAUSE] [--most 20].

The causes are told from whom a sentence mentions and from what else is kept of it, so that they need no second reader;
the order is that of the steps: the actor must be known to the report, then to the sentence, then have the move.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from goodoffices.extract.combine import load_weights
from goodoffices.extract.statements import pipeline_folder, weighed_candidates
from training.data import CodedDocument, load_documents

Key = tuple[int, str | None, str]  # sentence, actor, move


@dataclass(frozen=True, slots=True)
class Miss:
    """A coded statement that is not kept.

    Attributes:
        case: Its case.
        report: Name of its report.
        key: Sentence, actor and move.
        cause: Why, in words.
        share: Probability that it was given, 0 where nobody proposed it.
        text: The sentence.
    """

    case: str
    report: str
    key: Key
    cause: str
    share: float
    text: str


def misses_of(coded: CodedDocument, shares: dict[Key, float], least: float) -> Iterator[Miss]:
    """What is missed of a document.

    Args:
        coded: The document with its coded statements.
        shares: The probability of each candidate.
        least: Probability from which a candidate is kept.
    """
    document = coded.document
    kept = {key for key, share in shares.items() if share >= least}
    here: dict[int, set[str]] = {}
    for mention in document.mentions:
        here.setdefault(mention.sentence, set()).update(mention.actors)
    for number in sorted(coded.statements):
        sentence = document.sentences[number - 1]
        text = " ".join(document.report.text[sentence.start : sentence.end].split())
        keys = dict.fromkeys((number, row["actor"], row["move"]) for row in coded.statements[number])
        for key in keys:
            if key not in kept:
                cause = cause_of(key, kept, here)
                yield Miss(Path(coded.case).stem, document.report.name, key, cause, shares.get(key, 0.0), text)


def cause_of(key: Key, kept: set[Key], here: dict[int, set[str]]) -> str:
    """Why a statement is missed.

    Args:
        key: The statement.
        kept: What is kept of the report.
        here: By sentence, the actors that it mentions.
    """
    number, actor, move = key
    if actor is None:
        return "by nobody named"
    if not any(actor in actors for actors in here.values()):
        return "actor nowhere in the report"
    if actor not in here.get(number, ()):
        return "actor not in the sentence"
    if any((one[0], one[1]) == (number, actor) for one in kept):
        return "another move of the actor is kept"
    if any((one[0], one[2]) == (number, move) for one in kept):
        return "the move is given to another actor"
    return "nothing kept of the actor"


def main() -> None:
    """Count, and show some."""
    parser = argparse.ArgumentParser(description="what the built-in coder misses, by cause")
    parser.add_argument("cases", type=Path, nargs="+", help="pickles of training.data that nothing was trained on")
    kept = load_weights(pipeline_folder()).threshold
    parser.add_argument("--least", type=float, default=kept, help="probability from which a candidate is kept")
    parser.add_argument("--show", help="a cause of which to show sentences")
    parser.add_argument("--most", type=int, default=20, help="how many to show")
    args = parser.parse_args()
    coded = load_documents(args.cases)
    found = [miss for one in coded for miss in misses_of(one, _shares(one), args.least)]
    n_coded = sum(
        len({(row["actor"], row["move"]) for row in rows}) for one in coded for rows in one.statements.values()
    )
    say(f"{n_coded} coded, {len(found)} missed")
    for cause, count in Counter(miss.cause for miss in found).most_common():
        say(f"{count:6} {cause}")
    show([miss for miss in found if miss.cause == args.show][: args.most])


def _shares(coded: CodedDocument) -> dict[Key, float]:
    weighed = weighed_candidates(coded.document)
    return {(one.sentence, one.actor, one.move.value): share for share, one in weighed}


def show(found: Iterable[Miss]) -> None:
    """A line for each miss."""
    for one in found:
        number, actor, move = one.key
        say(f"{one.case} {one.report}:{number} {actor} {move} {one.share:.2f} {one.text}")


def say(line: str) -> None:
    """A line on standard output."""
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
