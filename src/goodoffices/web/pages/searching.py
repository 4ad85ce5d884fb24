"""Search over the texts of the reports, and over the slots of the statements."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from goodoffices.codebook.actors import display_name
from goodoffices.core.folding import fold
from goodoffices.core.statement import Statement
from goodoffices.store.casefile import open_case
from goodoffices.store.search import Hit, search_reports
from goodoffices.web.rendering import desk_of, page

MOST_STATEMENTS = 100


def found(request: Request) -> tuple[tuple[Hit, ...], tuple[Statement, ...]]:
    """The reports and statements that a request asks for."""
    words = request.query_params.get("q", "").strip()[:200]
    if not words:
        return (), ()
    desk = desk_of(request)
    view = desk.view()
    with open_case(desk.settings.case) as case:
        hits = search_reports(case, words, view.reading.reports)
    return hits, matching(view.corrected.statements, words)


def matching(statements: Sequence[Statement], words: str) -> tuple[Statement, ...]:
    """Statements in whose words or slots every word stands."""
    wanted = [word for word in fold(words).replace('"', " ").split() if word not in ("or", "not", "and")]
    return tuple(one for one in statements if all(word.rstrip("*") in _told(one) for word in wanted))


def _told(one: Statement) -> str:
    names = [display_name(code) for code in (one.actor, one.third_party, *one.toward) if code]
    codes = [code for code in (one.actor, one.third_party, *one.toward) if code]
    slots = [*codes, *names, one.move.value, one.modality.value, one.speaker or "", *one.frameworks]
    return fold(" ".join([one.quote.text, *slots]))


def search(request: Request) -> Response:
    """What was found, words marked, each leading to its sentence."""
    hits, statements = found(request)
    return page(
        request, "search.html", title="Search", q=request.query_params.get("q", "")[:200], hits=hits,
        statements=statements[:MOST_STATEMENTS], n_statements=len(statements), pieces=_pieces,
        exports=(("search", "csv"), ("search", "json")) if hits or statements else (),
    )  # fmt: skip


def _pieces(text: str, marks: Sequence[tuple[int, int]]) -> list[tuple[str, bool]]:
    """A sentence in pieces, with whether each was found."""
    pieces, at = [], 0
    for start, end in marks:
        pieces += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [*pieces, (text[at:], False)]
