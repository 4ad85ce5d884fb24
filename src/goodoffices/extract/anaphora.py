"""Whom a bare noun points back to: "the minister", "its neighbour", "the alliance", "the Gulf state"."""

from __future__ import annotations

from goodoffices.codebook.speech import load_speech
from goodoffices.codebook.words import Role
from goodoffices.extract.scene import Scene
from goodoffices.extract.walk import PLURALS, Meant, Walk

NAMED_BY = ("amod", "compound", "nmod:desc", "flat")  # how a name that says whose stands beside a noun
POINTING = frozenset("this that its their his her".split())
DEFINITE = POINTING | frozenset("the these those our my both either neither".split())
AT_HOME = frozenset("government authority authorities state regime cabinet army military junta".split())
HEADS = frozenset("minister president premier chancellor king queen".split())
RIVALS = ("neighbour", "neighbor", "rival", "adversary", "foe", "enemy")
FARTHER = frozenset("other opposing opposite adverse".split())  # what the side across the table is called
FACING = (*RIVALS, "counterpart", "colleague", "host", "guest", "visitor", "ally")  # nouns that never mean their owner
WITHIN = (Role.PUBLIC, Role.MIL, Role.OPPOSITION)  # parts of a state that only a state's name tells apart
UNNAMED = ("government", "officials", "authorities")  # nouns that point back without an article
REPEATED = frozenset(
    "ministry embassy presidency chancellery palace secretariat commission delegation junta regime dictatorship".split()
)
SEATED = frozenset("ministry government parliament authority authorities presidency cabinet official".split())
SENT = frozenset(("delegation", "team"))  # whom a party sends, and of whom its speakers tell
HELPERS = frozenset("mediator facilitator guarantor intermediary convenor convener".split())
SHARED = frozenset("joint bilateral mixed trilateral tripartite intergovernmental two-nation".split())  # of several
SITTING = frozenset("commission committee council panel".split())  # bodies in which several sit
ENVOYS = frozenset("envoy emissary representative mediator facilitator".split())  # whom a body may have sent
CLERGY = frozenset("bishop archbishop".split())  # of a church, and of none that was named last
LATELY = 3  # sentences for which "the envoys" are those told of last
TWO = 2
NAMING = ("flat", "appos", "nmod:desc", "nmod", "amod", "compound")  # what says whose a counterpart is
COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
OFFICES = ("noun", "person", "office")  # kinds of mention of who speaks for a state
VAGUE = ("side", "statement", "state", "council", "team", "committee")  # nouns that point to too many


def points_back(walk: Walk, place: int) -> Meant:
    """Whom a noun without a name beside it means, as far as the report tells; (), None for nobody."""
    view, roles = walk.view, walk.scene.roles
    lemma = view.lemma(place)
    dets = {view.lemma(one) for one in view.children(place, "det", "nmod:poss")}
    if view.tokens[place].upos == "PROPN" and not dets and lemma not in ("government", "opposition"):
        return (), None
    under = walk.scene.under_heading(walk.number) if roles.role(lemma) is Role.PUBLIC else ()
    if under:
        return under, None
    beside = _beside(walk, place, lemma)
    if beside is not None:
        return beside, None
    seated = _seated(walk, place) if lemma in SEATED else ()
    if seated:
        return seated, None
    if lemma in roles.persons and not dets and view.case(place) == "as":
        return (), None  # "as mediator": what somebody is or may be
    if _is_of_nobody(walk, place):
        return (), None
    if lemma in HELPERS and dets & DEFINITE:
        return _helpers(walk, place), None
    return _office(walk, place, lemma, dets) if lemma in roles.persons else (_body(walk, place, lemma, dets), None)


def _is_of_nobody(walk: Walk, place: int) -> bool:
    """Whether a noun is of a person whose no actor is known, or of those who sit in it: "the joint commission"."""
    view = walk.view
    owner = view.child(place, "nmod:poss")
    mention = walk.mentions.get(owner) if owner is not None else None
    is_shared = view.lemma(place) in SITTING and any(
        view.lemma(one) in SHARED for one in view.children(place, "amod", "compound")
    )
    return is_shared or (mention is not None and mention.person is not None and not mention.actors)


def facing(walk: Walk, place: int) -> tuple[str, ...] | None:
    """What "its neighbour", "his Exland counterpart" means, which is never their owner; None for other nouns."""
    view, lemma = walk.view, walk.view.lemma(place)
    if lemma not in FACING or view.child(place, "nmod:poss") is None:
        return None
    beside = (walk.names.get(one) or walk.inside.get(one) for one in view.children(place, *NAMED_BY))
    named = tuple(dict.fromkeys(one.code for one in beside if one is not None))
    return named or (_other_party(walk, place) if lemma in RIVALS or _is_across(walk, place) else ())


def _is_across(walk: Walk, place: int) -> bool:
    """Whether "his counterpart", without a name, is the other party's, where nobody else is named beside a party."""
    view, parties = walk.view, walk.scene.parties
    beside = [one for one in view.children(place, *NAMING) if view.tokens[one].rel != "nmod:poss"]
    if view.lemma(place) != "counterpart" or len(parties) != TWO or beside:
        return False
    owner = walk.mentions.get(view.child(place, "nmod:poss") or -1)
    named = {one.code for one in walk.names.values()}
    return owner is not None and len(owner.actors) == 1 and owner.actors[0] in parties and named <= set(owner.actors)


def _seated(walk: Walk, place: int) -> tuple[str, ...]:
    """The state in whose capital a sentence is set: "In Exville, the foreign ministry"."""
    view = walk.view
    if view.lemma(0) != "in" or walk.number == 1:
        return ()
    named = [one for one in walk.inside.values() if one.kind == "capital" and one.first == 1 and one.last < place]
    return (named[0].code,) if named and view.tokens[named[0].last].text == "," else ()


def _beside(walk: Walk, place: int, lemma: str) -> tuple[str, ...] | None:
    """What "its neighbour", "the other side", "the Gulf state" means; None for other nouns."""
    view, scene = walk.view, walk.scene
    modifiers = view.children(place, "amod", "compound")
    if lemma in RIVALS:
        return _other_party(walk, place)
    if lemma in ("side", "party") and not FARTHER.isdisjoint(view.lemma(one) for one in modifiers):
        return scene.others(scene.issuing_party or (scene.last_actor(walk.number) or ("",))[0])
    regions = [view.tokens[one].text for one in modifiers if view.tokens[one].text[:1].isupper()]
    if regions and lemma in scene.roles.anaphora:
        return scene.by_noun(lemma, [" ".join(regions), *regions], walk.number)
    return None


def _other_party(walk: Walk, place: int) -> tuple[str, ...]:
    """The parties but the owner of a noun, if it is one: else whoever issues the text, or is most in mind."""
    owner, own = walk.view.child(place, "nmod:poss"), walk.scene.issuing_party
    code = (walk.actors_of(owner) if owner is not None else ()) or ((own,) if own else ())
    code = code or walk.scene.last_actor(walk.number)
    others = walk.scene.others(code[0]) if code and code[0] in walk.scene.parties else ()
    states = tuple(one for one in others if walk.scene.kind(one) == "state")
    return states if len(others) > 1 and walk.view.lemma(place).startswith("neighb") else others


def _helpers(walk: Walk, place: int) -> tuple[str, ...]:
    """What "the mediator", "the three mediators", "both guarantors" means: never a party."""
    counted = (walk.view.lemma(one) for one in walk.view.children(place, "nummod", "det", "det:predet", "amod"))
    number = next((COUNTS[one] for one in counted if one in COUNTS), 0)
    if walk.view.tokens[place].xpos not in PLURALS:
        return walk.scene.helpers()[:1]
    joined = tuple(one for one in walk.scene.joined[1] if one not in walk.scene.parties)
    if len(joined) > 1 and number in (0, len(joined)):
        return joined
    found = walk.scene.helpers()[:number]
    return found if len(found) == number else ()


def _office(walk: Walk, place: int, lemma: str, dets: set[str]) -> Meant:
    """The words "The minister", "a spokesman", "the envoy"."""
    scene, number = walk.scene, walk.number
    is_plural = walk.view.tokens[place].xpos in PLURALS
    is_told = not is_plural and (not dets or bool(dets & {"the", "that", "this"}))
    issuing = _issuing(walk, place, lemma) if is_told else ()
    if issuing:
        return issuing, None
    held = _holder(scene, lemma, number) if is_told else None
    if held is not None:
        return held
    since, several = scene.several.get(lemma, (0, ()))
    if is_plural and "the" in dets and several and number - since <= LATELY:
        return several, None
    role = scene.roles.persons[lemma]
    if role is Role.EXPERT or lemma in CLERGY:
        return (), None
    again = scene.named_so(lemma, number) if "the" in dets and is_told and role is Role.GOV else ()
    if again:
        return again, None
    realm = scene.realm_of(lemma) if is_told and not is_plural else ()
    if realm:
        return realm, None
    own = _own_state(walk, place) if is_told and not is_plural and lemma in HEADS else ()
    mine = own or (_fighting_state(scene, number) if role in WITHIN or lemma in HEADS else ())
    if mine and role in WITHIN:
        return mine, None
    if is_plural and not dets and lemma not in ("official", "diplomat"):
        return (), None
    return mine or scene.last_actor(number, kinds=("state", "organisation", "group")), None


def sent_by(walk: Walk, place: int) -> tuple[str, ...]:
    """The organisation whose envoy was told of before "the envoy, Exland diplomat Ada Brandt", who is its own."""
    view, scene = walk.view, walk.scene
    if view.lemma(place) not in ENVOYS or not view.children(place, "appos"):
        return ()
    if view.children(place, "nmod:poss", "amod", "compound", "nmod", "nmod:desc"):
        return ()
    again = scene.named_so(view.lemma(place), walk.number)
    return again if again and scene.kind(again[0]) == "organisation" else ()


def _issuing(walk: Walk, place: int, lemma: str) -> tuple[str, ...]:
    """The state whose own text calls its minister "the Minister"; empty where the noun tells of another's."""
    view, issuer = walk.view, walk.scene.issuer
    is_own = issuer is not None and walk.scene.kind(issuer) == "state" and lemma == "minister"
    is_capital = is_own and view.tokens[place].text[:1].isupper() and place not in walk.names
    return (issuer,) if is_capital and issuer is not None else ()


def _own_state(walk: Walk, place: int) -> tuple[str, ...]:
    """The state whose own part a bare "the army", "the president" is.

    Steps:
        1. Of the office that says it: "Exland's defence ministry said the army had moved".
        2. Of the office that was the subject of the sentence before, which a president may have received.
        3. Where the report was written, if that state is a party or the subject of its first sentences.
    """
    view, scene = walk.view, walk.scene
    subjects = [view.child(one, "nsubj") for one in view.ancestors(place) if view.lemma(one) in load_speech().verbs]
    sayers = [walk.mentions[one] for one in subjects if one is not None and one < place and one in walk.mentions]
    offices = [one.actors for one in sayers if one.kind in OFFICES and len(one.actors) == 1]
    before = () if view.lemma(place) in HEADS else scene.office_before(walk.number)
    states = (actors for actors in (*offices, before) if actors)
    told = next((actors for actors in states if scene.kind(actors[0]) == "state"), ())
    return told or ((scene.dateline,) if scene.dateline and scene.is_at_home() else ())


def _holder(scene: Scene, lemma: str, number: int) -> Meant | None:
    """The person in mind who holds an office, or the only one of the report who does."""
    known = scene.last_person("", number, title=lemma)
    if known is not None:
        return known.actors, known.person
    only = scene.titled(lemma)
    return (((only.actor,) if only.actor else ()), only.name) if only is not None else None


def _body(walk: Walk, place: int, lemma: str, dets: set[str]) -> tuple[str, ...]:
    """The words "the army", "the ministry", "the government", "the movement"."""
    scene, number, is_the = walk.scene, walk.number, "the" in dets
    if "another" in dets:
        return ()
    if scene.roles.bodies.get(lemma) in WITHIN:
        is_army = is_the and scene.roles.bodies[lemma] is Role.MIL and not scene.state_at_home
        mine = _own_state(walk, place) if is_army else ()
        mine = mine or (_fighting_state(scene, number) if is_the else scene.state_at_home)
        return mine or scene.last_actor(number, kinds=("state",))
    if scene.roles.anaphora.get(lemma) == ("organisation",) and walk.view.tokens[place].xpos in PLURALS:
        return ()  # "the associations" are several, and not the one named last
    if lemma == "ministry" and scene.home and not dets & POINTING:
        return (scene.home,)
    is_first = not any(one.actors for one in walk.mentions.values())
    again = scene.named_so(lemma, number) if is_the and is_first and lemma in REPEATED else ()
    if again:
        return again
    own = _sayer(walk, place) if lemma in SENT and is_the else ()
    if own:
        return own
    at_home = _fighting_state(scene, number) if lemma in AT_HOME and not dets & POINTING else ()
    if at_home or (not dets & DEFINITE and lemma not in UNNAMED):
        return at_home
    if lemma in scene.roles.anaphora:
        return scene.by_noun(lemma, [], number)
    return scene.last_actor(number) if lemma in scene.roles.bodies and is_the and lemma not in VAGUE else ()


def _sayer(walk: Walk, place: int) -> tuple[str, ...]:
    """The party whose speaker tells of "the delegation"; () where it is no party's, or the report's own word."""
    view = walk.view
    subjects = [view.child(one, "nsubj") for one in view.ancestors(place) if view.lemma(one) in load_speech().verbs]
    sayers = (walk.mentions[one].actors for one in subjects if one is not None and one in walk.mentions)
    return next((actors for actors in sayers if len(actors) == 1 and actors[0] in walk.scene.parties), ())


def _fighting_state(scene: Scene, number: int) -> tuple[str, ...]:
    """The state that fights an armed group; else the state among the parties that is most in mind."""
    return scene.state_at_home or scene.last_actor(number, kinds=("state",), among=scene.parties)
