"""Every mention of a sentence, resolved with what is in mind at that place."""

from __future__ import annotations

import re

from goodoffices.codebook.names import load_person_words
from goodoffices.codebook.speech import load_speech
from goodoffices.codebook.words import Role
from goodoffices.extract.document import Mention
from goodoffices.extract.names import Found
from goodoffices.extract.persons import Person
from goodoffices.extract.scene import Heard, Scene
from goodoffices.extract.view import View

PLACE_CASES = frozenset(
    [
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "across",
        "into",
        "around",
        "over",
        "through",
        "throughout",
        "beside",
        "via",
        "from",
    ]
)
FIRST = frozenset(["we", "us", "our", "ours", "ourselves", "i", "me", "my", "mine", "myself"])
THIRD = frozenset(["it", "its", "itself"])
HE, SHE = frozenset(["he", "him", "his", "himself"]), frozenset(["she", "her", "hers", "herself"])
THEY = frozenset(["they", "them", "their", "theirs", "themselves"])
BOTH = frozenset(["both", "two", "either", "neither", "rival", "respective", "opposing", "warring", "each"])
DEFINITE = frozenset(
    ["the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my", "both", "either", "neither"]
)
AT_HOME = frozenset("government authority authorities state regime cabinet army military junta".split())
HEADS = frozenset("minister president premier chancellor king queen".split())
MODIFIERS = ("nmod:poss", "amod", "compound", "nmod:desc", "nmod", "flat", "appos", "nmod:unmarked")


def resolve_sentence(
    view: View, found: list[Found], spans: list[tuple[int, int]], scene: Scene, text: str
) -> list[Mention]:
    """Mentions of one sentence in order; the scene is moved on past it."""
    resolver = _Resolver(view, found, spans, scene, text)
    return resolver.walk()


class _Resolver:
    """One sentence's walk. A class, for its many small questions share the same five things."""

    def __init__(self, view: View, found: list[Found], spans: list[tuple[int, int]], scene: Scene, text: str) -> None:
        self.view, self.scene, self.text = view, scene, text
        self.names = {self._head(one.first, one.last): one for one in found}
        self.inside = {place: one for one in found for place in range(one.first, one.last)}
        self.persons = {span[0]: span for span in spans}
        self.mentions: dict[int, Mention] = {}

    def _head(self, first: int, last: int) -> int:
        return next((place for place in range(first, last) if not first <= self.view.head(place) < last), first)

    def walk(self) -> list[Mention]:
        """Mentions in order of their first characters."""
        self._label()
        place = 0
        while place < len(self.view):
            place = self._step(place)
        self._nouns_behind()
        self._speaker()
        return sorted(self.mentions.values(), key=lambda one: (one.start, one.end))

    def _label(self) -> None:
        """A speaker set before the sentence, as in a transcript."""
        label = self.view.sentence.label
        if not label or re.search(r"(?i)question|^q$|reporter|journalist|moderator|correspondent|\d", label):
            return
        words = [word.strip(",.") for word in label.split()]
        person = next((one for word in reversed(words) if (one := self.scene.person(word))), None)
        if person is not None:
            self.scene.speaker = (person.actor, person.name)
        elif self.scene.home:
            self.scene.speaker = (self.scene.home, "")

    def _step(self, place: int) -> int:
        """Take the mention that begins at a token; where to go on."""
        name = self.inside.get(place)
        if name is not None and name.first == place:
            self._take_name(name)
            return name.last
        if place in self.persons:
            first, last = self.persons[place]
            self._take_person(first, last)
            return max(last, place + 1)
        token = self.view.tokens[place]
        if token.upos == "PROPN" and self.scene.person(token.text) and token.text not in load_person_words().honorifics:
            last = place + 1
            while (
                last < len(self.view)
                and self.view.tokens[last].upos == "PROPN"
                and self.scene.person(self.view.tokens[last].text)
            ):
                last += 1
            self._take_person(place, last)
            return last
        if token.upos in ("PRON", "DET", "NUM") or token.xpos == "PRP$":
            self._pronoun(place)
        elif token.upos in ("NOUN", "PROPN", "ADJ", "VERB"):
            self._noun(place)
        return place + 1

    def _take_name(self, name: Found) -> None:
        head = self._head(name.first, name.last)
        role = Role.ARMED if self.scene.kind(name.code) == "group" and name.code not in ("NUG",) else Role.GOV
        noun = self.view.head(head)
        kind = name.kind
        if kind in ("demonym", "name", "capital") and noun >= 0 and self._modifies(head):
            role = self.scene.roles.role(self.view.lemma(noun)) or role
        if kind == "demonym" and self.view.tokens[head].xpos in ("NNS", "NNPS") and not self._modifies(head):
            role = Role.GOV
        person = self.view.text(name.first, name.last) if kind == "person" else None
        self._add(
            head, name.first, name.last, (name.code,), role, kind, person=person, place=self._is_place(head, name.kind)
        )

    def _modifies(self, head: int) -> bool:
        return self.view.tokens[head].rel in ("amod", "compound", "nmod:poss") or (
            self.view.rel(head) == "nmod" and self.view.case(head) in ("of", "for", "in", "from")
        )

    def _is_place(self, head: int, kind: str) -> bool:
        """Whether a name tells where: governed by a preposition of place under a verb or an event."""
        case = self.view.case(head)
        if not case or case.split()[0] not in PLACE_CASES or kind == "demonym":
            return False
        above = self.view.head(head)
        return not (above >= 0 and self.view.rel(head) == "nmod" and self.scene.roles.role(self.view.lemma(above)))

    def _take_person(self, first: int, last: int) -> None:
        word = next(
            (
                self.view.tokens[place].text
                for place in range(last - 1, first - 1, -1)
                if self.scene.person(self.view.tokens[place].text)
            ),
            None,
        )
        person = self.scene.person(word) if word else None
        if person is None:
            return
        head = self._head(first, last)
        actors = (person.actor,) if person.actor else ()
        role = person.role
        if person.actor and self.scene.kind(person.actor) == "group" and role is Role.GOV:
            role = Role.ARMED
        self._add(head, first, last, actors, role, "person", person=person.name)
        above = self.view.head(head)
        title = above if above >= 0 and self.view.tokens[head].rel in ("flat", "appos", "nmod:desc") else None
        if title is not None and self.scene.roles.role(self.view.lemma(title)) and title not in self.mentions:
            self._add(title, title, title + 1, actors, role, "person", person=person.name)

    def _pronoun(self, place: int) -> None:
        token = self.view.tokens[place]
        word = token.text.lower()
        number = self.view.sentence.number
        plural = False
        person: str | None = None
        actors: tuple[str, ...] = ()
        if word in FIRST:
            actors, person = self._speaking(place)
        elif word in THIRD and token.rel != "expl":
            actors = self.scene.last_actor(number, person_too=False) or self.scene.last_actor(number)
        elif word in HE or word in SHE:
            known = self.scene.last_person("m" if word in HE else "f", number)
            actors, person = (known.actors, known.person) if known else ((), None)
        elif word in THEY:
            actors, plural = self.scene.plural(number), True
        elif (
            word in ("both", "neither", "either", "each") and self.view.rel(place) != "det" and not self._counted(place)
        ):
            actors, plural = self.scene.parties, True
        else:
            return
        self._add(place, place, place + 1, actors, Role.GOV, "pronoun", person=person, plural=plural)

    def _counted(self, place: int) -> bool:
        """Whether "both" or "each" stands beside a noun that says of what, or before "and"."""
        return self.view.rel(place) in ("cc", "advmod") or bool(self.view.children(place, "nmod"))

    def _speaking(self, place: int) -> tuple[tuple[str, ...], str | None]:
        """Who "we" is: whom this sentence cites, else who spoke last, else the report itself."""
        for token in range(len(self.view)):
            if self.view.lemma(token) in load_speech().verbs and self.view.is_verb(token):
                subject = self.view.child(token, "nsubj")
                if subject is not None and subject != place:
                    actors, person = self._cited(subject)
                    if actors or person:
                        return actors, person
        actor, person_before = self.scene.speaker
        if actor or person_before:
            return (actor,) if actor else (), person_before or None
        return (self.scene.home,) if self.scene.home else (), None

    def _cited(self, subject: int) -> tuple[tuple[str, ...], str | None]:
        """The actor and the person that the subject of a verb of saying means, which may stand further on."""
        if subject in self.mentions:
            return self.mentions[subject].actors, self.mentions[subject].person
        first, last = next(
            (span for span in self.persons.values() if span[0] <= subject < span[1]), (subject, subject + 1)
        )
        words = [self.view.tokens[one].text for one in range(first, last) if self.view.tokens[one].upos == "PROPN"]
        person = next((one for word in reversed(words) if (one := self.scene.person(word))), None)
        if person is not None:
            return ((person.actor,) if person.actor else ()), person.name
        return self.actors_of(subject), None

    def _noun(self, place: int) -> None:
        """A common noun that stands for an actor: a minister, a ministry, "both sides", "the alliance"."""
        lemma = self.view.lemma(place)
        roles = self.scene.roles
        role = roles.role(lemma)
        if self._pair(place, lemma):
            return
        if role is None and lemma not in roles.anaphora:
            return
        if self.view.tokens[place].rel in ("compound", "amod", "nmod:desc") and lemma not in (
            "government",
            "opposition",
            "rebel",
            "army",
        ):
            return
        actors = self.actors_of(place)
        kind, person = "noun", None
        if self._is_armed(place, role) and not any(self.scene.kind(one) == "group" for one in actors):
            actors = self.scene.armed[:1] or actors
        if not actors:
            actors, person = self._anaphor(place, lemma)
        if not actors:
            return
        if self.scene.kind(actors[0]) == "group" and role in (None, Role.GOV):
            role = Role.ARMED
        plural = self.view.tokens[place].xpos in ("NNS", "NNPS")
        self._add(place, place, place + 1, actors, role or Role.GOV, kind, person=person, plural=plural)

    def _is_armed(self, place: int, role: Role | None) -> bool:
        """Whether a noun means those in arms against a state: "Honduran rebels", "its fighters", "a rebel group"."""
        if role is Role.ARMED and self.view.lemma(place) not in ("movement", "group", "front"):
            return True
        beside = [self.view.lemma(one) for one in self.view.children(place, "amod", "compound")]
        return any(self.scene.roles.role(one) is Role.ARMED or one in ("armed", "separatist") for one in beside)

    def _pair(self, place: int, lemma: str) -> bool:
        """The words "Both sides", "the two capitals", "the parties", "neither government": the parties."""
        token = self.view.tokens[place]
        words = {self.view.lemma(one) for one in self.view.kids[place]}
        numbers = {
            self.view.lemma(one)
            for one in self.view.children(place, "nummod", "det", "amod", "det:predet", "cc:preconj")
        }
        bare = (
            lemma in ("party", "side", "belligerent", "disputant", "rival", "foe")
            and token.xpos == "NNS"
            and not self._modified(place)
        )
        if lemma not in self.scene.roles.pairs or not (numbers & BOTH or bare) or len(self.scene.parties) < 2:
            return False
        if numbers & {"two"} and "the" not in words and not words & {"these", "those", "its"}:
            return False
        both = self.actors_of(place)
        self._add(
            place,
            place,
            place + 1,
            both
            if len(both) > 1
            else self.scene.parties[:2]
            if "two" in numbers or "both" in numbers
            else self.scene.parties,
            Role.GOV,
            "group",
            plural=True,
        )
        return True

    def _modified(self, place: int) -> bool:
        return any(one in self.inside or self.view.case(one) == "of" for one in self.view.children(place, *MODIFIERS))

    def actors_of(self, place: int) -> tuple[str, ...]:
        """Actors of a noun by its own words: the name it is, or the names that modify it."""
        if place in self.mentions:
            return self.mentions[place].actors
        if place in self.names:
            return (self.names[place].code,)
        for rels, cases in (
            (("nmod:poss",), None),
            (("amod", "compound", "nmod:desc", "nmod:unmarked"), None),
            (("nmod",), ("of", "for")),
            (("nmod",), ("in", "from")),
            (("appos",), None),
            (("acl",), None),
        ):
            codes: list[str] = []
            for child in self.view.children(place, *rels):
                if (cases is not None and self.view.case(child) not in cases) or self.view.rel(child) == "acl":
                    continue
                for one in self.view.conjuncts(child):
                    codes += self._of_modifier(one)
            if codes:
                return tuple(dict.fromkeys(codes))
        return ()

    def _of_modifier(self, place: int) -> list[str]:
        if place in self.mentions:
            return list(self.mentions[place].actors)
        if place in self.names:
            return [self.names[place].code]
        if place in self.inside:
            return [self.inside[place].code]
        token = self.view.tokens[place]
        if token.upos in ("NOUN", "PROPN") and (
            self.scene.roles.role(self.view.lemma(place)) or self.view.lemma(place) in self.scene.roles.anaphora
        ):
            return list(self.actors_of(place))
        return []

    def _anaphor(self, place: int, lemma: str) -> tuple[tuple[str, ...], str | None]:
        """Whom a bare noun points back to."""
        view, scene = self.view, self.scene
        number = view.sentence.number
        dets = {view.lemma(one) for one in view.children(place, "det", "nmod:poss")}
        regions = [
            view.tokens[one].text
            for one in view.children(place, "amod", "compound")
            if view.tokens[one].text[:1].isupper()
        ]
        adjectives = [view.lemma(one) for one in view.children(place, "amod", "compound")]
        if view.tokens[place].upos in ("PROPN",) and not dets and lemma not in ("government", "opposition"):
            return (), None
        if lemma in ("neighbour", "neighbor", "rival", "adversary", "foe"):
            return self._other_party(place), None
        if lemma in ("side", "party") and "other" in adjectives:
            return scene.others((scene.last_actor(number) or ("",))[0]), None
        region = [" ".join([*regions]), *regions]
        if regions and lemma in scene.roles.anaphora:
            return scene.by_noun(lemma, region, number), None
        if lemma in scene.roles.persons:
            return self._office(place, lemma, dets)
        role = scene.roles.bodies.get(lemma)
        if role in (Role.PUBLIC, Role.MIL, Role.OPPOSITION):
            parties = scene.last_actor(number, kinds=("state",), among=scene.parties) if dets & {"the"} else ()
            return scene.state_at_home or parties or scene.last_actor(number, kinds=("state",)), None
        if lemma == "ministry" and scene.home and not dets & {"this", "that", "its", "their", "his", "her"}:
            return (scene.home,), None
        if lemma in AT_HOME and not dets & {"this", "that", "its", "their", "his", "her"}:
            at_home = scene.state_at_home or scene.last_actor(number, kinds=("state",), among=scene.parties)
            if at_home:
                return at_home, None
        if not dets & DEFINITE and lemma not in ("government", "officials", "authorities"):
            return (), None
        return (
            (scene.by_noun(lemma, [], number), None)
            if lemma in scene.roles.anaphora
            else (
                scene.last_actor(number)
                if lemma in scene.roles.bodies
                and dets & {"the"}
                and lemma not in ("side", "statement", "state", "council", "team", "committee")
                else (),
                None,
            )
        )

    def _office(self, place: int, lemma: str, dets: set[str]) -> tuple[tuple[str, ...], str | None]:
        """The words "The minister", "a spokesman", "the envoy"."""
        number = self.view.sentence.number
        if dets & {"the", "that", "this"} or not dets:
            known = self.scene.last_person("", number, title=lemma)
            if known is not None:
                return known.actors, known.person
            only: Person | None = self.scene.titled(lemma)
            if only is not None:
                return ((only.actor,) if only.actor else ()), only.name
        role = self.scene.roles.persons[lemma]
        if role is Role.EXPERT:
            return (), None
        if role in (Role.MIL, Role.PUBLIC, Role.OPPOSITION):
            mine = self.scene.last_actor(number, kinds=("state",), among=self.scene.parties)
            if self.scene.state_at_home or mine:
                return self.scene.state_at_home or mine, None
        if self.view.tokens[place].xpos in ("NNS", "NNPS") and not dets and lemma not in ("official", "diplomat"):
            return (), None
        if lemma in HEADS:
            mine = self.scene.state_at_home or self.scene.last_actor(number, kinds=("state",), among=self.scene.parties)
            if mine:
                return mine, None
        return self.scene.last_actor(number, kinds=("state", "organisation", "group")), None

    def _other_party(self, place: int) -> tuple[str, ...]:
        owner = self.view.child(place, "nmod:poss")
        code = (self.actors_of(owner) if owner is not None else ()) or self.scene.last_actor(self.view.sentence.number)
        return self.scene.others(code[0]) if code and code[0] in self.scene.parties else ()

    def _nouns_behind(self) -> None:
        """Nouns whose modifier came after them ("the foreign minister of Kenya") were taken with it."""

    def _add(
        self, head: int, first: int, last: int, actors: tuple[str, ...], role: Role, kind: str, *,
        person: str | None = None, place: bool = False, plural: bool = False,
    ) -> None:  # fmt: skip
        tokens = self.view.tokens
        mention = Mention(
            sentence=self.view.sentence.number, start=tokens[first].start, end=tokens[last - 1].end, token=head,
            actors=actors, role=role, kind=kind, person=person, is_place=place,
        )  # fmt: skip
        self.mentions.setdefault(head, mention)
        if actors or person:
            self.scene.heard.append(
                Heard(
                    mention=mention,
                    is_subject=self._is_subject(head),
                    is_plural=plural or tokens[head].xpos in ("NNS", "NNPS"),
                )
            )

    def _is_subject(self, head: int) -> bool:
        rel = self.view.rel(head)
        if (
            rel in ("nmod", "amod", "compound", "conj", "flat", "appos")
            and self.view.head(head) >= 0
            and (rel == "conj" or self.scene.roles.role(self.view.lemma(self.view.head(head))))
        ):
            return self._is_subject(self.view.head(head))
        return rel == "nsubj" or (rel == "root" and self.view.tokens[head].upos != "VERB")

    def _speaker(self) -> None:
        """Who speaks in this sentence, for the quotations that follow."""
        verbs = load_speech().verbs
        for place in range(len(self.view)):
            if self.view.lemma(place) not in verbs or not self.view.is_verb(place):
                continue
            subject = self.view.child(place, "nsubj")
            mention = self.mentions.get(subject) if subject is not None else None
            if mention is None and subject is not None:
                actors = self.actors_of(subject)
                if actors:
                    self.scene.speaker = (actors[0], "")
            elif mention is not None and (mention.actors or mention.person):
                self.scene.speaker = (mention.actors[0] if mention.actors else None, mention.person or "")
