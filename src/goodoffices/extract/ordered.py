"""Whom "the former", "the latter", "the other" and "the 51-year-old" mean, which name nobody and no office."""

from __future__ import annotations

import re

from goodoffices.codebook.words import Role
from goodoffices.extract.document import Mention
from goodoffices.extract.walk import Walk

ORDERED = ("former", "latter")
NEAR = 3  # sentences within which the two are named that "the former" and "the latter" tell apart
TWO = 2
AGED = re.compile(r"\d+[\s-]+year[\s-]+old")
SUBJECTS = ("nsubj", "nsubj:pass")


def take_ordered(walk: Walk, place: int) -> bool:
    """Take a word as one of two told of before, or as somebody of an age; whether it was one."""
    view, lemma = walk.view, walk.view.lemma(place)
    if not any(view.lemma(one) == "the" for one in view.children(place, "det")):
        return False
    if lemma in ORDERED and not view.children(place, "nmod"):
        return _add(walk, place, _of_two(walk, lemma))
    if lemma == "other" and view.rel(place) in SUBJECTS and not view.children(place, "nmod"):
        return _add_other(walk, place)
    if lemma in ("old", "year-old") and AGED.search(view.text(*_span(walk, place))):
        return _add(walk, place, walk.scene.last_person("", walk.number))
    return False


def _span(walk: Walk, place: int) -> tuple[int, int]:
    words = walk.view.subtree(place)
    return min(words), place + 1


def _add(walk: Walk, place: int, meant: Mention | None) -> bool:
    if meant is None:
        return False
    walk.add(place, meant.actors, meant.role, "noun", person=meant.person)
    return True


def _of_two(walk: Walk, which: str) -> Mention | None:
    """The first or the second of two: of those told apart just before, else named last; None where no two were."""
    since, pair = walk.scene.ordered
    if len(pair) < TWO or walk.number - since > 1:
        pair = _last_two(walk)
    if len(pair) < TWO:
        return None
    walk.scene.ordered = walk.number, pair
    return pair[ORDERED.index(which)]


def _last_two(walk: Walk) -> tuple[Mention, ...]:
    """The two actors that were named last, the first first."""
    found: list[Mention] = []
    for one in walk.scene.recent():
        mention = one.mention
        if walk.number - mention.sentence > NEAR or len(found) == TWO:
            break
        is_named = mention.kind != "pronoun" and one.noun not in (*ORDERED, "other") and not mention.is_place
        if is_named and len(mention.actors) == 1:
            _gather(found, mention)
    return tuple(reversed(found))


def _gather(found: list[Mention], mention: Mention) -> None:
    """Add a mention to those of other actors; of one actor's the one that tells the person stays."""
    same = next((n for n, one in enumerate(found) if one.actors == mention.actors), None)
    if same is None:
        found.append(mention)
    elif mention.person and found[same].person is None and found[same].sentence == mention.sentence:
        found[same] = mention


def _add_other(walk: Walk, place: int) -> bool:
    """Take "the other" as the party that was not the subject before."""
    before = walk.scene.last_subject(walk.number)
    others = walk.scene.others(before[0]) if len(before) == 1 and before[0] in walk.scene.parties else ()
    if len(others) != 1:
        return False
    walk.add(place, others, Role.GOV, "noun")
    return True
