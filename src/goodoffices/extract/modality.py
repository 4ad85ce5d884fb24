"""How a report holds a move: done, under a condition, possible, or an episode of the past."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goodoffices.codebook.words import Modality, Move
from goodoffices.extract.ahead import is_ahead
from goodoffices.extract.clause import Scope
from goodoffices.extract.heads import Cell

MODALS = frozenset(["may", "might", "could", "can"])
FUTURE = frozenset(["will", "shall", "would", "'ll"])
EXPECTING = frozenset([
    "expect", "plan", "intend", "consider", "hope", "mull", "weigh", "likely", "aim", "prepare", "set", "schedule",
    "due", "ready", "foresee", "envisage", "propose", "threaten", "contemplate", "want", "poise", "vow", "promise",
    "pledge", "willing", "possible", "able", "prepared", "slate", "want", "tip", "study", "discuss", "explore",
    "think", "ponder",
])  # fmt: skip
AWAITED = frozenset(["expect", "envisage", "foresee", "threaten", "consider", "mull", "contemplate"])
ADVERBS = frozenset(["perhaps", "possibly", "maybe", "probably", "likely", "presumably"])
STANDING = frozenset(
    (
        Move.OFFER,
        Move.DECLINE,
        Move.REQUEST,
        Move.ACCEPT,
        Move.REFUSE,
        Move.HEDGE,
        Move.ENDORSE,
        Move.OPPOSE,
        Move.URGE,
        Move.ACCUSE,
        Move.DEMAND,
    )
)
PAST_WORDS = re.compile(
    r"(?i)\b(historically|decades? ago|in the (?:19|20)\d0s|a generation ago|centur(?:y|ies) ago|years ago|in the past"
    r"|long ago|precedent|the last time|half a century|once (?:brokered|mediated))\b"
)
SURE, SURER = 0.5, 0.7  # probability of the heads at which they outvote a rule that says actual, or something else
YEAR = re.compile(r"\b(1[6-9]\d\d|20\d\d)\b(?! (?:GMT|UTC|hours|metres|tonnes|local))")


@dataclass(frozen=True, kw_only=True)
class Told:
    """What the other slots say of how a move is held.

    Attributes:
        when: ISO prefix of the move's own date, where told.
        year: Year in which the report was published; of one that looks back on the time of others, their first year.
        is_conditional: Whether a condition was found on it.
        is_outside: Whether actor and targets are others than those of the dispute: a precedent.
        is_sequel: Whether the report looks back on the time of others, so that "years ago" is no word of a precedent.
    """

    when: str | None
    year: int | None
    is_conditional: bool
    is_outside: bool
    is_sequel: bool = False


def modality_of(scope: Scope, trigger: int, move: Move, about: Told, cell: Cell | None) -> tuple[Modality, str]:
    """The modality of a move, by rule and by what the heads say, and what it rests on.

    Args:
        scope: The sentence.
        trigger: The word that tells the move.
        move: The move.
        about: What the other slots say.
        cell: What the heads say; None where they say nothing.
    """
    if about.is_conditional:
        return Modality.CONDITIONAL, "it has a condition"
    if is_ahead(scope, trigger, move):
        return Modality.POSSIBLE, "what would be concluded is still to come"
    rule = _by_rule(scope, trigger, move, about)
    if cell is None:
        return rule, "by rule, the heads say nothing"
    heads, share = cell.modality
    if heads is rule:
        return rule, f"by rule and by the heads ({share:.2f})"
    if _may_outvote(heads, rule, about, scope) and share >= (SURE if rule is Modality.ACTUAL else SURER):
        return heads, f"by the heads ({share:.2f}), by rule {rule.value}"
    return rule, f"by rule, by the heads {heads.value} ({share:.2f})"


def _may_outvote(heads: Modality, rule: Modality, about: Told, scope: Scope) -> bool:
    """Whether the heads may outvote the rule, if they are sure."""
    if heads is Modality.CONDITIONAL:  # without its span: a condition that neither found
        return False
    if rule is Modality.HISTORICAL and heads is Modality.ACTUAL:  # the sentence itself tells that it is long past
        return False
    is_recent = about.when is not None and about.year is not None and int(about.when[:4]) >= about.year
    return heads is not Modality.HISTORICAL or not (is_recent or not _looks_back(scope))


def _looks_back(scope: Scope) -> bool:
    """Whether a sentence has a verb of the past or a word for it; one all in the present tells no precedent."""
    tokens = scope.view.tokens
    is_past = any(one.xpos == "VBD" for one in tokens) or any(scope.view.lemma(n) == "have" for n in range(len(tokens)))
    return is_past or PAST_WORDS.search(" ".join(one.text for one in tokens)) is not None


def _by_rule(scope: Scope, trigger: int, move: Move, about: Told) -> Modality:
    text = " ".join(token.text for token in scope.view.tokens)
    if _is_past(text, about.when, about.year, outside=about.is_outside):
        return Modality.HISTORICAL
    if not about.is_sequel and _tells_past(scope, trigger):
        return Modality.HISTORICAL
    return Modality.POSSIBLE if is_possible(scope, trigger, move) else Modality.ACTUAL


def _is_past(text: str, when: str | None, year: int | None, *, outside: bool) -> bool:
    told = int(when[:4]) if when else None
    if told is None:
        years = [int(one) for one in YEAR.findall(text)]
        told = max(years) if years and outside else None
    if year and told and told <= year - 3:
        return True
    return bool(year and told and told <= year - 1 and outside and not (when and len(when) > 4))


def _tells_past(scope: Scope, trigger: int) -> bool:
    """Whether a word of the past stands with a move, not in a clause beside: "denies it; it has helped in the past"."""
    view = scope.view
    text = " ".join(one.text for one in view.tokens)
    ends, at = [], 0
    for one in view.tokens:
        ends.append(at := at + len(one.text) + 1)
    for match in PAST_WORDS.finditer(text):
        place = next(n for n, end in enumerate(ends) if match.end() < end)
        up, chain = [place, *view.ancestors(place)], [trigger, *view.ancestors(trigger)]
        meet = next((one for one in up if one in chain), None)
        crossed = [] if meet is None else [*up[: up.index(meet)], *chain[: chain.index(meet)]]
        if not any(view.tokens[one].rel == "parataxis" and view.is_verb(one) for one in crossed):
            return True
    return False


def is_possible(scope: Scope, trigger: int, move: Move) -> bool:
    """Whether a modal, a plan or an expectation stands over the word."""
    view = scope.view
    words = {view.lemma(one) for one in view.children(trigger, "aux", "advmod")}
    if view.lemma(trigger) in AWAITED:
        return True
    if words & ADVERBS or (words & (MODALS | FUTURE) and move not in STANDING):
        return True
    if words & {"may", "might"} and move in STANDING:
        return True
    above = view.head(trigger)
    if above < 0 or view.rel(trigger) not in ("xcomp", "ccomp", "acl", "csubj"):
        return (
            view.rel(trigger) == "root"
            and view.tokens[trigger].xpos == "VB"
            and any(view.tokens[one].text == "to" for one in view.children(trigger, "mark"))
            and move not in STANDING
        )
    if move in STANDING and view.lemma(above) not in (
        "consider",
        "mull",
        "weigh",
        "expect",
        "likely",
        "plan",
        "intend",
        "contemplate",
    ):
        return False
    if view.rel(trigger) == "xcomp" and (view.lemma(above) in EXPECTING or view.lemma(above) == "be"):
        return True
    if view.rel(trigger) == "xcomp":
        return is_possible(scope, above, move)
    return (
        view.lemma(above) in ("say", "expect", "announce")
        and view.rel(trigger) == "ccomp"
        and bool(words & FUTURE)
        and move not in STANDING
    )
