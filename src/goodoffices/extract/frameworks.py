"""Agreements, resolutions and precedents that a statement invokes, as named, with their years.

Steps:
    1. Names in the sentence: "the Simla Agreement of 1972", "a 2003 transit agreement", "Resolution 242".
    2. A name without a year takes the one told with it elsewhere in the report, else that of the registry, else the
       only other year of the sentence, else, for what is being concluded now, the year of the report.
    3. An episode of the past told by place, year and parties alone is looked up in the registry.
    4. "The treaty", of the past, points back to the one named last.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from goodoffices.codebook.agreements import Agreement, agreement_key, find_agreement, load_agreements
from goodoffices.codebook.words import Modality, Move
from goodoffices.extract.document import Document

SORTS = (
    r"Agreements?|Accords?|Treat(?:y|ies)|Conventions?|Protocols?|Pact|Declaration|Charter|Memorandum|(?:Final )?Act"
    r"|Communiqu[eé]|Ceasefire|Cease-fire|Armistice|Truce|Joint Statement|Statute|Understandings?|Compact|Formula"
    r"|Exchange of (?:Letters|Notes)|Arrangement|Framework|Roadmap|Award|Principles|Minutes?|Settlement|Covenant"
    r"|Schedule|Deal"
)
LOWER = (
    r"agreements?|accords?|treaty|convention|protocol|pact|declaration|ceasefire|armistice|truce|memorandum|charter"
    r"|exchange of (?:letters|notes)|understanding|communiqu[eé]|deal|arrangement|compact|settlement|formula"
    r"|joint statement|joint declaration"
)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
NAME = r"[A-ZÀ-Þ][\w’'\-–]+"
YEAR = r"(?:1[6-9]\d\d|20\d\d)"
INNER = r"(?:of|on|for|in|and|the|de|du|del|concerning|regarding|between)"
TAIL = rf"(?:\s+(?:of|on|for|concerning|regarding)\s+(?:the\s+)?{NAME}(?:\s+(?:{INNER}\s+){{0,2}}{NAME})*)?"
CAPITAL = re.compile(rf"\b((?:{NAME}\s+(?:(?:de|du|del|da)\s+)?){{0,6}}(?:{SORTS})(?!\s+[A-ZÀ-Þ][a-z]){TAIL})")
MIXED = re.compile(rf"\b((?:{NAME}\s+){{1,3}}(?:(?!the|an?)[a-z’'\-]+\s+){{0,2}}(?:{LOWER}))\b")
MADE = (
    r"(?:signed|concluded|initialled|reached|made|sealed|struck|hammered out|brokered|negotiated|worked out|drawn up)"
)
YEAR_FIRST = re.compile(rf"\b({YEAR})\s+((?:(?!the|an?\b)[\w’'\-]+\s+){{0,4}}?(?:{LOWER}|{SORTS})\b{TAIL})")
YEAR_LAST = re.compile(
    rf"\b(?:the|an?|its|their|this|our|his|her|’s|'s)\s+((?:(?!the\b|an?\b)[\w’'\-]+\s+){{0,3}}(?:{LOWER}))"
    rf"(?:\s+(?:(?:which|that)\s+(?:[\w’'\-]+\s+){{1,5}}?)?{MADE}(?:\s+[\w’'\-]+){{0,4}}?)?"
    rf"\s+(?:of|in|from|dating from|dated)\s+(?:\w+\s+)?({YEAR})\b"
)
# "an agreement hammered out in Gambella in 2036": called by the place where it was made.
PLACED = re.compile(
    rf"\b(?:[Tt]he|[Aa]n?|[Tt]hat)\s+(?:[a-z’'\-]+\s+){{0,2}}?({LOWER})\s+(?:(?:was|were|had been)\s+)?{MADE}\s+"
    rf"(?:[^,.;:]{{0,40}}?\s)?(?:in|at)\s+((?!(?:{MONTHS})\b){NAME}(?:\s+{NAME})?)"
    rf"(?:,?\s+(?:in|on)\s+(?:(?:\d{{1,2}}\s+)?(?:{MONTHS})\s+)?({YEAR})\b)?"
)
# "the agreement of 10 March", "the agreement of March 10": called by its day.
DAYED = re.compile(
    rf"\b(?:the|its|their|this|that)\s+({LOWER})\s+of\s+(?:(\d{{1,2}})\s+({MONTHS})|({MONTHS})\s+(\d{{1,2}}))\b"
    rf"(?:,?\s+({YEAR}))?"
)
RESOLUTION = re.compile(
    r"\b(?:(?:UN|U\.N\.|United Nations|Security Council|UN Security Council|General Assembly|UNGA|UNSC)\s+)?"
    r"[Rr]esolutions?\s+(\d{1,4})(?:\s*\((\d{4})\))?"
)
YEAR_AFTER = re.compile(
    rf"^\W{{0,3}}(?:of|in|from|signed in|concluded in|dating from|,|\()?\s*"
    rf"(?:(?:\d{{1,2}}\s+)?(?:{MONTHS})"
    rf"\s+(?:\d{{1,2}},?\s+)?)?({YEAR})"
)
NOT = re.compile(
    r"^(?:Foreign|Prime|very|The|A|An|This|That|These|Its|His|Her|Both|No|Any|New|Under|In|After|Before|Last|European|Since"
    r"|Each|Our|Their|When|If|But|And|It|At|By|On|For|Neither|What|Security|Council|Two|draft|new|first|last|same|own"
    r"|old|of|and|the|to|in|between|de|or|is|its|a|any|no)$"
)
POINTING = re.compile(
    r"(?i)\b(?:the|that|this|their|those) (?:\w+ )?(?:treaty|accords?|agreement|protocol|pact|text)\b"
)
BARE = re.compile(rf"(?i)^(?:{LOWER}|{SORTS}|peace agreement|ceasefire agreement|peace deal|joint statement)$")
SELDOM = frozenset(
    (Move.OFFER, Move.HEDGE, Move.DECLINE, Move.CONSULT, Move.ENDORSE, Move.OPPOSE, Move.WITHDRAW, Move.ACCEPT,
     Move.DEMAND, Move.REQUEST)
)  # fmt: skip
CONCLUDING = frozenset((Move.AGREE, Move.MEDIATE, Move.NEGOTIATE))
INVOKED, POINTED = 0.2, 0.6  # least probabilities of the heads: for a text of the sentence, for one named before it
# Words by which a text is put out of force: who takes that step invokes it, whatever the heads say.
ENDED = re.compile(
    r"(?i)\b(abeyance|suspend\w*|denounc\w+|abrogat\w+|repudiat\w+|revok\w+|tear(?:s|ing)? up|tore up|scrapp\w+"
    r"|withdr[ae]w\w* from|pull(?:s|ed|ing)? out of|no longer bound)\b"
)
# Words by which a text is held up, before its name or behind it.
INVOKING = re.compile(
    r"(?i)\b(invok\w+|cit(?:es?|ed|ing)|refer(?:s|red|ring)? to|under|in (?:accordance|line|keeping) with|pursuant to"
    r"|(?:in )?breach(?:es|ed|ing)?|violat\w+|on the basis of|recall\w*|remind\w*|within the meaning of|article \w+ of"
    r"|reaffirm\w*|respect\w*|honou?r\w*|bound by|by virtue of|based on|point(?:s|ed|ing)? to|by the terms of|as)\b"
    r"[^.;:]{0,60}$"
)
BINDING = re.compile(
    r"(?i)^[^.;:]{0,40}\b(requires?d?|prescribes?|provides?|bids?|obliges?|lays? down|says|forbids|allows|demands)\b"
)
TALKS = re.compile(
    r"(?i)\b(?:talks|negotiations?|conference|summit|accords?|agreements?|deals?|truce|ceasefire|peace|treaty)\b"
)
# First words of names that are no places.
GENERAL = frozenset(
    "Treaty General Peace Agreement Final Agreed Basic Ceasefire Cessation Charter Claims Comfort Comprehensive"
    " Declaration Framework Global Gulf Joint June Memorandum Mutual National Nationwide Pact Political Principles"
    " Protocol South Washington".split()
)
UNLIKELY = 0.1  # probability of the heads below which not even such words make a text invoked
REACH = 3  # sentences back to which "the treaty" points


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An agreement named in a sentence: its place, its name, its year where the sentence tells one."""

    start: int
    name: str
    year: str | None

    @property
    def title(self) -> str:
        """The name with its year."""
        return f"{self.name} {self.year}" if self.year else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The agreements that a report names.

    Attributes:
        named: By the number of the sentence.
        years: Years told anywhere in the report, by what all spellings of a name share.
        titles: Names with their years, in order.
        year: Year of the report; None where it is not known.
    """

    named: dict[int, tuple[Named, ...]]
    years: dict[str, str]
    titles: tuple[str, ...]
    year: int | None


def texts_of(document: Document, year: int | None) -> Texts:
    """All agreements that a report names."""
    named: dict[int, tuple[Named, ...]] = {}
    for sentence in document.sentences:
        text = document.report.text[sentence.start : sentence.end]
        found = tuple(named_in(text))
        if sentence.number == 1 or _is_shouted(text):
            found = tuple(one for one in found if one.year or find_agreement(one.name))
        named[sentence.number] = found
    years: dict[str, str] = {}
    dated = [one for number in sorted(named) for one in named[number] if re.search(YEAR, one.title)]
    for one in dated:
        if one.year and not BARE.match(one.name):
            years.setdefault(agreement_key(one.name), one.year)
    titles = tuple(dict.fromkeys(one.title for one in dated if not BARE.match(one.name)))
    return Texts(named=named, years=years, titles=titles, year=year)


def named_in(text: str) -> list[Named]:
    """Agreements that a sentence names, in order, with the years told beside them."""
    found: list[Named] = []
    taken: list[tuple[int, int]] = []
    for match in RESOLUTION.finditer(text):
        name = f"UN Security Council Resolution {match[1]}" + (f" ({match[2]})" if match[2] else "")
        found.append(Named(start=match.start(), name=name, year=None))
        taken.append(match.span())
    for pattern in (PLACED, DAYED, YEAR_FIRST, CAPITAL, YEAR_LAST, MIXED):
        for match in pattern.finditer(text):
            one = NAMED[pattern](match) if pattern in NAMED else _named(pattern, match, text)
            if one and not any(match.start() < end and start < match.end() for start, end in taken):
                found.append(one)
                taken.append(match.span())
    return sorted(found, key=lambda one: one.start)


def _placed(match: re.Match[str]) -> Named | None:
    """A text called by where it was made; None where neither its year nor the registry tells which."""
    name = f"{match[2]} {match[1][0].upper()}{match[1][1:]}"
    known = find_agreement(f"{name} {match[3]}" if match[3] else name)
    if known is not None:
        return Named(start=match.start(), name=known.title, year=None)
    return Named(start=match.start(), name=name, year=match[3]) if match[3] else None


def _dayed(match: re.Match[str]) -> Named:
    """A text called by its day."""
    name = f"{match[1][0].upper()}{match[1][1:]} of {match[2] or match[5]} {match[3] or match[4]}"
    return Named(start=match.start(), name=name, year=match[6])


NAMED = {PLACED: _placed, DAYED: _dayed}


def _named(pattern: re.Pattern[str], match: re.Match[str], text: str) -> Named | None:
    name, year = (match[2], match[1]) if pattern is YEAR_FIRST else (match[1], None)
    if pattern is YEAR_LAST:
        year = match[2]
    elif year is None and (after := YEAR_AFTER.match(text[match.end() :])):
        year = after[1]
    name = _clean(re.sub(rf"\s+(?:in|of) (?:{MONTHS})$", "", name))
    if not name or (BARE.match(name) and not year):
        return None
    known = find_agreement(f"{name} {year}" if year else name)
    if known is not None:
        return Named(start=match.start(), name=known.title, year=None)
    if pattern is MIXED and not year:
        return Named(start=match.start(), name=name, year=None) if len(name.split()) < 4 else None
    return Named(start=match.start(), name=name, year=year)


def _clean(name: str) -> str:
    words = name.replace("’", "'").split()
    while words and (NOT.match(words[0]) or words[0].lower().endswith("ly")):
        words = words[1:]
    return " ".join(words)


def _is_shouted(text: str) -> bool:
    words: list[str] = re.findall(r"[A-Za-z]{4,}", text)
    return (
        len(words) > 4
        and not text.rstrip().endswith(".")
        and sum(word[0].isupper() for word in words) > 0.6 * len(words)
    )


def frameworks_of(
    sentence: int, move: Move, modality: Modality, texts: Texts, text: str, actors: Collection[str],
    made: str | None = None, invokes: float | None = None,
) -> tuple[str, ...]:  # fmt: skip
    """Agreements that a statement invokes, canonical where the registry knows them, in order of the text.

    Args:
        sentence: Number of the sentence.
        move: The move; some hardly ever invoke what else their sentence names.
        modality: The modality.
        texts: The agreements of the report.
        text: The sentence.
        actors: Canonical actors that the sentence or the statement names, to tell agreements apart.
        made: The year in which the move was made, where it is told; that of a text concluded by it.
        invokes: Probability of the heads that the statement invokes a text; None where they do not say.
    """
    past = modality is Modality.HISTORICAL
    is_ended = move is Move.ESCALATE and ENDED.search(text) is not None
    is_held_up = invokes is not None and invokes >= UNLIKELY and _is_held_up(texts.named[sentence], move, text)
    years = sorted(set(re.findall(rf"\b{YEAR}\b", text)))
    if not (is_ended or is_held_up) and ((move in SELDOM and not past) if invokes is None else invokes < INVOKED):
        return tuple(_episodes(text, years, actors)) if past and move in CONCLUDING else ()
    free = [year for year in years if not any(one.year == year for one in texts.named[sentence])]
    found = [_dated(one, move, modality, texts, free, actors, made) for one in texts.named[sentence]]
    found = [one for one in found if one]
    is_told = any(one.year and BARE.match(one.name) for one in texts.named[sentence])  # "the accord of December 1996"
    if not found and (past or is_told or (invokes is not None and invokes >= POINTED)):
        found = _precedents(text, years, actors) or _pointed(sentence, text, texts, move)
    return tuple(dict.fromkeys(one for one in found if one))


def _is_held_up(named: tuple[Named, ...], move: Move, text: str) -> bool:
    """Whether the words around the first text of a sentence hold it up, or an agreement is told, which concludes it."""
    if not named:
        return False
    start, name = named[0].start, named[0].name
    is_told = INVOKING.search(text[:start]) or BINDING.search(text[start + len(name) :])
    return is_told is not None or move is Move.AGREE


def _dated(
    one: Named, move: Move, modality: Modality, texts: Texts, years: list[str], actors: Collection[str],
    made: str | None,
) -> str | None:  # fmt: skip
    """A name with its year; None for a name in lower case that nothing dates."""
    if one.year and BARE.match(one.name) and not one.name.startswith("joint"):
        return next((title for title in texts.titles if title.endswith(one.year)), _undated(one, texts))
    if one.year or re.search(YEAR, one.name) or "Resolution" in one.name:
        return one.title
    known = find_agreement(one.name, actors=actors)
    if known is not None:
        return known.title
    year = texts.years.get(agreement_key(one.name)) or _longer(one.name, texts)
    if year is None and modality is Modality.HISTORICAL and len(years) == 1:
        year = years[0]
    is_past = len(years) == 1 and texts.year is not None and int(years[0]) < texts.year
    if year is None and is_past and one.name.split()[-1][0].isupper():
        year = years[0]
    if year is None and one.name.split()[-1].islower():
        return None
    if year is None and modality is not Modality.HISTORICAL and move in CONCLUDING and (made or texts.year):
        year = made or str(texts.year)
    return f"{one.name} {year}" if year else one.name


def _undated(one: Named, texts: Texts) -> str | None:
    """The one text of its sort that the report names without a year, with the year of "the treaty of 1993"."""
    sort = one.name.split()[-1].lower()
    names = {other.name for each in texts.named.values() for other in each
             if not other.year and not BARE.match(other.name) and sort in other.name.lower().split()
             and not re.search(YEAR, other.name)}  # fmt: skip
    return f"{names.pop()} {one.year}" if len(names) == 1 else None


def _longer(name: str, texts: Texts) -> str | None:
    """The year of a longer name that holds this one's words: "the Sharing Treaty" of "Mono Water Sharing Treaty"."""
    words = set(agreement_key(name).split())
    return next((year for key, year in texts.years.items() if words and words <= set(key.split())), None)


def _episodes(text: str, years: list[str], actors: Collection[str]) -> list[str]:
    """Agreements of the registry of a year and a place that the sentence tells: "the 1966 talks at Tashkent".

    The sentence speaks of talks or names two of its parties: a visit to Riyadh in 2019 concludes nothing.
    """
    every = (one for each in load_agreements().values() for one in each if str(one.year) in years)
    told = (one for one in every if TALKS.search(text) or len({*one.parties} & {*actors}) > 1)
    return list(dict.fromkeys(one.title for one in told if _place_of(one) in text))


def _precedents(text: str, years: list[str], actors: Collection[str]) -> list[str | None]:
    """Agreements of the registry of a year that the sentence tells, between actors or at a place that it names."""
    found: dict[str, None] = {}
    for each in load_agreements().values():
        for one in each:
            if str(one.year) in years and (len(set(one.parties) & set(actors)) > 1 or _place_of(one) in text):
                found[one.title] = None
    return list(found) if len(found) == 1 else []


def _place_of(one: Agreement) -> str:
    words = one.name.split()
    first = " ".join(words[:2]) if words[0] in ("Camp", "New", "Saint", "San", "Addis", "Den") else words[0]
    return first if len(first) > 3 and first.isalpha() and first not in GENERAL else "\0"


def _pointed(sentence: int, text: str, texts: Texts, move: Move) -> list[str | None]:
    """The agreement named last, where the sentence points back to one."""
    if not POINTING.search(text) and move is not Move.AGREE:
        return []
    for number in range(sentence - 1, max(0, sentence - 1 - REACH), -1):
        if texts.named[number]:
            one = texts.named[number][-1]
            year = one.year or texts.years.get(agreement_key(one.name))
            return [f"{one.name} {year}" if year and not one.year else one.title]
    return []
