"""One call to a language model over HTTP, within limits of time, size and tries.

Any service does that speaks the chat protocol of OpenAI (`POST .../chat/completions`): many local servers do. What
comes back is text from a stranger, bounded in size; nobody here believes it.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from goodoffices import __version__
from goodoffices.core.problem import Problem
from goodoffices.core.reply import Ask, Reply
from goodoffices.errors import PipelineError
from goodoffices.read.chat_settings import PREFIX, ChatSettings

PASSING = frozenset((408, 409, 425, 429, 500, 502, 503, 504, 529))
REFUSED = {
    401: "refuses the key",
    403: "refuses the key",
    404: "knows no such address or model",
    405: "is no chat service",
}
FIRST_WAIT = 1.0  # seconds before the second try; doubled for each further one
LONGEST_WAIT = 60.0
SHOWN = 200  # characters of a service's own words that are passed on


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trouble:
    """A call that gave no answer: why, whether another try may help, and how long to wait for it at the least."""

    what: str
    is_passing: bool = True
    wait: float = 0.0
    status: int = 0


def chat_client(settings: ChatSettings, *, sleep: Callable[[float], None] = time.sleep) -> Ask:
    """A function that asks the model once and tries again where that may help.

    It raises `PipelineError` where no call can succeed: no address is set, or the service refuses key, address or
    model. A call that fails for this report alone gives a `Problem`.

    Args:
        settings: The endpoint and the limits.
        sleep: How to wait between tries.
    """
    parameters = dict(settings.parameters)

    def ask(instructions: str, question: str) -> Reply | Problem:
        if not settings.url:
            raise PipelineError("no address of a language model is set.", hint=f"Set {PREFIX}URL.")
        messages = [{"role": "system", "content": instructions}, {"role": "user", "content": question}]
        trouble = _Trouble(what="was not asked")
        for attempt in range(settings.attempts):
            if attempt:
                sleep(min(LONGEST_WAIT, max(trouble.wait, FIRST_WAIT * 2 ** (attempt - 1))))
            made = _post(settings, {"model": settings.model, "messages": messages, **parameters})
            if isinstance(made, Reply):
                return made
            trouble = made
            if trouble.status == 400 and parameters.pop("response_format", None):
                continue  # not every server knows this parameter; the answer is checked anyway
            if not trouble.is_passing:
                break
        return _told(settings, trouble)

    return ask


def _told(settings: ChatSettings, trouble: _Trouble) -> Problem:
    if trouble.status in REFUSED:
        raise PipelineError(
            f"{REFUSED[trouble.status]} ({trouble.what}).", where=settings.url,
            hint=f"Check {PREFIX}URL, {PREFIX}MODEL and {PREFIX}KEY.",
        )  # fmt: skip
    return Problem(where=settings.url, what=f"{trouble.what}.", hint="Run again: answers that came are kept.")


def _post(settings: ChatSettings, body: dict[str, Any]) -> Reply | _Trouble:
    import httpx

    headers = {"User-Agent": f"goodoffices/{__version__}", "Accept": "application/json"}
    if settings.key:
        headers["Authorization"] = f"Bearer {settings.key}"
    until = time.monotonic() + settings.timeout
    try:
        # Redirects are not followed: they would carry key and report to a place that nobody named.
        with (
            httpx.Client(timeout=settings.timeout, headers=headers, follow_redirects=False) as client,
            client.stream("POST", settings.url.rstrip("/") + "/chat/completions", json=body) as response,
        ):
            data = _bytes_of(response, max_bytes=settings.max_bytes, until=until)
            if isinstance(data, _Trouble):
                return data
            return _failed(response, data) if response.status_code != 200 else _reply(data)
    except httpx.TimeoutException:
        return _Trouble(what=f"did not answer within {settings.timeout:g} seconds")
    except (httpx.HTTPError, OSError) as error:
        return _Trouble(what=f"could not be asked ({type(error).__name__})")
    except (httpx.InvalidURL, ValueError) as error:
        raise PipelineError(f"is no address ({error}).", where=settings.url, hint=f"Check {PREFIX}URL.") from error


def _bytes_of(response: Any, *, max_bytes: int, until: float) -> bytes | _Trouble:
    data = bytearray()
    for chunk in response.iter_bytes():
        data += chunk
        if len(data) > max_bytes:
            return _Trouble(what=f"answered more than {max_bytes:,} bytes", is_passing=False)
        if time.monotonic() > until:
            return _Trouble(what="did not come to the end of its answer in time")
    return bytes(data)


def _failed(response: Any, data: bytes) -> _Trouble:
    """An answer that is none: its status and the first of the service's own words."""
    words = " ".join(data[: 4 * SHOWN].decode("utf-8", "replace").split())[:SHOWN]
    status = int(response.status_code)
    return _Trouble(
        what=f"answered {status}" + (f": {words}" if words else ""), is_passing=status in PASSING, status=status,
        wait=_seconds(response.headers.get("retry-after", "")),
    )  # fmt: skip


def _seconds(value: str) -> float:
    return min(float(value), LONGEST_WAIT) if value.replace(".", "", 1).isdigit() else 0.0


def _reply(data: bytes) -> Reply | _Trouble:
    """The answer in a response of the protocol."""
    try:
        told = json.loads(data)
        choice = told["choices"][0]
        text = choice["message"]["content"]
        if not isinstance(text, str):
            raise TypeError("no text")
        usage = told.get("usage") or {}
        n_in, n_out = (max(0, int(usage.get(key) or 0)) for key in ("prompt_tokens", "completion_tokens"))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError):
        return _Trouble(what="answered in a form that is not that of a chat service")
    return Reply(text=text, n_in=n_in, n_out=n_out, is_whole=choice.get("finish_reason") != "length")
