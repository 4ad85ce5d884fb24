"""What an act is about: third-party help, a mediator, the parties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from goodoffices.codebook.verbs import VerbTable
from goodoffices.extract.acts import Act
from goodoffices.extract.document import Document

AIMING = frozenset("on with to against at upon of from for".split())  # prepositions of those whom an act is aimed at


@dataclass(frozen=True, kw_only=True)
class Content:
    """What stands below an act, whoever acts.

    Attributes:
        lemmas: Lemmas of its words.
        codes: Actors named in it, in order.
        owners: Those of them whose help it is: "Oslo's offer".
        objects: Actors named as its objects, or aimed at by its prepositions.
        helps: Whether it is about third-party help for sure.
        may_help: Whether it may be: an offer, a role, a venue.
    """

    lemmas: frozenset[str]
    codes: tuple[str, ...]
    owners: tuple[str, ...]
    objects: tuple[str, ...]
    helps: bool
    may_help: bool


@dataclass(frozen=True, kw_only=True)
class About:
    """What an act is about, seen from its actor.

    Attributes:
        mediator: A third party named in it; None where none is.
        targets: Parties named in it.
        helps: Whether it is about third-party help for sure.
        may_help: Whether it may be: an offer, a role, a venue.
        lemmas: Lemmas of its words.
    """

    mediator: str | None
    targets: tuple[str, ...]
    helps: bool
    may_help: bool
    lemmas: frozenset[str]

    @property
    def is_help(self) -> bool:
        """Whether it is about third-party help: for sure, or by a mediator named beside what may be help."""
        return self.helps or (self.may_help and self.mediator is not None)


def content_of(act: Act, table: VerbTable) -> Content:
    """What stands below an act, whoever acts."""
    view, scope = act.view, act.scope
    lemmas = frozenset(view.lemma(one) for one in act.content)
    owned = [one for one in act.content if view.lemma(one) in table.helping]
    helps = bool(lemmas & (table.help_nouns | table.help_verbs) or _names_help(lemmas))
    return Content(
        lemmas=lemmas,
        codes=_each(code for one in act.content if one in scope.at for code in scope.at[one].actors),
        owners=_each(code for one in owned for _, mention in scope.owners(one) for code in mention.actors),
        objects=_each(_objects(act)), helps=helps, may_help=helps or bool(lemmas & table.help_offers),
    )  # fmt: skip


def _names_help(lemmas: frozenset[str]) -> bool:
    """Whether two words together name help: "good offices", "a third party"."""
    return {"good", "office"} <= lemmas or {"third", "party"} <= lemmas


def _each(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(codes))


def _objects(act: Act) -> Iterator[str]:
    """Actors named as objects of an act, or aimed at by its prepositions."""
    view = act.view
    for child in view.children(act.place, "obj", "iobj", "nsubj:pass", "obl"):
        is_oblique = view.rel(child) == "obl"
        if view.tokens[child].rel == "obl:agent" or (is_oblique and view.case(child) not in AIMING):
            continue
        for one in view.conjuncts(child):
            mention = act.scope.who(one)
            yield from mention.actors if mention else ()


def about(content: Content, actor: str | None, document: Document) -> About:
    """What an act is about, seen from its actor."""
    mediators = [code for code in content.codes if code not in document.parties and code != actor]
    owned = (code for code in content.owners if code in mediators)
    return About(
        mediator=next(owned, mediators[0] if mediators else None),
        targets=tuple(code for code in content.codes if code in document.parties and code != actor),
        helps=content.helps, may_help=content.may_help, lemmas=content.lemmas,
    )  # fmt: skip
