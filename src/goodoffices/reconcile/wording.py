"""How stances, topics and disagreements are put into plain words."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.codebook.actors import display_name, name_in_prose
from goodoffices.codebook.words import DisagreementKind, StanceRole
from goodoffices.core.report import Quote
from goodoffices.core.when import UNKNOWN_WHEN, When

OWN_CLAUSES = {
    "offers": "offers its help outright",
    "offers-if": "offers its help on a condition",
    "mediates": "is mediating",
    "declines": "is not a mediator",
    "withdrawn": "has stopped or suspended mediating",
    "withdraws-if": "would stop mediating on a condition",
    "unclear": "does not commit itself",
    "urges": "urges the parties, with no offer told",
}
PARTY_CLAUSES = {
    "requests": "asks for {help}",
    "accepts": "accepts {help}",
    "accepts-if": "accepts {help} on a condition",
    "refuses": "refuses {help}",
    "unclear": "does not commit itself on {help}",
}
JOINTS = {
    DisagreementKind.CONTRADICTION: "Both cannot be true of the same time.",
    DisagreementKind.CHANGE: "The two are told of different times; the later is the newer stance.",
    DisagreementKind.CONDITION: "One side leaves out the condition that the other attaches.",
    DisagreementKind.DEGREE: "They point the same way and differ in strength.",
    DisagreementKind.OUTLIER: "",
}


def possessive(name: str) -> str:
    """The name with its genitive ending."""
    return name + ("'" if name.endswith("s") else "'s")


def articled(code: str) -> str:
    """An actor's usual name as it stands within a sentence: "the Arab League"."""
    return name_in_prose(display_name(code))


def listed(words: Sequence[str]) -> str:
    """Words as a list in prose: "a, b and c"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


def help_of(third_party: str | None) -> str:
    """What a party answers to: "Norway's help", or "third-party help" in general."""
    return f"{possessive(display_name(third_party))} help" if third_party else "third-party help"


def clause(value: str, role: StanceRole, third_party: str | None) -> str:
    """What an actor does who stands so, as a predicate: "refuses Norway's help"."""
    if role is StanceRole.THIRD_PARTY:
        return OWN_CLAUSES[value]
    return PARTY_CLAUSES[value].format(help=help_of(third_party))


def topic_of(actor: str, role: StanceRole, third_party: str | None) -> str:
    """What a disagreement on stances is about, as a noun phrase."""
    if role is StanceRole.THIRD_PARTY:
        return f"{display_name(actor)} as mediator"
    return f"{display_name(actor)} on " + (
        f"{display_name(third_party)} as mediator" if third_party else "third-party help"
    )


def report_refs(quotes: Sequence[Quote]) -> str:
    """The reports of quotations by number, as printed: "002 and 004"; the first three and how many more."""
    numbers = sorted({f"{one.number:03d}" for one in quotes})
    return listed(numbers if len(numbers) <= 4 else [*numbers[:3], f"{len(numbers) - 3} more"])


def in_time(when: When) -> str:
    """When a side holds, as an insertion: " (2025-05-02)"; nothing where that is not known."""
    return f" ({when.text})" if when.is_known else ""


def sentence(
    name: str, kind: DisagreementKind, sides: Sequence[tuple[str, Sequence[Quote], When]], separates: str = ""
) -> str:
    """One plain sentence on what either side says, and one on what separates them."""
    (one, left, early), (other, right, late) = sides[0], sides[-1]
    joint = separates or JOINTS[kind]
    if early == late:  # a date that both sides share sets nothing apart
        early = late = UNKNOWN_WHEN
    if len({quote.report for quote in (*left, *right)}) == 1:
        places = _places(left, right)
        said = f"Report {report_refs(left)} says {places[0]}that {name} {one}{in_time(early)}"
        return f"{said}, and {places[1]}that it {other}{in_time(late)}. {joint}".strip()
    first = f"By {report_refs(left)}, {name} {one}{in_time(early)}"
    return f"{first}; by {report_refs(right)}, it {other}{in_time(late)}. {joint}".strip()


def _places(left: Sequence[Quote], right: Sequence[Quote]) -> tuple[str, str]:
    """Where in one report either side stands: headline against body where that is so."""
    heads = [any(quote.sentence == 1 and not quote.text.endswith(".") for quote in side) for side in (left, right)]
    if heads[0] == heads[1]:
        return "", "elsewhere "
    return ("in its headline ", "in its body ") if heads[0] else ("in its body ", "in its headline ")
