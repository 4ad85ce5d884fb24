"""Export a trained parser for the run time: python -m training.parser_export CHECKPOINT_FOLDER OUT_FOLDER.

Writes parser.int8.onnx (weights of matrices in int8, one scale a channel), parser.json and tokenizer.json: what
src/goodoffices/languages/en holds.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch
from torch import Tensor, nn

from training.parser_model import JointParser, labels_of, load_checkpoint

INPUTS = ("ids", "mask", "sh", "first")
OUTPUTS = ("upos", "xpos", "ner", "arcs", "rel")
AXES = {
    **{name: {0: "b", 1: "l"} for name in ("ids", "mask", "sh")}, "first": {0: "b", 1: "n"},
    **{name: {0: "b", 1: "n"} for name in ("upos", "xpos", "ner")},
    **{name: {0: "b", 1: "n", 2: "h"} for name in ("arcs", "rel")},
}  # fmt: skip


class Decided(nn.Module):
    """The parser as the run time asks it: best tags, log probabilities of arcs, and the best relation for every arc."""

    def __init__(self, parser: JointParser) -> None:
        super().__init__()
        self.parser = parser

    def forward(self, ids: Tensor, mask: Tensor, sh: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """In the order of OUTPUTS."""
        scores = self.parser(ids, mask, sh, first)
        tags = (scores.upos.argmax(-1), scores.xpos.argmax(-1), scores.ner.argmax(-1))
        return *tags, torch.log_softmax(scores.arcs, -1), self.parser.all_relations(scores).argmax(-1)


def export(checkpoint: Path, out: Path) -> None:
    """Write the run time's files."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    labels = json.loads((checkpoint / "parser.json").read_text(encoding="utf-8"))
    weights = next(path for path in sorted(checkpoint.glob("parser*.safetensors")))
    model = Decided(load_checkpoint(weights, labels_of(labels))).eval()
    ones = torch.ones(3, 12, dtype=torch.long)
    example = (torch.randint(1000, 2000, (3, 12)), ones, ones, torch.tensor([[1, 2, 4, 5]] * 3))
    out.mkdir(parents=True, exist_ok=True)
    whole = out / "parser.onnx"
    torch.onnx.export(model, example, str(whole), input_names=list(INPUTS), output_names=list(OUTPUTS),
                      opset_version=17, dynamo=False, dynamic_axes=AXES)  # fmt: skip
    quantize_dynamic(str(whole), str(out / "parser.int8.onnx"), weight_type=QuantType.QInt8, per_channel=True,
                     extra_options={"MatMulConstBOnly": True})  # fmt: skip
    whole.unlink()
    (out / "parser.json").write_text(json.dumps(labels), encoding="utf-8")
    (out / "tokenizer.json").write_bytes((checkpoint / "tokenizer.json").read_bytes())


def main() -> None:
    """Export as the command line says."""
    options = argparse.ArgumentParser(description="export a trained parser for the run time")
    options.add_argument("checkpoint", type=Path, help="a folder of training.parser_train")
    options.add_argument("out", type=Path)
    args = options.parse_args()
    export(args.checkpoint, args.out)


if __name__ == "__main__":
    main()
