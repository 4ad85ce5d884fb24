"""Forms sent by a browser: read within limits, and only where they carry the sign of our own pages."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

MAX_FIELDS = 60
MAX_PART = 2 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The fields of a form, and a file where one was sent.

    Attributes:
        fields: Name and words, the last of each name.
        file_name: Name of the file as the browser tells it; empty where there is none.
        file: Its bytes.
    """

    fields: dict[str, str]
    file_name: str = ""
    file: bytes = b""

    def __getitem__(self, name: str) -> str:
        """The words of a field; empty where it was not sent."""
        return self.fields.get(name, "")


def posting(work: Callable[[Request, Form], Response]) -> Callable[[Request], Awaitable[Response]]:
    """A page that takes a form: read and checked first, then worked on beside the other requests."""

    async def endpoint(request: Request) -> Response:
        form = await _read(request)
        if not secrets.compare_digest(form["csrf"].encode(), request.state.csrf.encode()):
            raise HTTPException(403, "This form is out of date. Go back, load the page again, and send it once more.")
        return await run_in_threadpool(work, request, form)

    return endpoint


async def _read(request: Request) -> Form:
    fields: dict[str, str] = {}
    name, data = "", b""
    async with request.form(max_files=1, max_fields=MAX_FIELDS, max_part_size=MAX_PART) as form:
        for key, value in form.multi_items():
            if isinstance(value, UploadFile):
                name, data = value.filename or "", await value.read()
            else:
                fields[key] = value.replace("\r\n", "\n").replace("\x00", "")
    return Form(fields=fields, file_name=name, file=data)


def back(form: Form, default: str, *, told: str = "", anchor: str = "") -> Response:
    """To the page that the form names, which must be one of ours, with a word on what was done."""
    place = urlsplit(form["back"] or default)
    path = place.path if place.path.startswith("/") and not place.path.startswith("//") else default
    path = path.replace("\\", "").replace("\n", "").replace("\r", "")
    query = [one for one in place.query.split("&") if one and not one.startswith("told=")]
    if told:
        query.append(urlencode({"told": told}))
    return RedirectResponse(path + ("?" + "&".join(query) if query else "") + (f"#{anchor}" if anchor else ""), 303)
