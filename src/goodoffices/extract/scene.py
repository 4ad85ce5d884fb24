"""What a reader has in mind at one place of a report: who was named, who spoke, who the parties are."""

from __future__ import annotations

from dataclasses import dataclass, field

from goodoffices.codebook.actors import ActorTable
from goodoffices.codebook.roles import RoleTable
from goodoffices.codebook.words import Role
from goodoffices.extract.document import Mention
from goodoffices.extract.names import fold_word
from goodoffices.extract.persons import Person, keys_of

FAR_BACK = 8  # sentences back to which "the ministry" points to a ministry
FRONT = 2  # sentences of which the subject is what a report is about
UNDER = 6  # sentences that a heading holds for
FACING = ("counterpart", "host", "guest", "visitor", "ally")  # officials whom a person's own word calls so
PAIR = 2
GENDERS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}


@dataclass(slots=True)
class Heard:
    """One mention as discourse remembers it, with the lemma of its noun."""

    mention: Mention
    is_subject: bool
    is_plural: bool
    noun: str = ""


@dataclass(slots=True)
class Scene:
    """The state of a walk through one report.

    Attributes:
        table: Known actors.
        roles: Nouns for parts of actors.
        parties: Parties to the dispute.
        third_parties: Would-be mediators.
        dateline: The state where the report was written; None where that is not told.
        home: The actor whose voice the report is; None where it is nobody's.
        issuer: The actor whose own text the report is; None for news.
        is_transcript: Whether it gives what is said under labels of the speakers.
        is_of_one: Whether one speaker alone answers in it.
        quoted: Sentences before which a quotation has been opened and not closed.
        persons: Persons by every part of their names.
        heard: Resolved mentions in order.
        speaker: Who spoke last, with the name.
        joined: Sentence whose subject was last several actors together, with them.
        several: By a plural noun for persons, the last sentence that tells of several actors' and whose they are.
        gathered: By number, the three actors or more that were last named in a row.
        headed: Sentence that was last a heading such as "In Exland:", with the state.
        turn: Sentence that last stood behind the label of somebody who asks.
        ordered: Sentence that last told two apart as the former and the latter, with them.
        all_codes: All actors of the report, the most named first.
    """

    table: ActorTable
    roles: RoleTable
    parties: tuple[str, ...] = ()
    third_parties: tuple[str, ...] = ()
    dateline: str | None = None
    home: str | None = None
    issuer: str | None = None
    is_transcript: bool = False
    is_of_one: bool = False
    quoted: frozenset[int] = frozenset()
    persons: dict[str, Person] = field(default_factory=dict)
    heard: list[Heard] = field(default_factory=list)
    speaker: tuple[str | None, str] = (None, "")
    joined: tuple[int, tuple[str, ...]] = (-9, ())
    gathered: dict[int, tuple[str, ...]] = field(default_factory=dict)
    several: dict[str, tuple[int, tuple[str, ...]]] = field(default_factory=dict)
    headed: tuple[int, tuple[str, ...]] = (-9, ())
    turn: int = -9
    ordered: tuple[int, tuple[Mention, ...]] = (-9, ())
    all_codes: tuple[str, ...] = ()

    def know(self, person: Person) -> None:
        """Remember a person by the parts of her name; what the report says outright wins over a guess."""
        for number, key in enumerate(keys_of(person.name)):
            old = self.persons.get(key)
            is_better = old is None or (old.actor is None and person.actor) or (not old.sure and person.sure)
            is_better = is_better or (old is not None and not old.sure and not old.title and bool(person.title))
            if is_better and (number == 0 or old is None or len(old.name) <= len(person.name)):
                self.persons[key] = person

    def know_elsewhere(self, person: Person) -> None:
        """Remember a person whom another report introduces, unless this one tells of somebody else by that name."""
        keys = keys_of(person.name)
        known = self.persons.get(keys[0]) if keys else None
        if known is None or (not known.sure and _is_same_name(keys, keys_of(known.name))):
            for key in keys:
                if key not in self.persons or self.persons[key] is known:
                    self.persons[key] = person

    def person(self, word: str) -> Person | None:
        """The person that a capitalised word names; None where nobody."""
        found = self.persons.get(fold_word(word))
        return found or (self.persons.get(fold_word(word).capitalize()) if word.isupper() and len(word) > 2 else None)

    def recent(self, *, limit: int = 40) -> list[Heard]:
        """Resolved mentions, the last first."""
        return self.heard[: -limit - 1 : -1]

    def kind(self, code: str) -> str:
        """Kind of an actor."""
        return self.table.kind(code)

    def others(self, code: str | None) -> tuple[str, ...]:
        """The parties but one: what "its neighbour" or "the other side" means for it."""
        return tuple(one for one in self.parties if one != code)

    def both(self, sentence: int) -> tuple[str, ...]:
        """The two parties that "both sides" are: of more, those named last; all, where one stands alone."""
        against_one = any(len(set(self.parties).difference(row)) == 1 for row in self.gathered.values())
        if len(self.parties) < 3 or (against_one and len(self.parties) > 3):
            return self.parties
        near = [
            one.mention for one in self.recent() if sentence - one.mention.sentence <= 2 and not one.mention.is_place
        ]
        named = dict.fromkeys(code for one in near for code in one.actors if code in self.parties)
        last = tuple(named)[:2] if len(named) > 1 else self.parties[:2]
        return tuple(one for one in self.parties if one in last)

    @property
    def issuing_party(self) -> str | None:
        """The party whose own text the report is; None where it is nobody's, or that of somebody else."""
        return self.issuer if self.issuer in self.parties else None

    @property
    def seat(self) -> str | None:
        """The party in whose state the report was written; None where that is nobody's."""
        return self.dateline if self.dateline in self.parties else None

    @property
    def armed(self) -> tuple[str, ...]:
        """The armed groups among the parties; else the one that the report names most."""
        groups = [code for code in (*self.parties, *self.all_codes) if self.table.is_armed(code)]
        mine = tuple(code for code in groups if code in self.parties)
        here = [code for code in groups if self.table.state_of(code) in self.parties]
        return mine or tuple(here[:1] or groups[:1])

    def fighters(self, of: tuple[str, ...]) -> tuple[str, ...]:
        """Those in arms in the states that are told, or in those at odds; empty where none are known there."""
        found = self.armed[:1] or self.apart[:1]
        near = {*self.parties, *(self.table.state_of(one) for one in found)}
        return found if not of or set(of) & near else ()

    @property
    def apart(self) -> tuple[str, ...]:
        """The entities that broke away from a state, parties first."""
        codes = dict.fromkeys((*self.parties, *self.all_codes))
        return tuple(code for code in codes if self.kind(code) == "state" and self.table.state_of(code))

    @property
    def state_at_home(self) -> tuple[str, ...]:
        """The state whose government faces a movement at home; empty where states are at odds, or several parties."""
        states = tuple(code for code in self.parties if self.kind(code) == "state")
        return states if len(states) == 1 and ({*self.armed, *self.opposition} & set(self.parties)) else ()

    @property
    def opposition(self) -> tuple[str, ...]:
        """The unarmed movement among the parties that is of the other's state: what "the opposition" means there."""
        groups = (code for code in self.parties if self.kind(code) == "group" and not self.table.is_armed(code))
        return tuple(code for code in groups if self.table.state_of(code) in self.parties)

    def last_actor(
        self, sentence: int, *, kinds: tuple[str, ...] = (), person_too: bool = True, among: tuple[str, ...] = (),
        apart: tuple[Mention, ...] = (), but: tuple[str, ...] = (),
    ) -> tuple[str, ...]:  # fmt: skip
        """Actor most in mind: the subject of this sentence, of the last one, else the last named.

        Args:
            sentence: Number of the sentence in which is asked.
            kinds: Kinds of actors that fit; empty for all.
            person_too: Whether a person may stand for its actor.
            among: Actors that fit; empty for all.
            apart: Mentions whose actors are not meant.
            but: Actors that are not meant.
        """
        fits = [
            one for one in self.recent()
            if without(one.mention.actors, but) and not one.mention.is_place and sentence - one.mention.sentence <= 4
            and (not kinds or self.kind(one.mention.actors[0]) in kinds)
            and (not among or one.mention.actors[0] in among)
            and all(one.mention.actors != other.actors for other in apart)
            and (person_too or one.mention.kind not in ("person", "pronoun") or one.mention.person is None)
        ]  # fmt: skip
        first = _foremost(fits, sentence)
        return without(first.actors, but) if first else ()

    def last_subject(self, sentence: int) -> tuple[str, ...]:
        """The actor that was the subject last, over headings, which have none; empty where too far back."""
        told = [one.mention for one in self.recent() if one.is_subject and one.mention.actors]
        near = max((one.sentence for one in told if sentence - one.sentence <= 4), default=-1)
        return next((one.actors for one in reversed(told) if one.sentence == near), ())

    def last_person(
        self, gender: str, sentence: int, title: str = "", *, apart: tuple[Mention, ...] = (), but: str | None = None
    ) -> Mention | None:
        """The person most in mind who fits: the subject of this sentence or the last; else the last named.

        Never one of those `apart`, nor the person named `but`.
        """
        fits = [
            one for one in self.recent()
            if self._is_fitting(one.mention, gender, sentence, title) and one.mention.person != but
            and all(one.mention.person != other.person for other in apart)
        ]  # fmt: skip
        return _foremost(fits, sentence)

    def last_unnamed(self, sentence: int, gender: str = "") -> Mention | None:
        """The official without a name who was the subject of the last sentence, and whom nobody was since.

        "He" goes on being the official where the sentence between has no other subject, and is nobody who was "she".
        """
        here = [one for one in self.recent() if one.mention.sentence == sentence and one.is_subject]
        last = [one for one in self.recent() if one.mention.sentence == sentence - 1 and one.is_subject]
        told = (one for one in reversed(last) if one.noun in ("he", "she") or one.mention.kind != "pronoun")
        first = next((one for one in told if one.mention.kind in ("noun", "pronoun", "person")), None)
        if first is None or first.is_plural or first.mention.person or not first.mention.actors:
            return None
        named = [one for one in last if one.mention.person and one.mention.actors == first.mention.actors]
        if named or any(one.mention.person for one in here) or first.noun not in (*self.roles.persons, "he", "she"):
            return None
        if gender and GENDERS.get(first.noun, gender) != gender:
            return None
        if gender and first.noun in FACING and self._owns(first, gender):
            return None
        return first.mention

    def _owns(self, facing: Heard, gender: str) -> bool:
        """Whether a counterpart is that of a person of the gender asked for: "her counterpart agreed. She left"."""
        here = [one for one in self.recent() if one.mention.sentence == facing.mention.sentence]
        before = (one for one in here if one.mention.start < facing.mention.start and one.mention.person)
        return any(GENDERS.get(one.noun) == gender for one in before)

    def last_called(self, gender: str, sentence: int) -> Mention | None:
        """The official without a name who was "he" or "she" last, whichever is asked for; None where too far back."""
        called = (one for one in self.recent() if GENDERS.get(one.noun) == gender)
        last = next(called, None)
        is_near = last is not None and sentence - last.mention.sentence <= FAR_BACK
        return last.mention if last is not None and is_near and not last.mention.person else None

    def is_subject_near(self, mention: Mention, sentence: int) -> bool:
        """Whether a person is a subject of this sentence or of the one before."""
        near = (one for one in self.recent() if one.is_subject and sentence - one.mention.sentence <= 1)
        return any(one.mention.person == mention.person for one in near)

    def is_called(self, name: str, gender: str, sentence: int) -> bool:
        """Whether a person was "he" or "she" in this sentence or the one before, whichever is asked for."""
        near = (one for one in self.recent() if sentence - one.mention.sentence <= 1 and one.mention.person == name)
        return any(GENDERS.get(one.noun) == gender for one in near)

    def office_before(self, sentence: int) -> tuple[str, ...]:
        """The actor of the office or force that was the subject of the last sentence; empty where another was."""
        last = [one for one in self.recent() if one.mention.sentence == sentence - 1 and one.is_subject]
        offices = [one for one in last if one.noun and self.roles.role(one.noun) and len(one.mention.actors) == 1]
        return offices[-1].mention.actors if offices else ()

    def is_at_home(self) -> bool:
        """Whether the report was written in the state of a party, or of the subject of its first sentences."""
        front = (one.mention.actors for one in self.heard if one.mention.sentence <= FRONT and one.is_subject)
        return self.seat is not None or any(one == (self.dateline,) for one in front)

    def _is_fitting(self, mention: Mention, gender: str, sentence: int, title: str) -> bool:
        """Whether a mention is a person of this gender and office, not too far back."""
        if mention.person is None or sentence - mention.sentence > 6:
            return False
        known = self.person(mention.person.split()[-1]) or self._by_name(mention.person)
        if known is None:
            return not (gender or title)
        if gender and known.gender and known.gender != gender:
            return False
        return not title or self.roles.same_office(known.title, title)

    def _by_name(self, name: str) -> Person | None:
        return next((self.persons[key] for key in keys_of(name) if key in self.persons), None)

    def titled(self, title: str) -> Person | None:
        """The only person of the report who holds an office of this name; None where none or several do."""
        holders = (one for one in self.persons.values() if one.actor and self.roles.same_office(one.title, title))
        found = {one.name: one for one in holders}
        return next(iter(found.values())) if len(found) == 1 else None

    def plural(self, sentence: int, *, but: tuple[str, ...] = ()) -> tuple[str, ...]:
        """What "they" means: the last plural, or several actors named together; else the actor most in mind.

        Args:
            sentence: The sentence in which is asked.
            but: Who speaks, whom "they" never means.
        """
        for one in self.recent(limit=12):
            near, actors = sentence - one.mention.sentence <= 2, without(one.mention.actors, but)
            if one.mention.sentence <= self.joined[0] and sentence - self.joined[0] <= 2:
                return without(self.joined[1], but)
            if near and actors and (one.is_plural or len(one.mention.actors) > 1):
                return actors
        return self.last_actor(sentence, but=but)

    def under_heading(self, sentence: int) -> tuple[str, ...]:
        """The state whose heading a sentence stands under; empty where none or too far above."""
        return self.headed[1] if sentence - self.headed[0] <= UNDER else ()

    def helpers(self, *, since: int = 0) -> tuple[str, ...]:
        """States and organisations that are no party, the last named first, from a sentence on."""
        heard = (one.mention for one in self.recent(limit=80) if not one.mention.is_place)
        heard = (one for one in heard if one.sentence >= since)
        codes = dict.fromkeys(code for one in heard for code in one.actors if code not in self.parties)
        return tuple(code for code in codes if self.kind(code) in ("state", "organisation"))

    def named_so(self, noun: str, sentence: int) -> tuple[str, ...]:
        """The actors whose own noun was this one last, not too far back: "the ministry" after "the Exland ministry"."""
        near = (
            one.mention for one in self.recent() if one.noun == noun and sentence - one.mention.sentence <= FAR_BACK
        )
        return next((one.actors for one in near if len(one.actors) == 1), ())

    def by_noun(self, noun: str, regions: list[str], sentence: int) -> tuple[str, ...]:
        """What "the alliance", "the Gulf state", "the movement" means."""
        candidates = [one.mention.actors[0] for one in self.recent(limit=60) if one.mention.actors]
        candidates += [code for code in (*self.third_parties, *self.parties, *self.all_codes) if code not in candidates]
        own = next((code for code in candidates if self._is_called(code, noun, regions)), None)
        if own:
            return (own,)
        if regions:
            return self.last_actor(sentence, kinds=("group",)) if self.roles.anaphora.get(noun) == ("group",) else ()
        if noun in self.roles.realms:
            return next(((code,) for code in candidates if code in self.roles.realms[noun]), ())
        if noun == "island":
            return next(((code,) for code in candidates if self._is_called(code, noun, ["island"])), ())
        kinds = self.roles.anaphora.get(noun, ())
        wanted = tuple(one for one in kinds if one != "ministry")
        if "ministry" in kinds:
            wanted = ("state", *wanted)
        named = next(((code,) for code in candidates if self.kind(code) in wanted), ())
        return self.last_actor(sentence, kinds=wanted) or named

    def realm_of(self, office: str) -> tuple[str, ...]:
        """The state named last whose head has an office of this name: "the emir", "the monarch"; empty where none."""
        states = self.roles.realms.get(self.roles.thrones.get(office, ""), ())
        heard = (one.mention.actors[0] for one in self.recent(limit=60) if one.mention.actors)
        return next(((code,) for code in (*heard, *self.parties) if code in states), ())

    def _is_called(self, code: str, noun: str, regions: list[str]) -> bool:
        """Whether an actor lies in one of the regions; where none is told, whether the noun is its own."""
        actor = self.table.actors.get(code)
        if actor is None:
            return False
        return bool(set(regions) & set(actor.region)) if regions else noun in map(str.lower, actor.nouns)


def _foremost(fits: list[Heard], sentence: int) -> Mention | None:
    """Of mentions, the last first: this sentence's last subject, else the first of the one before, else the last."""
    for here in (sentence, sentence - 1):
        subjects = [one for one in fits if one.mention.sentence == here and one.is_subject]
        if subjects:
            return (subjects[0] if here == sentence else subjects[-1]).mention
    return fits[0].mention if fits else None


def without(actors: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """One or two actors but for others; more of them may well be told of by one of them."""
    return actors if len(actors) > PAIR else tuple(one for one in actors if one not in others)


def _is_same_name(one: list[str], other: list[str]) -> bool:
    """Whether two names of one surname may be one person's: a further part is in common, or one has none."""
    return len(one) == 1 or len(other) == 1 or bool(set(one[1:]) & set(other[1:]))


def new_person(name: str, actor: str | None, role: Role | None, title: str, gender: str, *, sure: bool) -> Person:
    """A person as a report introduces her."""
    return Person(name=name, actor=actor, role=role or Role.GOV, title=title, gender=gender, sure=sure)
