"""The statement heads on a MiniLM encoder, in plain PyTorch: one pass over a window codes all its sentences.

For each sentence to be coded and each entity of the window (and for nobody) the heads give a probability for
each of the moves, and for each move its modality, the actor's role, the kind of speaker, whether it is dated, its
would-be mediator and whom it is aimed at.
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

WIDTH, N_LAYERS, N_HEADS = 384, 6, 12
N_MOVES, N_MODALITIES, N_ROLES, N_KINDS, N_TYPES = 18, 4, 7, 8, 13
N_SLOTS = N_MODALITIES + N_ROLES + N_KINDS + 2  # the last: whether it is dated, whether a text is invoked


class Layer(nn.Module):
    """A BERT layer, its parameters named as in the published checkpoint."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.output, self.up, self.down = (
            nn.Linear(WIDTH, WIDTH),
            nn.Linear(WIDTH, 4 * WIDTH),
            nn.Linear(4 * WIDTH, WIDTH),
        )
        self.norm, self.norm_after = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """Hidden states (b, l, w) after the layer; `bias` is added to the scores of attention, where there is one."""
        b, length, _ = x.shape
        split = lambda y: y.reshape(b, length, N_HEADS, -1).transpose(1, 2)  # noqa: E731
        query, key, value = split(self.query(x)), split(self.key(x)), split(self.value(x))
        scores = query @ key.transpose(-1, -2) / math.sqrt(WIDTH // N_HEADS)
        weights = torch.softmax(scores if bias is None else scores + bias.to(query.dtype), -1)
        mixed = weights.to(value.dtype) @ value
        mixed = mixed.transpose(1, 2).reshape(b, length, WIDTH)
        x = self.norm(x + self.dropout(self.output(mixed)))
        return self.norm_after(x + self.dropout(self.down(F.gelu(self.up(x)))))


PUBLISHED = {
    "attention.self.query": "query", "attention.self.key": "key", "attention.self.value": "value",
    "attention.output.dense": "output", "intermediate.dense": "up", "output.dense": "down",
    "attention.output.LayerNorm": "norm", "output.LayerNorm": "norm_after",
}  # fmt: skip


class Encoder(nn.Module):
    """MiniLM-L6 with an embedding for the kind and part of a marked actor added at the input."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words, self.positions = nn.Embedding(30522, WIDTH), nn.Embedding(512, WIDTH)
        self.segment = nn.Parameter(torch.zeros(WIDTH))
        self.types = nn.Embedding(N_TYPES, WIDTH)
        nn.init.zeros_(self.types.weight)
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(N_LAYERS))
        self.dropout = nn.Dropout(dropout)

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor | None) -> Tensor:
        """Hidden states (b, l, w) of word pieces (b, l) with the types of their marks.

        Args:
            ids: The word pieces.
            types: The types of their marks, 0 for none.
            mask: 0 on padding, 1 elsewhere; None where nothing is padded.
        """
        positions = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.types(types) + self.positions(positions) + self.segment
        x = self.dropout(self.norm(x))
        bias = None if mask is None else (1.0 - mask.to(x.dtype))[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load_published(self, path: Path) -> None:
        """Take the weights of the published checkpoint (safetensors)."""
        from safetensors.torch import load_file

        given = load_file(str(path))
        state = self.state_dict()
        state["words.weight"], state["positions.weight"] = (
            given["embeddings.word_embeddings.weight"], given["embeddings.position_embeddings.weight"],
        )  # fmt: skip
        state["segment"] = given["embeddings.token_type_embeddings.weight"][0]
        for end in ("weight", "bias"):
            state[f"norm.{end}"] = given[f"embeddings.LayerNorm.{end}"]
            for index in range(N_LAYERS):
                for theirs, ours in PUBLISHED.items():
                    state[f"layers.{index}.{ours}.{end}"] = given[f"encoder.layer.{index}.{theirs}.{end}"]
        self.load_state_dict(state)
        self.words.weight.requires_grad_(False)


class Heads(nn.Module):
    """What is read off the encoder for each sentence and entity of a window.

    Entity 0 is nobody: the actor that no report names, the mediator where help in general is meant.
    """

    def __init__(self, dropout: float = 0.2) -> None:
        super().__init__()
        self.nobody, self.absent = nn.Parameter(torch.zeros(WIDTH)), nn.Parameter(torch.zeros(WIDTH))
        self.of_sentence, self.of_place, self.of_entity = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.query, self.key, self.seen = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.norm = nn.LayerNorm(WIDTH)
        self.pair = nn.Linear(WIDTH, WIDTH)
        self.moves = nn.Linear(WIDTH, N_MOVES)
        nn.init.constant_(self.moves.bias, -4.0)
        self.slots = nn.Linear(WIDTH, N_MOVES * N_SLOTS)
        self.other = nn.Linear(2 * WIDTH, WIDTH)
        self.third = nn.Parameter(torch.randn(N_MOVES, WIDTH, WIDTH // 4) * 0.02)
        self.third_of = nn.Linear(WIDTH, WIDTH // 4)
        self.toward = nn.Parameter(torch.randn(N_MOVES, WIDTH, WIDTH // 4) * 0.02)
        self.toward_of = nn.Linear(WIDTH, WIDTH // 4)
        self.toward_bias = nn.Parameter(torch.full((N_MOVES,), -1.5))
        self.spans = nn.Linear(WIDTH, 2)
        self.dropout = nn.Dropout(dropout)

    def forward(
        self, hidden: Tensor, starts: Tensor, place: Tensor, whole: Tensor, inside: Tensor
    ) -> dict[str, Tensor]:
        """The logits.

        Args:
            hidden: (b, l, w) of the encoder.
            starts: (b, s) position of the mark that begins each sentence.
            place: (b, s, e, l) weights of the marks of an entity in a sentence, summing to 1, or all 0.
            whole: (b, e, l) weights of its marks in the window; entity 0 has none.
            inside: (b, s, l) 1 where a piece belongs to the sentence.
        """
        sentence = torch.gather(hidden, 1, starts[..., None].expand(-1, -1, WIDTH))
        at = torch.einsum("bsel,blw->bsew", place, hidden)
        at = at + (1 - place.sum(-1, keepdim=True)) * self.absent
        entity = torch.einsum("bel,blw->bew", whole, hidden)
        entity = entity + (1 - whole.sum(-1, keepdim=True)) * self.nobody
        pair = F.gelu(self.of_sentence(sentence)[:, :, None] + self.of_place(at) + self.of_entity(entity)[:, None])
        scores = torch.einsum("bsew,blw->bsel", self.query(pair), self.key(hidden)) / math.sqrt(WIDTH)
        scores = scores + (1 - inside)[:, :, None] * -1e4
        seen = torch.einsum("bsel,blw->bsew", torch.softmax(scores, -1), self.seen(hidden))
        pair = self.dropout(F.gelu(self.pair(self.norm(pair + seen))))
        other = F.gelu(self.other(torch.cat([at, entity[:, None].expand_as(at)], -1)))
        return {
            "moves": self.moves(pair), "slots": self.slots(pair), "pair": pair,
            "third_of": self.third_of(other), "toward_of": self.toward_of(other), "spans": self.spans(hidden),
        }  # fmt: skip

    def aims(self, pair: Tensor, moves: Tensor, third_of: Tensor, toward_of: Tensor) -> tuple[Tensor, Tensor]:
        """Logits over the entities as mediator and as target, for cells of (c, w) pairs and (c,) moves."""
        third = torch.einsum("cw,cwv,cev->ce", pair, self.third[moves], third_of)
        toward = torch.einsum("cw,cwv,cev->ce", pair, self.toward[moves], toward_of) + self.toward_bias[moves][:, None]
        return third, toward


class Coder(nn.Module):
    """Encoder and heads."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder, self.heads = Encoder(), Heads()

    def forward(self, batch: dict[str, Tensor]) -> dict[str, Tensor]:
        """The logits of `Heads` for a batch of windows, which is padded where it has a mask."""
        hidden = self.encoder(batch["ids"], batch["types"], batch.get("mask"))
        return self.heads(hidden, batch["starts"], batch["place"], batch["whole"], batch["inside"])
