"""Templates, and the words and colours that pages share."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from goodoffices import __version__
from goodoffices.brief.html import kind_of
from goodoffices.brief.phrases import count, dates_in_words
from goodoffices.codebook.actors import display_name
from goodoffices.codebook.words import Move
from goodoffices.web.desk import Desk, statement_id
from goodoffices.web.settings import Settings
from goodoffices.web.words import MOVE_WORDS, STANCE_WORDS

PAGES = (
    ("/", "Brief"), ("/stances", "Who stands where"), ("/timeline", "Timeline"), ("/disagreements", "Disagreements"),
    ("/reports", "Reports"), ("/check", "Check"), ("/outlook", "Outlook"), ("/search", "Search"),
)  # fmt: skip
HELP = {"offer", "mediate", "request", "accept", "endorse"}
AGAINST = {"decline", "withdraw", "refuse", "oppose"}
GROUPS = {
    move.value: "help" if move in HELP else "against" if move in AGAINST else "open" if move is Move.HEDGE
    else "hostile" if move in (Move.ESCALATE, Move.ACCUSE, Move.DEMAND) else "step"
    for move in Move
}  # fmt: skip
"""What a move is coloured as: help, against it, non-committal, a hostile step, another step."""

STANCE_GROUPS = {
    "offers": "help", "offers-if": "help", "mediates": "help", "requests": "help", "accepts": "help",
    "accepts-if": "help", "declines": "against", "withdrawn": "against", "refuses": "against", "unclear": "open",
}  # fmt: skip


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates of the package; everything that is put into them comes out as text."""
    made = Environment(
        loader=PackageLoader("goodoffices.web"), autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.globals.update(
        kind_of=kind_of, statement_id=statement_id, groups=GROUPS, stance_groups=STANCE_GROUPS, move_words=MOVE_WORDS,
        stance_words=STANCE_WORDS, pages=PAGES, version=__version__,
    )  # fmt: skip
    made.filters.update(
        actor=lambda code: display_name(code) if code else "not named", count=count, dates=dates_in_words
    )
    return made


def desk_of(request: Request) -> Desk:
    """The desk of the application."""
    desk: Desk = request.app.state.desk
    return desk


def settings_of(request: Request) -> Settings:
    """The settings of the application."""
    return desk_of(request).settings


def who(request: Request) -> str:
    """The name under which this browser corrects."""
    named = request.state.cookies.get("goodoffices-who", "")
    return bytes.fromhex(named).decode("utf-8", "replace") if named and _is_hex(named) else settings_of(request).who


def _is_hex(text: str) -> bool:
    return len(text) <= 400 and len(text) % 2 == 0 and all(one in "0123456789abcdef" for one in text)


def page(request: Request, template: str, *, status: int = 200, is_concluded: bool = False, **values: Any) -> Response:
    """A page of the workbench.

    Args:
        request: What was asked for.
        template: Name of its template.
        status: Status of the answer.
        is_concluded: Whether it shows conclusions, which may be behind the last correction for a moment.
        values: What the template shows.
    """
    told = request.query_params.get("told", "")
    shared: dict[str, Any] = {
        "path": request.url.path, "csrf": request.state.csrf, "who": who(request), "told": told[:300],
        "query": exporting(request.query_params), "is_passing": settings_of(request).is_passing, "exports": (),
        "is_behind": is_concluded and desk_of(request).is_behind, "is_reading": desk_of(request).is_reading,
    }  # fmt: skip
    answer = HTMLResponse(environment().get_template(template).render(**{**shared, **values}), status)
    if shared["is_behind"] or (is_concluded and shared["is_reading"]):
        answer.headers["refresh"] = f"2; url={request.url.path}{exporting(request.query_params)}"
    return answer


def exporting(params: Mapping[str, str]) -> str:
    """The query of a page for its exports: its filters."""
    kept = {key: value for key, value in params.items() if key != "told" and value}
    return "?" + urlencode(kept) if kept else ""


def number(text: str | None, default: int = 0) -> int:
    """A whole number from a request."""
    return int(text) if text and text.isdecimal() and len(text) < 9 else default
