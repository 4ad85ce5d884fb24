"""Talks that a party says are over, which it refuses by that: "the dialogue was over, she said", "declared them dead".

Of nine such sentences of the coded cases eight are coded so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from goodoffices.codebook.words import Move
from goodoffices.extract.clause import Scope
from goodoffices.extract.document import Document
from goodoffices.extract.pronouns import FIRST, NOBODY
from goodoffices.extract.proposal import Proposal
from goodoffices.extract.sources import speaks

TALKS = frozenset("talk dialogue negotiation process mediation mechanism track".split())
OVER = frozenset("over dead exhausted exhaust finished finish bury buried".split())
CALLING = frozenset("declare pronounce call proclaim consider".split())  # "declared the talks dead"
UNSETTLED = frozenset("if when whether once until unless before".split())
RULE = "refuse: talks over"
WEIGHT = 0.8  # somewhat less than such words were met right


def talks_ended(document: Document, scopes: Sequence[Scope]) -> Iterator[Proposal]:
    """The refusals of those who say that talks are over, in order of the text."""
    turns = _turns(document)
    for scope in scopes:
        number = scope.view.sentence.number
        for place in range(len(scope.view)):
            if scope.view.lemma(place) not in OVER or not _is_of_talks(place, scope):
                continue
            for actor, mention in _sayers(place, scope) or [(turns.get(number), -1)]:
                if actor in document.parties:
                    yield Proposal(
                        sentence=number, actor=actor, move=Move.REFUSE, trigger=place, rule=RULE, mention=mention,
                        weight=WEIGHT,
                    )  # fmt: skip


def _is_of_talks(place: int, scope: Scope) -> bool:
    """Whether a word says of talks that they are over, and neither asks nor denies it."""
    view = scope.view
    calls = _calling(place, scope)
    ended = view.children(place, "nsubj") if calls < 0 else view.children(calls, "obj")
    marks = {view.lemma(one) for one in view.children(place, "mark", "advmod")}
    is_plain = not scope.negated(place) and not marks & UNSETTLED and view.tokens[-1].text != "?"
    return is_plain and any(view.lemma(one) in TALKS for one in ended)


def _calling(place: int, scope: Scope) -> int:
    """The verb that calls something what a word says; -1 where none does."""
    above = scope.view.head(place)
    is_called = above >= 0 and scope.view.rel(place) == "xcomp" and scope.view.lemma(above) in CALLING
    return above if is_called else -1


def _sayers(place: int, scope: Scope) -> list[tuple[str | None, int]]:
    """Those who say what a word says, with the word that names them; nobody where no verb of saying stands above it.

    Whoever is not told stands as None, so that words in another's mouth are nobody's else.
    """
    view, calls = scope.view, _calling(place, scope)
    verb = next((one for one in view.ancestors(place) if one == calls or speaks(view, one)), -1)
    if verb < 0:
        return []
    named = [(one, mention) for one in scope.subjects(verb) if (mention := scope.who(one)) is not None]
    return [(actor, one) for one, mention in named for actor in mention.actors] or [(None, -1)]


def _turns(document: Document) -> dict[int, str]:
    """For whom the speaker of each sentence of a transcript speaks: whoever "we" is in the turns of that name."""
    label, labels = "", {}
    for one in document.sentences:
        label = one.label or label
        labels[one.number] = label
    voices: dict[str, Counter[str]] = {}
    for each in document.mentions if label else ():
        words = document.sentences[each.sentence - 1].tokens
        is_we = each.kind == "pronoun" and words[each.token].text.lower() in FIRST
        if is_we and len(each.actors) == 1 and labels[each.sentence]:
            voices.setdefault(labels[each.sentence], Counter())[each.actors[0]] += 1
    spoken = {name: counts.most_common(1)[0][0] for name, counts in voices.items() if not NOBODY.search(name)}
    return {number: spoken[name] for number, name in labels.items() if name in spoken}
