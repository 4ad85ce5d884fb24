"""A language model's service played by this machine: it answers as it is told to, and keeps what it was asked."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from goodoffices.core.reading import Reading
from goodoffices.read import read_reports

ANSWERS = Path(__file__).parent / "answers"


def recorded(name: str) -> str:
    """A recorded answer."""
    return (ANSWERS / f"{name}.txt").read_text(encoding="utf-8")


def reports(folder: Path, *texts: str) -> Reading:
    """Texts as reports read together."""
    for number, text in enumerate(texts or (recorded("report"),)):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return read_reports([str(path) for path in sorted(folder.glob("*.txt"))])


@dataclass
class Service:
    """The stand-in: what it will answer, in order, the last for ever; and the bodies and headers it got."""

    url: str = ""
    answers: list[Any] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def says(self, *answers: Any) -> None:
        """Answer with texts; an int is a status, a dict a whole body, bytes are sent as they are, a float waits."""
        self.answers[:] = answers

    def next(self) -> Any:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def body_of(text: str) -> dict[str, Any]:
    """The answer of the protocol around a text."""
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
    return {"choices": [choice], "usage": {"prompt_tokens": 1000, "completion_tokens": 200}}


@contextmanager
def serving() -> Iterator[Service]:
    """The stand-in, running."""
    service = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            data = self.rfile.read(int(self.headers["Content-Length"]))
            service.asked.append({"path": self.path, **json.loads(data)})
            service.headers.append(dict(self.headers.items()))
            answer = service.next()
            if isinstance(answer, float):
                time.sleep(answer)
                answer = "{}"
            status = answer if isinstance(answer, int) else 200
            sent = answer if isinstance(answer, bytes) else json.dumps(
                answer if isinstance(answer, dict) else body_of(str(answer))
            ).encode()  # fmt: skip
            try:
                self.send_response(status)
                self.send_header("Retry-After", "7")
                self.send_header("Location", "/elsewhere")
                self.end_headers()
                self.wfile.write(sent)
            except (BrokenPipeError, ConnectionResetError):
                return

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
