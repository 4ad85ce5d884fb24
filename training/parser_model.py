"""The joint parser: one encoder, and heads for parts of speech, tree, relations and names.

MiniLM-L6 reads word pieces; a word is the mixture of the last four layers at its first piece. The encoder is uncased,
so that an embedding of a word's shape (capitals, digits, first of its sentence) is added at the input, zero at first.
Arcs and relations are scored by biaffine heads. Names of parameters are those of the checkpoints.

References:
    [wang2020] MiniLM; [dozat2017] equations 2 to 6 for the biaffine heads.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

WIDTH, N_HEADS, N_LAYERS, INNER = 384, 12, 6, 1536
N_PIECES, N_POSITIONS, N_SHAPES, N_MIXED = 30_522, 512, 13, 4
ARC, RELATION, NAME = 256, 128, 256  # widths of the heads
EPSILON = 1e-12  # of the published encoder


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """Names of the tags, in the order of the heads' outputs."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    rel: tuple[str, ...]
    ner: tuple[str, ...]


class Layer(nn.Module):
    """One layer of the encoder; `bias` is added to the attention of each place."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        within = nn.ModuleDict({name: nn.Linear(WIDTH, WIDTH) for name in ("query", "key", "value")})
        self.attention = nn.ModuleDict({"self": within, "output": _closing(WIDTH)})
        self.intermediate = nn.ModuleDict({"dense": nn.Linear(WIDTH, INNER)})
        self.output = _closing(INNER)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Its output for (b, l, w) inputs."""
        b, length, _ = x.shape
        within, after = self.attention["self"], self.attention["output"]
        query, key, value = (
            within[name](x).reshape(b, length, N_HEADS, -1).transpose(1, 2) for name in ("query", "key", "value")
        )
        weights = torch.softmax(query @ key.transpose(-1, -2) / math.sqrt(WIDTH // N_HEADS) + bias, -1)
        mixed = (self.dropout(weights) @ value).transpose(1, 2).reshape(b, length, WIDTH)
        x = after["LayerNorm"](x + self.dropout(after["dense"](mixed)))
        inner = self.output["dense"](F.gelu(self.intermediate["dense"](x)))
        return self.output["LayerNorm"](x + self.dropout(inner))  # type: ignore[no-any-return]


def _closing(width: int) -> nn.ModuleDict:
    return nn.ModuleDict({"dense": nn.Linear(width, WIDTH), "LayerNorm": nn.LayerNorm(WIDTH, EPSILON)})


class Encoder(nn.Module):
    """MiniLM-L6 without its pooling; gives the output of every layer."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.embeddings = nn.ModuleDict({
            "word_embeddings": nn.Embedding(N_PIECES, WIDTH), "position_embeddings": nn.Embedding(N_POSITIONS, WIDTH),
            "token_type_embeddings": nn.Embedding(2, WIDTH), "LayerNorm": nn.LayerNorm(WIDTH, EPSILON),
        })  # fmt: skip
        self.encoder = nn.ModuleDict({"layer": nn.ModuleList(Layer(dropout) for _ in range(N_LAYERS))})
        self.dropout = nn.Dropout(dropout)

    def forward(self, ids: Tensor, mask: Tensor, shapes: Tensor) -> list[Tensor]:
        """(b, l, w) of every layer; `shapes` are added to the pieces' embeddings."""
        held = self.embeddings
        places = torch.arange(ids.shape[1], device=ids.device)
        x = held["word_embeddings"](ids) + shapes + held["position_embeddings"](places)
        x = self.dropout(held["LayerNorm"](x + held["token_type_embeddings"].weight[0]))
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -1e4
        found = []
        for layer in self.encoder["layer"]:
            x = layer(x, bias)
            found.append(x)
        return found


@dataclass(frozen=True, slots=True)
class Scores:
    """Logits of a batch: tags of (b, n) words, arcs to (b, n, n + 1) heads, 0 the root, and what relations need."""

    upos: Tensor
    xpos: Tensor
    ner: Tensor
    arcs: Tensor
    dependents: Tensor
    heads: Tensor


class JointParser(nn.Module):
    """Encoder and heads."""

    def __init__(self, labels: Labels, dropout: float = 0.2) -> None:
        super().__init__()
        self.bert = Encoder()
        self.shape = nn.Embedding(N_SHAPES, WIDTH)
        self.mix = nn.Parameter(torch.zeros(N_MIXED))
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.02)
        self.ad, self.ah = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.rd, self.rh = nn.Linear(WIDTH, RELATION), nn.Linear(WIDTH, RELATION)
        self.arcU = nn.Parameter(torch.empty(ARC + 1, ARC))
        self.relU = nn.Parameter(torch.empty(len(labels.rel), RELATION + 1, RELATION + 1))
        self.up, self.xp = nn.Linear(WIDTH, len(labels.upos)), nn.Linear(WIDTH, len(labels.xpos))
        self.nh, self.ne = nn.Linear(WIDTH, NAME), nn.Linear(NAME, len(labels.ner))
        self.drop = nn.Dropout(dropout)
        nn.init.zeros_(self.shape.weight)
        nn.init.xavier_uniform_(self.arcU)
        nn.init.normal_(self.relU, std=0.01)

    def forward(self, ids: Tensor, mask: Tensor, sh: Tensor, first: Tensor) -> Scores:
        """The logits.

        Args:
            ids: (b, l) word pieces.
            mask: (b, l) 1 where a piece stands.
            sh: (b, l) shapes of the words that the pieces belong to.
            first: (b, n) places of the words' first pieces.
        """
        layers = self.bert(ids, mask, self.shape(sh))[-N_MIXED:]
        weights = torch.softmax(self.mix, 0)
        hidden = torch.stack([weights[i] * one for i, one in enumerate(layers)]).sum(0)
        words = self.drop(torch.gather(hidden, 1, first.unsqueeze(-1).expand(-1, -1, WIDTH)))
        heads = torch.cat([self.root.expand(words.shape[0], 1, -1), words], 1)
        arcs = _with_one(self.drop(F.gelu(self.ad(words)))) @ self.arcU
        return Scores(
            self.up(words), self.xp(words), self.ne(self.drop(F.gelu(self.nh(words)))),
            arcs @ self.drop(F.gelu(self.ah(heads))).transpose(1, 2),
            _with_one(self.drop(F.gelu(self.rd(words)))), _with_one(self.drop(F.gelu(self.rh(heads)))),
        )  # fmt: skip

    def relations(self, scores: Scores, heads: Tensor) -> Tensor:
        """Logits (b, n, r) of the relation of each word to a given head, (b, n) places with 0 the root."""
        chosen = torch.gather(scores.heads, 1, heads.unsqueeze(-1).expand(-1, -1, RELATION + 1))
        return torch.einsum("bnre,bne->bnr", self._turned(scores.dependents), chosen)

    def all_relations(self, scores: Scores) -> Tensor:
        """Logits (b, n, n + 1, r) of the relation of each word to every head."""
        turned = self._turned(scores.dependents)
        b, n, r, width = turned.shape
        found = turned.reshape(b, n * r, width) @ scores.heads.transpose(1, 2)
        return found.reshape(b, n, r, -1).transpose(2, 3)

    def _turned(self, dependents: Tensor) -> Tensor:
        """Dependents turned by the matrix of every relation, (b, n, r, w); as one product, which quantises."""
        r, width, _ = self.relU.shape
        flat = dependents @ self.relU.permute(1, 0, 2).reshape(width, r * width)
        return flat.reshape(*dependents.shape[:2], r, width)

    def load_encoder(self, path: Path) -> None:
        """Take the published weights of the encoder (safetensors)."""
        from safetensors.torch import load_file

        wanted = self.bert.state_dict()
        self.bert.load_state_dict({name: value for name, value in load_file(str(path)).items() if name in wanted})


def _with_one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


def save_checkpoint(path: Path, model: JointParser) -> None:
    """Weights in half precision."""
    from safetensors.torch import save_file

    save_file({name: value.detach().half().contiguous() for name, value in model.state_dict().items()}, str(path))


def load_checkpoint(path: Path, labels: Labels) -> JointParser:
    """A model with the weights of a checkpoint."""
    from safetensors.torch import load_file

    model = JointParser(labels)
    model.load_state_dict({name: value.float() for name, value in load_file(str(path)).items()})
    return model


def labels_of(shape: Mapping[str, list[str]]) -> Labels:
    """Labels from the form in which they are shipped (parser.json)."""
    return Labels(**{name: tuple(shape[name]) for name in ("upos", "xpos", "rel", "ner")})
