"""Words for what the record holds: stances, moves, dates, sources and lists, in plain English.

Words for how a thing is attributed follow the ladder of attribution; doubt is said, never hidden in a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from goodoffices.brief.naming import is_described, is_same, once_each
from goodoffices.codebook.actors import display_name, known_actors, name_in_prose
from goodoffices.codebook.sources import spoken
from goodoffices.codebook.words import Attribution, SpeakerKind, StanceValue
from goodoffices.core.record import Stance
from goodoffices.core.statement import Statement
from goodoffices.core.when import When

OWN_WORDS = {
    StanceValue.OFFERS: "offers help",
    StanceValue.OFFERS_IF: "offers help on a condition",
    StanceValue.MEDIATES: "mediates",
    StanceValue.DECLINES: "says that it is no mediator",
    StanceValue.WITHDRAWN: "has stopped or suspended mediating",
    StanceValue.UNCLEAR: "does not commit itself",
}

PARTY_WORDS = {
    StanceValue.REQUESTS: "asks for {help}",
    StanceValue.ACCEPTS: "accepts {help}",
    StanceValue.ACCEPTS_IF: "accepts {help} on a condition",
    StanceValue.REFUSES: "refuses {help}",
    StanceValue.UNCLEAR: "does not commit itself on {help}",
}

ISO_SPAN = re.compile(r"\b(\d{4}-\d{2}-\d{2}) to (\d{4}-\d{2}-\d{2})\b")
ISO_DAY = re.compile(r"\b\d{4}-\d{2}(?:-\d{2})?\b(?!-?\d|T\d)")
WHOLE = re.compile(r"“[^“”]+”|\"[^\"]+\"")
VERBATIM = re.compile(r"([\"“][^\"”]*[\"”])")

SAYING = frozenset(
    "say deny clarify state declare announce confirm insist reiterate affirm maintain stress emphasise emphasize "
    "underline explain note admit acknowledge claim".split()
)
PAST = {
    "offers": "offered", "mediates": "mediated", "says that it is": "said that it was",
    "has stopped": "had stopped", "does not": "did not", "asks": "asked", "accepts": "accepted",
    "refuses": "refused",
}  # fmt: skip
PRESENT = re.compile("^(?:" + "|".join(PAST) + ")")

SOURCE_WORDS = {
    Attribution.OFFICIAL_TEXT: "in an official text",
    Attribution.OFFICIAL_QUOTED: "named official, quoted",
    Attribution.OFFICIAL_PARAPHRASED: "named official, paraphrased",
    Attribution.INSTITUTION: "an institution",
    Attribution.UNNAMED_OFFICIAL: "unnamed official",
    Attribution.UNNAMED_SOURCE: "unnamed source",
    Attribution.STATE_MEDIA: "state media",
    Attribution.OTHER_MEDIA: "other media",
    Attribution.EXPERT: "a named expert",
    Attribution.UNATTRIBUTED: "the report's own voice",
}

MANY_SOURCES = {
    Attribution.OFFICIAL_QUOTED: "named officials, quoted",
    Attribution.OFFICIAL_PARAPHRASED: "named officials, paraphrased",
    Attribution.INSTITUTION: "institutions",
    Attribution.EXPERT: "named experts",
}

NAMELESS = (Attribution.UNNAMED_OFFICIAL, Attribution.UNNAMED_SOURCE)

NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
A_YEAR = 366  # days


def number(n: int) -> str:
    """A count in words up to twelve, in digits beyond."""
    return NUMBER_WORDS[n] if n < len(NUMBER_WORDS) else str(n)


def count(n: int, one: str, many: str = "") -> str:
    """A count with its noun: "one report", "four reports"."""
    return f"{number(n)} {one if n == 1 else many or one + 's'}"


def listed(words: Iterable[str]) -> str:
    """Words as a list in prose: "a", "a and b", "a, b and c"."""
    given = [word for word in words if word]
    return given[0] if len(given) == 1 else f"{', '.join(given[:-1])} and {given[-1]}" if given else ""


def actor_name(code: str) -> str:
    """An actor's usual name in a sentence: with the article where English puts one."""
    return name_in_prose(display_name(code))


def names(codes: Iterable[str]) -> str:
    """Actors as a list in prose, each once."""
    return listed(dict.fromkeys(actor_name(code) for code in codes))


def sentence(text: str) -> str:
    """A clause as a sentence: capital first, full stop last."""
    text = text.strip()
    is_ended = text.endswith((".", "?", "!", "…", '."', ".”", "…”", "?”", "!”"))
    return text[:1].upper() + text[1:] + ("" if is_ended else ".")


def day_text(day: date) -> str:
    """A day for the eye: "2 May 2025"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def date_text(when: When) -> str:
    """An interval for the eye: "2 May 2025", "May 2025", "2025", "not before 2 May 2025", "undated"."""
    if when.iso:
        parts = [int(part) for part in when.iso.split("-")]
        return " ".join([*map(str, parts[2:]), *(MONTHS[part - 1] for part in parts[1:2]), str(parts[0])])
    if when.since and when.until:
        return f"{_opening(when.since, when.until)} to {day_text(when.until)}"
    if when.since:
        is_new_year = (when.since.month, when.since.day) == (1, 1)
        return f"not before {when.since.year if is_new_year else day_text(when.since)}"
    return f"not after {day_text(when.until)}" if when.until else "undated"


def dates_in_words(text: str) -> str:
    """A text with its ISO dates and spans written for the eye, but for what it quotes."""
    parts = VERBATIM.split(text)
    return "".join(one if number % 2 else _dates_in_words(one) for number, one in enumerate(parts))


def _dates_in_words(text: str) -> str:
    text = ISO_SPAN.sub(lambda match: date_text(When.parse(f"{match[1]}/{match[2]}")), text)
    return ISO_DAY.sub(lambda match: date_text(When.parse(match[0])), text)


def bounded_text(when: When) -> str:
    """An interval for the eye where both its ends are known and near; else nothing, for it would say little."""
    is_near = when.since is not None and when.until is not None and (when.until - when.since).days <= A_YEAR
    return date_text(when) if is_near else ""


def since_text(begins: Sequence[When]) -> str:
    """Since when, from one or more beginnings: the bounded ones, or the earliest day that the open ones admit."""
    bounded = list(dict.fromkeys(bounded_text(one) for one in begins if bounded_text(one)))
    if bounded:
        return bounded[0] + (f"; again {listed(bounded[1:])}" if len(bounded) > 1 else "")
    opens = sorted((one for one in begins if one.is_known), key=lambda one: str(one.since or ""))
    return f"undated, {date_text(opens[0])}" if opens else "undated"


def _opening(since: date, until: date) -> str:
    """The first day of an interval, without the year or month that it shares with the last."""
    if since.year != until.year:
        return day_text(since)
    return str(since.day) if since.month == until.month else f"{since.day} {MONTHS[since.month - 1]}"


def possessive(name: str) -> str:
    """A name in the genitive: "India's", "the United States'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def help_of(third_parties: Iterable[str]) -> str:
    """What a party answers to: "Norway's help", "help of Norway and Qatar", or "third-party help" in general."""
    given = list(dict.fromkeys(third_parties))
    if len(given) > 1:
        return f"help of {names(given)}"
    return f"{possessive(names(given))} help" if given else "third-party help"


def past_text(words: str) -> str:
    """What somebody does, told of a time that is over: "asks for help" as "asked for help"."""
    return PRESENT.sub(lambda match: PAST[match[0]], words, count=1)


def stance_text(stance: Stance) -> str:
    """A stance in words, with the mediator where it is another."""
    is_own = stance.third_party == stance.actor or stance.value not in PARTY_WORDS
    if is_own:
        return OWN_WORDS[stance.value]
    return PARTY_WORDS[stance.value].format(help=help_of([stance.third_party] if stance.third_party else []))


def speakers(statements: Sequence[Statement], most: int = 3) -> str:
    """Who is quoted or cited for statements, the best attributed first, each once; empty where nobody is."""
    return listed([said for said, _ in told_by(statements)][:most])


def told_by(statements: Sequence[Statement]) -> list[tuple[str, Attribution]]:
    """Who tells of statements and how that is attributed at best; those with a name, or all where none has one."""
    ranked = sorted({(one.attribution.rung, said, one.attribution, one.speaker_kind, one.actor)
                     for one in statements if (said := source_of(one))}, key=str)  # fmt: skip
    given = [one for one in ranked if one[3] is not SpeakerKind.MEDIA]
    given = [one for one in given if str(one[1]) != display_name(one[4] or "")] or given
    at_best: dict[str, Attribution] = {}
    for _, name, attribution, _, _ in given:
        at_best.setdefault(spoken(str(name)), attribution)
    named = [one for one in at_best if not is_described(one)] or list(at_best)
    return [(one, next(kind for said, kind in at_best.items() if said == one or is_same(said, one)))
            for one in once_each(named)]  # fmt: skip


def source_of(one: Statement) -> str | None:
    """Who is cited for a statement; else whoever issued the report as its own text; None for the voice of news."""
    if one.speaker or one.issuer is None:
        return one.speaker
    return f"{possessive(actor_name(one.issuer))} own communiqué"


def sources(statements: Sequence[Statement]) -> str:
    """Who says it and how that is attributed: "Ada Brandt, named official, quoted"; "the report's own voice"."""
    told = told_by(statements)[:3]
    if not told:
        if any(is_own_word(one) for one in statements):
            return f"{possessive(actor_name(statements[0].actor or ''))} own word, as the report has it"
        best = min((one.attribution for one in statements), key=lambda one: one.rung, default=Attribution.UNATTRIBUTED)
        return SOURCE_WORDS[best]
    groups: dict[Attribution, list[str]] = {}
    for said, kind in told:
        is_nameless = kind in NAMELESS or (kind is Attribution.EXPERT and is_described(said))
        groups.setdefault(NAMELESS[0] if is_nameless else kind, []).append(said)
    return "; ".join(f"{listed(said)}, {_class_words(kind, len(said))}" for kind, said in groups.items())


def is_own_word(one: Statement) -> bool:
    """Whether a sentence without a source has the actor say it: "Norway has clarified that it is no mediator"."""
    known = known_actors().actors.get(one.actor or "")
    named = (*known.names, *known.people, *known.seats, *known.offices) if known else ()
    if one.speaker or not named:
        return False
    who = "|".join(map(re.escape, named))
    told = re.finditer(rf"\b(?:{who})\b(?:['’]s)?(?:\s+(?:has|have|had|also|again|\w+ly))*\s+([\w-]+)", one.quote.text)
    return any(_is_saying(match[1].lower()) for match in told)


def _is_saying(word: str) -> bool:
    """Whether a form of a word is one of a verb of saying."""
    stems = (word, word[:-1], word[:-2], f"{word[:-3]}y", word[:-1].rstrip("e"))
    return not SAYING.isdisjoint(stems)


def _class_words(kind: Attribution, n_sources: int) -> str:
    """A class of attribution behind the names of its sources."""
    if kind in NAMELESS:
        return "not named"
    return SOURCE_WORDS[kind] if n_sources == 1 else MANY_SOURCES.get(kind, SOURCE_WORDS[kind])


def quoted(text: str, n_words: int = 30) -> str:
    """The first words of a quotation, in quotation marks, with an ellipsis where it goes on."""
    words = text.split()
    return verbatim(f"{' '.join(words[:n_words])}{' …' if len(words) > n_words else ''}")


def verbatim(text: str) -> str:
    """A text in quotation marks: in its own where it is nothing but one quotation."""
    is_one = WHOLE.fullmatch(text) is not None
    return text if is_one else f"“{text}”"
