"""Sentences of a report as half-open spans of its text.

Paragraphs and lines part sentences; a headline is one sentence; so is every bullet that does not hold several.
Datelines, bullet marks, numbers, speakers' labels and time stamps before a sentence are in the text but in no sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from goodoffices.codebook.actors import load_actors
from goodoffices.core.folding import fold
from goodoffices.read.dates import DAY, FOREIGN_DAY, MONTH_ANY, WEEKDAY


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ABBREVIATIONS = _words(
    """adm amb art arts assoc asst atty bde brig capt cdr cf cmdr cmdt col comdr cpl cpt dept det dr e.g eng excl fig
    figs fr ft gen gov hon i.e insp lt maj messrs mlle mme mr mrs ms msgr mt mx nb no nos op p par para paras pp pres
    prof pvt rep reps res resp rev rt sec secs sen sens sgt st supt v viz vol vols vs x"""
)
"""Never the last word of a sentence when a full stop follows: titles, and marks of what comes next."""

MONTHS = _words("jan feb mar apr jun jul aug sep sept oct nov dec")
"""Shortened months: the sentence goes on where a number follows."""

MAY_END = _words("etc al inc ltd co corp bros jr sr esq a.m p.m approx est dist ave blvd rd plc pty bhd llc ca")
"""Shortened words that may end a sentence: it ends where a word follows that begins sentences."""

STARTERS = _words(
    """A About According After Again All Also Although Amid Among An And Another Any Are As Asked At Because Before Both
    But By Can Could Despite Did Do Does During Each Earlier Either Even Every Few For From Had Has Have He Her Here His
    How However I If In Instead Is It Its Last Later Many Meanwhile More Moreover Most My Neither Never Next No Nobody
    None Nor Not Nothing Now Of On Once One Only Or Other Others Our Over Several She Should Since So Some Soon Still
    Such That The Their Then There These They This Those Though Three Through Thus To Today Tomorrow Two Under Unless
    Until Was We Were What When Where Whether Which While Who Why Will With Within Without Would Yesterday Yet You
    Your"""
)
"""Words that begin a sentence rather than continue a name."""

SPEECH = (
    "said|says|asked|asks|told|tells|added|adds|wondered|wrote|replied|answered|demanded|quipped|cried|warned|insisted"
)
ATTRIBUTION = re.compile(rf"(?:[A-Z][\w’'.-]*\s+){{1,4}}(?:{SPEECH})\b[^.!?]{{0,60}}[.,:]")
END = re.compile(r"(?:\.{2,}|…|[.!?]+)[\"”’'»)\]]*(?=\s)")
NUMBERING = re.compile(r"\(?(?:\d{1,3}|[ivxlc]{1,5}|[a-zA-Z])[.)]")
ACRONYM = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
MARK = re.compile(r"[•*◦▪▸►‣·–—-]\s+")
STAMP = re.compile(
    r"[\[(]?(?:[01]?\d|2[0-3])[:.h][0-5]\d(?::[0-5]\d)?\s*(?:(?i:[ap]\.?m\b\.?)\s*)?(?:(?:UTC|GMT|[A-Z]{1,3}[SD]?T)\b)?[\])]?"
    r"\s*[-–—|:]?\s*(?=$|[\"“‘'A-Z0-9À-Þ(])"
)
LABEL = re.compile(
    r"(?P<bold>\*\*|__)?(?P<name>(?:Q|A|[A-Z][\w’'.-]*(?:[ ,]+(?:[A-Z][\w’'.-]*|of|the|and|for|de|bin|al)){0,9}))"
    r"(?:\s*\([^()]{1,60}\))?(?(bold)(?:\*\*|__)?)\s*(?::|(?<=\b[QA])\.)(?(bold)(?:\*\*|__)?)\s+(?=\S)"
)
PLACE = r"[A-ZÀ-Þ][\w’'.]*(?:-\w[\w’'.]*)*"
WITHIN = "al am an da das de del der di do dos du e el en es la las le les los of sur und upon y".replace(" ", "|")
"""Words in small letters inside the names of places: Port of Spain, Dar es Salaam."""

DATED = rf"(?:{MONTH_ANY}|(?i:{WEEKDAY}))(?!\w)"
DAY_OF_MONTH = rf"{DAY}\s+{MONTH_ANY}|{MONTH_ANY}\s+{DAY}(?!\d)|{FOREIGN_DAY}"
DATELINE = re.compile(
    rf"(?P<place>{PLACE}(?:[ /,]{{1,3}}(?!{DATED})(?:(?:{WITHIN}) ){{0,2}}{PLACE}){{0,6}})(?:\s*\[[^\[\]\n]{{2,40}}\])?"
    rf"(?:(?:,\s*|(?<=[A-Z])\s+|(?<=[A-Z]\.)\s+(?={DAY_OF_MONTH}))"
    rf"(?P<date>(?:(?i:{WEEKDAY}),?\s+)?(?:{DAY_OF_MONTH})(?:,?\s+(?:del?\s+)?\d{{4}})?|(?i:{WEEKDAY})(?!\w))?|,)?"
    r"(?:[.,]?\s*[(/](?P<agency>[^()\n]{2,40}?)[)/])?(?:\.(?=\s*[-–—]))?\s*(?P<mark>[-–—]+|[:.])\s+(?=[\"“‘A-ZÀ-Þ0-9])"
)
NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+(?=[\"“‘A-ZÀ-Þ])")
NOT_PLACES = _words(
    """update updated correction editor note breaking live analysis opinion exclusive watch explainer question answer
    moderator q a interview transcript summary synopsis highlights background context comment review spokesman
    spokesperson published posted"""
)
"""Words that open no dateline."""

NEAR = 200
"""Characters around a full stop that are looked at."""

CLOSING = "\"”’'"
"""Marks behind the full stop of a quotation."""

PROSE_WORDS = 15
"""Words from which a line that ends as a sentence does may be the one that a dateline opens."""

MANY_TURNS = 3
"""Turns of speech of a text that is more than a list of headings, at least one more."""

ASKED = _words("Q QUESTION QUESTIONER JOURNALIST REPORTER MODERATOR INTERVIEWER")


def segment(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open (start, end) offsets of the sentences of a text, in order.

    Every line is a paragraph of its own: join hard-wrapped lines before.
    """
    lines = tuple(_lines(text))
    labels = _speakers(text, lines)
    pieces = (text[start:end] for start, end in lines)
    prose = next((i for i, line in enumerate(pieces) if _is_prose(line) or opens_dispatch(line, labels)), -1)
    spans: list[tuple[int, int]] = []
    for position, (start, end) in enumerate(lines):
        dateline = dateline_of(text[start:end], labels) if position == prose else None
        begin = start + dateline.end() if dateline else _opening(text, start, end, labels)
        if begin >= end:
            continue
        if position == 0 and len(lines) > 1 and _is_headline(text[begin:end]):
            spans.append((begin, end))
        else:
            spans.extend(_split(text, begin, end))
    return tuple(spans)


def dateline_of(line: str, labels: frozenset[str] = frozenset()) -> re.Match[str] | None:
    """Place, date and agency that open the first paragraph of a dispatch, with the dash or colon behind them.

    Args:
        line: The paragraph.
        labels: Speakers' labels of the text, which are no places.
    """
    match = DATELINE.match(line[:NEAR])
    if match is None or match["place"] in labels or _opens_text(match["place"]):
        return None
    if match["mark"] == ".":  # a full stop closes a dateline behind a date alone: "Oslo, 2 May 2031. The ..."
        return match if any(map(str.isdigit, match["date"] or "")) else None
    if match["date"] or match["agency"] or (match["place"].split(",")[0].isupper() and match["mark"] != ":"):
        return match
    if match["mark"] == ":" and match["place"].isupper() and fold(match["place"]) in _seats():
        return match  # "NEW DELHI: ..."; other words in capitals before a colon are speakers
    is_short = len(match["place"].split()) <= 2 and not match["place"].isupper()
    return match if match["mark"] == ":" and is_short else None


@cache
def _seats() -> frozenset[str]:
    """The capitals and seats that the lists know, levelled."""
    return frozenset(fold(seat) for actor in load_actors().actors.values() for seat in actor.seats)


def opens_dispatch(line: str, labels: frozenset[str] = frozenset()) -> bool:
    """Whether a line, however short, is a sentence behind a dateline with its day or agency."""
    match = dateline_of(line, labels)
    is_plain = match is not None and bool(match["agency"] or (match["date"] and match["mark"] not in ".:"))
    return is_plain and line.rstrip(CLOSING)[-1:] in tuple(".?!…")


def _opens_text(place: str) -> bool:
    """Whether words that stand like a place open running text or a heading."""
    first = place.split()[0].rstrip(",")
    return first.lower() in NOT_PLACES or (first in STARTERS and first not in ("A", "The"))


def speakers_of(text: str) -> frozenset[str]:
    """The labels that mark turns of speech in a transcript; none in other texts."""
    return _speakers(text, tuple(_lines(text)))


def is_stamp(line: str) -> bool:
    """Whether a line is nothing but a time stamp, as live coverage has them."""
    match = STAMP.match(line)
    return match is not None and match.end() == len(line)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n]+", text):
        stripped = match[0].strip()
        if stripped:
            start = match.start() + match[0].index(stripped[0])
            yield start, start + len(stripped)


def _is_prose(line: str) -> bool:
    return len(line.split()) >= PROSE_WORDS and line.rstrip(CLOSING)[-1:] in ".?!…" and not MARK.match(line)


def _is_headline(line: str) -> bool:
    return len(line.split()) <= 40 and not line.rstrip(CLOSING).endswith(".")


def _speakers(text: str, lines: tuple[tuple[int, int], ...]) -> frozenset[str]:
    """Labels that mark turns of speech: those of a text that has questions, or several that come again."""
    matches = [match for start, end in lines if (match := LABEL.match(text, start, end))]
    bold = {match["name"] for match in matches if match["bold"]}
    if sum(match["name"] in bold for match in matches) > MANY_TURNS and len(bold) > 1:
        return frozenset(bold)
    found = Counter(match["name"] for match in matches)
    upper = {name for name in found if name.upper() == name}
    if ASKED & upper:
        return frozenset(upper | {name for name, count in found.items() if count > 1})
    again = {name for name, count in found.items() if count > 1 and len(name) > 1}
    if len(again) == 1 and _answers([match["name"] for match in matches], next(iter(again))):
        return frozenset(found)
    return frozenset(again) if sum(found[name] for name in again) > MANY_TURNS and len(again) > 1 else frozenset()


def _answers(turns: list[str], name: str) -> bool:
    """Whether one speaker has every second turn of many, and the others none twice: who answers the press."""
    own = [place for place, turn in enumerate(turns) if turn == name]
    is_in_turn = all(later - place == 2 for place, later in pairwise(own))
    return len(own) >= MANY_TURNS and is_in_turn and len(turns) - 2 * len(own) in (-1, 0, 1)


def _opening(text: str, start: int, end: int, labels: frozenset[str]) -> int:
    """Where the first sentence of a line begins, behind a bullet mark, a number, a time stamp or a speaker's label."""
    if mark := MARK.match(text, start, end):
        return mark.end()
    if number := NUMBER.match(text, start, end):
        start = number.end()
    if stamp := STAMP.match(text, start, end):
        start = stamp.end()
    label = LABEL.match(text, start, end)
    return label.end() if label and label["name"] in labels else start


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in END.finditer(text, start, end):
        if match.end() < end and _ends(text, begin, match, end):
            yield begin, match.end()
            begin = match.end()
            while begin < end and text[begin].isspace():
                begin += 1
    if begin < end:
        yield begin, end


def _ends(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    """Whether a sentence ends at a run of closing marks."""
    after = text[match.end() : min(end, match.end() + NEAR)].lstrip()
    following = after.lstrip("\"“‘'«([¿¡*_")
    if not following or following[0].islower() or after[0] in "-–—,;:":
        return False
    if _inside_brackets(text, begin, match.start(), end):
        return False
    mark = match[0].rstrip("\"”’'»)]")
    if mark != ".":
        quoted = mark != match[0]
        return not (quoted and ATTRIBUTION.match(after))
    before = text[max(begin, match.start() - NEAR) : match.start()]
    return _stop_ends(before, following, closed=match[0] != ".", quoted=after[0] in '"“')


def _stop_ends(before: str, following: str, *, closed: bool, quoted: bool) -> bool:
    """Whether a single full stop behind some words ends their sentence."""
    if NUMBERING.fullmatch(before.strip() + "."):
        return False
    words = before.split()
    last = words[-1].lstrip("\"“‘'«([—–-") if words else ""
    word, opener = last.lower(), following.split()[0].rstrip(",;:.’'\"”")
    begins = opener.split("’")[0].split("'")[0] in STARTERS
    if closed:
        return True
    if word in ABBREVIATIONS:
        return word in {"no", "st", "v", "x", "p"} and not following[0].isdigit() and (begins or word == "no")
    if word in MONTHS:
        return not following[0].isdigit()
    if word in MAY_END or ACRONYM.fullmatch(last):
        return begins or (quoted and word in MAY_END)
    if len(last) == 1 and last.isalpha() and last.isupper() and last != "I":
        return begins
    return True


def _inside_brackets(text: str, begin: int, at: int, end: int) -> bool:
    """Whether a place lies within brackets that opened inside the sentence and close soon."""
    opened = text.rfind("(", max(begin, at - NEAR), at)
    if opened <= begin or ")" in text[opened:at]:
        return False
    close = text.find(")", at, min(end, at + NEAR))
    return close > at + 2
