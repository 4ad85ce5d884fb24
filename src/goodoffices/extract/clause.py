"""A predicate with its participants: who does what to whom, through passives, control, relatives and coordination."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from goodoffices.codebook.words import Role
from goodoffices.extract.document import Mention
from goodoffices.extract.view import View

RELATIVE = frozenset(["who", "which", "that", "whom", "whose", "what"])
NEGATIONS = frozenset(
    ["not", "n't", "no", "never", "neither", "nor", "nobody", "nothing", "none", "hardly", "scarcely", "without"]
)
CREDITING = frozenset(
    "thank praise commend credit congratulate applaud salute blame criticise criticize condemn fault accuse"
    " suspect".split()
)
"""Verbs behind whose object "for" or "of" tells what that object has done."""

TAKING = frozenset(
    "invasion occupation annexation conquest seizure capture siege encirclement blockade partition".split()
)
"""Nouns behind which "of" tells what is taken, and not by whom."""
P = ParamSpec("P")
R = TypeVar("R")
CLAUSES = ("advcl", "parataxis", "acl:relcl", "conj", "discourse", "list")


@dataclass(frozen=True, kw_only=True)
class Scope:
    """A sentence with its resolved mentions, as the rules see it.

    Attributes:
        view: The sentence.
        at: Mentions by the index of their head words.
        parties: Parties to the dispute.
    """

    view: View
    at: dict[int, Mention]
    parties: tuple[str, ...]

    @cached_property
    def answers(self) -> dict[tuple[str, int], Any]:
        """What was asked of its words before, by the question and the word; see `once`."""
        return {}

    def who(self, place: int) -> Mention | None:
        """The mention that a noun is, or that modifies it as its owner."""
        if place in self.at:
            return self.at[place]
        token = self.view.tokens[place]
        if token.upos not in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET", "VERB"):
            return None
        for rels in (("nmod:poss",), ("amod", "compound", "nmod:desc"), ("nmod",)):
            for child in self.view.children(place, *rels):
                if (
                    self.view.rel(child) == "nmod"
                    and self.view.tokens[child].rel != "nmod:poss"
                    and self.view.case(child) not in ("of", "from", "by", "for")
                ) or self.is_taken(child):
                    continue
                found = self.at.get(child)
                if found is not None and not found.is_place:
                    return found
        return None

    def owners(self, place: int) -> list[tuple[int, Mention]]:
        """Whose a noun is: "Oslo's offer", "the Swiss offer", "an offer from X and Y", "made by X"."""
        found: list[tuple[int, Mention]] = []
        for child in (one for one in self.view.kids[place] if not self.is_taken(one)):
            rel = self.view.tokens[child].rel
            if rel in ("nmod:poss", "amod", "compound", "nmod:desc") or (
                rel in ("nmod", "obl") and self.view.case(child) in ("of", "from", "by")
            ):
                for one in self.view.conjuncts(child):
                    mention = self.who(one)
                    if mention is not None and mention.actors:
                        found.append((one, mention))
            elif rel == "acl":
                found += [
                    (one, mention)
                    for agent in self.view.children(child, "obl:agent")
                    for one in self.view.conjuncts(agent)
                    if (mention := self.who(one))
                ]
        return found

    def is_taken(self, place: int) -> bool:
        """Whether a word is what is taken: "the invasion of Exland"."""
        view = self.view
        return view.rel(place) == "nmod" and view.case(place) == "of" and view.lemma(view.head(place)) in TAKING

    def negated(self, place: int) -> bool:
        """Whether a predicate is negated: "did not", "no longer", "nobody", "neither ... nor", "has yet to"."""
        view = self.view
        for child in view.kids[place]:
            rel, lemma = view.rel(child), view.lemma(child)
            if rel in ("advmod", "det", "cc") and lemma in NEGATIONS:
                return True
            if rel in ("nsubj", "obj") and (
                lemma in NEGATIONS
                or any(view.lemma(one) in ("no", "neither") for one in view.children(child, "det", "cc:preconj"))
            ):
                return True
        if (
            view.rel(place) == "xcomp"
            and view.lemma(view.head(place)) in ("have", "fail")
            and any(view.lemma(one) == "yet" for one in view.kids[view.head(place)])
        ):
            return True
        return view.rel(place) == "conj" and any(view.lemma(one) == "nor" for one in view.children(place, "cc"))

    def subjects(self, place: int, depth: int = 0) -> list[int]:
        """Head words of those who do what a predicate says; empty where the sentence does not tell."""
        view = self.view
        if depth > 6:
            return []
        passive = bool(view.children(place, "nsubj:pass", "aux:pass")) or (
            view.tokens[place].xpos == "VBN" and view.tokens[place].rel == "acl"
        )
        if passive:
            agents = view.children(place, "obl:agent") or [
                one for one in view.children(place, "obl") if view.case(one) == "by" and self.who(one)
            ]
            return [one for agent in agents for one in view.conjuncts(agent)]
        own = [one for one in view.children(place, "nsubj") if view.tokens[one].rel != "nsubj:pass"]
        if own:
            if view.lemma(own[0]) in RELATIVE and own[0] not in self.at:
                return self._antecedent(place)
            return view.conjuncts(own[0])
        return self._inherited(place, depth)

    def doers(self, place: int) -> set[str]:
        """Actors who do what a predicate says."""
        return {code for one in self.subjects(place) if (mention := self.who(one)) for code in mention.actors}

    def _antecedent(self, place: int) -> list[int]:
        for one in [place, *self.view.ancestors(place)]:
            if self.view.tokens[one].rel in ("acl:relcl", "acl"):
                return self.view.conjuncts(self.view.head(one))
            if self.view.rel(one) not in ("conj", "xcomp"):
                break
        head = self.view.head(place)
        return self.view.conjuncts(head) if self.view.rel(place) in ("acl", "advcl") and head >= 0 else []

    def _inherited(self, place: int, depth: int) -> list[int]:
        view = self.view
        head, rel = view.head(place), view.tokens[place].rel
        if head < 0:
            return []
        if rel.startswith("conj"):
            return self.subjects(head, depth + 1)
        if rel == "xcomp":
            objects = view.children(head, "obj", "iobj")
            if objects and view.lemma(head) not in (
                "promise",
                "vow",
                "threaten",
                "make",
                "have",
                "offer",
                "pledge",
                "take",
                "lend",
                "give",
            ):
                return view.conjuncts(objects[0])
            if view.children(head, "nsubj:pass"):
                return view.conjuncts(view.children(head, "nsubj:pass")[0])
            return self.subjects(head, depth + 1)
        if rel == "advcl" and self._is_credited(place, head):
            return view.conjuncts(view.children(head, "obj", "nsubj:pass")[0])
        if rel == "advcl" and (
            view.tokens[place].xpos in ("VBG", "VB", "VBN", "JJ") or not view.children(place, "mark")
        ):
            return self.subjects(head, depth + 1)
        if rel == "acl":
            return self._owner_of(place, head, depth)
        return []

    def _is_credited(self, place: int, head: int) -> bool:
        """Whether a clause tells what the object of the verb above has done: "thanked Oslo for hosting"."""
        view = self.view
        marks = {view.lemma(one) for one in view.children(place, "mark", "case")}
        is_told = view.lemma(head) in CREDITING and bool(marks & {"for", "of"}) and not view.children(place, "nsubj")
        return is_told and bool(view.children(head, "obj", "nsubj:pass"))

    def _owner_of(self, place: int, noun: int, depth: int) -> list[int]:
        """Who does what an infinitive or participle under a noun says: the owner of "offer to", a noun."""
        if self.view.tokens[place].xpos == "VBG" and self.who(noun):
            return [noun]
        owners = [one for one, _ in self.owners(noun)]
        if owners:
            return owners
        verb = self.view.head(noun)
        return self.subjects(verb, depth + 1) if verb >= 0 and self.view.rel(noun) in ("obj", "obl", "xcomp") else []

    def content(self, place: int) -> list[int]:
        """Words below a predicate other than its subject, clauses beside it, and its own function words."""
        view = self.view
        found: list[int] = []
        for child in view.kids[place]:
            rel = view.tokens[child].rel
            if (
                rel
                in ("nsubj", "aux", "aux:pass", "cop", "punct", "cc", "mark", "advmod", "expl", "obl:agent", "csubj")
                or rel in CLAUSES
            ):
                continue
            found += [one for one in view.subtree(child) if not self._beside(one, child)]
        return sorted(found)

    def _beside(self, place: int, top: int) -> bool:
        """Whether a word lies in a relative clause or a parenthesis below the top."""
        one = place
        while one != top and one >= 0:
            if self.view.tokens[one].rel in ("acl:relcl", "parataxis"):
                return True
            one = self.view.head(one)
        return False


def roles_of(mention: Mention | None) -> Role:
    """Role of a mention; the government's where there is none."""
    return mention.role if mention else Role.GOV


def once(question: Callable[Concatenate[Scope, int, P], R]) -> Callable[Concatenate[Scope, int, P], R]:
    """A question of a word whose answer is kept with its sentence, as each statement of the sentence asks it anew."""

    @wraps(question)
    def asked(scope: Scope, place: int, /, *args: P.args, **more: P.kwargs) -> R:
        key = question.__name__, place
        if key not in scope.answers:
            scope.answers[key] = question(scope, place, *args, **more)
        return scope.answers[key]  # type: ignore[no-any-return]

    return asked
