"""Bodies told by their capitals: runs of capitalised words, and what the report has the body do.

A run that ends in a word for a body ("the Copper Line Front", "the Front for the Vote") names one. Any other noun does
where the report uses it as a name ("the Column") and has it speak, act or own those who do.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field

from goodoffices.codebook.names import load_body_words, load_other_words, load_person_words
from goodoffices.codebook.roles import load_roles
from goodoffices.extract.view import View

Run = tuple[int, int]

LONGEST = 10  # words of a run
TITLED = (0.85, 0.5)  # share of capitalised words above which capitals tell nothing, in a sentence and a headline
FEWEST_ACTS = 2  # how often a report has a body act whose noun no list knows
INSIDE = ("of", "for", "the", "de", "du", "des", "del", "da", "do", "dos", "la", "las", "pour", "por", "para", "voor")
PEOPLE = ("People", "Women", "Men", "Children")  # whose body a name may say behind "'s"
OWNED = frozenset(
    "leader leadership commander chief fighter spokesman spokeswoman spokesperson delegate delegation negotiator"
    " representative envoy member secretary council demand statement reply answer".split()
)  # what only a body has


def runs(view: View, heads: frozenset[str]) -> list[Run]:
    """Runs of capitalised words of a sentence, in order; none in a headline that capitalises most of its words.

    Args:
        view: The sentence.
        heads: Words for bodies, behind which a name may go on with "of" and "for".
    """
    if _is_titled(view):
        return []
    found: list[Run] = []
    for place in sorted(view.capitals):
        if not found or place >= found[-1][1]:
            found.append((place, _run_from(view, place, heads)))
    return found


def _is_titled(view: View) -> bool:
    long = [token.text for token in view.tokens if token.text.isalpha() and len(token.text) > 3]
    most = TITLED[view.sentence.number == 1]
    return len(long) > 3 and sum(word[0].isupper() for word in long) > most * len(long)


def _run_from(view: View, first: int, heads: frozenset[str]) -> int:
    """The place behind the run that begins at a capitalised word."""
    last = first + 1
    while last < len(view) and last - first < LONGEST:
        then = _next(view, last, heads)
        if then == last:
            break
        last = then
    return last


def _next(view: View, place: int, heads: frozenset[str]) -> int:
    """The place behind the next word of a run, links before it included; the same place where the run ends."""
    if place in view.capitals:
        return place + 1
    if place >= len(view):
        return place
    text, before = view.tokens[place].text, view.tokens[place - 1].text
    if text in ("'s", "’s", "'", "’", "-") and place + 1 in view.capitals and before not in heads:
        is_people = before in PEOPLE if text.endswith("s") else before.endswith("s")
        return place + 2 if text == "-" or is_people else place
    then = place
    while then < len(view) and then < place + 3 and view.tokens[then].text in INSIDE:
        then += 1
    return then + 1 if then > place and before in heads and then in view.capitals else place


@dataclass(frozen=True, slots=True)
class Uses:
    """How reports use the nouns that end a run of capitals.

    Attributes:
        alone: How often each stands by itself behind "the".
        long: How often it ends a longer name, or a name goes on behind it.
        acts: How often it acts or owns those who do.
    """

    alone: Counter[str] = field(default_factory=Counter)
    long: Counter[str] = field(default_factory=Counter)
    acts: Counter[str] = field(default_factory=Counter)


def uses_of(views: Iterable[View]) -> Uses:
    """How the nouns of reports read together are used."""
    heads, uses = load_body_words().heads, Uses()
    for view in views:
        for first, last in runs(view, heads):
            if view.tokens[first].text not in load_person_words().honorifics:
                _take_use(uses, view, first, last)
    return uses


def _take_use(uses: Uses, view: View, first: int, last: int) -> None:
    """Count one run: "the Brandt camp" does not have a name stand alone."""
    word = view.tokens[last - 1].text
    has_the = first > 0 and view.lemma(first - 1) == "the"
    goes_on = _next(view, last, frozenset((word,))) > last
    before_noun = view.rel(last - 1) == "compound" and view.head(last - 1) >= last
    uses.alone[word] += has_the and last - first == 1 and not goes_on and not before_noun
    uses.long[word] += last - first > 1 or goes_on
    uses.acts[word] += _acts(view, last - 1)


def styled(uses: Uses, known: Container[tuple[str, ...]]) -> frozenset[str]:
    """Nouns that reports themselves use as the name of a body, though no list has them: "the Column".

    Each stands by itself behind "the" and at the end of a longer name, and at least twice it acts or owns those who do.
    """
    lists, roles = load_body_words(), load_roles()
    barred = lists.heads | lists.things | load_person_words().honorifics | load_other_words().not_before
    acting = {
        word for word, count in uses.acts.items() if count >= FEWEST_ACTS and uses.alone[word] and uses.long[word]
    }
    return frozenset(word for word in acting - barred if (word,) not in known and not roles.role(word.lower()))


def lonely(uses: Uses) -> frozenset[str]:
    """Words for a movement that reports use as its whole name: "the Commandos"."""
    lists = load_body_words()
    words = (lists.armed & lists.heads | lists.movements) - lists.general - lists.things
    return frozenset(
        word for word in words if uses.acts[word] >= FEWEST_ACTS <= uses.alone[word] and not uses.long[word]
    )


def _acts(view: View, place: int) -> bool:
    """Whether a word is the subject of a verb of the lexicon or of saying, or owns those who speak for a body."""
    above = view.head(place)
    if above < 0:
        return False
    rel = view.tokens[place].rel
    if rel in ("nsubj", "obl:agent", "nsubj:pass"):
        return view.tokens[above].upos == "VERB"
    is_owner = rel in ("nmod:poss", "compound") or (view.rel(place) == "nmod" and view.case(place) in ("of", "for"))
    return is_owner and (view.lemma(above) in OWNED or load_roles().role(view.lemma(above)) is not None)


def body_names(text: str, views: Sequence[View], nouns: frozenset[str]) -> set[str]:
    """Names of two words and more that end in a word for a body, begin with a foreign one, or have one before "of".

    Args:
        text: The report's text.
        views: Its sentences.
        nouns: Further words for bodies.
    """
    heads, leading = load_body_words().heads | nouns, load_body_words().leading
    found: set[str] = set()
    for view in views:
        for first, last in runs(view, heads):
            words = [token.text for token in view.tokens[first:last]]
            if len(words) > 1 and (words[-1] in heads or words[0] in leading or _is_linked(words, heads)):
                found.add(" ".join(text[view.tokens[first].start : view.tokens[last - 1].end].split()))
    return found


def _is_linked(words: list[str], heads: frozenset[str]) -> bool:
    """Whether a word for a body stands before "of" or "for"."""
    return any(one in heads and then in INSIDE for one, then in itertools.pairwise(words))
