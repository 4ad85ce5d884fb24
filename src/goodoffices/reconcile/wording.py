"""How stances, topics and disagreements are put into plain words."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.codebook.actors import display_name
from goodoffices.codebook.words import DisagreementKind, StanceRole
from goodoffices.core.report import Quote
from goodoffices.core.when import When

OWN_CLAUSES = {
    "offers": "offers its help outright",
    "offers-if": "offers its help on a condition",
    "mediates": "is mediating",
    "declines": "is not a mediator",
    "withdrawn": "has stopped mediating",
    "withdraws-if": "would stop mediating on a condition",
    "unclear": "does not commit itself",
    "urges": "only urges the parties",
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
    """One plain sentence for each side and one that says what separates them."""
    (one, left, early), (other, right, late) = sides[0], sides[-1]
    same = {quote.report for quote in left} == {quote.report for quote in right} and len({q.report for q in left}) == 1
    told = f"Report {report_refs(left)} says" if same else f"By {report_refs(left)}"
    first = f"{told} that {name} {one}" if same else f"{told}, {name} {one}"
    second = f"and elsewhere that it {other}" if same else f"by {report_refs(right)}, it {other}"
    joint = separates or JOINTS[kind]
    return f"{first}{in_time(early)}; {second}{in_time(late)}. {joint}".strip()
