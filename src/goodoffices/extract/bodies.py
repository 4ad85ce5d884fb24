"""Bodies and armed groups that no list knows: from acronyms in brackets and from names that the report repeats."""

from __future__ import annotations

import re
from collections import Counter

from goodoffices.codebook.actors import Actor, ActorTable
from goodoffices.extract.document import Sentence
from goodoffices.extract.names import Found, NameTable, known_names, words_of

WORD = r"[A-ZÀ-Þ][\w’'&.-]*"
LINK = r"(?:of|for|the|and|de|du|des|la|le|les|del|e|y|et|van|der|in|on|to|do|da|dos|das|a|al|ul|ya|wa)"
BRACKETED = re.compile(
    rf"((?:{WORD}\s+|{LINK}\s+){{1,9}}?)\((?:the\s+|or\s+|known as\s+)?[\"“]?([A-Z][A-Za-z0-9]{{1,9}}(?:-[A-Z0-9]+)?)[\"”]?[);,]"  # noqa: E501 - reads best whole
)
SPELT = re.compile(rf"\b([A-Z][A-Z0-9]{{2,7}})\s+\(((?:(?:{WORD}|{LINK})\s*){{2,9}})\)")
OR_THE = re.compile(rf"((?:{WORD}\s+|{LINK}\s+){{1,8}}{WORD}),\s+(?:or\s+)?(?:the\s+)?([A-Z]{{2,8}}\d*),")
BODY = frozenset(
    [
        "Front",
        "Army",
        "Movement",
        "Party",
        "League",
        "Union",
        "Republic",
        "Forces",
        "Force",
        "Council",
        "Alliance",
        "Coalition",
        "Brigade",
        "Brigades",
        "Committee",
        "Congress",
        "Organisation",
        "Organization",
        "Community",
        "Commission",
        "Authority",
        "Foundation",
        "Centre",
        "Center",
        "Institute",
        "Association",
        "Federation",
        "Assembly",
        "Group",
        "Guard",
        "Guards",
        "Militia",
        "Resistance",
        "Corps",
        "Command",
        "Forum",
        "Conference",
        "Network",
        "Society",
        "Initiative",
        "Secretariat",
        "Tribunal",
        "Court",
        "Fund",
        "Bank",
        "Agency",
        "Office",
        "Mission",
        "Fellowship",
        "Church",
        "Churches",
        "Synod",
        "Order",
        "Elders",
        "Chamber",
        "Coordination",
        "Frente",
        "Ejército",
        "Movimento",
        "Movimiento",
        "Mouvement",
        "Ligue",
        "Armée",
        "Parti",
        "Self-Defence",
        "Self-Defense",
        "Liga",
        *("Conseil Consejo Conselho Fronte Comité Confederation Confédération Fédération").split(),
        *("Hermandad Brotherhood").split(),
        *("Bishops Patriarchate Diocese Archdiocese Monastery Consortium Board Presidium Chiefs Chambers").split(),
    ]
)
# Words for bodies that are no part of a state even where its name stands before them: "the Macedonian Orthodox Church".
APART = frozenset(
    "Church Churches Front Movement Forum Foundation Order Society Brotherhood Synod Bishops Confederation".split()
)
SHORT = BODY - frozenset("Union Republic Army Party Office Forces Force Guard Guards Court Group League".split())
# Heads of names that are places, texts, projects or measures, which do nothing.
THINGS = frozenset(
    (
        "Line Corridor Measure Zone Area Agreement Treaty Accord Plan Project Road Railway Route Pipeline "
        "Bridge Canal Dam Boundary Border Sea Strait Gulf Bay Island Valley Region Protocol Convention "
        "Declaration Memorandum Resolution Charter Statement Programme Program Initiative Process Framework "
        "Roadmap Mechanism Strategy Policy Law Act Understanding Period Unit Time Price Product Gas Water "
        "Waters Weapon Missile System Vehicle Aircraft Drone Base "
    ).split()
)
STOP = frozenset(
    [
        "the",
        "of",
        "for",
        "and",
        "de",
        "du",
        "des",
        "la",
        "le",
        "les",
        "del",
        "e",
        "y",
        "et",
        "van",
        "der",
        "in",
        "on",
        "to",
        "do",
        "da",
        "dos",
        "das",
        "a",
        "al",
        "ul",
        "ya",
        "wa",
    ]
)
NOT_CODES = frozenset(["AM", "PM", "GMT", "UTC", "CET", "CEST", "EST", "EDT", "EET", "EEST", "BST", "IST", "PDF", "UPDATE", "LIVE", "BREAKING", "AFP", "AP", "DPA", "CNN", "BBC", "EXCLUSIVE", "NEWS", "TV", "CEO", "GDP", "LNG", "USD", "EUR", "QUESTION", "ANSWER", "MODERATOR", "ANALYSIS", "OPINION", "MWT", "ICT", "JST", "WAT", "CAT", "EAT", "WITA", "MMT", "ART", "BRT", "VET", "PHT"])  # fmt: skip  # noqa: E501 - one thought, one line


ARMED = frozenset(
    [
        "Front",
        "Army",
        "Movement",
        "Liberation",
        "Resistance",
        "Militia",
        "Militias",
        "Guerrilla",
        "Brigade",
        "Brigades",
        "Rebel",
        "Rebels",
        "Revolutionary",
        "Forces",
        "Force",
        "Ejército",
        "Frente",
        "Ligue",
        "Liga",
        "Armée",
        "Mouvement",
        "Movimento",
        "Movimiento",
        "Self-Defence",
        "Self-Defense",
        "Fighters",
        "Volunteers",
        "Guard",
        "Guards",
        "Insurgent",
        "Separatist",
        "Commandos",
        "Legion",
        "Mutineers",
        "Republic",
        "Khalq",
        "Fronte",
        "Partisans",
        "Salvation",
        "Patriotic",
        "Popular",
    ]
)
REBELS = frozenset(
    [
        "rebel",
        "insurgent",
        "guerrilla",
        "militant",
        "fighter",
        "separatist",
        "secessionist",
        "mutineer",
        "gunman",
        "junta",
        "breakaway",
        "insurgency",
        "rebellion",
        "front",
        "movement",
        "militia",
        "faction",
        "putschist",
    ]
)


def own_actors(names: NameTable, table: ActorTable) -> ActorTable:
    """The known actors with those that a report brings itself: armed groups by their names, or organisations."""
    actors = dict(table.actors)
    for words, (code, kind) in sorted(names.items(), key=lambda pair: (-len(pair[0]), pair[0])):
        if code in actors or kind == "person":
            continue
        sort = (
            "group" if any(set(other) & ARMED for other, (own, _) in names.items() if own == code) else "organisation"
        )
        actors[code] = Actor(
            code=code, kind=sort, names=(" ".join(words),), nouns=tuple(word.lower() for word in words if word in BODY)
        )
    return ActorTable(actors=actors, persons=table.persons)


def rebel_mentions(sentence: Sentence, found: list[Found], group: str | None) -> list[Found]:
    """The names of a sentence, and its words for rebels as the report's own armed group."""
    if group is None:
        return found
    taken = {place for one in found for place in range(one.first, one.last)}
    more = [
        Found(first=place, last=place + 1, code=group, kind="noun")
        for place, token in enumerate(sentence.tokens)
        if token.lemma.lower() in REBELS and place not in taken and token.upos in ("NOUN", "PROPN")
    ]
    return sorted([*found, *more], key=lambda one: one.first)


def own_names(text: str, sentences: list[Sentence], table: ActorTable) -> NameTable:
    """Names that a report brings itself, with the code that each stands for.

    Steps:
        1. "the Front for X (FLX)" and "FLX (Front for X)": the acronym, when the letters fit.
        2. Names of bodies without one: their initials where the report uses them, else the name as it stands.
        3. Acronyms that the report uses at least twice as names.
    """
    names: NameTable = {}
    known = known_names(table)[0]
    pairs = [(match[1], match[2]) for match in BRACKETED.finditer(text)]
    pairs += [(match[2], match[1]) for match in SPELT.finditer(text)]
    pairs += [(match[1], match[2]) for match in OR_THE.finditer(text)]
    for long, short in pairs:
        _take_pair(names, known, long, short)
    for name in (re.sub(rf"(?:\s+{LINK})+$", "", one) for one in _bodies(sentences)):
        words = words_of(name)
        apart = bool(set(name.split()) & APART)
        if words not in names and words not in known and not _inside(words, names, {} if apart else known):
            short = initials(name)
            names[words] = (short if re.search(rf"\b{re.escape(short)}\b", text) else name, "name")
    title = set(re.findall(r"\b[A-ZÀ-Þ][a-zß-ÿ]+", text))
    for word, count in sorted(_acronyms(sentences).items()):
        if (
            count > 1
            and word.capitalize() not in title
            and f"{word}:" not in text
            and (word,) not in names
            and (word,) not in known
        ):
            names[(word,)] = (word, "name")
    return {words: value for words, value in names.items() if value[0]}


def short_names(text: str, codes: dict[str, tuple[str, ...]]) -> NameTable:
    """What a report calls its bodies for short: "the Front", where only one of them is a front.

    Args:
        text: The report's text.
        codes: The full names of every body that the report names, by its code.
    """
    owners: dict[str, set[str]] = {}
    for code, names in codes.items():
        for word in {word for name in names for word in name.split()} & SHORT:
            owners.setdefault(word, set()).add(code)
    return {
        (word,): (min(found), "name")
        for word, found in sorted(owners.items())
        if len(found) == 1 and re.search(rf"\b[Tt]he {word}\b(?!\s+(?:[A-ZÀ-Þ]|of|for|on))", text)
    }


def initials(name: str) -> str:
    """Initials of a name of several words; one word in capitals."""
    every = [word for word in re.split(r"[\s-]+", name) if word[:1].isalnum()]
    words = [word for word in every if word.lower() not in STOP]
    if len(words) == 2 and len(every) > 2:  # "Front du Hodh" is FDH
        words = every
    return (
        "".join(word[0] for word in words).upper()
        if len(words) > 2
        else "".join(words).upper().replace("'", "").replace("’", "")
    )


def _take_pair(names: NameTable, known: NameTable, long: str, short: str) -> None:
    """Tie a full name to its acronym, the beginning of the full name found by the acronym's letters."""
    words = long.split()
    if short in NOT_CODES or len(words) < 2:
        return
    full = _fitting(words, short)
    if {one.rstrip("s") for one in words} & THINGS and not set(words) & BODY:
        return
    code = known.get(words_of(short), (short.upper(), ""))[0] or short.upper()
    if full is None:
        return
    known_code = known.get(words_of(full), ("", ""))[0]
    code = known_code or code
    names[words_of(full)] = (code, "name")
    names[words_of(short)] = (code, "name")


def _fitting(words: list[str], short: str) -> str | None:
    """The shortest tail of the words whose initials hold the acronym's letters in order, from the first on."""
    letters = [one for one in short.upper() if one.isalpha()]
    for first in range(len(words) - 1, -1, -1):
        tail = words[first:]
        if tail[0].lower() in STOP or tail[0][0].upper() != letters[0]:
            continue
        capitals = [
            one
            for word in tail
            for one in re.findall(r"[A-ZÀ-Þ]|(?<=-)\w", word) + ([word[0]] if word[0].islower() else [])
        ]
        rest = iter(one.upper() for one in capitals)
        if sum(any(one == letter for one in rest) for letter in letters) >= max(2, len(letters) - 1):
            return " ".join(tail)
    return None


def _bodies(sentences: list[Sentence]) -> list[str]:
    """Names of two words and more that end or begin with a word for a body."""
    counts: Counter[str] = Counter()
    for sentence in sentences:
        for first, last, label in sentence.names:
            words = [token.text for token in sentence.tokens[first:last]]
            if words and words[0] in ("the", "The", "a", "A"):
                words = words[1:]
            if (
                label in ("ORG", "MISC", "NORP", "LOC", "PERSON")
                and len(words) >= 2
                and set(words) & BODY
                and words[0][:1].isupper()
            ):
                counts[" ".join(words).replace(" - ", "-").replace(" 's", "'s")] += 1
    return [name for name, _ in sorted(counts.items())]


def _inside(words: tuple[str, ...], names: NameTable, known: NameTable) -> bool:
    """Whether a longer name or a known actor holds these words: a ministry of a state is no actor of its own."""
    return any(
        table.get(words[first:last], ("", ""))[0]
        for table in (names, known)
        for first in range(len(words))
        for last in range(first + 1, len(words) + 1)
    )


def _acronyms(sentences: list[Sentence]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for sentence in sentences:
        shouted = sum(token.text.isupper() and len(token.text) > 1 for token in sentence.tokens) > 0.4 * max(
            1, len(sentence.tokens)
        )
        for token in sentence.tokens:
            if (
                not shouted
                and re.fullmatch(r"[A-Z]{2,6}\d*", token.text)
                and token.text not in NOT_CODES
                and token.upos == "PROPN"
            ):
                counts[token.text] += 1
    return counts
