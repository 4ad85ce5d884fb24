"""Train the English parser, from treebanks to a checkpoint: python -m training.parser_train DATA ENCODER --out FOLDER.

DATA is the folder of data.md, ENCODER the one with the published model.safetensors and tokenizer.json. Steps:

    1. Trees, tags and the names of GUM, `--epochs` times over the training treebanks.
    2. A shorter run over trees, names of GUM and two further corpora of names in turn; a word that a corpus leaves
       unmarked may bear any tag of a kind that the corpus does not know.

Then `python -m training.parser_export` and `python -m training.parser_evaluate`. The schedule counts steps, not time,
so that the same seed gives the same weights on the same machine and number of threads.
"""

from __future__ import annotations

import argparse
import dataclasses
import itertools
import json
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from training.parser_data import (
    IGNORED,
    Batch,
    Item,
    Piecer,
    batches,
    collate,
    labels_in,
    name_items,
    read_all,
    stream,
    tree_items,
)
from training.parser_model import JointParser, labels_of, load_checkpoint, save_checkpoint
from training.treebanks import find_data

TRAIN = ("ud/ewt-train", "ud/gumopen-train")
Feed = Iterator[tuple[Sequence[Item], float]]
Say = Callable[[str], None]
DEV = ("ud/ewt-dev", "ud/gumopen-dev")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to train. Rates are those at the top of a linear rise and fall.

    Attributes:
        seed: Of weights, order and dropout.
        epochs: Times over the treebanks in step 1.
        second: Length of step 2 as a share of step 1.
        rate: Learning rate of the encoder in step 1.
        rate_heads: Learning rate of everything else.
        second_rates: Step 2's rates as a share of step 1's.
        device: Where to train: "cpu", "cuda".
        most_steps: Steps after which each of the two ends whatever the plan; 0 for none. To try things out.
    """

    seed: int = 1
    epochs: float = 8.0
    second: float = 0.25
    rate: float = 2e-4
    rate_heads: float = 2e-3
    second_rates: float = 0.4
    device: str = "cpu"
    most_steps: int = 0


def losses(model: JointParser, batch: Batch, *, names_weigh: float) -> Tensor:
    """The loss of a batch."""
    scores = model(batch.ids, batch.mask, batch.shapes, batch.first)
    if batch.allowed is not None:
        share = torch.log_softmax(scores.ner.float(), -1).masked_fill(~batch.allowed, -1e4)
        inside = torch.arange(batch.first.shape[1], device=batch.first.device) < batch.lengths[:, None]
        return -torch.logsumexp(share, -1)[inside].mean()
    upos, xpos, heads, rels = batch.tree
    beyond = torch.arange(scores.arcs.shape[2], device=heads.device) > batch.lengths[:, None]
    arcs = scores.arcs.float().masked_fill(beyond[:, None, :], -1e4)
    relations = model.relations(scores, heads.clamp(min=0))
    loss = (
        _cross(arcs, heads)
        + _cross(relations, rels)
        + 0.3 * _cross(scores.upos, upos)
        + 0.3 * _cross(scores.xpos, xpos)
    )
    return loss + names_weigh * _cross(scores.ner, batch.names) if bool((batch.names >= 0).any()) else loss


def _cross(logits: Tensor, wanted: Tensor) -> Tensor:
    return F.cross_entropy(logits.float().flatten(0, 1), wanted.flatten(), ignore_index=IGNORED)


def run(
    model: JointParser, feed: Feed, n_steps: int, rates: tuple[float, float], plan: Plan, *, n_warm: int, say: Say,
) -> None:  # fmt: skip
    """Take a number of steps.

    Args:
        model: Trained in place.
        feed: Batches, each with the weight of names.
        n_steps: Steps to take.
        rates: Learning rates of the encoder and of everything else at the top.
        plan: Where to train.
        n_warm: Steps over which the rates rise.
        say: Called with a line now and then.
    """
    parts: dict[bool, list[Tensor]] = {True: [], False: []}
    for name, value in model.named_parameters():
        parts[name.startswith("bert.")].append(value)
    optimiser = torch.optim.AdamW(
        [{"params": parts[True], "lr": rates[0]}, {"params": parts[False], "lr": rates[1]}],
        weight_decay=0.01, betas=(0.9, 0.98),
    )  # fmt: skip
    scale = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda i: min(1.0, (i + 1) / n_warm) * (1 - i / n_steps))
    began, total = time.monotonic(), 0.0
    for step, (items, weight) in enumerate(itertools.islice(feed, n_steps), 1):
        model.train()
        batch = _on(collate(items), plan.device)
        with torch.autocast(plan.device, dtype=torch.bfloat16):
            loss = losses(model, batch, names_weigh=weight)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        scale.step()
        total += loss.item()
        if step % 100 == 0 or step == n_steps:
            say(
                f"step {step} of {n_steps}, {time.monotonic() - began:.0f} s, loss {total / ((step - 1) % 100 + 1):.3f}"
            )
            total = 0.0


def _on(batch: Batch, device: str) -> Batch:
    moved = {one.name: getattr(batch, one.name) for one in dataclasses.fields(batch)}
    return Batch(**{name: value if value is None else value.to(device) for name, value in moved.items()})


def first_feed(items: Sequence[Item], dice: random.Random) -> Feed:
    """Step 1: the treebanks."""
    return ((batch, 0.5) for batch in stream(items, dice))


def second_feed(items: Sequence[Item], coarse: Sequence[Item], dice: random.Random) -> Feed:
    """Step 2: treebanks, corpora of names, and sentences of GUM in turn."""
    feeds = [stream(items, dice), stream(coarse, dice), stream([one for one in items if one.names], dice)]
    return ((next(feed), 1.0) for feed in itertools.cycle(feeds))


def accuracy(model: JointParser, items: Sequence[Item], device: str) -> tuple[float, float]:
    """Share of words with the right head, and with the right head and relation, each word by itself, in per cent."""
    model.eval()
    right = labelled = n = 0
    with torch.no_grad():
        for items_ in batches(items, random.Random(0)):
            batch = _on(collate(items_), device)
            scores = model(batch.ids, batch.mask, batch.shapes, batch.first)
            beyond = torch.arange(scores.arcs.shape[2], device=device) > batch.lengths[:, None]
            heads = scores.arcs.masked_fill(beyond[:, None, :], -1e4).argmax(-1)
            rels = model.relations(scores, heads).argmax(-1)
            known = batch.tree[2] >= 0
            hit = (heads == batch.tree[2]) & known
            right, labelled = right + int(hit.sum()), labelled + int((hit & (rels == batch.tree[3])).sum())
            n += int(known.sum())
    return 100 * right / max(1, n), 100 * labelled / max(1, n)


def train(data: Path, encoder: Path, out: Path, plan: Plan, *, start: Path | None, say: Say) -> None:
    """Train and write `parser.safetensors`, `parser.json` and `tokenizer.json` into a folder.

    Args:
        data: The folder of data.
        encoder: The folder of the published encoder.
        out: The folder to write.
        plan: How to train.
        start: A folder with a checkpoint and its labels to go on from; None for the published encoder.
        say: Called with a line now and then.
    """
    torch.manual_seed(plan.seed)
    dice, piecer = random.Random(plan.seed), Piecer(encoder / "tokenizer.json")
    sentences = read_all(find_data(data, f"{name}.conllu") for name in TRAIN)
    labels = labels_of(json.loads((start / "parser.json").read_text())) if start else labels_in(sentences)
    model = load_checkpoint(_checkpoint(start), labels) if start else JointParser(labels)
    if not start:
        model.load_encoder(encoder / "model.safetensors")
    model.to(plan.device)
    items = tree_items(sentences, labels, piecer)
    coarse = name_items(
        find_data(data, "ner/wikigold.conll.txt"), find_data(data, "ner/en_ewt-ud-dev.iob2"), piecer
    )  # fmt: skip
    dev = tree_items(read_all(find_data(data, f"{name}.conllu") for name in DEV), labels, piecer)[::6]
    n_first = round(plan.epochs * len(batches(items, random.Random(plan.seed))))
    limit = plan.most_steps or n_first
    rates = (plan.rate, plan.rate_heads)
    run(model, first_feed(items, dice), min(n_first, limit), rates, plan, n_warm=60, say=say)
    say("dev, a sixth: UAS {:.2f} LAS {:.2f}".format(*accuracy(model, dev, plan.device)))
    lower = (plan.rate * plan.second_rates, plan.rate_heads * plan.second_rates)
    n_second = min(round(plan.second * n_first), limit)
    if n_second:
        run(model, second_feed(items, coarse, dice), n_second, lower, plan, n_warm=20, say=say)
        say("dev, a sixth: UAS {:.2f} LAS {:.2f}".format(*accuracy(model, dev, plan.device)))
    out.mkdir(parents=True, exist_ok=True)
    save_checkpoint(out / "parser.safetensors", model.cpu())
    (out / "parser.json").write_text(json.dumps(dataclasses.asdict(labels)) + "\n", encoding="utf-8")
    (out / "tokenizer.json").write_bytes((encoder / "tokenizer.json").read_bytes())


def _checkpoint(folder: Path) -> Path:
    return next(path for path in sorted(folder.glob("parser*.safetensors")))


def main() -> None:
    """Train as the command line says."""
    plan = Plan()
    options = argparse.ArgumentParser(description="train the English parser")
    options.add_argument("data", type=Path, help="the folder of data, see training/data.md")
    options.add_argument("encoder", type=Path, help="the folder with model.safetensors and tokenizer.json of MiniLM-L6")
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--start", type=Path, help="a folder with a checkpoint and parser.json to go on from")
    options.add_argument("--threads", type=int, default=1)
    for one in dataclasses.fields(Plan):
        name = "--" + one.name.replace("_", "-")
        options.add_argument(name, type=type(one.default), default=one.default, dest=one.name)
    args = vars(options.parse_args())
    torch.set_num_threads(args["threads"])
    plan = Plan(**{one.name: args[one.name] for one in dataclasses.fields(Plan)})
    train(args["data"], args["encoder"], args["out"], plan, start=args["start"],
          say=lambda line: print(line, file=sys.stderr, flush=True))  # fmt: skip


if __name__ == "__main__":
    main()
