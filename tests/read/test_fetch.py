"""Addresses are read within limits; a server on this machine plays the web."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from goodoffices.errors import InputError
from goodoffices.read import read_reports

PAGE = (
    "<html><head><title>Peru offers letters</title></head><body><article><h1>Peru offers letters</h1>"
    "<p>Peru offered on Tuesday to carry letters between the two capitals, its minister said in Lima.</p>"
    "<p>Chile has said that it would welcome the errand of Señor Ruiz.</p></article></body></html>"
)


class Web(BaseHTTPRequestHandler):
    """Answers each path in another way."""

    def do_GET(self) -> None:
        if self.path == "/round":
            self.send_response(302)
            self.send_header("Location", "/round")
            self.end_headers()
            return
        if self.path == "/slow":
            time.sleep(1.5)
        self.send_response(404 if self.path == "/gone" else 200)
        kind = "image/png" if self.path == "/picture" else "text/html; charset=iso-8859-1"
        self.send_header("Content-Type", kind)
        self.end_headers()
        data = b"x" * 50_000 if self.path == "/large" else PAGE.encode("iso-8859-1")
        try:
            self.wfile.write(data)
        except (BrokenPipeError, ConnectionResetError):
            return

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def web() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Web)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


def test_a_page_is_read(web: str) -> None:
    """The report carries its address, and the server's encoding is heeded."""
    report = read_reports([f"{web}/world/letters"]).reports[0]
    assert (report.name, report.title, report.url) == ("letters", "Peru offers letters", f"{web}/world/letters")
    assert "Señor Ruiz" in report.text


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("/round", "redirects more than 8 times"),
        ("/slow", "did not answer within 0.5 seconds"),
        ("/large", "is larger than"),
        ("/picture", "is not a text but image/png"),
        ("/gone", "answered 404"),
    ],
)
def test_what_the_web_refuses_is_said(web: str, path: str, what: str) -> None:
    """One clear line each."""
    with pytest.raises(InputError, match=what) as caught:
        read_reports([web + path], timeout=0.5, max_bytes=20_000)
    assert caught.value.where == web + path and caught.value.hint


def test_nobody_there() -> None:
    """A closed port is a problem, not a traceback."""
    with pytest.raises(InputError, match="could not be reached"):
        read_reports(["http://127.0.0.1:9/"], timeout=2)
