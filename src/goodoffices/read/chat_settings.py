"""Which language model is asked, where, with which key and within which limits.

Settings come from the environment or from a TOML file; the environment wins. Nothing is asked unless a command names
this coder. A file, with all it can hold::

    url = "http://127.0.0.1:8080/v1"      # GOODOFFICES_LLM_URL
    model = "some-model"                  # GOODOFFICES_LLM_MODEL
    key = "..."                           # GOODOFFICES_LLM_KEY; better kept in the environment
    timeout = 300                         # seconds a call may take
    attempts = 4                          # tries for one report
    max_calls = 500                       # calls in one run
    max_characters = 60000                # of one report
    parallel = 1                          # calls at a time
    cache = "~/.cache/goodoffices/answers"
    price_in = 0.0                        # per million tokens read, in any currency
    price_out = 0.0                       # per million tokens written
    [parameters]                          # replaces what is sent besides model and messages
    temperature = 0
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from goodoffices.errors import PipelineError, UsageError

PREFIX = "GOODOFFICES_LLM_"
SETTINGS = PREFIX + "SETTINGS"
CACHE = "GOODOFFICES_CACHE"
OF_ENVIRONMENT = ("url", "model", "key")
# Deterministic as far as servers are; enough room for some hundred statements.
PARAMETERS: dict[str, Any] = {"temperature": 0, "max_tokens": 16_384, "response_format": {"type": "json_object"}}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatSettings:
    """An endpoint that speaks the chat protocol of OpenAI, and limits.

    Attributes:
        model: Name of the model, as the service knows it.
        url: Address up to and without `/chat/completions`; empty where only answers of earlier runs are to be used.
        key: Sent as a bearer token; empty for none. Never shown or stored.
        timeout: Seconds that one call may take in all.
        attempts: Tries for one report, the first included.
        max_calls: Calls in one run; reports beyond are not coded, and that is shown.
        max_bytes: Size of an answer above which reading stops.
        max_characters: Characters of a report that are shown to the model.
        parallel: Calls at a time.
        cache: Folder of kept answers; None for the user's.
        price_in: Price of a million tokens read, in any currency; 0 where it is not to be told.
        price_out: Price of a million tokens written.
        parameters: What is sent besides model and messages.
    """

    model: str
    url: str = ""
    key: str = field(default="", repr=False)
    timeout: float = 300.0
    attempts: int = 4
    max_calls: int = 500
    max_bytes: int = 4_194_304
    max_characters: int = 60_000
    parallel: int = 1
    cache: Path | None = None
    price_in: float = 0.0
    price_out: float = 0.0
    parameters: Mapping[str, Any] = field(default_factory=lambda: PARAMETERS)


LEAST = {"timeout": 0.01, "attempts": 1, "max_calls": 0, "max_bytes": 1000, "max_characters": 1000, "parallel": 1,
         "price_in": 0, "price_out": 0}  # fmt: skip


def load_chat_settings(path: Path | None = None, environment: Mapping[str, str] | None = None) -> ChatSettings:
    """The settings of a file and the environment.

    Args:
        path: A TOML file; None for the one that GOODOFFICES_LLM_SETTINGS names, if it does.
        environment: Variables; None for those of the process.

    Raises:
        UsageError: If the file cannot be read or holds what no setting is; all faults are told at once.
        PipelineError: If no model is named.
    """
    given = os.environ if environment is None else environment
    path = path or (Path(given[SETTINGS]).expanduser() if given.get(SETTINGS) else None)
    values = _load(path) if path else {}
    faults = [fault for key, value in values.items() if (fault := _fault(key, value))]
    if faults:
        raise UsageError("; ".join(faults), where=str(path), hint="See goodoffices/read/chat_settings.py for the form.")
    values |= {key: given[PREFIX + key.upper()] for key in OF_ENVIRONMENT if given.get(PREFIX + key.upper())}
    if given.get(CACHE):
        values["cache"] = str(Path(given[CACHE]) / "answers")
    if not values.get("model"):
        raise PipelineError(
            "no language model is named.",
            hint=f"Set {PREFIX}URL and {PREFIX}MODEL, and {PREFIX}KEY where the service wants one.",
        )
    if "cache" in values:
        values["cache"] = Path(values["cache"]).expanduser()
    return ChatSettings(**values)


def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}.", where=str(path), hint="Name another file.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"is no TOML: {error}.", where=str(path), hint="Look for a missing quote.") from error


def _fault(key: str, value: Any) -> str:
    """What is wrong with a setting; empty where nothing is."""
    if key in LEAST:
        is_count = key not in ("timeout", "price_in", "price_out")
        fits = isinstance(value, int if is_count else (int, float)) and not isinstance(value, bool)
        return "" if fits and value >= LEAST[key] else f"{key} is no number of {LEAST[key]} or more"
    if key == "parameters":
        return "" if isinstance(value, dict) else "parameters is no table"
    if key in (*OF_ENVIRONMENT, "cache"):
        return "" if isinstance(value, str) else f"{key} is no string"
    return f"no setting {key!r}"
