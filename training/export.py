"""Export the statement heads: ONNX, int8, and the weights that choose mediator and target.

At run time a window is a batch of its own and nothing is padded, so that no mask is exported: the outputs are the
same to the bit without the sum over all scores of attention that it takes.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from training.model import Coder

INPUTS = ("ids", "types", "starts", "place", "whole", "inside")
OUTPUTS = ("moves", "slots", "pair", "third_of", "toward_of", "spans")
AXES = {
    "ids": {1: "l"}, "types": {1: "l"}, "starts": {1: "s"}, "place": {1: "s", 2: "e", 3: "l"},
    "whole": {1: "e", 2: "l"}, "inside": {1: "s", 2: "l"}, "moves": {1: "s", 2: "e"}, "slots": {1: "s", 2: "e"},
    "pair": {1: "s", 2: "e"}, "third_of": {1: "s", 2: "e"}, "toward_of": {1: "s", 2: "e"}, "spans": {1: "l"},
}  # fmt: skip


class Flat(nn.Module):
    """The coder with its inputs in a row, as the exporter wants them."""

    def __init__(self, coder: Coder) -> None:
        super().__init__()
        self.coder = coder

    def forward(self, *given: Tensor) -> tuple[Tensor, ...]:
        """The outputs in the order of `OUTPUTS` for the inputs in the order of `INPUTS`."""
        found = self.coder(dict(zip(INPUTS, given, strict=True)))
        return tuple(found[name] for name in OUTPUTS)


def export(state: Path, folder: Path) -> None:
    """Write `coder.int8.onnx` and `aims.npz` into a folder."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    coder = Coder()
    coder.load_state_dict(torch.load(state))
    coder.eval()
    n, e, length = 2, 3, 12
    example = (
        torch.randint(1000, 2000, (1, length)), torch.zeros(1, length, dtype=torch.long),
        torch.tensor([[1, 5]]), torch.zeros(1, n, e, length), torch.zeros(1, e, length), torch.ones(1, n, length),
    )  # fmt: skip
    whole = folder / "coder.onnx"
    torch.onnx.export(Flat(coder).eval(), example, str(whole), input_names=list(INPUTS), output_names=list(OUTPUTS),
                      opset_version=17, dynamo=False, dynamic_axes=AXES)  # fmt: skip
    quantize_dynamic(str(whole), str(folder / "coder.int8.onnx"), weight_type=QuantType.QInt8, per_channel=True,
                     extra_options={"MatMulConstBOnly": True})  # fmt: skip
    whole.unlink()
    heads = coder.heads
    np.savez(folder / "aims.npz", **{name: getattr(heads, name).detach().numpy().astype(np.float16)
                                     for name in ("third", "toward", "toward_bias")})  # fmt: skip


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("state", type=Path)
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    export(args.state, args.folder)
