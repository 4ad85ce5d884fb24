"""Answers kept by digest, so that a run can be repeated byte for byte and nothing is paid for twice.

One file an answer, named by the SHA-256 of everything that the model was told: its name, the parameters, the
instructions and the report as it was put. Only the raw answer is kept; it is checked anew each time it is used.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from goodoffices.core.reply import Reply

FORM = 1  # counts the forms of these files; another form is not read


def digest_of(*, model: str, parameters: Mapping[str, Any], instructions: str, question: str) -> str:
    """SHA-256 of all that an answer depends on, hexadecimal."""
    parts = json.dumps([FORM, model, dict(parameters), instructions, question], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()


def answers_folder(environment: Mapping[str, str] | None = None) -> Path:
    """The user's folder of kept answers, where each system has its caches."""
    given = os.environ if environment is None else environment
    base = given.get("XDG_CACHE_HOME") or given.get("LOCALAPPDATA")
    return (Path(base) if base else Path("~/.cache").expanduser()) / "goodoffices" / "answers"


def find_kept(folder: Path, digest: str) -> Reply | None:
    """The kept answer of a digest; None where there is none, or none that can be read."""
    try:
        held = json.loads(_path(folder, digest).read_text(encoding="utf-8"))
        if held["form"] != FORM or held["digest"] != digest:
            return None
        return Reply(
            text=str(held["text"]), n_in=int(held["n_in"]), n_out=int(held["n_out"]), is_whole=bool(held["is_whole"])
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(folder: Path, digest: str, model: str, reply: Reply) -> str:
    """Keep an answer, readable for its owner only; the trouble met, or nothing.

    The file appears whole or not at all: another run may be reading.
    """
    path = _path(folder, digest)
    held = {"form": FORM, "digest": digest, "model": model, "text": reply.text, "n_in": reply.n_in,
            "n_out": reply.n_out, "is_whole": reply.is_whole}  # fmt: skip
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", errors="surrogatepass") as file:
                json.dump(held, file, indent=1, sort_keys=True)
            Path(name).replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        return f"could not be kept in {folder}: {error.strerror}"
    return ""


def _path(folder: Path, digest: str) -> Path:
    return folder / digest[:2] / f"{digest}.json"
