"""Whose own text a report is: who issues a press release, a communiqué, a read-out or a statement.

Told by its head and foot, which are no sentences of news: lines that name the form ("Press release", "Statement by the
Ministry of ..."), letterheads, and the date line of a seat beneath them. A text of several together is nobody's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from goodoffices.codebook.actors import LONGEST, named_in
from goodoffices.extract.authors import is_transcript
from goodoffices.extract.drafted import Draft
from goodoffices.extract.view import View

FORM = re.compile(
    r"(?i)\b(?:communiqu[eé]|(?:press|media|news) (?:release|statement|note|communiqu[eé]|service|office|department"
    r"|secretariat|information)|read-?out|public relations|official (?:statement|text|account)|proclamation"
    r"|open letter|pastoral letter|for immediate release|information bulletin|operational (?:report|update|summary)"
    r"|(?:written |public |oral )?statement (?:by|of|from|on behalf of|issued by)"
    r"|spokes\w+['’]s? (?:statement|comment\w*)|['’]s (?:official |press |written )?statement|commentary of"
    r"|^\W*message to|declaration (?:by|of))\b"
)
LETTERHEAD = re.compile(
    r"(?i)^\W*(?:the |royal |state |federal |national |general )*(?:\w+ )?(?:ministry|department|office|secretariat"
    r"|embassy|presidency|permanent mission|mission|general staff|general command|command|armed forces|government"
    r"|republic|kingdom|episcopal conference|political bureau)\b"
)
NATIONAL = re.compile(
    r"(?i)\b(?:ministry|department of|minister|presidency|president|government|general staff|armed forces"
    r"|army|parliament|embassy)\b"
)
OF_STATES = re.compile(r"(?i)\b(?:ministry|government|embassy|armed forces)\b")
SMALL = frozenset("of the and for in on to de du des da do la le al el y et".split())
TOGETHER = re.compile(r"(?i)\bjoint(?:ly)?\b|\b(?:bi|tri|quadri)lateral statement\b|\btripartite\b")
NEWS = re.compile(r"(?i)\b(?:news agency|newspaper|analysis|opinion|interview|explained|live|editorial|full text)\b")
ABOUT = re.compile(r"(?i)\s(?:on|about|regarding|concerning|following|after|to|with|at)\s|: | [–—-] ")
PERFORMING = frozenset(
    "inform announce appreciate express condemn consider deem note draw wish reiterate declare protest reject regret "
    "recall reaffirm affirm denounce deplore appeal confirm welcome thank call state remind".split()
)
"""What whoever issues a text does by it, in the present tense."""
Names = Mapping[tuple[str, ...], str]  # actors by the words of their names

FINITE = ("VBD", "VBZ", "VBP", "MD")
LINE = 24  # words of a line of the head
FOOT = 2  # last lines that may name who issues a text
FIRST = 12  # words of a sentence within which a text names itself


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line of head or foot: its words, and the actors named in it by where they stand, where it was parsed."""

    text: str
    named: tuple[tuple[int, str], ...] = ()


def issuer_of(draft: Draft) -> str | None:
    """The actor whose own text a report is; None for news, for turns of several speakers and for joint texts.

    Steps:
        1. The lines of the head: what stands before the first whole sentence, and what reading took for date lines.
        2. One of them names the form of an issued text or is a letterhead; none is news, or joint.
        3. Who is named in such a line, before what it is about; else the body whose name opens a line above it;
           else who does by the text what only its author can ("The Ministry of ... informs"); else who is named in
           the foot, or the state of a national office's seat.
    """
    if is_transcript(draft) or draft.report.author:
        return None
    lines = list(_head(draft))
    marked = [one for one in lines if FORM.search(one.text) or _is_letterhead(one.text)]
    if not marked or any(TOGETHER.search(one.text) or NEWS.search(one.text) for one in lines):
        return None
    names = draft.table.folded
    heads, feet = ([_named(one, draft, names) for one in where] for where in (marked, _foot(draft)))
    bodies = _bodies_above(lines, marked[0], draft)
    return next((one for one in (*heads, *bodies, *_performing(draft), *feet) if one), None) or _seat(
        lines, draft, names
    )


def _bodies_above(lines: list[_Line], form: _Line, draft: Draft) -> Iterator[str]:
    """The bodies whose names open the lines above that which names the form: "CNDD Secretariat", "Press release"."""
    for one in lines[: lines.index(form)]:
        words = one.text.split()[:LONGEST]
        parts = (" ".join(words[:last]) for last in range(len(words), 0, -1))
        codes = (named_in(part, draft.table.folded, whole=True) for part in parts)
        code = next((each for each in codes if each), None)
        if code and draft.table.kind(code) != "state" and _may_issue(code, one.text, draft):
            yield code


def _is_letterhead(text: str) -> bool:
    """Whether a line is the name of an office and nothing else."""
    words = re.findall(r"[^\W\d_]+", text)
    return LETTERHEAD.match(text) is not None and all(one[:1].isupper() or one in SMALL for one in words)


def _head(draft: Draft) -> Iterator[_Line]:
    """The lines of the head."""
    first = next((view.sentence.start for view in draft.views if _is_told(view)), 0)
    yield from (
        _Line(text=one.text)
        for one in draft.report.dropped
        if one.after <= first and len(one.text.split()) <= LINE and one.why.endswith("line")
    )
    for place, view in enumerate(draft.views):
        if _is_told(view) or (view.tokens[-1:] and view.tokens[-1].text == "?"):
            return
        yield _line(place, draft)


def _foot(draft: Draft) -> list[_Line]:
    last = range(max(0, len(draft.views) - FOOT), len(draft.views))
    return [_line(place, draft) for place in last if not _is_told(draft.views[place])]


def _line(place: int, draft: Draft) -> _Line:
    view, start = draft.views[place], draft.views[place].sentence.start
    named = tuple(
        (view.tokens[one.first].start - start, one.code) for one in draft.found[place] if one.kind != "person"
    )
    return _Line(text=draft.report.text[start : view.sentence.end], named=named)


def _is_told(view: View) -> bool:
    """Whether a sentence tells something rather than heads a text: it has a finite verb, or is long."""
    words = [one for one in view.tokens if one.upos != "PUNCT"]
    is_shouted = all(one.text.isupper() for one in words if one.text.isalpha())
    return len(words) > LINE or (not is_shouted and any(one.xpos in FINITE for one in words))


def _named(line: _Line, draft: Draft, names: Names) -> str | None:
    """Who is named in a line of the head, before what the text is about; nobody who is no more."""
    form = FORM.search(line.text)
    topic = line.text.partition(": ")[0] if form else ""
    first = len(topic) if named_in(topic, names, whole=True) else 0
    about = ABOUT.search(line.text, form.end() if form else 0)
    end = about.start() if about else len(line.text)
    named = (code for place, code in line.named if first <= place < end)
    codes = (named_in(line.text[first:end], names), *named)
    return next((code for code in codes if code and _may_issue(code, line.text, draft)), None)


def _may_issue(code: str, line: str, draft: Draft) -> bool:
    """Whether an actor may issue what a line heads: none that was no more, no organisation what a ministry issues."""
    known = draft.table.actors.get(code)
    if known is None:
        return not LETTERHEAD.match(code)
    last = draft.report.published.when.until
    is_there = known.until is None or (last is not None and last.year <= known.until)
    return is_there and (known.kind != "organisation" or OF_STATES.search(line) is None)


def _performing(draft: Draft) -> Iterator[str]:
    """Who does by the text what only its author can: "The Council informs the public that ..."."""
    for view, found in zip(draft.views, draft.found, strict=True):
        verb = next((one for one in range(len(view)) if view.head(one) < 0), 0)
        if view.tokens and view.lemma(verb) in PERFORMING and view.tokens[verb].xpos in ("VBZ", "VBP"):
            own = {one for each in view.children(verb, "nsubj") for one in view.subtree(each)}
            yield from (one.code for one in found if one.first in own and one.first < FIRST and one.kind != "person")


def _seat(lines: list[_Line], draft: Draft, names: Names) -> str | None:
    """The state of the seat in the date line, where a national office issues a text and leaves out whose it is."""
    opening = next((_line(n, draft).text for n, view in enumerate(draft.views) if _is_told(view)), "")
    offices = (*(one.text for one in lines), " ".join(opening.split()[:FIRST]))
    if not any(map(NATIONAL.search, offices)):
        return None
    places = (draft.report.place, *(one.text.split(",")[0] for one in lines))
    codes = (named_in(one, names, whole=True) for one in places if one)
    return next((code for code in codes if code and _may_issue(code, "", draft)), None)
