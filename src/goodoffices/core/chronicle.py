"""Chronologies: texts whose lines begin with the days of which they tell.

The days at the head of such lines are those of their entries, and none of them is the day on which the text was
written.
"""

from __future__ import annotations

import re

LEAST = 3
"""Lines that begin with their date from which a text is a chronology."""

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DAYS = rf"{DAY}(?:\s*[-–/]\s*{DAY})?"
YEAR = r"(?:1[89]\d\d|20\d\d)"
WEEKDAY = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+)?"
ENTRY = re.compile(
    rf"(?im)^[^\w\n]{{0,6}}{WEEKDAY}(?P<head>{DAYS}\s+(?:of\s+)?{MONTH}(?:,?\s+{YEAR})?|{MONTH}\s+{DAYS}(?:,?\s+{YEAR})?"
    rf"|(?:early\s+|mid-?\s*|late\s+)?{MONTH},?\s+{YEAR}|{YEAR}-\d\d-\d\d|{YEAR}(?=\s*[:–—-]\s)|\d{{1,2}}\.\d{{1,2}}\.{YEAR})"
    r"(?:[*_]{0,2}\s*[:–—-]\s+|(?<=\.)[*_]{0,2}\s+|[.:]?[*_]{1,2}[.:]?\s+|\.\s+|\s*\n)(?=\S)"
)


def entries_of(text: str) -> tuple[tuple[int, int], ...]:
    """Where the entries of a chronology start and end, each a line; none of a text that is no chronology."""
    found = [(match.start(), _end(text, match.end())) for match in ENTRY.finditer(text)]
    return tuple(found) if len(found) >= LEAST else ()


def _end(text: str, start: int) -> int:
    """The end of the line in which an entry goes on."""
    end = text.find("\n", start)
    return len(text) if end < 0 else end
