"""The application: which address leads to which page."""

from __future__ import annotations

from importlib import resources

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from goodoffices.errors import CaseError, GoodOfficesError, UsageError
from goodoffices.web.desk import Desk, StillWorking
from goodoffices.web.pages import checking, conclusions, corrections, exports, outlook, reading, searching
from goodoffices.web.rendering import page
from goodoffices.web.safety import Guard
from goodoffices.web.settings import Settings

ASSETS = {"workbench.css": "text/css", "workbench.js": "text/javascript", "icon.svg": "image/svg+xml"}


def create_app(settings: Settings) -> Starlette:
    """The workbench on a case.

    Args:
        settings: Its settings; the port must be the one that is listened on.
    """
    app = Starlette(
        routes=[
            Route("/", conclusions.brief), Route("/stances", conclusions.stances),
            Route("/timeline", conclusions.timeline), Route("/disagreements", conclusions.disagreements),
            Route("/reports", reading.reports), Route("/reports/{number:int}", reading.report),
            Route("/check", checking.check), Route("/outlook", outlook.outlook), Route("/search", searching.search),
            Route("/export/{what}.{form}", exports.export), Route("/static/{name}", _asset),
            Route("/do/decide", corrections.decide, methods=["POST"]),
            Route("/do/undo", corrections.undo_last, methods=["POST"]),
            Route("/do/add-statement", corrections.add_statement, methods=["POST"]),
            Route("/do/fix-report", corrections.fix_report, methods=["POST"]),
            Route("/do/settle", corrections.settle, methods=["POST"]),
            Route("/do/add-report", corrections.add_report, methods=["POST"]),
            Route("/do/who", corrections.name_yourself, methods=["POST"]),
            Route("/do/conflict", outlook.save_conflict, methods=["POST"]),
        ],
        middleware=[Middleware(Guard, settings=settings)],
        exception_handlers={StillWorking: _working, GoodOfficesError: _trouble, HTTPException: _missing},
    )  # fmt: skip
    app.state.desk = Desk(settings)
    files = resources.files("goodoffices.web") / "static"
    app.state.assets = {name: (files / name).read_bytes() for name in ASSETS}
    return app


def _asset(request: Request) -> Response:
    """One of our own files, from memory: a name of the request never reaches the disk."""
    name = request.path_params["name"]
    if name not in ASSETS:
        raise HTTPException(404)
    headers = {"cache-control": "max-age=3600", "vary": "cookie"}
    return Response(request.app.state.assets[name], media_type=ASSETS[name], headers=headers)


def _working(request: Request, error: Exception) -> Response:
    """What is there without the conclusions; the page comes again by itself when these are there."""
    return conclusions.so_far(request)


def _trouble(request: Request, error: Exception) -> Response:
    """What cannot be done, said on a page."""
    assert isinstance(error, GoodOfficesError)
    status = 409 if isinstance(error, CaseError) else 400
    if isinstance(error, (CaseError, UsageError)):
        what, hint = f"{error.what[:1].upper()}{error.what[1:]}", error.hint
    else:
        what, hint = str(error), ""  # begins with a file's name, and holds the remedy
    return page(request, "trouble.html", status=status, title="That cannot be done", what=what, hint=hint)


def _missing(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    title = "There is no such page" if error.status_code == 404 else "That cannot be done"
    what = "" if error.status_code == 404 else str(error.detail)
    return page(request, "trouble.html", status=error.status_code, title=title, what=what, hint="")
