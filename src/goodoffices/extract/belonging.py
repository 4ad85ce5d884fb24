"""Whose a person is, where no title says so: weighed from all that the reports read together tell of both.

Every actor that the reports name is weighed against the others, by where and as what it stands in the sentences that
name the person and in those before; a conditional logistic model (McFadden 1974), fitted by training/persons.py.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib import resources

from goodoffices.codebook.actors import ActorTable
from goodoffices.codebook.roles import RoleTable, load_roles
from goodoffices.extract.names import Found
from goodoffices.extract.person_spans import Span
from goodoffices.extract.persons import describe, keys_of
from goodoffices.extract.view import View

MOST = 12  # actors named most often, of whom a person may be
GAPS = (1, 4, 9)  # words between a person and an actor at most: beside, near, off, else far
BETWEEN = frozenset("facilitator mediator intermediary go-between guarantor convenor convener".split())
"""Titles of those who stand between the parties, and are no party's."""
CASES = frozenset("in from to with of for against by between on at and".split())

Features = dict[str, float]
Holders = Mapping[tuple[str, str], frozenset[str]]  # persons by office and actor


@dataclass(slots=True)
class Told:
    """What is told of one person.

    Attributes:
        n: In how many places she is named.
        n_acts: In how many of them she is a subject.
        titles: Nouns of the offices that she is given.
        actors: How often each reason was met, by actor.
    """

    n: int = 0
    n_acts: int = 0
    titles: Counter[str] = field(default_factory=Counter)
    actors: dict[str, Counter[str]] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The office she is given most; "" where none."""
        return min(self.titles, key=lambda one: (-self.titles[one], one), default="")

    @property
    def is_described(self) -> bool:
        """Whether a title, or what stands beside the name, ties her to an actor anywhere."""
        return any(reasons["described"] or reasons["beside"] for reasons in self.actors.values())

    def note(self, code: str, reason: str) -> None:
        """Count a reason for an actor."""
        self.actors.setdefault(code, Counter())[reason] += 1


def told_of_persons(
    views: Sequence[View], found: Sequence[list[Found]], spans: Sequence[list[Span]]
) -> dict[str, Told]:
    """What a report tells of each person whom it names, by surname.

    Args:
        views: Its sentences.
        found: The names of actors in each.
        spans: The names of persons in each.
    """
    told: dict[str, Told] = {}
    roles = load_roles()
    for place, view in enumerate(views):
        before = (views[place - 1], found[place - 1]) if place else None
        for span in spans[place]:
            keys = keys_of(view.text(*span))
            if keys:
                times = ("", "first ") if keys[0] not in told else ("",)
                one = told.setdefault(keys[0], Told())
                one.n += 1
                _tell(one, view, span, found[place], before, times, roles)
    return told


def _tell(
    one: Told, view: View, span: Span, found: list[Found], before: tuple[View, list[Found]] | None,
    times: tuple[str, ...], roles: RoleTable,
) -> None:  # fmt: skip
    """Count the reasons of one place where a person is named."""
    title, owner, _ = describe(view, span, found, roles)
    if title:
        one.titles[title] += 1
    one.n_acts += view.rel(view.top(*span)) == "nsubj"
    reasons = [(hit.code, reason) for hit in found if hit.kind != "person" for reason in _reasons(view, span, hit)]
    nearest = _nearest(view, span, found, before[1] if before else [])
    if nearest:
        reasons.append((nearest, "nearest"))
    if owner:
        reasons.append((owner, "described" if title else "beside"))
    for hit in before[1] if before else ():
        reasons.append((hit.code, "sentence before"))
        if before and _is_subject(before[0], hit):
            reasons.append((hit.code, "subject before"))
    for code, reason in reasons:
        for time in times:
            one.note(code, time + reason)


def _nearest(view: View, span: Span, found: list[Found], before: list[Found]) -> str | None:
    """The subject before a person in her sentence, else who is named last before her, else first in the one before."""
    here = [hit for hit in found if hit.last <= span[0] and hit.kind != "person"]
    subjects = [hit for hit in here if _is_subject(view, hit)]
    order = [*subjects[:1], *here[-1:], *before[:1]]
    return order[0].code if order else None


def _reasons(view: View, span: Span, hit: Found) -> Iterable[str]:
    """Where an actor stands, seen from a person in its sentence, and as what."""
    side = "before" if hit.last <= span[0] else "after"
    gap = span[0] - hit.last if side == "before" else hit.first - span[1]
    near = next((place for place, most in enumerate(GAPS) if gap <= most), len(GAPS))
    yield f"{side} {near} {hit.kind}"
    if _is_subject(view, hit):
        yield f"subject {side}"
        if view.head(view.top(hit.first, hit.last)) in _sayings(view, span):
            yield "said of"
    if hit.last < len(view) and view.tokens[hit.last].text in ("'s", "’s"):
        yield f"owner {side} {near}"
    case = view.lemma(hit.first - 1) if hit.first else ""
    if case in CASES:
        yield f"{case} {side} {near}"


def _sayings(view: View, span: Span) -> list[int]:
    """The heads of what a person says: "Exland is ready, Ada Brandt said"."""
    head = view.top(*span)
    while view.rel(head) in ("flat", "appos", "compound", "nmod") and view.head(head) >= 0:
        head = view.head(head)
    verb = view.head(head)
    if view.rel(head) != "nsubj" or verb < 0:
        return []
    above = [view.head(verb)] if view.rel(verb) == "parataxis" else []
    return [*view.children(verb, "ccomp", "parataxis"), *above]


def _is_subject(view: View, hit: Found) -> bool:
    return view.rel(view.top(hit.first, hit.last)) == "nsubj"


def pooled(many: Iterable[Mapping[str, Told]]) -> dict[str, Told]:
    """What several reports tell of each person."""
    total: dict[str, Told] = {}
    for told in many:
        for key, one in told.items():
            both = total.setdefault(key, Told())
            both.n += one.n
            both.n_acts += one.n_acts
            both.titles.update(one.titles)
            for code, reasons in one.actors.items():
                both.actors.setdefault(code, Counter()).update(reasons)
    return total


def holders_of(told: Mapping[str, Told]) -> Holders:
    """By office and actor, the persons of whom the reports say that they hold it."""
    found: dict[tuple[str, str], set[str]] = {}
    for key, one in told.items():
        if title := one.title:
            for code in (code for code, reasons in one.actors.items() if reasons["described"]):
                found.setdefault((title, code), set()).add(key)
    return {office: frozenset(keys) for office, keys in found.items()}


@dataclass(frozen=True, kw_only=True)
class Company:
    """Among whom persons are met.

    Attributes:
        told: What is told of each person, by surname.
        shares: In how many sentences each actor is named.
        parties: The parties to the dispute.
        third_parties: The would-be mediators.
        table: Known actors, for their kinds.
        holders: Who holds which office for whom.
    """

    told: Mapping[str, Told]
    shares: Counter[str]
    parties: tuple[str, ...]
    third_parties: tuple[str, ...]
    table: ActorTable
    holders: Holders = field(default_factory=dict)

    def options(self, key: str) -> list[str]:
        """The actors that a person may belong to: those named most, and those told beside her."""
        return sorted({*self.named_most, *self.told[key].actors})

    @cached_property
    def named_most(self) -> tuple[str, ...]:
        """The actors named most, the first the most."""
        return tuple(sorted(self.shares, key=lambda code: (-self.shares[code], code))[:MOST])

    def features(self, key: str) -> list[tuple[str, Features]]:
        """Each option with what speaks for it."""
        return [(code, self._features(key, code)) for code in self.options(key)]

    def _features(self, key: str, code: str) -> Features:
        one, kind = self.told[key], self.table.kind(code)
        title = one.title
        part = "party" if code in self.parties else "third" if code in self.third_parties else "other"
        row = {reason: count / one.n for reason, count in one.actors.get(code, Counter()).items()}
        row["share"] = self.shares[code] / max([1, *(self.shares[most] for most in self.named_most[:1])])
        row |= {kind: 1.0, part: 1.0, f"{title} {kind}": 1.0, f"{title} {part}": 1.0, f"{kind} {part}": 1.0}
        row["taken"] = float(bool(self.holders.get((title, code), frozenset()) - {key}))
        return row

    def owner(self, key: str, least: float) -> str | None:
        """Whose a person is; None where no actor is as likely as that, or where she has no title and does nothing."""
        if key not in self.told or not (self.told[key].title or self.told[key].n_acts):
            return None
        weights = load_weights()
        odds = {
            code: math.fsum(weights.get(name, 0.0) * value for name, value in row.items())
            for code, row in self.features(key)
        }
        best = max(sorted(odds), key=lambda code: odds[code], default=None)
        if best is None:
            return None
        if self.told[key].title in BETWEEN and best in self.parties:
            return None
        share = 1 / math.fsum(math.exp(min(50.0, one - odds[best])) for one in odds.values())
        return best if share >= least else None


@lru_cache(maxsize=1)
def load_weights() -> dict[str, float]:
    """The fitted weights by feature; features not named weigh nothing."""
    text = (resources.files("goodoffices.languages.en") / "persons.json").read_text(encoding="utf-8")
    return {name: float(weight) for name, weight in json.loads(text).items()}
