"""Models at run time: a session of the inference runtime and the tokeniser beside it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from goodoffices.errors import PipelineError

SILENCED = "ORT_DISABLE_TELEMETRY"
"""Set before the runtime is loaded: else it keeps an identifier of the machine in the user's home, and reports."""

UNFUSED = ["SkipLayerNormFusion"]  # one kernel for sums and norms is slower than two on the processors measured


def load_model(folder: Path, name: str) -> tuple[Any, Any]:
    """The session of a model, on one thread a call, and its tokeniser, which neither pads nor truncates.

    Args:
        folder: Where the model and `tokenizer.json` stand.
        name: The model's file.

    Raises:
        PipelineError: If the language parts or the files are missing.
    """
    os.environ[SILENCED] = "1"
    try:
        import onnxruntime
        from tokenizers import Tokenizer
    except ImportError as error:
        raise PipelineError(
            f"the language parts are not installed ({error.name} is missing).",
            hint="pip install 'goodoffices[reports]'",
        ) from error
    if not (folder / name).is_file():
        raise PipelineError(f"the model {name} is missing.", where=str(folder), hint="Install goodoffices anew.")
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = 1, 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        str(folder / name), options, providers=["CPUExecutionProvider"], disabled_optimizers=UNFUSED
    )
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return session, tokenizer
