"""Words for what the record holds: stances, consent, moves, dates and lists, in plain English.

Words for how a thing is attributed follow the ladder of attribution; doubt is said, never hidden in a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from goodoffices.codebook.actors import display_name
from goodoffices.codebook.words import Attribution, Modality, Move, SpeakerKind, StanceValue
from goodoffices.core.record import Event, Stance
from goodoffices.core.statement import Statement
from goodoffices.core.when import When

STANCE_WORDS = {
    StanceValue.OFFERS: "offers help",
    StanceValue.OFFERS_IF: "offers help on a condition",
    StanceValue.MEDIATES: "mediates",
    StanceValue.DECLINES: "declines to mediate",
    StanceValue.WITHDRAWN: "has withdrawn",
    StanceValue.REQUESTS: "asks for help",
    StanceValue.ACCEPTS: "accepts help",
    StanceValue.ACCEPTS_IF: "accepts help on a condition",
    StanceValue.REFUSES: "refuses help",
    StanceValue.UNCLEAR: "does not commit itself",
}

MOVE_WORDS = {
    Move.OFFER: "offers help",
    Move.DECLINE: "declines to mediate",
    Move.MEDIATE: "mediates",
    Move.WITHDRAW: "withdraws from mediating",
    Move.REQUEST: "asks for help",
    Move.ACCEPT: "accepts help",
    Move.REFUSE: "refuses help",
    Move.HEDGE: "does not commit itself",
    Move.ENDORSE: "backs mediation",
    Move.OPPOSE: "speaks against mediation",
    Move.URGE: "urges restraint or talks",
    Move.CONSULT: "consults",
    Move.NEGOTIATE: "talks",
    Move.AGREE: "agrees",
    Move.ACCUSE: "accuses",
    Move.DEMAND: "demands a step",
    Move.ESCALATE: "takes a hostile step",
    Move.DEESCALATE: "takes a conciliatory step",
}

SOURCE_WORDS = {
    Attribution.OFFICIAL_TEXT: "in an official text",
    Attribution.OFFICIAL_QUOTED: "by a named official, quoted",
    Attribution.OFFICIAL_PARAPHRASED: "by a named official, paraphrased",
    Attribution.INSTITUTION: "by an institution",
    Attribution.UNNAMED_OFFICIAL: "by an unnamed official",
    Attribution.UNNAMED_SOURCE: "by an unnamed source",
    Attribution.STATE_MEDIA: "by state media",
    Attribution.OTHER_MEDIA: "by other media",
    Attribution.EXPERT: "by a named expert",
    Attribution.UNATTRIBUTED: "in the report's own voice",
}

NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


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


def names(codes: Iterable[str]) -> str:
    """Actors as a list in prose."""
    return listed(display_name(code) for code in codes)


def sentence(text: str) -> str:
    """A clause as a sentence: capital first, full stop last."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!", "…", '."', ".”")) else ".")


def since_text(when: When) -> str:
    """Since when a stance stands, for a table's cell."""
    return when.text if when.is_known else "undated"


def stance_text(stance: Stance) -> str:
    """A stance in words, with the mediator where it is another."""
    words = STANCE_WORDS[stance.value]
    if stance.third_party and stance.third_party != stance.actor:
        help_by = {"help": f"{possessive(display_name(stance.third_party))} help"}
        if stance.value is StanceValue.UNCLEAR:
            return f"{words} on {help_by['help']}"
        return words.replace("for help", f"for {help_by['help']}").replace("s help", f"s {help_by['help']}")
    return words


def possessive(name: str) -> str:
    """A name in the genitive: "India's", "the United States'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def speakers(statements: Sequence[Statement]) -> str:
    """Who is quoted or cited for statements, named ones first, each once; empty where nobody is."""
    ranked = sorted(
        {(one.attribution.rung, one.speaker, one.speaker_kind) for one in statements if one.speaker},
        key=lambda item: (item[0], str(item[1])),
    )
    seen: dict[str, str] = {}
    for _, name, kind in ranked:
        surname = str(name).split()[-1]
        if surname not in seen and kind is not SpeakerKind.MEDIA:
            seen[surname] = str(name)
    return listed(list(seen.values())[:3])


PREPOSITIONS = {
    Move.CONSULT: "with",
    Move.NEGOTIATE: "with",
    Move.AGREE: "with",
    Move.ACCUSE: "",
    Move.URGE: "on the part of",
    Move.DEMAND: "of",
    Move.ESCALATE: "against",
    Move.DEESCALATE: "towards",
}


def event_text(event: Event) -> str:
    """An event in words: who does what to whom, in whose mediation, held how."""
    actor = display_name(event.actor) if event.actor else "somebody not named"
    others = [one for one in event.toward if one not in (event.actor, event.third_party)]
    if event.move.is_mediation:
        about = f" ({display_name(event.third_party)})" if event.third_party not in (None, event.actor) else ""
    else:
        about = f" {PREPOSITIONS[event.move]} {names(others)}".replace("  ", " ") if others else ""
    return f"{actor} {MOVE_WORDS[event.move]}{about}{MODALITY_WORDS[event.modality]}"


MODALITY_WORDS = {
    Modality.ACTUAL: "",
    Modality.CONDITIONAL: ", on a condition",
    Modality.POSSIBLE: ", possibly",
    Modality.HISTORICAL: ", in the past",
}
