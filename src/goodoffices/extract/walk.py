"""One sentence on the walk through a report: what is named in it, what is resolved so far, and whose a noun is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from goodoffices.codebook.speech import load_speech
from goodoffices.codebook.words import Role
from goodoffices.extract.document import Mention
from goodoffices.extract.names import Found
from goodoffices.extract.person_spans import Span
from goodoffices.extract.persons import Person
from goodoffices.extract.scene import Heard, Scene
from goodoffices.extract.view import View

SEATS = frozenset(("minister", "ministry", "secretary", "department"))  # offices that are of something, and of a state
PLURALS = ("NNS", "NNPS")
# Modifiers that say whose a noun is, the surest first, with the prepositions that a "nmod" needs.
OWNERS: tuple[tuple[tuple[str, ...], tuple[str, ...] | None], ...] = (
    (("nmod:poss",), None),
    (("amod", "compound", "nmod:desc", "nmod:unmarked"), None),
    (("nmod",), ("of", "for")),
    (("nmod",), ("in", "from")),
    (("appos",), None),
)
BACKED = ("-backed", "-aligned", "-allied", "-supported", "-sponsored", "-funded", "-armed", "-linked", "-affiliated")
SWORN = frozenset("loyal allied ally aligned align faithful answerable".split())  # to whom, his own they are
GATHERINGS = frozenset(("summit",))  # bodies that meet in a place which is not theirs
LEANING = ("nmod", "amod", "compound", "conj", "flat", "appos")  # words that are subject with the word above them

Meant = tuple[tuple[str, ...], str | None]  # whom a word means: actors, and the person's name


@dataclass(slots=True, kw_only=True)
class Walk:
    """The state of the walk through one sentence.

    Attributes:
        view: The sentence.
        scene: What is in mind at this place.
        names: Names of actors by the index of their head words.
        inside: Names of actors by every word of theirs.
        persons: Names of persons by their first words.
        mentions: What is resolved so far, by the index of the head words.
    """

    view: View
    scene: Scene
    names: dict[int, Found]
    inside: dict[int, Found]
    persons: dict[int, Span]
    mentions: dict[int, Mention] = field(default_factory=dict)

    @property
    def number(self) -> int:
        """Number of the sentence."""
        return self.view.sentence.number

    def add(
        self, head: int, actors: tuple[str, ...], role: Role, kind: str, *, span: Span | None = None,
        person: str | None = None, place: bool = False, plural: bool = False,
    ) -> None:  # fmt: skip
        """Take a mention; the scene hears it. The first mention of a word stays."""
        tokens = self.view.tokens
        first, last = span or (head, head + 1)
        mention = Mention(
            sentence=self.number, start=tokens[first].start, end=tokens[last - 1].end, token=head,
            actors=actors, role=role, kind=kind, person=person, is_place=place,
        )  # fmt: skip
        self.mentions.setdefault(head, mention)
        if actors or person:
            is_plural = plural or tokens[head].xpos in PLURALS
            noun = self.view.lemma(head).lower() if kind in ("noun", "pronoun") else ""
            heard = Heard(mention=mention, is_subject=self._is_subject(head), is_plural=is_plural, noun=noun)
            self.scene.heard.append(heard)

    def _is_subject(self, head: int) -> bool:
        rel, above = self.view.rel(head), self.view.head(head)
        if rel in LEANING and above >= 0 and (rel == "conj" or self.scene.roles.role(self.view.lemma(above))):
            return self._is_subject(above)
        token = self.view.tokens[head]
        if token.rel == "nmod:poss" and token.upos == "PROPN":  # "Exland's border service said its men"
            return self.view.rel(above) == "nsubj" and self.view.lemma(above) in load_speech().institutions
        return rel == "nsubj" or (rel == "root" and self.view.tokens[head].upos != "VERB")

    def person_of(self, places: Iterable[int]) -> Person | None:
        """The person that the last of some words names; None where none of them names one."""
        words = [self.view.tokens[place].text for place in places]
        return next((one for word in reversed(words) if (one := self.scene.person(word))), None)

    def actors_of(self, place: int) -> tuple[str, ...]:
        """Actors of a noun by its own words: the name it is, or the names that modify it."""
        if place in self.mentions:
            return self.mentions[place].actors
        if place in self.names:
            return (self.names[place].code,)
        is_gathering = self.view.lemma(place) in GATHERINGS
        for rels, cases in OWNERS:
            if is_gathering and cases == ("in", "from"):
                continue
            children = self.view.children(place, *rels)
            fitting = (one for one in children if cases is None or self.case(one) in cases)
            owners = [one for one in fitting if not self._only_stands_by(one)]
            codes = [code for owner in owners for one in self.view.conjuncts(owner) for code in self._of_modifier(one)]
            if codes:
                return tuple(dict.fromkeys(codes))
        return ()

    def sworn_to(self, place: int) -> tuple[str, ...]:
        """Actors to whom those that a noun means are loyal: "forces loyal to the general"."""
        view = self.view
        sworn = [one for one in view.children(place, "amod", "acl") if view.lemma(one) in SWORN]
        objects = [
            one for each in sworn for one in view.children(each, "obl", "nmod") if view.case(one) in ("to", "with")
        ]
        codes = [code for one in objects for code in self._of_modifier(one) or self._of_person(one)]
        return tuple(dict.fromkeys(codes))

    def _of_person(self, place: int) -> tuple[str, ...]:
        person = self.person_of(self.view.subtree(place))
        return (person.actor,) if person is not None and person.actor else ()

    def case(self, place: int) -> str:
        """Preposition of a noun, or of the name that it ends, which the parser may hang on the name's first word."""
        name = self.inside.get(place)
        words = range(name.first, name.last) if name is not None else ()
        return self.view.case(place) or next((case for one in words if (case := self.view.case(one))), "")

    def _of_state(self, place: int) -> tuple[str, ...]:
        """The state at the end of what a ministry is for: "minister of foreign affairs of Exland"."""
        children = (one for one in self.view.children(place, "nmod") if self.case(one) == "of")
        named = (self.names.get(one) or self.inside.get(one) for one in children)
        return tuple(one.code for one in named if one is not None)

    def _only_stands_by(self, place: int) -> bool:
        """Whether a name only tells who stands behind a body: "the Exland-backed group"."""
        written = "".join(token.text.lower() for token in self.view.tokens[place + 1 : place + 3])
        return written.startswith(BACKED)

    def _of_modifier(self, place: int) -> tuple[str, ...]:
        """Actors of a word that modifies a noun: as a name, a part of one, or a noun for a part of an actor."""
        if place in self.mentions:
            return self.mentions[place].actors
        named = self.names.get(place) or self.inside.get(place)
        if named is not None:
            return (named.code,)
        roles, lemma = self.scene.roles, self.view.lemma(place)
        is_noun = self.view.tokens[place].upos in ("NOUN", "PROPN")
        if self.view.case(place) == "of" and self.view.lemma(self.view.head(place)) in SEATS:
            return self._of_state(place)
        return self.actors_of(place) if is_noun and (roles.role(lemma) or lemma in roles.anaphora) else ()


def walk_of(view: View, found: list[Found], spans: list[Span], scene: Scene) -> Walk:
    """The walk at the beginning of a sentence, with the names found in it."""
    return Walk(
        view=view, scene=scene, persons={span[0]: span for span in spans},
        names={view.top(one.first, one.last): one for one in found},
        inside={place: one for one in found for place in range(one.first, one.last)},
    )  # fmt: skip
