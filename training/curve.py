"""The learning curve of the statement heads: python -m training.curve --train PICKLES --test PICKLES.

Each point is trained from the published encoder on a part of the cases, drawn by case and nested in the next, on as
many windows in all, with the same rates: what differs is how many different cases they come from.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from pathlib import Path

import torch
from tokenizers import Tokenizer

from goodoffices.extract.windows import Piecer
from training.data import CodedDocument, load_documents
from training.heads import add_schedule, figures, items_of, say, train, warm_start
from training.model import Coder


def main() -> None:
    """Train and measure a point of the curve for each part, and print it in one line."""
    args = options()
    torch.set_num_threads(args.threads)
    torch.set_default_device(args.device)
    piecer = Piecer(Tokenizer.from_file(str(args.tokenizer)))
    coded = load_documents(args.train)
    tests = {path.stem: items_of(load_documents([path]), piecer) for path in args.test}
    cases = sorted({one.case for one in coded})
    random.Random(args.seed).shuffle(cases)
    for part in args.parts:
        kept = set(cases[: round(len(cases) * part)])
        point(args, [one for one in coded if one.case in kept], piecer, tests, f"{len(kept)} cases")


def point(
    args: argparse.Namespace, coded: list[CodedDocument], piecer: Piecer, tests: dict[str, list[object]], name: str
) -> None:
    """Train on some cases, on the number of windows that is asked for, and say how well tests are read."""
    torch.manual_seed(args.seed)
    cuts = random.Random(args.seed)
    ways = [(items_of(coded, piecer, cut), []) for cut in (None, cuts, cuts)]
    least = min(len(items) for items, _ in ways)
    n_drawn = min(least, args.windows)
    args.epochs, args.share = round(args.windows / n_drawn), n_drawn / max(len(items) for items, _ in ways)
    model = Coder()
    model.encoder.load_published(args.encoder)
    with tempfile.TemporaryDirectory() as folder:
        args.out = Path(folder) / "heads.pt"
        train(model, ways, {}, args)
        warm_start(model, args.out)
    n_statements = sum(len(one.labels) for one in ways[0][0])
    say(f"{name}, {least} windows, {n_statements} statements, {args.epochs} passes of {n_drawn}")
    for test, items in tests.items():
        say(f"  {test}: {figures(model, items)}")


def options() -> argparse.Namespace:
    """The options of the command."""
    parser = argparse.ArgumentParser(description="the learning curve of the statement heads")
    parser.add_argument("--train", type=Path, nargs="+", required=True, help="pickles of training.data")
    parser.add_argument("--test", type=Path, nargs="+", required=True, help="pickles to give figures on")
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True, help="model.safetensors of all-MiniLM-L6-v2")
    parser.add_argument("--parts", type=float, nargs="+", default=[1 / 16, 1 / 8, 1 / 4, 1 / 2, 1.0])
    parser.add_argument("--windows", type=int, default=7500, help="windows that each point is trained on")
    add_schedule(parser)
    return parser.parse_args()


if __name__ == "__main__":
    main()
