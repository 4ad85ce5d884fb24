"""Addresses to bytes, within limits of time, size and redirects."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from goodoffices import __version__
from goodoffices.core.problem import Problem
from goodoffices.read.addresses import PrivateAddress, check_request, check_response

MAX_REDIRECTS = 8
KINDS = {
    "text/html": "page", "application/xhtml+xml": "page", "text/plain": "", "text/markdown": "markdown",
    "application/pdf": "pdf", "message/rfc822": "mail", "": "",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "sheet", "application/zip": "archive",
    "application/rss+xml": "feed", "application/atom+xml": "feed", "application/xml": "feed", "text/xml": "feed",
    "application/rdf+xml": "feed", "text/csv": "table", "application/json": "table", "application/rtf": "rtf",
    "text/rtf": "rtf",
}  # fmt: skip
HEADERS = {
    "User-Agent": f"goodoffices/{__version__}",
    "Accept": "text/html,text/plain;q=0.9,application/pdf;q=0.8,application/rss+xml;q=0.8,*/*;q=0.1",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address gave: its bytes, what they are, and the address after redirects."""

    data: bytes
    kind: str
    encoding: str
    url: str


def fetch(url: str, *, max_bytes: int, timeout: float, allow_private: bool = True) -> Fetched | Problem:
    """The bytes behind an address, or the trouble met.

    Args:
        url: The address.
        max_bytes: Size above which reading stops.
        timeout: Seconds that it may take in all.
        allow_private: Whether addresses of one's own machine or network may be fetched.
    """
    import httpx

    hooks: dict[str, list[Any]] = {} if allow_private else {"request": [check_request], "response": [check_response]}

    try:
        with (
            httpx.Client(
                follow_redirects=True, max_redirects=MAX_REDIRECTS, timeout=timeout, headers=HEADERS, event_hooks=hooks
            ) as client,
            client.stream("GET", url) as response,
        ):
            return _read(response, url, max_bytes=max_bytes, until=time.monotonic() + timeout, timeout=timeout)
    except PrivateAddress:
        what = "leads into your own machine or network and was not fetched."
        return Problem(where=url, what=what, hint="Allow it with --allow-private, or save the page.")
    except httpx.TimeoutException:
        return _slow(url, timeout)
    except httpx.TooManyRedirects:
        what = f"redirects more than {MAX_REDIRECTS} times."
        return Problem(where=url, what=what, hint="Open it in a browser and save the page.")
    except httpx.ConnectError:
        hint = "Check the address and the connection, or save the page."
        return Problem(where=url, what="could not be reached.", hint=hint)
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, OSError) as error:
        what = f"could not be fetched ({type(error).__name__})."
        return Problem(where=url, what=what, hint="Check the address and the connection, or save the page.")


def _read(response: object, url: str, *, max_bytes: int, until: float, timeout: float) -> Fetched | Problem:
    import httpx

    assert isinstance(response, httpx.Response)
    if response.status_code >= 400:
        what = f"answered {response.status_code} {response.reason_phrase}.".replace(" .", ".")
        return Problem(where=url, what=what, hint="Open it in a browser and save the page.")
    kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind not in KINDS:
        what = f"is not a text but {kind}."
        return Problem(where=url, what=what, hint="Give the address of a page, a text, a PDF or a feed.")
    data = bytearray()
    for chunk in response.iter_bytes():
        data += chunk
        if len(data) > max_bytes:
            what = f"is larger than {max_bytes // 1_048_576} MB and was not read."
            return Problem(where=url, what=what, hint="Save the part you need as a file.")
        if time.monotonic() > until:
            return _slow(url, timeout)
    return Fetched(data=bytes(data), kind=KINDS[kind], encoding=response.charset_encoding or "", url=str(response.url))


def _slow(url: str, timeout: float) -> Problem:
    what = f"did not answer within {timeout:g} seconds."
    return Problem(where=url, what=what, hint="Try again, or save the page.")
