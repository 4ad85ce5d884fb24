"""Take trained weights back out of a shipped `coder.int8.onnx`, to go on from what was shipped.

`python -m training.restore FOLDER START.pt`, then `training.heads --start START.pt`.

Weights come back to within half a step of their int8 scale; what was not quantised comes back as it was.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from training.model import Coder

PREFIX = "coder."
WORDS = "encoder.words.weight"  # never trained: the published ones are nearer than what was quantised
SCOPE = re.compile(r"^/coder/(?P<path>.+)/MatMul_quant$")


def restored(folder: Path) -> dict[str, Tensor]:
    """The state of the coder whose export lies in a folder."""
    graph = onnx.load(str(folder / "coder.int8.onnx")).graph
    arrays = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    state = {name.removeprefix(PREFIX): value for name, value in arrays.items() if _whole(name)}
    for name in arrays:
        if name.startswith(PREFIX) and name.endswith("_quantized"):
            state[name.removeprefix(PREFIX).removesuffix("_quantized")] = _scaled(
                arrays, name.removesuffix("_quantized")
            )
    for node in graph.node:
        found = SCOPE.match(node.name)
        if node.op_type == "MatMulInteger" and found:
            name = found["path"].replace("/", ".") + ".weight"
            state[name] = _scaled(arrays, node.input[1].removesuffix("_quantized")).T
    state.update(np.load(folder / "aims.npz"))
    state.update({f"heads.{name}": state.pop(name) for name in ("third", "toward", "toward_bias")})
    return {name: torch.tensor(value.astype(np.float32)) for name, value in state.items() if name != WORDS}


def _whole(name: str) -> bool:
    return name.startswith(PREFIX) and not name.endswith(("_quantized", "_scale", "_zero_point"))


def _scaled(arrays: dict[str, NDArray[Any]], name: str) -> NDArray[Any]:
    """A quantised array in its own measure; scales run along the last axis."""
    zero = arrays[name + "_zero_point"].astype(np.float32)
    return (arrays[name + "_quantized"].astype(np.float32) - zero) * arrays[name + "_scale"]


def main() -> None:
    """Write the state where training can start from it; names that fail to come back are an error."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where coder.int8.onnx and aims.npz stand")
    parser.add_argument("state", type=Path)
    args = parser.parse_args()
    state = restored(args.folder)
    missing = set(Coder().state_dict()) - set(state)
    if missing != {WORDS}:
        parser.error(f"these weights did not come back: {', '.join(sorted(missing ^ {WORDS}))}")
    torch.save(state, args.state)


if __name__ == "__main__":
    main()
