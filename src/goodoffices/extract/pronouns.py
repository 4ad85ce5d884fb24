"""Whom a pronoun means, and who speaks: "we" is whom the sentence cites, else who spoke last."""

from __future__ import annotations

import re

from goodoffices.codebook.speech import load_speech
from goodoffices.codebook.words import Role
from goodoffices.extract.anaphora import sent_by
from goodoffices.extract.clause import CREDITING
from goodoffices.extract.document import Mention
from goodoffices.extract.quotations import still_open, teller
from goodoffices.extract.scene import without
from goodoffices.extract.walk import Meant, Walk

FIRST = frozenset("we us our ours ourselves i me my mine myself".split())
THIRD = frozenset("it its itself".split())
HE, SHE = frozenset("he him his himself".split()), frozenset("she her hers herself".split())
THEY = frozenset("they them their theirs themselves".split())
EACH = frozenset("both neither either each".split())
MANY = 3  # actors in a row that a number may point back to
NAMING = ("flat", "appos", "nmod:desc")  # how a name hangs on a title
OBJECTS = ("obj", "iobj", "obl")
CONTROLLED = ("xcomp", "conj", "advcl")  # verbs without a subject that share that of the verb above them
# Labels before a sentence that name no speaker: who asks, and what marks an entry.
NOBODY = re.compile(
    r"(?i)question|^q$|reporter|journalist|moderator|correspondent"
    r"|follow-up|\bnews\b|\bpress\b|\b(?:afp|ap|bbc|bloomberg|cctv|cnn|dpa|efe|kyodo|nhk|pti|reuters|tass|xinhua|yonhap)\b"
    r"|\d|update|note|live|breaking|analysis|opinion|correction"
)


def hear_label(walk: Walk) -> None:
    """Take a speaker set before the sentence, as in a transcript, for who speaks."""
    label, scene = walk.view.sentence.label, walk.scene
    if not label:
        return
    if NOBODY.search(label):
        scene.turn = walk.number
        scene.speaker = (None, "") if scene.is_transcript else scene.speaker
        return
    words = [word.strip(",.") for word in label.split(",")[0].split()]
    person = next((one for word in reversed(words) if (one := scene.person(word))), None)
    person = person or (scene.titled(words[-1].lower()) if words else None)
    if person is not None:
        scene.speaker = (person.actor or (scene.home if scene.is_of_one and scene.is_transcript else None), person.name)
    elif scene.home or scene.is_transcript:
        scene.speaker = (scene.home, "")


def hear_speaker(walk: Walk) -> None:
    """Remember who is cited last in this sentence, for the quotations that follow; a transcript's labels alone tell."""
    if walk.scene.is_transcript:
        return
    for subject in _cited_subjects(walk):
        mention = walk.mentions.get(subject)
        if mention is None:
            actors = walk.actors_of(subject)
            if actors:
                walk.scene.speaker = (actors[0], "")
        elif mention.actors or mention.person:
            walk.scene.speaker = (mention.actors[0] if mention.actors else None, mention.person or "")


def _cited_subjects(walk: Walk) -> list[int]:
    """Subjects of the verbs of saying of a sentence, in order of the verbs."""
    view, verbs = walk.view, load_speech().verbs
    said = [place for place in range(len(view)) if view.lemma(place) in verbs and view.is_verb(place)]
    return [subject for place in said if (subject := teller(view, place)) is not None]


def take_pronoun(walk: Walk, place: int) -> None:
    """Take a pronoun as a mention, if it may stand for an actor; "both" stands for the parties."""
    word = walk.view.tokens[place].text.lower()
    is_both = word in EACH and walk.view.rel(place) != "det" and not _is_counted(walk, place)
    is_both = is_both or (word in THEY and _is_of_both(walk, place))
    plural = word in THEY or is_both
    meant = (walk.scene.both(walk.number), None) if is_both else _meant(walk, place, word)
    if meant is not None:
        walk.add(place, meant[0], Role.GOV, "pronoun", person=meant[1], plural=plural)


def _meant(walk: Walk, place: int, word: str) -> Meant | None:
    """Whom a personal pronoun means; None where the word is none."""
    scene, number = walk.scene, walk.number
    if word in FIRST:
        return _speaking(walk, place)
    if word == "whose":
        return _antecedent(walk, place)
    credited = _credited(walk, place) or _each(walk, place)
    if credited is not None:
        return credited
    apart = _subjects_beside(walk, place)
    if word.endswith("self") and apart and (apart[0].person or apart[0].actors):
        return apart[0].actors, apart[0].person
    if word in THIRD and walk.view.tokens[place].rel != "expl":
        mine = scene.last_actor(number, person_too=False, apart=apart) or scene.last_actor(number, apart=apart)
        return mine, None
    if word in HE or word in SHE:
        return _one_person(walk, place, "m" if word in HE else "f", apart)
    return (_many(walk, place, apart), None) if word in THEY else None


def _many(walk: Walk, place: int, apart: tuple[Mention, ...]) -> tuple[str, ...]:
    """Whom "they" means, which is never who says it; as an object, those named in a row before it, not its subject."""
    but = _speaking(walk, place)[0] if _is_speech(walk, place) else ()
    asked = _asked_about(walk)
    if asked:
        return asked
    if not apart:
        return without(_joined_before(walk, place), but) or walk.scene.plural(walk.number, but=but)
    rows = (_joined(walk, one) for one in sorted(walk.mentions, reverse=True) if one < place)
    row = next((actors for actors in rows if len(actors) > 1), ()) or walk.scene.plural(walk.number, but=but)
    return () if len(row) == 1 and any(row == one.actors for one in apart) else row


def _asked_about(walk: Walk) -> tuple[str, ...]:
    """The only actor that the question names which a sentence answers ("Has Exville agreed?" "They have")."""
    scene = walk.scene
    if not scene.is_transcript or not walk.view.sentence.label or NOBODY.search(walk.view.sentence.label):
        return ()
    heard = [one for one in scene.recent() if one.mention.sentence == walk.number - 1]
    named = [one for one in heard if one.mention.kind != "pronoun" and not one.mention.is_place]
    actors = {one.mention.actors for one in named} if any(one.is_subject for one in named) else set()
    here = any(one.kind != "pronoun" for one in walk.mentions.values())
    return next(iter(actors)) if len(actors) == 1 and not here and scene.turn == walk.number - 1 else ()


def _one_person(walk: Walk, place: int, gender: str, apart: tuple[Mention, ...]) -> Meant:
    """Whom "he" or "she" means: the official without a name who is the subject before; else the person most in mind.

    Outside a quotation nobody is meant whom only the quotation in the same sentence names.
    """
    within = () if _is_quoted(walk, place) else _within_quotation(walk)
    unnamed = None if apart else _unnamed_before(walk, place) or walk.scene.last_unnamed(walk.number, gender)
    but = _speaking(walk, place)[1] if _is_speech(walk, place) else None
    known = unnamed or walk.scene.last_person(gender, walk.number, apart=(*apart, *within), but=but)
    called = walk.scene.last_called(gender, walk.number) if unnamed is None and not apart else None
    if called is not None and not (known and _is_hers(walk, known, gender)):
        known = called
    return (known.actors, known.person) if known else ((), None)


def _is_hers(walk: Walk, known: Mention, gender: str) -> bool:
    """Whether "she" is a person rather than the official last called so: her gender is told, or she is the subject."""
    person = walk.scene.person((known.person or "").split()[-1]) if known.person else None
    if known.person and walk.scene.is_called(known.person, "m" if gender == "f" else "f", walk.number):
        return False
    is_told = person is not None and person.gender == gender
    return is_told or known.person is None or walk.scene.is_subject_near(known, walk.number)


def _is_speech(walk: Walk, place: int) -> bool:
    """Whether a word is said by somebody of whom the report tells: in a quotation, or in the turn of who answers."""
    return walk.scene.speaker != (None, "") if walk.scene.is_transcript else _is_quoted(walk, place)


def _each(walk: Walk, place: int) -> Meant | None:
    """Whom a possessive means that goes with each of several: "each assured her of his government's wish"."""
    view = walk.view
    if view.tokens[place].xpos != "PRP$":
        return None
    subjects = [view.child(one, "nsubj") for one in view.ancestors(place)]
    subject = next((one for one in subjects if one is not None), None)
    if subject is None or subject > place or view.lemma(subject) not in EACH or subject not in walk.mentions:
        return None
    return walk.mentions[subject].actors, None


def _within_quotation(walk: Walk) -> tuple[Mention, ...]:
    """The persons whom a sentence names within a quotation and nowhere else in it."""
    own = ((head, one) for head, one in walk.mentions.items() if one.person and one.kind != "pronoun")
    named = [(_is_quoted(walk, head), one) for head, one in own]
    outside = {one.person for is_quoted, one in named if not is_quoted}
    return tuple(one for is_quoted, one in named if is_quoted and one.person not in outside)


def _antecedent(walk: Walk, place: int) -> Meant | None:
    """Whom the noun means that a relative clause hangs on: "Exland's envoy, whose country mediated"."""
    view = walk.view
    while place >= 0 and view.tokens[place].rel != "acl:relcl":
        place = view.head(place)
    above = view.head(place) if place >= 0 else -1
    words = [one for one in (*view.children(above, *NAMING), above) if one in walk.mentions] if above >= 0 else []
    found = [walk.mentions[one] for one in words if walk.mentions[one].actors]
    return (found[0].actors, found[0].person) if found else None


def _credited(walk: Walk, place: int) -> Meant | None:
    """Whom a possessive behind thanks or blame means: the object, as in "thanked Oslo for its efforts"."""
    view = walk.view
    if view.tokens[place].xpos != "PRP$":
        return None
    noun = next((one for one in view.ancestors(place) if view.case(one) in ("for", "over", "of")), -1)
    verb = next((one for one in view.ancestors(noun) if view.lemma(one) in CREDITING), -1) if noun >= 0 else -1
    if verb < 0 or view.children(verb, "nsubj:pass"):
        return None
    first = min(view.children(noun, "case"))
    named = [one for head, one in sorted(walk.mentions.items()) if verb < head < first and one.kind != "pronoun"]
    named = [one for one in named if one.actors]
    if not named:
        return None
    if view.tokens[place].text.lower() in THEY:
        return tuple(dict.fromkeys(code for one in named for code in one.actors)), None
    return named[-1].actors, named[-1].person


def _subjects_beside(walk: Walk, place: int) -> tuple[Mention, ...]:
    """The subjects of the verb whose object a pronoun is: what "himself" means there, and "him" cannot.

    References:
        Chomsky 1981, Lectures on Government and Binding: principles A and B.
    """
    view = walk.view
    verb = view.head(place)
    if view.rel(place) not in OBJECTS or verb < 0:
        return ()
    while view.child(verb, "nsubj") is None and view.rel(verb) in CONTROLLED and view.head(verb) >= 0:
        verb = view.head(verb)
    subject = view.child(verb, "nsubj")
    if subject is None:
        return ()
    words = [each for one in view.conjuncts(subject) for each in (*view.children(one, *NAMING), one)]
    return tuple(walk.mentions[one] for one in words if one in walk.mentions)


def _unnamed_before(walk: Walk, place: int) -> Mention | None:
    """The official without a name who is the subject before a place: "an Exland official said that his country"."""
    view, persons = walk.view, walk.scene.roles.persons
    is_quoted = _is_quoted(walk, place)
    heads = [one for one in walk.mentions if one < place and view.rel(one) == "nsubj"]
    head = max((one for one in heads if _is_quoted(walk, one) == is_quoted), default=-1)
    if head < 0 or walk.mentions[head].kind != "noun" or view.lemma(head) not in persons:
        return None
    is_named = any(one in walk.mentions and walk.mentions[one].person for one in view.children(head, *NAMING))
    return None if is_named or not walk.mentions[head].actors else walk.mentions[head]


def _joined_before(walk: Walk, place: int) -> tuple[str, ...]:
    """Several actors that are the subject together before a place: what "they" means behind them."""
    heads = [one for one in sorted(walk.mentions, reverse=True) if one < place and walk.view.rel(one) == "nsubj"]
    joined = (_joined(walk, one) for one in heads)
    return next((actors for actors in joined if len(actors) > 1), ())


def _joined(walk: Walk, head: int) -> tuple[str, ...]:
    """The actors of a word and of those that it is joined to."""
    mentions = (walk.mentions[one] for one in walk.view.conjuncts(head) if one in walk.mentions)
    return tuple(dict.fromkeys(code for one in mentions if not one.is_place for code in one.actors))


def hear_joined(walk: Walk) -> None:
    """Remember the actors that were the subject of this sentence together, and those named in a row."""
    found = _joined_before(walk, len(walk.view))
    if found:
        walk.scene.joined = (walk.number, found)
    rows = [_joined(walk, head) for head in sorted(walk.names)]
    walk.scene.gathered |= {len(row): row for row in rows if len(row) >= MANY}


def _is_counted(walk: Walk, place: int) -> bool:
    """Whether "both" or "each" stands beside a noun that says of what, or before "and"."""
    return walk.view.rel(place) in ("cc", "advmod") or bool(walk.view.children(place, "nmod"))


def _is_of_both(walk: Walk, place: int) -> bool:
    """Whether a pronoun stands behind a number of two: "both of them", "neither of them"."""
    above = walk.view.head(place)
    return above >= 0 and walk.view.rel(place) == "nmod" and walk.view.lemma(above) in EACH


def _speaking(walk: Walk, place: int) -> Meant:
    """Who "we" is.

    In a quotation it is whom this sentence cites, else who spoke last; in a transcript whose turn it is; else the
    report itself.
    """
    home: Meant = ((walk.scene.home,) if walk.scene.home else (), None)
    is_quoted = _is_quoted(walk, place)
    if not is_quoted and not walk.scene.is_transcript:
        return home
    for subject in _cited_subjects(walk) if is_quoted else ():
        cited = ((), None) if subject == place or _is_quoted(walk, subject) else _cited(walk, subject)
        if any(cited):
            return cited
    actor, person = walk.scene.speaker
    return ((actor,) if actor else (), person or None) if actor or person else home


def _is_quoted(walk: Walk, place: int) -> bool:
    """Whether a place of a sentence stands in a quotation."""
    text = " ".join(token.text for token in walk.view.tokens[:place])
    return still_open(text, walk.number in walk.scene.quoted)


def _cited(walk: Walk, subject: int) -> Meant:
    """The actor and the person that the subject of a verb of saying means, which may stand further on."""
    if subject in walk.mentions:
        return walk.mentions[subject].actors, walk.mentions[subject].person
    word = walk.view.lemma(subject)
    if word in ("he", "she"):
        return _one_person(walk, subject, "m" if word == "he" else "f", ())
    spans = (span for span in walk.persons.values() if span[0] <= subject < span[1])
    span = next(spans, (subject, subject + 1))
    beside = (walk.inside.get(one) for one in (*range(*span), *walk.view.children(subject, *NAMING)))
    listed = next((one for one in beside if one is not None and one.kind == "person"), None)
    if listed is not None:
        return (listed.code,), walk.view.text(listed.first, listed.last)
    person = walk.person_of(one for one in range(*span) if walk.view.tokens[one].upos == "PROPN")
    if person is not None:
        return ((person.actor,) if person.actor else ()), person.name
    return sent_by(walk, subject) or walk.actors_of(subject), None
