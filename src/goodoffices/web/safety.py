"""What stands between a request and the pages: host, token, size, origin of forms, and headers of every answer.

1. Only the names of this machine are answered, so that no foreign name can be made to point here (DNS rebinding).
2. Where others can reach the workbench, nobody passes without the token.
3. A form must carry the sign that only our own pages know, and come from our own origin (CSRF).
4. No script or style but our own files, no frames, no foreign resources (Content-Security-Policy).
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from goodoffices.web.settings import Settings

MAX_BODY = 8 * 1024 * 1024
"""Bytes of a request: an uploaded report with some room."""

SAFE_METHODS = frozenset({"GET", "HEAD"})
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}


class Guard:
    """The middleware that does all of it, around the whole application."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings
        self.secret = secrets.token_bytes(32)
        self.cookie = f"goodoffices-{settings.port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        session = self._session(headers) or secrets.token_urlsafe(24)
        refusal = self._refusal(scope, headers)
        scope["state"] = {**scope.get("state", {}), "csrf": self.sign(session), "cookies": _cookies(headers)}
        answer = _with_headers(send, self._cookie_line(session))
        if refusal is not None:
            await refusal(scope, receive, answer)
            return
        try:
            await self.app(scope, _limited(receive), answer)
        except TooLarge:
            await PlainTextResponse("That is larger than 8 MB.", 413)(scope, receive, answer)

    def sign(self, session: str) -> str:
        """The sign that forms of a session carry."""
        return hmac.new(self.secret, session.encode(), hashlib.sha256).hexdigest()

    def _session(self, headers: Headers) -> str:
        return _cookies(headers).get(self.cookie, "")

    def _cookie_line(self, session: str) -> str:
        return f"{self.cookie}={session}; Path=/; HttpOnly; SameSite=Strict"

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        hosts = self.settings.hosts
        if hosts and headers.get("host", "").lower() not in hosts:
            return PlainTextResponse("This workbench answers to this machine only.", 421)
        if scope["method"] not in (*SAFE_METHODS, "POST"):
            return PlainTextResponse("Method not allowed.", 405)
        if int(headers.get("content-length") or 0) > MAX_BODY:
            return PlainTextResponse("That is larger than 8 MB.", 413)
        if self.settings.token:
            refusal = self._without_token(scope, headers)
            if refusal is not None:
                return refusal
        if scope["method"] == "POST" and not self._is_own_origin(headers):
            return PlainTextResponse("This form does not come from the workbench.", 403)
        return None

    def _without_token(self, scope: Scope, headers: Headers) -> Response | None:
        """A refusal, or a redirect that puts the token into a cookie; None where it was shown."""
        wanted = self.settings.token
        given = dict(parse_qsl(scope["query_string"].decode("latin-1")))
        name = f"{self.cookie}-token"
        if _same(_cookies(headers).get(name, ""), wanted):
            return None
        if scope["method"] in SAFE_METHODS and _same(given.pop("token", ""), wanted):
            answer = RedirectResponse(scope["path"] + ("?" + urlencode(given) if given else ""), 303)
            answer.headers.append("set-cookie", f"{name}={wanted}; Path=/; HttpOnly; SameSite=Strict")
            return answer
        return PlainTextResponse("Open the address with the token that goodoffices serve printed.", 401)

    def _is_own_origin(self, headers: Headers) -> bool:
        origin = headers.get("origin")
        if origin in (None, "null"):
            return origin is None and headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")
        return urlsplit(origin or "").netloc.lower() == headers.get("host", "").lower()


class TooLarge(Exception):
    """A body that goes on beyond the limit."""


def _same(one: str, other: str) -> bool:
    return secrets.compare_digest(one.encode(), other.encode())


def _cookies(headers: Headers) -> dict[str, str]:
    try:
        jar = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return {}
    return {key: morsel.value for key, morsel in jar.items()}


def _limited(receive: Receive) -> Receive:
    read = 0

    async def counted() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > MAX_BODY:
            raise TooLarge
        return message

    return counted


def _with_headers(send: Send, cookie: str) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.append("set-cookie", cookie)
        await send(message)

    return sent
