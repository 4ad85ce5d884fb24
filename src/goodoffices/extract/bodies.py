"""Bodies and armed groups that no list knows: from acronyms in brackets and from names that the report repeats."""

from __future__ import annotations

import itertools
import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from goodoffices.codebook.actors import Actor, ActorTable
from goodoffices.codebook.names import load_body_words
from goodoffices.extract.acronyms import LINK, count_acronyms, initials, names_of_pair, spelt_out
from goodoffices.extract.breakaways import breakaways_of
from goodoffices.extract.capitals import INSIDE, body_names, lonely, styled, uses_of
from goodoffices.extract.document import Sentence
from goodoffices.extract.names import Found, NameTable, words_of
from goodoffices.extract.phrases import has_phrase, places_of
from goodoffices.extract.view import View

Bodies = Mapping[str, tuple[str, ...]]  # names by code
ORGANS = tuple(
    "Board Bureau Command Committee Congress Council Directorate Leadership Politburo Presidium Wing".split()
)
BEFORE = 40  # letters before a name in which a known one may begin that reaches into it
OFFICE = 100  # letters before a name in which the name of an office may begin that goes on to it
PORTFOLIO = re.compile(
    r"\b(?:Minist(?:er|ers|ry|ries)|Secretary|Department)\s+(?:of|for)\s+[^.;:\n]*(?:,|\band)\s+(?:of\s+|for\s+)?(?:the\s+)?$"
)
APART = re.compile(r"\s(['’]s?)(?=\s|$)")  # what is a word of its own in the tree, and none in the name
LONGEST_KNOWN = 3  # words of a known name on either side of where another begins
GOES_ON = re.compile(r"\s+(?:[A-ZÀ-Þ]|of|for|on)")
LABELS = ("ORG", "MISC", "NORP", "LOC", "PERSON")  # what the tagger may take the name of a body for


def own_actors(names: NameTable, table: ActorTable) -> ActorTable:
    """The known actors with those that a report brings itself: armed groups by their names, or organisations."""
    lists = load_body_words()
    own: dict[str, Actor] = {}
    new = [(words, code, kind) for words, (code, kind) in names.items() if code not in table.actors]
    armed = {code for words, code, _ in new if set(words) & lists.armed}
    for words, code, kind in sorted(new, key=lambda one: (-len(one[0]), one[0])):
        if code in own or kind == "person":
            continue
        nouns = tuple(word.lower() for word in words if word in lists.heads)
        sort = "group" if code in armed else "organisation"
        own[code] = Actor(code=code, kind=sort, names=(" ".join(words),), nouns=nouns)
    return table.with_actors(own)


def rebel_mentions(sentence: Sentence, found: list[Found], group: str | None) -> list[Found]:
    """The names of a sentence, and its words for rebels as the report's own armed group."""
    if group is None:
        return found
    rebels = load_body_words().rebels
    taken = {place for one in found for place in range(one.first, one.last)}
    more = [
        Found(first=place, last=place + 1, code=group, kind="noun")
        for place, token in enumerate(sentence.tokens)
        if token.lemma.lower() in rebels and place not in taken and token.upos in ("NOUN", "PROPN")
    ]
    return sorted([*found, *more], key=lambda one: one.first)


@dataclass(frozen=True, kw_only=True)
class Nouns:
    """Words for bodies that no list has, as reports read together use them.

    Attributes:
        styled: Nouns that end the names of bodies and stand for them.
        lonely: Words that are a body's whole name.
    """

    styled: frozenset[str]
    lonely: frozenset[str]


def nouns_of(text: str, views: Iterable[View], known: NameTable) -> Nouns:
    """The words for bodies of reports read together.

    Args:
        text: The reports' text; a known body that it names may be called by such a word for short ("the Union").
        views: Their sentences.
        known: Names of the lists.
    """
    uses = uses_of(views)
    free = {word for word in lonely(uses) if not _is_known_by(word, text, known)}
    return Nouns(styled=styled(uses, known), lonely=frozenset(free))


def _is_known_by(word: str, text: str, known: NameTable) -> bool:
    """Whether a word is part of the name of a known actor that a text names, by whatever name."""
    codes = {code for name, (code, _) in known.items() if word in name}
    names = (" ".join(name) for name, (code, _) in known.items() if code in codes)
    return any(has_phrase(name, text) for name in names)


def own_names(text: str, views: Sequence[View], known: NameTable, nouns: Nouns) -> NameTable:
    """Names that a report brings itself, beside those known, with the code that each stands for.

    Steps:
        1. "the Front for X (FLX)" and "FLX (Front for X)": the acronym, when the letters fit.
        2. Names of bodies without one: their initials where the report uses them, else the name as it stands.
        3. Acronyms that the report uses at least twice as names.
        4. Words that are all that the reports call a body.
        5. Regions that it says to have broken away.
    """
    names: NameTable = {}
    sentences = [view.sentence for view in views]
    for long, short in spelt_out(text):
        names.update(names_of_pair(long, short, known))
    _take_bodies(names, known, text, _bodies(sentences) | body_names(text, views, nouns.styled))
    _take_acronyms(names, known, text, sentences)
    names = {**{(word,): (word, "name") for word in sorted(nouns.lonely)}, **names}
    apart = {words_of(name): (name, "name") for name in breakaways_of(text)}
    names |= {words: value for words, value in apart.items() if words not in known}
    return {words: value for words, value in names.items() if value[0]}


def _take_bodies(names: NameTable, known: NameTable, text: str, bodies: set[str]) -> None:
    """Step 2: names that hold a word for a body, unless a known name stands within or reaches in.

    Parts of a name share its code.
    """
    spelt, taken = dict(names), dict[tuple[str, ...], str]()
    bare = {re.sub(rf"(?:\s+{LINK})+$", "", one) for one in bodies}
    plain = {one for one in bare if " " in one} - load_body_words().organs
    organs = {name: whole for name in plain if (whole := _whose_organ(name))}
    plain = (plain - organs.keys()) | (set(organs.values()) - load_body_words().organs)
    plain = {name for name in plain if not _cuts_known(name, text, known) and not _is_portfolio(name, text)}
    for name in sorted(plain, key=lambda one: (-len(one), one)):
        words = words_of(name)
        apart = bool(set(name.split()) & load_body_words().apart)
        if words in names or words in known or _inside(words, spelt, {} if apart else known):
            continue
        longer = {**{long: code for long, (code, _) in names.items()}, **taken}
        whole = next((code for long, code in longer.items() if _is_part(words, long)), None)
        short = initials(name)
        taken[words] = whole or (short if has_phrase(short, text) else name)
    names.update({words: (code, "name") for words, code in taken.items()})
    for name, whole in organs.items():
        if words_of(whole) in names:
            organ = words_of(name.partition(" of the ")[0])
            names.update({long: names[words_of(whole)] for long in (words_of(name), organ) if len(long) > 1})


def _is_portfolio(name: str, text: str) -> bool:
    """Whether a text has a name only within that of an office: "Minister of Trade and of the National Community"."""
    found = list(places_of(name, text))
    return bool(found) and all(PORTFOLIO.search(text[max(0, at - OFFICE) : at]) for at in found)


def _cuts_known(name: str, text: str, known: NameTable) -> bool:
    """Whether wherever a text has a name a known one ends within it, or right before it: "States Southern Command"."""
    found = list(places_of(name, text))
    words = words_of(name)
    least = int(bool(load_body_words().apart & set(words)))
    before = (words_of(text[max(0, at - BEFORE) : at]) for at in found)
    return bool(found) and all(_reaches_in(one, words[:LONGEST_KNOWN], least, known) for one in before)


def _reaches_in(before: tuple[str, ...], words: tuple[str, ...], least: int, known: NameTable) -> bool:
    """Whether the last words before a name and its first ones, at least so many of them, make a known name."""
    parts = range(1, min(LONGEST_KNOWN, len(before)) + 1), range(least, len(words) + 1)
    return any(known.get((*before[-m:], *words[:n]), ("", ""))[0] for m, n in itertools.product(*parts))


def _whose_organ(name: str) -> str | None:
    """The body of which a name is that of an organ: "the Central Committee of the Defence Council"."""
    heads = load_body_words().heads
    organ, link, whole = name.partition(" of the ")
    is_organ = bool(link) and organ.split()[-1] in ORGANS and len(whole.split()) > 1
    return whole if is_organ and set(whole.split()) & heads else None


def _is_part(words: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether a name is the beginning or the end of a longer one."""
    return whole[: len(words)] == words or whole[-len(words) :] == words


def one_code(tables: Sequence[NameTable], known: Container[str]) -> dict[str, str]:
    """The code that reports read together have for each body that one of them calls otherwise.

    A body is called by the code of the lists where any report sets its acronym beside its name; by its acronym where
    any report has it; else by the longest name of which the others are a part.

    Args:
        tables: Names that each report brings.
        known: Codes of the lists.
    """
    codes = sorted({code for table in tables for code, kind in table.values() if code not in known and kind == "name"})
    listed = {words: code for table in tables for words, (code, kind) in sorted(table.items()) if code in known}
    found: dict[str, str] = {}
    for code in codes:
        short = initials(code) if " " in code else code
        longer = [one for one in codes if one != code and _is_part(words_of(code), words_of(one))]
        if words_of(code) in listed:
            found[code] = listed[words_of(code)]
        elif short != code and short in codes:
            found[code] = short
        elif longer and " " in code:
            found[code] = max(longer, key=lambda one: (len(one), one))
    return {code: found.get(other, other) for code, other in found.items()}


def _take_acronyms(names: NameTable, known: NameTable, text: str, sentences: list[Sentence]) -> None:
    """Step 3: words in capitals that are no shouted name, and no speaker's label."""
    title = set(re.findall(r"\b[A-ZÀ-Þ][a-zß-ÿ]+", text))
    for word, count in sorted(count_acronyms(sentences).items()):
        is_own = (word,) not in names and (word,) not in known
        if count > 1 and is_own and word.capitalize() not in title and f"{word}:" not in text:
            names[(word,)] = (word, "name")


def _bodies(sentences: list[Sentence]) -> set[str]:
    """Names of two words and more, as the tagger cuts them, that hold a word for a body."""
    heads = load_body_words().heads
    found: set[str] = set()
    for sentence in sentences:
        for first, last, label in sentence.names:
            words = [token.text for token in sentence.tokens[first:last]]
            if words and words[0] in ("the", "The", "a", "A"):
                words = words[1:]
            words = _without_person(_without_owned(words, heads))
            if label in LABELS and len(words) >= 2 and set(words) & heads and words[0][:1].isupper():
                found.add(APART.sub(r"\1", " ".join(words).replace(" - ", "-")))
    return found


def _without_owned(words: list[str], heads: frozenset[str]) -> list[str]:
    """A body's name without whom it owns: "the Frente Milpa's Lucía Tzunún"."""
    cut = next((place for place, word in enumerate(words) if word in ("'s", "’s") or word.endswith(("'s", "’s"))), None)
    if cut is None or not set(words[:cut]) & heads or set(words[cut + 1 :]) & heads:
        return words
    return words[:cut]


def _without_person(words: list[str]) -> list[str]:
    """A body's name without who is named behind it; empty where no name is left."""
    lists = load_body_words()
    last = max((place for place, word in enumerate(words) if word in lists.heads), default=len(words))
    behind = words[last + 1 : last + 2]
    if not behind or behind[0] in INSIDE or not behind[0][:1].isupper() or words[last] in lists.leading:
        return words
    return words[: last + 1] if last else []


def _inside(words: tuple[str, ...], names: NameTable, known: NameTable) -> bool:
    """Whether a longer name or a known actor holds these words: a ministry of a state is no actor of its own."""
    return any(
        table.get(words[first:last], ("", ""))[0]
        for table in (names, known)
        for first in range(len(words))
        for last in range(first + 1, len(words) + 1)
    )


def without_heads_of(brought: Bodies, named: Bodies) -> Bodies:
    """Bodies that a report does not name and that are called otherwise than each of those that it does."""
    own = {word for names in named.values() for name in names for word in name.split()} & load_body_words().heads
    return {
        code: names
        for code, names in brought.items()
        if code not in named and not own & {word for name in names for word in name.split()}
    }


def short_names(text: str, codes: Bodies, nouns: frozenset[str]) -> NameTable:
    """What a report calls its bodies for short: "the Front", where only one of them is a front.

    Args:
        text: The report's text.
        codes: The full names of every body that the report names, by its code.
        nouns: Words for bodies that no list has.
    """
    lists = load_body_words()
    owners: dict[str, set[str]] = {}
    for code, names in codes.items():
        for word in {word for name in names for word in name.split()} & ((lists.heads | nouns) - lists.general):
            owners.setdefault(word, set()).add(code)
    return {
        (word,): (min(found), "name")
        for word, found in sorted(owners.items())
        if len(found) == 1 and _stands_alone(word, text)
    }


def _stands_alone(word: str, text: str) -> bool:
    """Whether a text has a word behind "the", with no name that goes on behind it."""
    the = (f"the {word}", f"The {word}")
    return any(GOES_ON.match(text, at + len(one)) is None for one in the for at in places_of(one, text))
