"""Hostile texts: what a page might hold to make a browser do something. Each must come out as text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

CALL = "window.pwned=1"

FIRST = (
    "<script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=1>",
    "<svg onload=window.pwned=1></svg>",
    "<svg><script>window.pwned=1</script></svg>",
    "<a href='javascript:window.pwned=1'>link</a>",
    "<a href='data:text/html,<script>window.pwned=1</script>'>link</a>",
    '"><script>window.pwned=1</script>',
    "' autofocus onfocus=window.pwned=1 x='",
    "</title><script>window.pwned=1</script>",
    "</textarea><script>window.pwned=1</script>",
    "</option></select><script>window.pwned=1</script>",
    "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
    "<meta http-equiv=refresh content='0;url=http://evil.example/'>",
    "<base href='http://evil.example/'>",
    "<link rel=stylesheet href='http://evil.example/x.css'>",
    "{{ 7*7 }}{% include '/etc/passwd' %}",
    "\u202eevil\u2066 reversed \u2069text\u202c",
    "zero\u200bwidth\u200d \ufeff and \u00a0 \u2028 lines",
    "<style>*{display:none}</style>",
    "<form action='http://evil.example/'><button autofocus>x</button></form>",
)

OPENERS = ("", '"', "'", "-->", "</title>", "</textarea>", "</option></select>", "</style>", "</svg>", "</a>")
ELEMENTS = (
    "<script>{0}</script>", "<img src=x onerror={0}>", "<svg onload={0}>", "<body onload={0}>",
    "<video src onerror={0}>",
    "<details open ontoggle={0}>", "<input autofocus onfocus={0}>", "<iframe src=javascript:{0}>",
    "<math><mtext></form><form><mglyph><svg><mtext><style><path id=</style><img onerror={0} src>",
    "<a href=java&#x09;script:{0}>go</a>", "<object data='data:text/html,<script>{0}</script>'></object>",
    "<embed src='javascript:{0}'>", "<marquee onstart={0}>",
)  # fmt: skip


def many(n: int) -> Iterator[str]:
    """The first ones, then openers and elements put together, in a fixed order."""
    made = [*FIRST, *(opener + element.format(CALL) for opener, element in product(OPENERS, ELEMENTS))]
    yield from made[:n]
