"""Likely candidates that a sentence does not bear out, whatever their probability: what is left out, and why."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from goodoffices.codebook.topics import topic_of
from goodoffices.codebook.verbs import load_verbs
from goodoffices.codebook.words import Move
from goodoffices.extract.blame import is_only_blamed
from goodoffices.extract.clause import Scope
from goodoffices.extract.combine import Candidate, Key
from goodoffices.extract.denial import is_denied
from goodoffices.extract.document import Document
from goodoffices.extract.ended import RULE as TALKS_OVER
from goodoffices.extract.foretold import is_foretold
from goodoffices.extract.judged import is_judged
from goodoffices.extract.mistaken import of_other_things
from goodoffices.extract.outright import ends_truce, is_regretted
from goodoffices.extract.pronouns import FIRST
from goodoffices.extract.sidelines import bargains, siding, treaties_with_others
from goodoffices.extract.sources import speaks
from goodoffices.extract.view import View
from goodoffices.extract.wording import by_wording

ENGLISH = "en"
SUCCESSORS = {"SUN": "RUS", "YUG": "SRB"}  # who went on in the seat of a former state
NAMING = ("name", "demonym", "capital", "office", "person")  # kinds of mention that are no back-reference
NOUN = "(noun)"  # how the name of a rule ends that rests on a noun
EXAMPLE = re.compile(r"\b(?:such as|like)\s+(?:the\s+)?$")
ANSWERS = (Move.REFUSE, Move.ACCEPT, Move.REQUEST, Move.HEDGE)
MUTUAL = (Move.AGREE, Move.NEGOTIATE)
AT_PLACE = {
    Move.ESCALATE: frozenset(("off", "near")),
    **dict.fromkeys((Move.MEDIATE, Move.CONSULT), frozenset(("from",))),
}
"""Words before a name by which it is only where something happens, by move."""
REFUSAL = frozenset(("refusal", "rejection"))
PATIENTS = ("obj", "nsubj:pass")
OF_A_NOUN = ("amod", "compound", "nmod", "nmod:poss")
WATCHED = frozenset("truce ceasefire cease-fire armistice implementation commission supervise monitor".split())
SURE = 0.6  # probability from which a move has been made elsewhere
IN_PASSING = ("after", "since", "following", "amid", "over")  # what they govern is told as the occasion of something
ASKING = frozenset("implore urge ask call appeal beg press request beseech entreat invite want exhort".split())
TELLING = frozenset("tell inform assure notify".split())
STEPS = (Move.ESCALATE, Move.DEESCALATE)
SPOKEN_OF = frozenset("appeal request plea call offer proposal overture".split())
EXPELLING = frozenset("expel oust evict".split())
DRIVING = frozenset("order throw kick drive force boot".split())  # with "out"
Shares = Sequence[tuple[float, Candidate]]


def sift(likely: Shares, document: Document, scopes: Mapping[int, Scope]) -> dict[Key, str]:
    """What is left out of the candidates that are likely enough, each with the reason.

    Args:
        likely: The candidates, each with its probability.
        document: The report.
        scopes: Its sentences as the rules see them, by number.
    """
    return {
        **dict.fromkeys(_exemplified(likely, document), "the actor is named as an example of others"),
        **dict.fromkeys(_held_there(likely, document, scopes), "the actor is named as the place alone"),
        **dict.fromkeys(_watching(likely, scopes), "the actor is named as an observer alone"),
        **dict.fromkeys(_of_the_speaker(likely, document, scopes), "it is the word of the other party on itself"),
        **dict.fromkeys(_offered(likely), "the sentence tells of the offer alone"),
        **dict.fromkeys(_asked_for(likely, scopes), "others are asked to do it"),
        **dict.fromkeys(_blamed(likely, scopes), "the step is by nobody named"),
        **dict.fromkeys(_only_blamed(likely, scopes), "it is only what somebody is blamed for"),
        **dict.fromkeys(_taken(likely, scopes), "the step is against the actor"),
        **dict.fromkeys(_inherited(likely), "the move is the former state's"),
        **dict.fromkeys(_left_aside(likely, document, scopes), "the sentence names others as those who do it together"),
        **by_wording(likely, document, scopes),
        **dict.fromkeys(_denied(likely, scopes), "the sentence denies it"),
        **dict.fromkeys(_judged(likely, scopes), "the sentence only judges it"),
        **dict.fromkeys(_refused_by_others(likely, scopes), "the refusal is another's"),
        **dict.fromkeys(_foretold(likely, scopes), "the sentence only foretells it"),
        **dict.fromkeys(_passed_by(likely, scopes), "another's step takes the actor's name for a place"),
        **dict.fromkeys(siding(likely, document, scopes), "it backs a side, and nobody's mediation"),
        **dict.fromkeys(bargains(likely, document, scopes), "it is a bargain with an outsider"),
        **dict.fromkeys(treaties_with_others(likely, document, scopes), "the agreement is with another"),
        **dict.fromkeys(_commented_on(likely, scopes), "another does not comment on it"),
        **dict.fromkeys(_driven_out(likely, scopes), "another sends it away"),
        **dict.fromkeys(_told_of_others(likely, scopes), "the actor only tells it of another"),
        **dict.fromkeys(_pointing_back(likely, scopes), "it points back to what another has done"),
        **dict.fromkeys(_at_request(likely, document, scopes), "it is done at another's request"),
        **dict.fromkeys(_ended(likely, scopes), "the sentence tells of an armistice that is ended"),
        **dict.fromkeys(of_other_things(likely, scopes), "what is turned down is no help"),
        **dict.fromkeys(_foreign(likely, document), "the report is not in English"),
        **dict.fromkeys(_beside_it(likely, document), "the report is on another matter"),
    }


def _foreign(likely: Shares, document: Document) -> set[Key]:
    is_foreign = document.report.language != ENGLISH
    return {(one.sentence, one.actor, one.move) for _, one in likely if is_foreign}


def _beside_it(likely: Shares, document: Document) -> set[Key]:
    is_beside = bool(topic_of(document.report.text))
    return {(one.sentence, one.actor, one.move) for _, one in likely if is_beside}


def _at_request(likely: Shares, document: Document, scopes: Mapping[int, Scope]) -> set[Key]:
    """Requests in a sentence that tells what is done "at Oslo's request".

    Whoever does it has asked for nothing, and who asks for it asks for help only if it is a party.
    """
    found: set[Key] = set()
    for _, one in likely:
        scope = scopes.get(one.sentence)
        if one.move is not Move.REQUEST or scope is None:
            continue
        owners = _requesting(scope)
        by_verb = bool(one.proposals) and not one.proposals[0].rule.endswith(NOUN)
        if owners and not by_verb and (one.actor not in owners or one.actor not in document.parties):
            found.add((one.sentence, one.actor, one.move))
    return found


def _requesting(scope: Scope) -> set[str]:
    """The actors at whose request something is done."""
    view = scope.view
    nouns = (place for place in range(len(view)) if view.lemma(place) in SPOKEN_OF and view.case(place) == "at")
    return {actor for noun in nouns for _, mention in scope.owners(noun) for actor in mention.actors}


def _ended(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    """Agreements that no rule sees, and conciliatory steps of whoever does it, where a sentence ends a truce."""
    ended = {
        (one.sentence, one.actor)
        for _, one in likely
        if one.sentence in scopes and ends_truce(one, scopes[one.sentence])
    }
    numbers = {number for number, _ in ended}
    return {
        (one.sentence, one.actor, one.move)
        for _, one in likely
        if (one.sentence in numbers and one.move is Move.AGREE and not one.proposals)
        or (one.move is Move.DEESCALATE and (one.sentence, one.actor) in ended)
    }


def _watching(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    """Mediation of whom a sentence names only among the observers of talks: "with the Union and Oslo as observers".

    Who observes that a truce is kept mediates, by the codebook.
    """
    found: set[Key] = set()
    for _, one in likely:
        scope = scopes.get(one.sentence)
        if one.move is not Move.MEDIATE or scope is None or "observer" not in scope.view.lemmas:
            continue
        named = {place for place, mention in scope.at.items() if one.actor in mention.actors}
        if named and named <= _observers(scope) and not WATCHED & set(scope.view.lemmas):
            found.add((one.sentence, one.actor, one.move))
    return found


def _of_the_speaker(likely: Shares, document: Document, scopes: Mapping[int, Scope]) -> set[Key]:
    """Answers to help, told by no rule, of a party that the other one only names beside "us" in its own words.

    "There are no talks between them and us, he said" tells of no mind but his.
    """
    found: set[Key] = set()
    for _, one in likely:
        scope = scopes.get(one.sentence)
        if one.move not in ANSWERS or one.proposals or scope is None or one.actor not in document.parties:
            continue
        verbs = [place for place in range(len(scope.view)) if speaks(scope.view, place)]
        sayers = {code for verb in verbs for code in _actors_of(verb, scope)}
        own = {place for place, each in scope.at.items() if one.actor in each.actors}
        says_us = any(token.text.lower() in FIRST for token in scope.view.tokens)
        is_subject = any(scope.view.rel(place).startswith("nsubj") for place in own)
        if own and says_us and not is_subject and one.actor not in sayers and sayers & set(document.parties):
            found.add((one.sentence, one.actor, one.move))
    return found


def _observers(scope: Scope) -> set[int]:
    """The words that stand for those who are observers: what "with" opens before them, else the verb's subjects."""
    view, found = scope.view, set()
    for place in range(len(view)):
        if view.lemma(place) != "observer" or view.case(place) != "as":
            continue
        opened = [one for one in range(place) if view.lemma(one) in ("with", ";", "while")]
        if opened and view.lemma(opened[-1]) == "with":
            found |= set(range(opened[-1], place))
        elif view.head(place) >= 0:
            found |= {each for one in scope.subjects(view.head(place)) for each in view.subtree(one)}
    return found


def _taken(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    """Hostile steps of whom the sentence names only as what is taken: "the invasion of Exland"."""
    found: set[Key] = set()
    for _, one in likely:
        scope = scopes.get(one.sentence)
        if one.move is not Move.ESCALATE or scope is None:
            continue
        places = [
            place for place, mention in scope.at.items() if one.actor in mention.actors and mention.kind in NAMING
        ]
        if places and all(scope.is_taken(place) for place in places):
            found.add((one.sentence, one.actor, one.move))
    return found


def _only_blamed(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    return {
        (one.sentence, one.actor, one.move)
        for _, one in likely
        if one.sentence in scopes and is_only_blamed(one, scopes[one.sentence])
    }


def _denied(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    return {
        (one.sentence, one.actor, one.move)
        for _, one in likely
        if one.sentence in scopes and is_denied(one, scopes[one.sentence])
    }


def _judged(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    return {
        (one.sentence, one.actor, one.move)
        for _, one in likely
        if one.move.is_mediation and one.sentence in scopes and is_judged(one, scopes[one.sentence])
    }


def _refused_by_others(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    """Refusals that no rule sees, where the sentence has a refusal of others: "failed because of Exland's refusal".

    So of whom a sentence does not name in which another says that the talks are over, and of who only regrets it.
    """
    found, sorry = set[Key](), dict[int, set[str | None]]()
    for _, one in likely:
        if one.sentence in scopes and is_regretted(one, scopes[one.sentence]):
            sorry.setdefault(one.sentence, set()).add(one.actor)
    over = {one.sentence for _, one in likely if any(each.rule == TALKS_OVER for each in one.proposals)}
    for _, one in likely:
        if one.move is Move.REFUSE and not one.proposals and one.sentence in scopes:
            owners = _owners_of(scopes[one.sentence], REFUSAL)
            named = {code for mention in scopes[one.sentence].at.values() for code in mention.actors}
            is_unnamed = one.sentence in over and one.actor not in named
            is_sorry = one.sentence in sorry and one.actor not in sorry[one.sentence]
            if (owners and one.actor not in owners) or is_unnamed or is_sorry:
                found.add((one.sentence, one.actor, one.move))
    return found


def _owners_of(scope: Scope, nouns: frozenset[str]) -> set[str]:
    """The actors that own any of some nouns in a sentence."""
    places = [place for place in range(len(scope.view)) if scope.view.lemma(place) in nouns]
    return {code for place in places for _, mention in scope.owners(place) for code in mention.actors}


def _foretold(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    return {
        (one.sentence, one.actor, one.move)
        for _, one in likely
        if one.move.is_mediation and one.sentence in scopes and is_foretold(one, scopes[one.sentence])
    }


def _passed_by(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    """Deeds that no rule sees, by whom the sentence names only as where another's came from or took place.

    "Exland sent troops as a ship arrived off Wyland"; "they agreed to meet after she had rung both from Oslo".
    """
    found: set[Key] = set()
    for share, one in likely:
        scope = scopes.get(one.sentence)
        cases = AT_PLACE.get(one.move, frozenset())
        if scope is None or one.proposals or not cases:
            continue
        named = [place for place, mention in scope.at.items() if one.actor in mention.actors]
        is_place = bool(named) and all(scope.view.case(place) in cases for place in named)
        others = [
            other
            for other, each in likely
            if each.sentence == one.sentence and each.move is one.move and each.actor not in (one.actor, None)
        ]
        if is_place and (one.move is not Move.ESCALATE or any(other > share for other in others)):
            found.add((one.sentence, one.actor, one.move))
    return found


def _commented_on(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    """Hesitation, told by no rule, of whom another would not comment on: "Oslo did not comment on Exland's remarks"."""
    hedges = [one for _, one in likely if one.move is Move.HEDGE and one.sentence in scopes]
    return {
        (one.sentence, one.actor, one.move)
        for one in hedges
        if not one.proposals and any(_is_below(one, other, scopes[one.sentence]) for other in hedges)
    }


def _is_below(one: Candidate, other: Candidate, scope: Scope) -> bool:
    """Whether a sentence names an actor only in what the word governs that tells the move of another."""
    if one.sentence != other.sentence or not other.proposals or other.proposals[0].trigger < 0:
        return False
    below = set(scope.view.subtree(other.proposals[0].trigger))
    named = [place for place, mention in scope.at.items() if one.actor in mention.actors]
    return bool(named) and set(named) <= below


def _driven_out(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    """Withdrawing, told by no rule, of whom another sends away: "Exland ordered the observers out"."""
    return {
        (one.sentence, one.actor, one.move)
        for _, one in likely
        if one.move is Move.WITHDRAW and not one.proposals and one.sentence in scopes
        and _is_driven_out(one.actor, scopes[one.sentence])
    }  # fmt: skip


def _is_driven_out(actor: str | None, scope: Scope) -> bool:
    """Whether a verb of expelling has an actor as its object."""
    view = scope.view
    named = [place for place, each in scope.at.items() if actor in each.actors]
    whole = [view.head(place) if view.tokens[place].rel in OF_A_NOUN else place for place in named]
    verbs = (view.head(place) for place in whole if view.tokens[place].rel in PATIENTS)
    return any(
        view.lemma(verb) in EXPELLING
        or (view.lemma(verb) in DRIVING and any(view.lemma(one) == "out" for one in view.kids[verb]))
        for verb in verbs
        if verb >= 0
    )


def _told_of_others(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    """Moves of whoever tells somebody that another has made them: "Exland told Oslo that Wyland had refused".

    Of steps it is enough that the actor says so: "Exland said that Wyland's troops had attacked".
    """
    made = {(one.sentence, one.actor, one.move) for _, one in likely}
    found: set[Key] = set()
    for _, one in likely:
        scope = scopes.get(one.sentence)
        if scope is None or one.actor is None or one.move in MUTUAL:
            continue
        for place in _tellings_by(one.actor, scope, is_step=one.move in STEPS):
            does_it = {actor for clause in scope.view.children(place, "ccomp") for actor in _actors_of(clause, scope)}
            is_own = one.actor in does_it or (bool(one.proposals) and one.proposals[0].trigger == place)
            if not is_own and any((one.sentence, actor, one.move) in made for actor in does_it):
                found.add((one.sentence, one.actor, one.move))
    return found


def _tellings_by(actor: str, scope: Scope, *, is_step: bool) -> list[int]:
    """The verbs by which an actor tells somebody something, or of a step those by which it says so."""
    view = scope.view
    told = (place for place in range(len(view)) if view.lemma(place) in TELLING or (is_step and speaks(view, place)))
    verbs = (place for place in told if view.is_verb(place))
    return [place for place in verbs if actor in _actors_of(place, scope)]


def _actors_of(place: int, scope: Scope) -> set[str]:
    """Those who do what a verb says."""
    return {actor for one in scope.subjects(place) if (mention := scope.who(one)) for actor in mention.actors}


def _blamed(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    """Hostile steps that are laid at a named actor's door where the sentence tells of one by nobody named.

    "Exland asked for help after the deadly attack in May" blames nobody. A named actor's step stands beside one by
    nobody only where a verb tells it of that actor, and as the likelier.
    """
    nobody = {one.sentence: share for share, one in likely if one.move is Move.ESCALATE and one.actor is None}
    return {
        (one.sentence, one.actor, one.move)
        for share, one in likely
        if one.move is Move.ESCALATE and one.actor is not None and one.sentence in nobody
        and (share < nobody[one.sentence] or not _by_verb(one, scopes[one.sentence]))
    }  # fmt: skip


def _by_verb(one: Candidate, scope: Scope) -> bool:
    """Whether a verb tells the step of the actor, or a noun that is no mere occasion of what the actor does else."""
    best, view = one.proposals[0] if one.proposals else None, scope.view
    if best is None or best.rule.endswith(NOUN):
        return False
    if best.trigger < 0 or view.tokens[best.trigger].upos == "VERB" or view.case(best.trigger) not in IN_PASSING:
        return True
    return any(view.rel(place).startswith("nsubj") for place, each in scope.at.items() if one.actor in each.actors)


def _pointing_back(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    """Requests and offers that no verb tells, by those of whom no other sentence tells it.

    "The appeal comes amid tension between Exland and Wyland" points back to the appeal of Exland, if that made one:
    by its article, or because Exland is among several of whom the sentence could tell it.
    """
    made = {(one.actor, one.move, one.sentence) for share, one in likely if share >= SURE}
    found: set[Key] = set()
    for move in (Move.REQUEST, Move.OFFER):
        bare = [one for _, one in likely if one.move is move and not _is_told_by_verb(one)]
        for number in {one.sentence for one in bare}:
            actors = {one.actor for one in bare if one.sentence == number}
            makers = {actor for actor, which, where in made if which is move and where != number}
            if actors & makers or (makers and _is_spoken_of(scopes[number])):
                found |= {(number, actor, move) for actor in actors - makers}
    return found


def _is_spoken_of(scope: Scope) -> bool:
    """Whether a sentence has "the appeal", "this offer", which nobody in it owns."""
    view = scope.view
    return any(
        view.lemma(place) in SPOKEN_OF
        and {view.lemma(one) for one in view.children(place, "det")} & {"the", "this", "that"}
        and not scope.owners(place)
        for place in range(len(view))
    )


def _is_told_by_verb(one: Candidate) -> bool:
    return bool(one.proposals) and not one.proposals[0].rule.endswith(NOUN)


def _inherited(likely: Shares) -> set[Key]:
    """Moves that the same sentence tells of a state and of the former one that it succeeds: they are the former's."""
    told = {(one.sentence, one.actor, one.move) for _, one in likely}
    return {(number, SUCCESSORS[actor], move) for number, actor, move in told if actor in SUCCESSORS}


def _exemplified(likely: Shares, document: Document) -> set[Key]:
    """Mediation that no rule sees, by an actor named only as an example: "efforts led by partners such as Oslo"."""
    text, found = document.report.text, set[Key]()
    for _, one in likely:
        if one.move is Move.MEDIATE and not one.proposals:
            named = [each for each in document.mentions_in(one.sentence) if one.actor in each.actors]
            if named and all(EXAMPLE.search(text[max(0, each.start - 20) : each.start]) for each in named):
                found.add((one.sentence, one.actor, one.move))
    return found


def _offered(likely: Shares) -> set[Key]:
    """Mediation that no rule sees, where a noun has the same actor offer it in the sentence, and that is likelier."""
    offers = {
        (one.sentence, one.actor): share
        for share, one in likely
        if one.move is Move.OFFER and one.proposals and one.proposals[0].rule.endswith(NOUN)
    }
    return {
        (one.sentence, one.actor, one.move)
        for share, one in likely
        if one.move is Move.MEDIATE and not one.proposals and share < offers.get((one.sentence, one.actor), 0.0)
    }


def _left_aside(likely: Shares, document: Document, scopes: Mapping[int, Scope]) -> set[Key]:
    """Talks and agreements of a third that a sentence does not name, where it names two who are parties or do it."""
    mutual = [one for _, one in likely if one.move in MUTUAL and one.actor is not None]
    doing = {(one.sentence, one.move): set(document.parties) for one in mutual}
    for one in mutual:
        doing[one.sentence, one.move].add(str(one.actor))
    return {
        (one.sentence, one.actor, one.move)
        for one in mutual
        if _is_unnamed(one, scopes[one.sentence])
        and len(_named(scopes[one.sentence]) & doing[one.sentence, one.move]) > 1
    }  # fmt: skip


def _named(scope: Scope) -> set[str]:
    """The actors that a sentence names otherwise than as a place."""
    return {code for mention in scope.at.values() if not mention.is_place for code in mention.actors}


def _held_there(likely: Shares, document: Document, scopes: Mapping[int, Scope]) -> set[Key]:
    """Talks and agreements of those who are no party and named only as their place: "In Exville both sides signed"."""
    return {
        (one.sentence, one.actor, one.move)
        for _, one in likely
        if one.move in MUTUAL and one.actor not in document.parties
        and _is_place_alone(one, scopes[one.sentence])
    }  # fmt: skip


def _is_place_alone(one: Candidate, scope: Scope) -> bool:
    """Whether a sentence names an actor, and only as a place."""
    named = [mention for mention in scope.at.values() if one.actor in mention.actors]
    return bool(named) and all(mention.is_place for mention in named)


def _asked_for(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    """Urging by actors that the sentence does not name, where it asks others to urge: "implored the world to press"."""
    return {
        (one.sentence, one.actor, one.move)
        for _, one in likely
        if one.move is Move.URGE and _is_unnamed(one, scopes[one.sentence]) and _asks_to_urge(scopes[one.sentence].view)
    }


def _is_unnamed(one: Candidate, scope: Scope) -> bool:
    return not any(one.actor in mention.actors for mention in scope.at.values())


def _asks_to_urge(view: View) -> bool:
    """Whether an infinitive of urging follows the object of a word of asking, no other verb between them."""
    phrases = load_verbs().phrases
    for place in range(len(view)):
        if view.children(place, "mark") and any(move is Move.URGE for _, move in phrases.get(view.lemma(place), ())):
            verb = next((one for one in range(place - 1, -1, -1) if view.is_verb(one)), None)
            objects = () if verb is None else view.children(verb, "obj", "iobj", "obl")
            if verb is not None and view.lemma(verb) in ASKING and any(verb < one < place for one in objects):
                return True
    return False
