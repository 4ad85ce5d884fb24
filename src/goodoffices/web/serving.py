"""From settings to a server that listens."""

from __future__ import annotations

import secrets
import socket
import threading
from collections.abc import Callable
from contextvars import copy_context
from dataclasses import replace

from goodoffices.errors import PipelineError, UsageError
from goodoffices.web.settings import Settings

__all__ = ["Settings", "serve_case"]


def serve_case(settings: Settings, say: Callable[[str], None]) -> None:
    """Serve the workbench until it is interrupted.

    Raises:
        PipelineError: If the libraries of the workbench are missing.
        UsageError: If the address cannot be listened on.
    """
    try:
        import uvicorn

        from goodoffices.web.app import create_app
    except ImportError as error:
        hint = "Install them with: pip install 'goodoffices[reports,web]'"
        raise PipelineError(f"the libraries of the workbench are missing ({error.name}).", hint=hint) from error
    listening = _listen(settings)
    settings = replace(settings, port=listening.getsockname()[1])
    if not settings.is_local and not settings.token:
        settings = replace(settings, token=secrets.token_urlsafe(24))
    name = f"[{settings.host}]" if ":" in settings.host else settings.host
    query = f"/?token={settings.token}" if settings.token else "/"
    say(f"The workbench is at http://{name}:{settings.port}{query} (stop it with Ctrl+C)")
    if settings.is_passing:
        say("The case is a passing one: corrections end with it. Keep them with: goodoffices new CASE")
    app = create_app(settings)
    threading.Thread(target=copy_context().run, args=(app.state.desk.warm,), daemon=True).start()
    config = uvicorn.Config(app, log_level="warning", server_header=False, date_header=False)
    uvicorn.Server(config).run(sockets=[listening])


def _listen(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host.strip("[]"), settings.port))
    except OSError as error:
        listening.close()
        what = f"cannot listen on port {settings.port} ({error.strerror})."
        raise UsageError(what, where=settings.host, hint="Take another one: --port 0") from None
    return listening
