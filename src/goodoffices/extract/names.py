"""Names of actors in a sentence: the longest match of what the lists know and of names the report brings."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from goodoffices.codebook.actors import Actor, ActorTable
from goodoffices.codebook.names import load_other_words
from goodoffices.core.report import Report
from goodoffices.core.when import When
from goodoffices.extract.document import Sentence
from goodoffices.extract.tokenise import tokenise

COMPASS = ("North", "South", "East", "West")
FOREIGN = re.compile(r"[^\x00-\x7f]")  # signs that may be accents
OFFICES = ("general", "representative", "president")  # how offices end that a body may have by themselves


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A name in a sentence.

    Attributes:
        first: Its first token.
        last: The token behind its last.
        code: Canonical actor; "" for a name that is none.
        kind: "name", "demonym", "capital", "office", "person".
    """

    first: int
    last: int
    code: str
    kind: str


Words = tuple[str, ...]
NameTable = dict[Words, tuple[str, str]]


def fold_word(word: str) -> str:
    """A word without accents and with plain apostrophes, its case kept."""
    if word.isascii():
        return word
    plain = unicodedata.normalize("NFKD", word.replace("’", "'").replace("ʻ", "'"))
    return FOREIGN.sub(lambda one: "" if unicodedata.combining(one[0]) else one[0], plain)


@lru_cache(maxsize=1 << 14)
def words_of(name: str) -> Words:
    """A name as folded words, parted as the tokeniser does."""
    return tuple(fold_word(name[start:end]) for start, end in tokenise(name + " x", 0, len(name)))


@dataclass(frozen=True, kw_only=True)
class NameLists:
    """What a table of actors knows of names.

    Attributes:
        names: Names by their words.
        reach: By first word, how many words the longest name has that begins with it.
        shared: Names that several actors share, with the kind of name that each is for its owners.
        owners: The names that those actors have alone, with their owners.
        alone: These names as a pattern.
    """

    names: NameTable
    reach: dict[str, int]
    shared: dict[str, dict[str, str]]
    owners: dict[str, str]
    alone: re.Pattern[str]


@lru_cache(maxsize=8)
def name_lists(table: ActorTable) -> NameLists:
    """The names of a table of actors."""
    surfaces = tuple(table.surfaces())
    names = _known(surfaces)
    claims: dict[str, dict[str, str]] = {}
    for name, code, kind in surfaces:
        claims.setdefault(name, {}).setdefault(code, kind)
    shared = {name: mine for name, mine in claims.items() if len(mine) > 1}
    rivals = {code for mine in shared.values() for code in mine}
    owners = {name: code for name, mine in claims.items() if len(mine) == 1 for code in mine if code in rivals}
    longest_first = sorted(owners, key=lambda name: (-len(name), name))
    alone = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    return NameLists(names=names, reach=reach_of(names), shared=shared, owners=owners, alone=alone)


def _known(surfaces: tuple[tuple[str, str, str], ...]) -> NameTable:
    names: NameTable = {}
    for name, code, kind in surfaces:
        words = words_of(name)
        names.setdefault(words, (code, kind))
        if len(words) > 1 and words[0] in ("the", "The"):
            for article in ("the", "The"):
                names.setdefault((article, *words[1:]), (code, kind))
    for name in load_other_words().others:
        names.setdefault(words_of(name), ("", "other"))
    return names


def reach_of(names: Iterable[Words]) -> dict[str, int]:
    """By first word, how many words the longest of some names has that begins with it."""
    reach: dict[str, int] = {}
    for words in filter(None, names):
        reach[words[0]] = max(reach.get(words[0], 0), len(words))
    return reach


def settled_names(report: Report, lists: NameLists, table: ActorTable) -> NameTable:
    """Names that several actors share ("Congo"), each with the one whose other names the report uses most.

    Of states of which only one was there in the report's year ("Moscow"), with that one; of movements, with that of the
    only state that the report names, also where it looks back on one that is no more. A name that is left out here
    means the first of them that the table lists.

    Args:
        report: The report.
        lists: Names of known actors.
        table: The actors.
    """
    text, when = report.text, report.published.when
    names: NameTable = {}
    if any(name in text for name in lists.shared):
        counts = Counter(lists.owners[name] for name in lists.alone.findall(text))
        for name, claims in lists.shared.items():
            there = [one for one in claims if is_there(table.actors.get(one), when)]
            home = [one for one in claims if _state_is_named(one, text, table)]
            able = home if len(home) == 1 else there or claims
            code = max(able, key=lambda one: (counts[one], one in home))
            if (counts[code] or len(able) == 1) and name in text:
                names[words_of(name)] = (code, claims[code])
    return names


def _state_is_named(code: str, text: str, table: ActorTable) -> bool:
    """Whether a report names the state in whose conflict a movement stands."""
    state = table.actors.get(table.state_of(code))
    return state is not None and any(name in text for name in (*state.names, *state.people, *state.seats))


def is_there(actor: Actor | None, when: When) -> bool:
    """Whether a state or a group may have been there at a time; an organisation may be named at any time."""
    if actor is None or actor.kind == "organisation":
        return True
    begun = actor.since is None or when.until is None or actor.since <= when.until.year
    return begun and (actor.until is None or when.since is None or when.since.year <= actor.until)


def governing_names(report: Report, table: ActorTable) -> NameTable:
    """Names of movements that formed the government of their state before a report's year: they mean the state."""
    when = report.published.when.since
    if when is None:
        return {}
    ruling = [one for one in _ended_groups(table) if one.until and when.year > one.until]
    return {words_of(name): (one.state, "name") for one in ruling for name in one.names}


@lru_cache(maxsize=8)
def _ended_groups(table: ActorTable) -> tuple[Actor, ...]:
    """The groups of a state's conflict that are no more."""
    return tuple(one for one in table.actors.values() if one.kind == "group" and one.state and one.until)


def find_names(sentence: Sentence, lists: NameLists, own: NameTable, reach: dict[str, int]) -> list[Found]:
    """Names in a sentence, in order, the longest first where they overlap.

    Args:
        sentence: The sentence.
        lists: Names of the lists.
        own: Names that the report brings itself; they win.
        reach: `reach_of` the report's own names.
    """
    words = [fold_word(token.text) for token in sentence.tokens]
    shouted = _is_shouted(words)
    longest = max([*lists.reach.values(), *reach.values()], default=1) if shouted else 1
    found: list[Found] = []
    place = 0
    while place < len(words):
        most = max(longest, lists.reach.get(words[place], 0), reach.get(words[place], 0))
        match = _longest(words[place : place + most], lists.names, own, shouted=shouted)
        if match is None:
            place += 1
            continue
        n_words, code, kind = match
        if code and not _is_other(sentence, words, place, place + n_words, kind):
            found.append(Found(first=place, last=place + n_words, code=code, kind=kind))
        place += n_words
    found = [one for one in found if not _is_ethnic(words, one)]
    beside = {one for one in found if _is_of_another(words, one, found) or _is_told_beside(words, one, found, lists)}
    return [one for one in found if one not in beside and not _is_post(words, one, found)]


def _is_told_beside(words: list[str], one: Found, found: list[Found], lists: NameLists) -> bool:
    """Whether an office that only the report gives a body stands right beside its name, a noun like others."""
    listed = lists.names.get(tuple(words[one.first : one.last]))
    if one.kind != "demonym" or words[one.last - 1].lower() not in OFFICES or listed == (one.code, one.kind):
        return False
    own = (other for other in found if other is not one and other.code == one.code)
    return any(other.last in (one.first, one.first - 1) or one.last < other.first <= one.last + 2 for other in own)


def _is_ethnic(words: list[str], one: Found) -> bool:
    """Whether a demonym names a people of another state: "the ethnic Albanian parties"."""
    return one.kind == "demonym" and one.first > 0 and words[one.first - 1].lower() == "ethnic"


def _is_of_another(words: list[str], one: Found, found: list[Found]) -> bool:
    """Whether an office that a body has by itself, "the secretary-general", is here said to be another's."""
    if one.kind != "demonym" or words[one.last - 1].lower() not in OFFICES:
        return False
    before = any(other.code != one.code and other.last in (one.first, one.first - 1) for other in found)
    before = before or any(each.kind == "person" and each.first == one.last and each.code != one.code for each in found)
    behind = words[one.last : one.last + 1] == ["of"]
    own = any(other.code == one.code and one.last < other.first <= one.last + 2 for other in found)
    return before or (behind and not own)


def _is_post(words: list[str], one: Found, found: list[Found]) -> bool:
    """Whether an organisation is only where somebody's ambassador serves: "Exland's UN ambassador"."""
    if one.kind != "name" or words[one.last : one.last + 1] not in (["ambassador"], ["Ambassador"]):
        return False
    between = range(max(0, one.first - 2), one.first)
    before = next((each for each in found if each.last - 1 in between), None)
    return before is not None and (before.kind == "demonym" or words[before.last] in ("'s", "'"))


def _is_shouted(words: list[str]) -> bool:
    letters = [word for word in words if word.isalpha() and len(word) > 2]
    return len(letters) > 1 and sum(word.isupper() for word in letters) > 0.6 * len(letters)


def _longest(words: list[str], known: NameTable, own: NameTable, *, shouted: bool) -> tuple[int, str, str] | None:
    """The longest name that some words begin with, with its number of words; names in capitals as if they were not."""
    for length in range(len(words), 0, -1):
        key = tuple(words[:length])
        hit = own.get(key) or known.get(key)
        if hit is None and (shouted or (length == 1 and key[0].isupper() and len(key[0]) > 3)):
            title = tuple(word if word in ("U.S.", "U.N.") else word.capitalize() for word in key)
            hit = known.get(title) or known.get(
                tuple(word.lower() if word in ("Of", "And") else word for word in title)
            )
        if hit is not None:
            return length, *hit
    return None


def _is_other(sentence: Sentence, words: list[str], first: int, last: int, kind: str) -> bool:
    """Whether a match is part of another name: a treaty, a newspaper, a person, a street."""
    other = load_other_words()
    after = words[last] if last < len(words) else ""
    if words[first] in COMPASS and last - first == 1 and after[:1].isupper():
        return True
    if after in other.not_before and kind in ("name", "capital", "demonym") and sentence.tokens[last].upos == "PROPN":
        return True
    if after == "-" and last + 1 < len(words) and words[last + 1][:1].isupper() and kind == "capital":
        return False
    if first >= 2 and words[first - 1] in ("of", "de") and words[first - 2] in other.not_after:
        return True
    return last - first == 1 and kind in ("name", "capital") and _inside_person(sentence, first)


def _inside_person(sentence: Sentence, place: int) -> bool:
    """Whether a token belongs to a longer name of a person ("Michael Jordan")."""
    for first, last, label in sentence.names:
        if label == "PERSON" and first <= place < last and last - first > 1 and place > first:
            neighbours = [sentence.tokens[one] for one in range(first, last) if one != place]
            return all(one.upos == "PROPN" for one in neighbours) and sentence.tokens[place - 1].text[:1].isupper()
    return False
