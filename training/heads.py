"""Train the statement heads on coded documents, and see where they stand on cases not trained on.

First `python -m training.data CASES... --out train.pkl`, then `python -m training.heads --train train.pkl --test
eval.pkl --tokenizer tokenizer.json --encoder model.safetensors --out heads.pt`.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from goodoffices.codebook.words import Move
from goodoffices.extract.heads import KINDS, MODALITIES, MOVES, ROLES, cells_of, window_arrays
from goodoffices.extract.windows import FIRST_MARK, MOST_ENTITIES, Piecer, Window, windows_of
from training.data import CodedDocument, load_documents
from training.model import N_SLOTS, Coder

IGNORED = -100
MASK, FIRST_WORD = 103, 999  # word pieces: what stands for a hidden one, and the first that is no sign of the frame


@dataclass(frozen=True)
class Label:
    """One coded statement as the heads should give it; indexes into sentences, entities (0 nobody) and lists."""

    sentence: int
    entity: int
    move: int
    third: int
    toward: tuple[int, ...]
    modality: int
    role: int
    kind: int
    dated: bool
    invokes: bool


@dataclass(frozen=True)
class Item:
    """A window with its labels and the pieces that belong to conditions and to speakers' names."""

    window: Window
    labels: tuple[Label, ...]
    spans: NDArray[np.float32]
    n_lost: int

    @property
    def shape(self) -> tuple[int, int]:
        """How many sentences are to be coded, and how many entities there are, nobody included."""
        return len(self.window.sentences) - self.window.n_context, len(self.window.entities) + 1


def items_of(coded: Sequence[CodedDocument], piecer: Piecer, cuts: random.Random | None = None) -> list[Item]:
    """The windows of coded documents; with `cuts`, each document is first cut in two where it says."""
    return [_item(one, window) for one in coded for window in _windows(one, piecer, cuts)]


def _windows(coded: CodedDocument, piecer: Piecer, cuts: random.Random | None) -> tuple[Window, ...]:
    """The windows of a document; those of its two parts begin at other sentences than those of the whole."""
    numbers = [one.number for one in coded.document.sentences]
    if cuts is None or len(numbers) < 4:
        return windows_of(coded.document, piecer)
    cut = cuts.randint(2, len(numbers) - 2)
    parts = (frozenset(numbers[:cut]), frozenset(numbers[cut:]))
    return tuple(window for part in parts for window in windows_of(coded.document, piecer, only=part))


def _item(coded: CodedDocument, window: Window) -> Item:
    index = {name: place + 1 for place, name in enumerate(window.entities)}
    labels, n_lost = [], 0
    for place, number in enumerate(window.sentences[window.n_context :]):
        for row in coded.statements.get(number, []):
            if row["actor"] is not None and row["actor"] not in index:
                n_lost += 1
            else:
                labels.append(_label(row, place, index))
    return Item(window, tuple(labels), _span_targets(coded, window), n_lost)


def _label(row: dict[str, Any], place: int, index: dict[str, int]) -> Label:
    move = Move(row["move"])
    third = 0 if row["third_party"] is None else index.get(row["third_party"], IGNORED)
    return Label(
        sentence=place, entity=index.get(row["actor"], 0), move=MOVES.index(move),
        third=third if move.is_mediation else IGNORED,
        toward=tuple(index[one] for one in row["toward"] if one in index),
        modality=[one.value for one in MODALITIES].index(row["modality"]),
        role=[one.value for one in ROLES].index(row.get("actor_role") or "gov"),
        kind=[one and one.value for one in KINDS].index(row["speaker_kind"]), dated=bool(row["date"]),
        invokes=bool(row["frameworks"]),
    )  # fmt: skip


def _span_targets(coded: CodedDocument, window: Window) -> NDArray[np.float32]:
    """1 for pieces inside a coded condition (column 0) or a coded speaker's name (column 1)."""
    targets = np.zeros((len(window.ids), 2), np.float32)
    text = coded.document.report.text
    for owner, number in enumerate(window.sentences):
        sentence = coded.document.sentences[number - 1]
        for row in coded.statements.get(number, []):
            for column, slot in enumerate(("condition", "speaker")):
                at = text.find(row[slot], sentence.start, sentence.end) if row[slot] else -1
                if at >= 0:
                    for piece, (start, end) in enumerate(window.spans):
                        if window.owners[piece] == owner and start < at + len(row[slot]) and end > at:
                            targets[piece, column] = 1
    return targets


def batch_of(items: Sequence[Item], shuffle: random.Random | None = None, hidden: float = 0.0) -> dict[str, Tensor]:
    """Windows padded to one size; where a shuffle is given, marks are dealt anew and a share of the words hidden."""
    rows = [window_arrays(one.window) for one in items]
    if shuffle:
        for one, row in zip(items, rows, strict=True):
            deal = np.array([0, *shuffle.sample(range(1, MOST_ENTITIES + 1), MOST_ENTITIES)])
            marks = np.array(one.window.marks)
            ids = np.where(marks > 0, deal[marks] + FIRST_MARK, row["ids"])
            veiled = np.array([shuffle.random() < hidden for _ in ids])
            row["ids"] = np.where(veiled & (ids >= FIRST_WORD), MASK, ids)
    return {name: torch.as_tensor(_padded([row[name] for row in rows])) for name in rows[0]}


def _padded(arrays: list[NDArray[Any]]) -> NDArray[Any]:
    shape = np.max([one.shape for one in arrays], axis=0)
    full = np.zeros((len(arrays), *shape), arrays[0].dtype)
    for place, one in enumerate(arrays):
        full[(place, *(slice(n) for n in one.shape))] = one
    return full


def loss_of(model: Coder, items: Sequence[Item], shuffle: random.Random, hidden: float = 0.0) -> Tensor:
    """What the heads get wrong on a batch: moves, spans, and for each coded statement its slots and aims."""
    batch = batch_of(items, shuffle, hidden)
    with torch.autocast(torch.get_default_device().type, torch.bfloat16):
        found = {name: value.float() for name, value in model(batch).items()}
    cells = [(place, one) for place, item in enumerate(items) for one in item.labels]
    total = _move_loss(found["moves"], items, cells) + 2.0 * _span_loss(found["spans"], items, batch["mask"])
    return total + _slot_loss(model, found, items, cells) if cells else total


def _move_loss(logits: Tensor, items: Sequence[Item], cells: list[tuple[int, Label]]) -> Tensor:
    target, valid = torch.zeros_like(logits), torch.zeros(logits.shape[:3])
    for place, item in enumerate(items):
        n_sentences, n_entities = item.shape
        valid[place, :n_sentences, :n_entities] = 1
    for place, one in cells:
        target[place, one.sentence, one.entity, one.move] = 1
    each = F.binary_cross_entropy_with_logits(logits, target, reduction="none", pos_weight=torch.tensor(1.5))
    return (each.sum(-1) * valid).sum() / valid[:, :, 0].sum()


def _span_loss(logits: Tensor, items: Sequence[Item], mask: Tensor) -> Tensor:
    target = torch.as_tensor(_padded([one.spans for one in items]))
    each = F.binary_cross_entropy_with_logits(logits, target, reduction="none")
    return (each * mask[..., None]).sum() / mask.sum()


def _slot_loss(model: Coder, found: dict[str, Tensor], items: Sequence[Item], cells: list[tuple[int, Label]]) -> Tensor:
    column = lambda name: torch.tensor([getattr(one, name) for _, one in cells])  # noqa: E731
    place, move = torch.tensor([p for p, _ in cells]), column("move")
    sentence, entity = column("sentence"), column("entity")
    rows = found["slots"][place, sentence, entity].reshape(len(cells), len(MOVES), N_SLOTS)
    slots = rows[torch.arange(len(cells)), move]
    modality, role, kind, dated, invokes = slots.split([len(MODALITIES), len(ROLES), len(KINDS), 1, 1], -1)
    total = 0.5 * F.cross_entropy(modality, column("modality")) + 0.3 * F.cross_entropy(role, column("role"))
    total = total + 0.5 * F.cross_entropy(kind, column("kind"))
    total = total + 0.3 * F.binary_cross_entropy_with_logits(dated[:, 0], column("dated").float())
    total = total + 0.3 * F.binary_cross_entropy_with_logits(invokes[:, 0], column("invokes").float())
    pair, others = found["pair"][place, sentence, entity], (found["third_of"], found["toward_of"])
    third, toward = model.heads.aims(pair, move, *(one[place, sentence] for one in others))
    n_entities = torch.tensor([items[p].shape[1] for p, _ in cells])
    there = torch.arange(third.shape[1])[None] < n_entities[:, None]
    wanted = column("third")
    if (wanted >= 0).any():
        total = total + 0.5 * F.cross_entropy(third.masked_fill(~there, -1e4), wanted, ignore_index=IGNORED)
    aimed = torch.zeros_like(toward)
    for row, (_, one) in enumerate(cells):
        aimed[row, list(one.toward)] = 1
    each = F.binary_cross_entropy_with_logits(toward, aimed, reduction="none")
    return total + 0.5 * (each * there).sum() / len(cells)


@torch.no_grad()
def predicted_cells(model: Coder, items: Sequence[Item]) -> list[list[Any]]:
    """The cells of each window, as the run time gives them."""
    model.eval()
    names = ("third", "toward", "toward_bias")
    aims = {name: getattr(model.heads, name).detach().cpu().numpy() for name in names}
    found = []
    for item in items:
        given = model(batch_of([item]))
        found.append(
            cells_of(item.window, {name: value[0].float().cpu().numpy() for name, value in given.items()}, aims)
        )
    return found


def figures(model: Coder, items: Sequence[Item], threshold: float = 0.4) -> str:
    """Precision, recall and F1 of (sentence, actor, move), and of the mediation moves alone, in one line."""
    counts = {"mediation": [0, 0, 0], "all": [0, 0, 0]}
    for item, cells in zip(items, predicted_cells(model, items), strict=True):
        index = {name: place + 1 for place, name in enumerate(item.window.entities)}
        numbers = item.window.sentences[item.window.n_context :]
        wanted = {(numbers[one.sentence], one.entity, MOVES[one.move]) for one in item.labels}
        sure = [one for one in cells if one.probability >= threshold]
        given = {(one.sentence, index.get(one.entity or "", 0), one.move) for one in sure}
        for name, only in (("mediation", True), ("all", False)):
            gold = {one for one in wanted if one[2].is_mediation or not only}
            told = {one for one in given if one[2].is_mediation or not only}
            lost = item.n_lost if not only else 0
            for place, n in enumerate((len(gold) + lost, len(told), len(gold & told))):
                counts[name][place] += n
    parts = []
    for name, (gold_n, told_n, right) in counts.items():
        precision, recall = right / max(1, told_n), right / max(1, gold_n)
        parts.append(f"{name} P {precision:.3f} R {recall:.3f} F1 {2 * right / max(1, gold_n + told_n):.3f}")
    return "  ".join(parts)


def warm_start(model: Coder, path: Path) -> None:
    """Take the weights of an earlier run, as far as their shapes fit."""
    given, state = torch.load(path, map_location=torch.get_default_device()), model.state_dict()
    state.update({name: value for name, value in given.items() if name in state and state[name].shape == value.shape})
    model.load_state_dict(state)


def add_schedule(parser: argparse.ArgumentParser) -> None:
    """The options of `train` that do not say on what."""
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--heads-rate", type=float, default=5e-4)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--last", type=float, default=0.02, help="share of the rate at the last step")
    parser.add_argument("--hidden", type=float, default=0.1, help="share of the words that are hidden in training")
    parser.add_argument("--keep", type=float, default=0.99, help="share of the mean weights kept at each step")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--device", default="cpu", help="cuda where there is one")
    parser.add_argument("--seed", type=int, default=1)


def options() -> argparse.Namespace:
    """The options of the command."""
    parser = argparse.ArgumentParser(description="train the statement heads")
    parser.add_argument("--train", type=Path, nargs="+", required=True, help="pickles of training.data")
    parser.add_argument("--also", type=Path, nargs="*", default=[], help="pickles whose windows are all drawn")
    parser.add_argument("--share", type=float, default=1.0, help="share of --train drawn in each epoch")
    parser.add_argument("--test", type=Path, nargs="*", default=[], help="pickles to give figures on")
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True, help="model.safetensors of all-MiniLM-L6-v2")
    parser.add_argument("--start", type=Path, help="an earlier run to go on from")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--cuts", type=int, default=2, help="further ways to cut documents into windows")
    add_schedule(parser)
    return parser.parse_args()


def main() -> None:
    """Train, with figures after every second epoch; the last state is written after each."""
    args = options()
    torch.set_num_threads(args.threads)
    torch.set_default_device(args.device)
    torch.manual_seed(args.seed)
    piecer = Piecer(Tokenizer.from_file(str(args.tokenizer)))
    drawn, whole, cuts = load_documents(args.train), load_documents(args.also), random.Random(args.seed)
    ways = [
        (items_of(drawn, piecer, cut), items_of(whole, piecer, cut)) for cut in (None, *[cuts] * args.cuts)
    ]  # fmt: skip
    items = [*ways[0][0], *ways[0][1]]
    tests = {path.stem: items_of(load_documents([path]), piecer) for path in args.test}
    n_statements, n_lost = sum(len(one.labels) for one in items), sum(one.n_lost for one in items)
    n_pieces = sum(len(one.window.ids) for one in items)
    say(f"{len(items)} windows, {n_statements} statements, {n_lost} lost, {n_pieces} pieces")
    model = Coder()
    model.encoder.load_published(args.encoder)
    if args.start:
        warm_start(model, args.start)
    train(model, ways, tests, args)


def train(
    model: Coder, ways: list[tuple[list[Item], list[Item]]], tests: dict[str, list[Item]], args: argparse.Namespace
) -> None:
    """AdamW with a rate that rises over the first steps and falls in a line to the last; the running mean is kept.

    Args:
        model: What is trained.
        ways: The windows by each way of cutting: those of which a share is drawn in each epoch, and those always taken.
        tests: Windows to give figures on, by name.
        args: Options of the command.

    References:
        Izmailov et al. 2018, Averaging Weights Leads to Wider Optima and Better Generalization.
    """
    shuffle = random.Random(args.seed)
    encoder = [one for one in model.encoder.parameters() if one.requires_grad]
    groups = [{"params": encoder, "lr": args.rate}, {"params": model.heads.parameters(), "lr": args.heads_rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    n_drawn = max(round(args.share * len(drawn)) for drawn, _ in ways)
    n_steps = args.epochs * -(-(n_drawn + max(len(whole) for _, whole in ways)) // args.batch)
    fall = lambda step: max(args.last, 1 - (1 - args.last) * step / n_steps)  # noqa: E731
    rate = lambda step: min(1.0, (step + 1) / (0.08 * n_steps)) * fall(step)  # noqa: E731
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, rate)
    mean = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(args.keep))
    for epoch in range(args.epochs):
        began, total = time.time(), 0.0
        model.train()
        drawn, whole = ways[epoch % len(ways)]
        items = [*shuffle.sample(drawn, round(args.share * len(drawn))), *whole]
        for batch in batches(items, args.batch, shuffle):
            loss = loss_of(model, batch, shuffle, args.hidden)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            mean.update_parameters(model)
            total += float(loss.detach()) * len(batch) / len(items)
        torch.save({name: one.cpu() for name, one in mean.module.state_dict().items()}, args.out)
        say(f"epoch {epoch + 1} loss {total:.3f} {time.time() - began:.0f} s")
        if epoch % 2 or epoch + 1 == args.epochs:
            for name, held in tests.items():
                say(f"  {name}: {figures(mean.module, held)}")


def batches(items: Sequence[Item], size: int, shuffle: random.Random) -> list[list[Item]]:
    """All items once, in batches of windows of about one length, in random order."""
    order = shuffle.sample(items, len(items))
    pool = 16 * size
    cut = []
    for first in range(0, len(order), pool):
        near = sorted(order[first : first + pool], key=lambda one: len(one.window.ids))
        cut += [near[at : at + size] for at in range(0, len(near), size)]
    return shuffle.sample(cut, len(cut))


def say(line: str) -> None:
    """A line on standard output, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
