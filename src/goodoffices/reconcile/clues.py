"""Days, months and years that a text names, and how they are read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
NAME = r"(Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?" \
       r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"  # fmt: skip
DAY = r"([0-3]?\d)(?:st|nd|rd|th)?"
YEAR = r"(?:,?\s+((?:19|20)\d\d))?"
DAY_FIRST = re.compile(rf"\b{DAY}(?:\s*(?:and|to|or|-|–)\s*{DAY})?\s+(?:of\s+)?{NAME}(?![a-z]){YEAR}")
MONTH_FIRST = re.compile(rf"\b{NAME}\s+{DAY}(?:\s*(?:and|to|or|-|–)\s*{DAY})?(?![\d:]){YEAR}")
MONTH_ONLY = re.compile(rf"\b(?:in|of|since|late|early|mid|last|this|that|end of|by)[\s-]+{NAME}(?![a-z]){YEAR}")
BARE_YEAR = re.compile(
    r"(?<![\w/-])(?:in|since|of|from|during|the|late|early|mid|spring|summer|autumn|winter)[\s-]+((?:19|20)\d\d)\b"
    r"(?!\s*(?:agreement|accord|treaty|talks|declaration|war))",
    re.IGNORECASE,
)
TO_COME = re.compile(
    r"\b(?:[Ww]ill|[Ss]hall|[Ww]ould|could|may|might|should|due|scheduled|planned|plans?|expected|expects?|hopes?|intends?|upcoming"
    r"|forthcoming|is to|are to|was to|were to"
    r"|agreed to|decided to|offered to|promised to|pledged to|invited|set to|set for|to be|slated|proposed|next)\b"
)
CLAUSE = re.compile(r"[,;:—]|\b(?:after|since|following|when|while|although|but)\b")
TEXTS = (
    r"declarations?|agreements?|accords?|treaty|convention|protocol|pact|charter|memorandum|resolution|statement"
    r"|communiqu[eé]|formula|understanding|armistice|truce|deal|arrangement"
)
NAMED = re.compile(rf"\b(?:{TEXTS})(?:\s+(?:of|from|dated)|,)?\s+\(?$", re.IGNORECASE)
HOUR = r"(?:(?:noon|midnight|\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?|hours|hrs|gmt|o’clock|o'clock)?)\s+)?"
LEANS = re.compile(rf"\b(?:by|until|till|before)\s+(?:the\s+end\s+of\s+)?{HOUR}(?:on\s+)?$", re.IGNORECASE)
FIXED = re.compile(
    r"\b(?:falls?|meets?|returns?|arrives?|travels?|votes?|gathers?|convenes?|takes? place|opens?|begins?|starts?"
    r"|resumes?|expires?|lapses?|appears?|is|are)"
    r"(?:\s+(?:again|next|here|there))?\s+(?:(?:in|to)\s+(?:[A-Z][\w’'-]+\s+){1,3})?(?:on\s+)?$"
)
"""A present tense that tells what is fixed for a day: "the guarantors meet on"."""
OPENING = re.compile(r"\W*(?:(?:[Oo]n|[Ii]n|[Ff]rom|[Bb]y)\s+)?$")
AHEAD = re.compile(r"\b(?:by|through|until|till|before|next|for|to)\s+(?:the\s+end\s+of\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Clue:
    """A date as a text names it.

    Attributes:
        year: The year; None where it is left out.
        month: 1 to 12.
        day: The first day named; None for a month alone.
        last: The last day named, the first one where there is but one; None for a month alone.
        at: Offset of its first character in the text.
        words: The words, verbatim.
    """

    at: int
    month: int
    day: int | None
    last: int | None
    year: int | None
    words: str


def month_number(name: str) -> int:
    """The number of a month by its English name or abbreviation."""
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name.lower().rstrip(".")[:3]))


def find_clues(text: str) -> tuple[Clue, ...]:
    """All days and months that a text names, in order; each stretch of text is read once, days before months."""
    found: list[Clue] = []
    taken: list[tuple[int, int]] = []
    for pattern, groups in ((DAY_FIRST, (3, 1, 2, 4)), (MONTH_FIRST, (1, 2, 3, 4)), (MONTH_ONLY, (1, 0, 0, 2))):
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            clue = _clue(match, groups)
            if clue is not None:
                taken.append(match.span())
                found.append(clue)
    return tuple(sorted(found))


def _clue(match: re.Match[str], groups: tuple[int, int, int, int]) -> Clue | None:
    month, first, second, year = groups
    day = int(match[first]) if first and match[first] else None
    last = int(match[second]) if second and match[second] else day
    if day is not None and not (1 <= day <= 31 and last is not None and 1 <= last <= 31):
        return None
    return Clue(
        at=match.start(), month=month_number(match[month]), day=day, last=last,
        year=int(match[year]) if match[year] else None, words=match[0],
    )  # fmt: skip


def day_in_year(clue: Clue, year: int) -> date | None:
    """The first day that a clue admits in a year; None where the calendar has no such day."""
    try:
        return date(year, clue.month, clue.day or 1)
    except ValueError:
        return None


def is_of_name(text: str, clue: Clue) -> bool:
    """Whether a date is part of the name of an agreement: "the Lima declaration of November 2020"."""
    words = re.sub(r"^(?:in|of)[\s-]+", "", clue.words)
    return NAMED.search(text[: clue.at + len(clue.words) - len(words)]) is not None


def is_to_come(text: str, clue: Clue) -> bool:
    """Whether the clause that names a date tells it as lying ahead: "talks would open in July"."""
    clause = CLAUSE.split(text[: clue.at])[-1]
    if OPENING.fullmatch(clause):  # "On 3 June the guarantors will meet"
        clause = CLAUSE.split(text[clue.at + len(clue.words) :].lstrip(" ,"))[0]
        return TO_COME.search(clause) is not None
    # Case counts: "may" is no month.
    is_of_words = clue.words.lower().startswith("by ")
    return is_of_words or any(one.search(clause) is not None for one in (TO_COME, LEANS, FIXED))


def tells_past(text: str) -> bool:
    """Whether the date that a sentence gives its move lies behind it, as far as its words go."""
    return TO_COME.search(text) is None if not find_clues(text) else not names_only_days_to_come(text)


def names_only_days_to_come(text: str) -> bool:
    """Whether a sentence names days or months, and all of them as lying ahead."""
    clues = find_clues(text)
    return bool(clues) and all(is_to_come(text, one) for one in clues)


def years_looked_back_on(text: str) -> tuple[int, ...]:
    """Years that a text names as past or present: "in 2019", not "through 2030"."""
    return tuple(int(match[1]) for match in BARE_YEAR.finditer(text) if not AHEAD.search(text[: match.start()][-24:]))
