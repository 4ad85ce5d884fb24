"""Slips in who holds an office: a person whom one report puts at the head of another body than the others do.

Only where the others also name another person as head of that body, so that two posts of one person are no slip.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goodoffices.codebook.words import DisagreementKind
from goodoffices.core.record import Disagreement, Side
from goodoffices.core.report import Quote, Report
from goodoffices.core.when import UNKNOWN_WHEN
from goodoffices.reconcile.naming import actors_in
from goodoffices.reconcile.origins import Origins
from goodoffices.reconcile.wording import report_refs

HEAD = r"(?i:chief|head|director(?:[- ]general)?|chairman|chair|boss|commander|secretary[- ]general|president|leader)"
CAPITAL = r"[A-Z][\w’'-]+"
PERSON = rf"((?:{CAPITAL}\s+){{1,2}}{CAPITAL})"
BODY = rf"((?:{CAPITAL})(?:\s+(?:of|for|and|the|{CAPITAL}))*)"
PATTERNS = (
    (re.compile(rf"\b{HEAD}\s+of\s+(?:the\s+)?{BODY},\s*{PERSON}"), 1, 2),  # Head of the Agency, Jane Roe Doe
    (re.compile(rf"{PERSON},\s*(?:the\s+)?{HEAD}\s+of\s+(?:the\s+)?{BODY}"), 2, 1),  # Jane Doe, head of the Agency
    (re.compile(rf"{PERSON},\s*who\s+(?:runs|heads|leads|directs)\s+(?:the\s+)?{BODY}"), 2, 1),
    (re.compile(rf"\b(?:[A-Z][\w-]+['’]s\s+)?{BODY}\s+{HEAD}\s+{PERSON}"), 1, 2),  # Agency chief Jane Doe
)
IGNORED = {"of", "for", "and", "the"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Post:
    """A person as the head of a body, in one sentence."""

    person: str
    body: str
    quote: Quote


def find_post_slips(reports: Sequence[Report], origins: Origins) -> Iterator[Disagreement]:
    """Outliers of office, one for each person and body that only one report puts together."""
    posts = [post for report in reports for post in _posts(report)]
    by_person: dict[str, list[_Post]] = defaultdict(list)
    for one in posts:
        by_person[one.person].append(one)
    for one in sorted(posts, key=lambda post: (post.person, post.body, post.quote.number, post.quote.start)):
        others = [post for post in by_person[one.person] if not _is_same_body(post.body, one.body)]
        elsewhere = [post for post in others if post.quote.report != one.quote.report]
        same = [post for post in by_person[one.person] if _is_same_body(post.body, one.body)]
        if not elsewhere or len({post.quote.report for post in same}) > 1 or same[0] is not one:
            continue
        if any(_is_same_body(post.body, one.body) and post.person != one.person
               and post.quote.report != one.quote.report for post in posts):  # fmt: skip
            yield _slip(one, elsewhere, origins)


def _posts(report: Report) -> Iterator[_Post]:
    for start, end in report.sentences:
        sentence = report.text[start:end]
        if not re.search(HEAD, sentence) and "who " not in sentence:
            continue
        for pattern, body, person in PATTERNS:
            for match in pattern.finditer(sentence):
                yield _Post(person=match[person], body=match[body], quote=report.quote(start, end))


def _is_same_body(one: str, other: str) -> bool:
    """Whether two names of a body may mean the same: a word in common, or the initials of the other."""
    left, right = ({word.lower() for word in name.split()} - IGNORED for name in (one, other))
    initials = ["".join(word[0] for word in name.split() if word not in IGNORED).lower() for name in (one, other)]
    return bool(left & right) or initials[0] in right or initials[1] in left


def _slip(one: _Post, others: Sequence[_Post], origins: Origins) -> Disagreement:
    quotes = tuple(dict.fromkeys(post.quote for post in others))
    actors = actors_in(one.quote.text)
    return Disagreement(
        topic=f"office of {one.person}", actor=actors[0][0] if actors else None, kind=DisagreementKind.OUTLIER,
        says=f"Report {report_refs([one.quote])} alone makes {one.person} head of {one.body}; by {report_refs(quotes)} "
             f"{one.person} heads {others[0].body} and another heads {one.body}.",
        sides=(
            Side(says=f"head of {one.body}", evidence=(one.quote,), n_origins=1, when=UNKNOWN_WHEN),
            Side(says=f"head of {others[0].body}", evidence=quotes, n_origins=origins.count_quotes(quotes),
                 when=UNKNOWN_WHEN),
        ),
    )  # fmt: skip
