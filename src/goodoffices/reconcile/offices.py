"""Slips in whose minister somebody is: "Wylandish Prime Minister Roe" in one report, "Exland's" in all others.

A person of state whom a single report gives to another state than the others do, where two others agree or the list of
office-holders bears one out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from goodoffices.codebook.actors import display_name, load_actors
from goodoffices.codebook.names import load_person_words
from goodoffices.codebook.words import MEDIATOR_MOVES, DisagreementKind, Modality
from goodoffices.core.record import Disagreement, Side
from goodoffices.core.report import Quote, Report
from goodoffices.core.statement import Statement
from goodoffices.core.when import UNKNOWN_WHEN
from goodoffices.reconcile.naming import actors_in
from goodoffices.reconcile.origins import Origins
from goodoffices.reconcile.wording import report_refs

WORD = r"[A-ZÀ-Þ][\w’'-]+"
PERSON = re.compile(rf"({WORD}(?:\s+(?:(?:al|bin|el|ould)[\s-])?{WORD}){{0,3}})")
OFFICE = (
    r"(?i:(?:(?:prime|foreign|external affairs|defen[cs]e|interior)\s+)?minister"
    r"|premier|president|chancellor|king|emir)"
)
BEFORE = re.compile(
    rf"^(?:['’]s?)?\s+{OFFICE}\s+(?!of\b|for\b)"
)  # between the state and the name: "Exland's president"
AFTER = re.compile(rf"(?:^|\s){PERSON.pattern},\s+(?:the\s+)?{OFFICE}\s+of\s+(?:the\s+)?$")  # before the state
STATE = "state"
ADDRESS = frozenset(("His", "Her", "Their"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Post:
    """A person in the service of a state, in one sentence."""

    person: str
    state: str
    quote: Quote


def find_office_slips(reports: Sequence[Report], origins: Origins) -> Iterator[Disagreement]:
    """Outliers of office, one for each person whom one report alone gives to another state."""
    posts = [post for report in reports for post in _posts(report)]
    for group in _by_person(posts):
        by_state: dict[str, list[_Post]] = defaultdict(list)
        for one in group:
            by_state[one.state].append(one)
        for state, told in by_state.items():
            others = [one for one in group if one.state != state]
            if {one.quote.report for one in told} & {one.quote.report for one in others} or not others:
                continue
            if len({one.quote.report for one in told}) == 1 and _is_borne_out(told[0], others):
                yield _slip(told[0], others, origins)


def misnamed_in(slips: Iterable[Disagreement], statements: Sequence[Statement]) -> frozenset[str]:
    """The states that are told of as mediators in the sentences of such slips alone."""
    found: set[str] = set()
    for slip in slips:
        wrong = {quote.ref for quote in slip.sides[0].evidence}
        held = [one for one in statements if one.actor == slip.actor and one.move in MEDIATOR_MOVES]
        own = [one for one in held if one.modality is not Modality.HISTORICAL]
        if slip.actor and own and all(one.quote.ref in wrong for one in own):
            found.add(slip.actor)
    return frozenset(found)


def _posts(report: Report) -> Iterator[_Post]:
    states = load_actors().actors
    for start, end in report.sentences:
        text = report.text[start:end]
        for code, first, last in actors_in(text):
            if code not in states or states[code].kind != STATE:
                continue
            title = BEFORE.match(text[last:])
            person = PERSON.match(text, last + title.end()) if title else AFTER.search(text[:first])
            if person:
                yield _Post(person=_plain(person[1]), state=code, quote=report.quote(start, end))


def _plain(name: str) -> str:
    """A name without forms of address before it."""
    words = name.split()
    forms = ADDRESS | load_person_words().honorifics
    while len(words) > 1 and words[0] in forms:
        words = words[1:]
    return " ".join(words)


def _by_person(posts: Sequence[_Post]) -> list[list[_Post]]:
    """Posts of one person: names of which one holds all words of the other."""
    groups: list[list[_Post]] = []
    for one in sorted(posts, key=lambda post: -len(post.person.split())):
        words = set(one.person.split())
        group = next((each for each in groups if words <= set(each[0].person.split())), None)
        groups.append([one]) if group is None else group.append(one)
    return groups


def _is_borne_out(slip: _Post, others: Sequence[_Post]) -> bool:
    """Whether the others agree in two reports and more, or the list of office-holders has the person as theirs."""
    if len({one.state for one in others}) > 1:
        return False
    names = {slip.person, *(one.person for one in others)}
    known = {one.of for one in load_actors().persons if names & {one.name, *one.also}}
    return len({one.quote.report for one in others}) > 1 or (others[0].state in known and slip.state not in known)


def _slip(slip: _Post, others: Sequence[_Post], origins: Origins) -> Disagreement:
    quotes = tuple(dict.fromkeys(post.quote for post in others))
    person = max((post.person for post in (slip, *others)), key=len)
    wrong, right = display_name(slip.state), display_name(others[0].state)
    return Disagreement(
        topic=f"office of {person}", actor=slip.state, kind=DisagreementKind.OUTLIER,
        says=f"Report {report_refs([slip.quote])} alone has {person} in office in {wrong}; {report_refs(quotes)} "
             f"{'has' if len({one.report for one in quotes}) == 1 else 'have'} {person} in office in {right}. "
             "Most likely a slip.",
        sides=(
            Side(says=f"in office in {wrong}", evidence=(slip.quote,), n_origins=1, when=UNKNOWN_WHEN),
            Side(says=f"in office in {right}", evidence=quotes, n_origins=origins.count_quotes(quotes),
                 when=UNKNOWN_WHEN),
        ),
    )  # fmt: skip
