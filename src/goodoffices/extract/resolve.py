"""Every mention of a sentence, resolved with what is in mind at that place."""

from __future__ import annotations

from dataclasses import replace

from goodoffices.codebook.names import load_person_words
from goodoffices.codebook.words import Role
from goodoffices.extract.anaphora import COUNTS, RIVALS, facing, points_back, sent_by
from goodoffices.extract.document import UNSAID, Mention, Token
from goodoffices.extract.houses import is_of_house
from goodoffices.extract.names import Found
from goodoffices.extract.ordered import take_ordered
from goodoffices.extract.person_spans import Span
from goodoffices.extract.persons import FARTHEST, OPPOSED, Person
from goodoffices.extract.pronouns import NAMING, hear_joined, hear_label, hear_speaker, take_pronoun
from goodoffices.extract.scene import Heard, Scene
from goodoffices.extract.view import View
from goodoffices.extract.walk import GATHERINGS, PLURALS, Meant, Walk, walk_of

PLACE_CASES = frozenset("in at near outside inside across into around over through throughout beside via from".split())
ENSEMBLES = {"trio": 3, "threesome": 3, "quartet": 4, "foursome": 4, "quintet": 5}  # nouns for so many actors
TWO = 2
BOTH = frozenset("both two either neither rival respective opposing warring each".split())
TRADING = frozenset("exchange trade swap".split())  # what two do with fire, blame or prisoners
FACING = frozenset("rival opposing warring respective".split())
OPPONENTS = frozenset("party side belligerent disputant rival foe".split())
MODIFIERS = ("nmod:poss", "amod", "compound", "nmod:desc", "nmod", "flat", "appos", "nmod:unmarked")
LONGEST_HEADING = 6  # words of "In the Republic of Exland:"
COUNTERS = ("nummod", "det", "amod", "det:predet", "cc:preconj")  # how a number stands by what it counts
FINITE = ("VBD", "VBZ", "VBN")  # tags of the verb that a note may begin with
INFLECTED = ("VBD", "VBN", "VBG")  # tags of forms that are never a noun misread: "shelled", "hosted", "chairing"
SUBJECTS = ("nsubj", "csubj", "expl", "aux", "cop")  # what shows that a subject is said, or that it asks
ARGUMENTS = ("nsubj", "nsubj:pass", "obj", "iobj", "nmod", "nmod:poss", "obl", "appos")  # where no verb stands
POLITICAL = frozenset("opposition political ruling coalition".split())  # parties that are no parties to a dispute
PARTIAL = frozenset("some several few minor small smaller other breakaway splinter dissident rival certain".split())
OUTRIGHT = ("government", "opposition", "rebel", "army")  # nouns that stand for an actor before another noun too


def resolve_sentence(view: View, found: list[Found], spans: list[Span], scene: Scene) -> list[Mention]:
    """Mentions of one sentence in order; the scene is moved on past it."""
    walk = walk_of(view, found, spans, scene)
    hear_label(walk)
    _hear_heading(walk)
    unsaid = _unsaid_subject(walk)
    place = 0
    while place < len(view):
        place = _step(walk, place)
    hear_speaker(walk)
    hear_joined(walk)
    return sorted([*unsaid, *walk.mentions.values()], key=lambda one: (one.start, one.end))


def _hear_heading(walk: Walk) -> None:
    """Take "In Exland:" for a heading that tells whose people the notes under it are about; another heading ends it."""
    words = [token.text for token in walk.view.tokens]
    if words[-1:] == [":"] and len(words) <= LONGEST_HEADING:
        named = tuple(one.code for one in walk.names.values() if walk.scene.kind(one.code) == "state")
        walk.scene.headed = (walk.number, named if words[0].lower() == "in" and len(named) == 1 else ())


def _unsaid_subject(walk: Walk) -> list[Mention]:
    """The subject that a note leaves out before its verb: "Urged both to hold fire", after a line on whoever did."""
    view = walk.view
    root = next((place for place in range(len(view)) if view.head(place) < 0), 0)
    if not len(view) or view.tokens[root].xpos not in FINITE or view.children(root, *SUBJECTS):
        return []
    if any(view.tokens[place].upos not in ("ADV", "PUNCT", "SYM") for place in range(root)):
        return []
    actors = walk.scene.last_subject(walk.number) or walk.scene.last_actor(walk.number)
    start = view.tokens[root].start
    if not actors:
        return []
    found = Mention(sentence=walk.number, start=start, end=start, token=root, actors=actors, role=Role.GOV, kind=UNSAID)
    walk.scene.heard.append(Heard(mention=found, is_subject=True, is_plural=False))
    return [found]


def _step(walk: Walk, place: int) -> int:
    """Take the mention that begins at a word; where to go on."""
    token = walk.view.tokens[place]
    name = walk.inside.get(place)
    if name is not None and name.first == place:
        _take_name(walk, name)
        return name.last
    span = walk.persons.get(place) or _known_span(walk, place)
    if span:
        _take_person(walk, span)
        return max(span[1], place + 1)
    if _take_counted(walk, place) or take_ordered(walk, place):
        return place + 1
    if token.upos in ("PRON", "DET", "NUM") or token.xpos == "PRP$":
        take_pronoun(walk, place)
    elif token.upos in ("NOUN", "PROPN", "ADJ") or _is_noun_misread(token):
        _take_noun(walk, place)
    return place + 1


def _take_name(walk: Walk, name: Found) -> None:
    """Take the name of an actor; a noun above it tells which part of the actor is meant."""
    view, scene = walk.view, walk.scene
    head = view.top(name.first, name.last)
    role = Role.ARMED if scene.table.is_armed(name.code) else Role.GOV
    if name.kind in ("demonym", "name", "capital") and view.head(head) >= 0 and _modifies(view, head):
        role = scene.roles.role(view.lemma(view.head(head))) or role
    if name.kind == "demonym" and view.tokens[head].xpos in PLURALS and not _modifies(view, head):
        role = Role.GOV
    role = Role.EXPERT if _is_house(walk, name) else role
    person = _whole_name(walk, name) if name.kind == "person" else None
    is_place = _is_place(walk, head, name.kind)
    walk.add(head, (name.code,), role, name.kind, span=(name.first, name.last), person=person, place=is_place)


def _is_house(walk: Walk, name: Found) -> bool:
    """Whether a name is that of a house of research, behind one of its people."""
    near = [span for span in walk.persons.values() if span[1] < name.first <= span[1] + FARTHEST]
    experts = [one for span in near if (one := walk.person_of(range(*span))) and one.role is Role.EXPERT]
    names = list(walk.names.values())
    return bool(experts) and any(is_of_house(walk.view, name.first - n, names) for n in (1, 2))


def _whole_name(walk: Walk, name: Found) -> str:
    """A person's name as the report gives it in full."""
    said = walk.view.text(name.first, name.last)
    known = walk.scene.person(walk.view.tokens[name.last - 1].text)
    return known.name if known and said in known.name else said


def _modifies(view: View, head: int) -> bool:
    is_of = view.rel(head) == "nmod" and view.case(head) in ("of", "for", "in", "from")
    return is_of or view.tokens[head].rel in ("amod", "compound", "nmod:poss")


def _is_place(walk: Walk, head: int, kind: str) -> bool:
    """Whether a name tells where: governed by a preposition of place under a verb or an event."""
    view = walk.view
    case = walk.case(head)
    if not case or case.split()[0] not in PLACE_CASES or kind in ("demonym", "person"):
        return False
    above = view.head(head)
    owner = view.lemma(above) if above >= 0 and view.rel(head) == "nmod" else ""
    return not walk.scene.roles.role(owner) or owner in GATHERINGS


def _known_span(walk: Walk, first: int) -> Span | None:
    """Names in a row, from a place on, that the report has given a person before."""
    if not _is_known(walk, first) or walk.view.tokens[first].text in load_person_words().honorifics:
        return None
    last = first + 1
    while last < len(walk.view) and _is_known(walk, last):
        last += 1
    return first, last


def _is_known(walk: Walk, place: int) -> bool:
    token = walk.view.tokens[place]
    return token.upos == "PROPN" and walk.scene.person(token.text) is not None


def _is_noun_misread(token: Token) -> bool:
    """Whether a word that is tagged as a verb stands as a noun does: no form that only verbs have, and an argument."""
    return token.upos == "VERB" and token.xpos not in INFLECTED and token.rel in ARGUMENTS


def _take_person(walk: Walk, span: Span) -> None:
    """Take a person's name, and the title above it, as mentions of whom the person speaks for."""
    person = walk.person_of(range(*span))
    if person is None:
        return
    view, scene = walk.view, walk.scene
    head = view.top(*span)
    person = _titled(walk, head, person)
    actors, role = (person.actor,) if person.actor else (), person.role
    if scene.table.is_armed(person.actor) and role is Role.GOV:
        role = Role.ARMED
    walk.add(head, actors, role, "person", span=span, person=person.name)
    title = view.head(head) if view.tokens[head].rel in ("flat", "appos", "nmod:desc") else -1
    if title >= 0 and scene.roles.role(view.lemma(title)) and title not in walk.mentions:
        walk.add(title, actors, role, "person", person=person.name)


def _titled(walk: Walk, head: int, person: Person) -> Person:
    """A person with the actor whose own text calls her "the Minister", or who has sent her; the scene remembers it."""
    view, scene = walk.view, walk.scene
    title = view.head(head) if view.rel(head) in NAMING else -1
    title = view.head(title) if title >= 0 and view.rel(title) == "appos" else title
    above = walk.mentions.get(title) if title >= 0 else None
    if above is None or not above.actors or above.actors == (person.actor,):
        return person
    if above.actors != (scene.issuer,) and above.actors != sent_by(walk, title):
        return person
    known = replace(person, actor=above.actors[0], role=above.role, title=view.lemma(title), sure=True)
    scene.know(known)
    return known


def _take_noun(walk: Walk, place: int) -> None:
    """Take a common noun that stands for an actor: a minister, a ministry, "both sides", "the alliance"."""
    view, scene, lemma = walk.view, walk.scene, walk.view.lemma(place)
    is_told = scene.roles.role(lemma) or lemma in scene.roles.anaphora or (lemma in RIVALS and facing(walk, place))
    if _take_pair(walk, place, lemma) or not is_told:
        return
    if view.tokens[place].rel in ("compound", "amod", "nmod:desc") and lemma not in OUTRIGHT:
        return
    if lemma == OPPOSED and _is_part(view, place):
        return
    named = walk.mentions.get(view.head(place)) if view.rel(place) == "appos" else None
    if named is not None and named.kind == "person" and lemma in scene.roles.persons:
        walk.add(place, named.actors, named.role, "noun", person=named.person)
        return
    role = scene.roles.role(lemma)
    if lemma == OPPOSED and view.rel(place) == "compound" and (own := walk.actors_of(view.head(place))):
        walk.add(place, own, Role.OPPOSITION, "noun")  # "opposition senators in Exville"
        return
    other = facing(walk, place)
    if other == ():
        return
    sworn = _renamed(walk, place) or walk.sworn_to(place)
    called = sent_by(walk, place) or _listed_behind(walk, place)
    actors, person = called or other or sworn or walk.actors_of(place), None
    if lemma == OPPOSED and (not actors or actors == scene.state_at_home):
        actors = scene.opposition or actors
    if not sworn and _is_armed(walk, place, role) and not any(map(scene.table.is_armed, actors)):
        is_named = any(one in walk.inside for one in view.children(place, "amod", "compound"))
        actors = scene.fighters(actors if is_named else ()) or actors
    if not actors:
        actors, person = _bearer(walk, place) or points_back(walk, place)
    if not actors:
        return
    if scene.table.is_armed(actors[0]) and role in (None, Role.GOV):
        role = Role.ARMED
    plural = view.tokens[place].xpos in PLURALS
    if plural and len(actors) > 1 and lemma in scene.roles.persons:
        scene.several[lemma] = walk.number, actors
    walk.add(place, actors, role or Role.GOV, "noun", person=person, plural=plural)


def _is_part(view: View, place: int) -> bool:
    """Whether a word for the opposition tells of some of it only: "four minor opposition parties"."""
    above = view.head(place) if view.rel(place) in ("compound", "amod") else place
    beside = {view.lemma(one) for one in view.children(above, "amod", "det")}
    is_many = view.tokens[above].xpos in PLURALS
    return is_many and (bool(view.children(above, "nummod")) or not beside.isdisjoint(PARTIAL))


def _renamed(walk: Walk, place: int) -> tuple[str, ...]:
    """The actor that a noun calls by what it is, which is none of the noun's owner: "Togo, the union's mediator"."""
    head = walk.view.head(place)
    named = walk.mentions.get(head) if walk.view.rel(place) == "appos" else None
    is_name = named is not None and named.kind == "name" and not named.is_place
    return named.actors if named is not None and is_name else ()


def _listed_behind(walk: Walk, place: int) -> tuple[str, ...]:
    """Whom the well-known person speaks for who stands right behind a title: "opposition leader Ada Brandt"."""
    after = place + 1
    while after < len(walk.view) and after - place < FARTHEST and walk.view.lemma(after) in walk.scene.roles.persons:
        after += 1
    name = walk.inside.get(after)
    is_title = walk.view.lemma(place) in walk.scene.roles.persons or walk.view.lemma(place) == OPPOSED
    return (name.code,) if is_title and name is not None and name.kind == "person" and name.first == after else ()


def _bearer(walk: Walk, place: int) -> Meant | None:
    """Of which opposition a noun before a name is, or the noun beside it: "Opposition Leader Ada Brandt".

    None where it is no such title.
    """
    view, titles = walk.view, {place}
    if view.rel(place) in ("amod", "compound"):
        titles.add(view.head(place))
    for span in (span for first, span in walk.persons.items() if first > place):
        top = view.top(*span)
        above = {view.head(top)} if view.rel(top) in NAMING else {-1}
        below = set(view.children(top, "nmod:desc"))
        person = walk.person_of(range(*span)) if titles & (above | below) else None
        if person is not None and person.actor and person.role is Role.OPPOSITION:
            return (person.actor,), person.name if place in above | below else None
    return None


def _is_armed(walk: Walk, place: int, role: Role | None) -> bool:
    """Whether a noun means those in arms against a state: "Honduran rebels", "its fighters", "a rebel group"."""
    view = walk.view
    if role is Role.ARMED and view.lemma(place) not in ("movement", "group", "front"):
        return True
    beside = [view.lemma(one) for one in view.children(place, "amod", "compound")]
    return any(walk.scene.roles.role(one) is Role.ARMED or one in ("armed", "separatist") for one in beside)


def _take_pair(walk: Walk, place: int, lemma: str) -> bool:
    """Take "Both sides", "the two capitals", "the parties", "neither government" as the parties; whether it was one."""
    view, parties = walk.view, walk.scene.parties
    counted = [place, *(one for one in view.children(place, "nmod") if view.lemma(one) in walk.scene.roles.pairs)]
    counting = [each for one in counted for each in view.children(one, *COUNTERS)]
    numbers = {view.lemma(one) for one in counting}
    if len(parties) > 1 and _is_mutual(walk, place, lemma):
        walk.add(place, parties[:2], walk.scene.roles.role(lemma) or Role.GOV, "group", plural=True)
        return True
    kinds = {view.lemma(one) for one in view.children(place, "amod", "compound")}
    if lemma not in walk.scene.roles.pairs or not kinds.isdisjoint(POLITICAL):
        return False
    gathered = [walk.scene.gathered[COUNTS[one]] for one in numbers if COUNTS.get(one) in walk.scene.gathered]
    if gathered:
        walk.add(place, gathered[0], Role.GOV, "group", plural=True)
        return True
    if len(parties) < 2:
        return False
    is_every = len(parties) in {COUNTS.get(one) for one in numbers}
    if not (numbers & BOTH or is_every or _is_bare(walk, place, lemma)):
        return False
    if numbers & BOTH <= FACING and view.tokens[place].xpos not in PLURALS:  # "the opposing side" is one of them
        return False
    helping = _helping_pair(walk, place) if numbers & BOTH else ()
    if helping:
        walk.add(place, helping, Role.GOV, "group", plural=True)
        return True
    words = {view.lemma(each) for one in counted for each in view.kids[one]}
    if "two" in numbers and not words & {"the", "these", "those", "its"}:
        return False
    named = walk.actors_of(place)
    both = walk.scene.both(walk.number) if numbers & {"two", "both", "either", "neither"} else parties
    walk.add(place, named if len(named) > 1 else both, Role.GOV, "group", plural=True)
    return True


def _helping_pair(walk: Walk, place: int) -> tuple[str, ...]:
    """The two would-be mediators whom "both countries" means as the object of a party that thanks them."""
    view, scene = walk.view, walk.scene
    verb = view.head(place)
    if view.rel(place) not in ("obj", "iobj") or verb < 0:
        return ()
    while view.child(verb, "nsubj") is None and view.rel(verb) == "conj":
        verb = view.head(verb)
    subject = view.child(verb, "nsubj")
    actors = walk.actors_of(subject) if subject is not None else ()
    if len(actors) != 1 or actors[0] not in scene.parties:
        return ()
    joined = tuple(one for one in scene.joined[1] if one not in scene.parties)
    near = joined if len(joined) == TWO else scene.helpers(since=walk.number - 2)
    return near if len(near) == TWO else ()


def _is_mutual(walk: Walk, place: int, lemma: str) -> bool:
    """Whether a plural noun of nobody's does to each other what is told: "soldiers face each other", "traded fire"."""
    view, roles = walk.view, walk.scene.roles
    if view.tokens[place].xpos not in PLURALS or not (roles.role(lemma) or lemma in roles.pairs):
        return False
    top = view.head(place) if view.rel(place) == "nmod" and view.case(place) == "of" else place
    if view.rel(top) != "nsubj" or walk.actors_of(place) or len(view.conjuncts(top)) > 1:
        return False
    objects = view.children(view.head(top), "obj", "obl", "iobj")
    if view.lemma(view.head(top)) in TRADING and view.child(view.head(top), "obj") is not None:
        return not any(view.case(one) == "with" for one in objects)
    return any(view.lemma(one) == "each" and "other" in map(view.lemma, view.kids[one]) for one in objects)


def _take_counted(walk: Walk, place: int) -> bool:
    """Take "the four", "the quartet" as those last named so many in a row, "the two" as two; whether it was one."""
    view, scene = walk.view, walk.scene
    number = COUNTS.get(view.lemma(place)) or ENSEMBLES.get(view.lemma(place), 0)
    if not number:
        return False
    is_beside = view.rel(place) in ("nummod", *MODIFIERS) or bool(view.children(place, "nmod"))
    if is_beside or not {view.lemma(one) for one in view.children(place, "det")} & {"the", "these", "those"}:
        return False
    last = scene.plural(walk.number) if number == TWO else scene.gathered.get(number, ())
    actors = scene.both(walk.number) if number == TWO and len(last) != TWO else last
    if len(actors) == number:
        walk.add(place, actors, Role.GOV, "group", plural=True)
    return len(actors) == number


def _is_bare(walk: Walk, place: int, lemma: str) -> bool:
    """Whether a noun is "the parties", "the sides" with nothing that says whose."""
    view = walk.view
    if lemma not in OPPONENTS or view.tokens[place].xpos != "NNS":
        return False
    return not any(one in walk.inside or view.case(one) == "of" for one in view.children(place, *MODIFIERS))
