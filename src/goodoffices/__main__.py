"""`python -m goodoffices`, and the console script."""

from __future__ import annotations

import sys
from io import TextIOWrapper


def main() -> None:
    """Run the command line; stopped while it still loads, it ends as quietly as later."""
    try:
        _run()
    except KeyboardInterrupt:
        sys.stderr.write("goodoffices: interrupted\n")
        sys.exit(130)


def _run() -> None:
    from goodoffices.cli import app

    # A screen that knows few letters shows a question mark for a curly quote, and goes on.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    app()


if __name__ == "__main__":
    main()
