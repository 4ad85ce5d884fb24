"""Short words for moves, stances and events, as labels beside the quotations that say it at length."""

from __future__ import annotations

from goodoffices.codebook.actors import display_name
from goodoffices.codebook.words import Modality, Move, StanceValue
from goodoffices.core.record import Event

STANCE_WORDS = {
    StanceValue.OFFERS: "offers help", StanceValue.OFFERS_IF: "offers help on a condition",
    StanceValue.MEDIATES: "mediates", StanceValue.DECLINES: "declines to mediate",
    StanceValue.WITHDRAWN: "has withdrawn", StanceValue.REQUESTS: "asks for help",
    StanceValue.ACCEPTS: "accepts help", StanceValue.ACCEPTS_IF: "accepts help on a condition",
    StanceValue.REFUSES: "refuses help", StanceValue.UNCLEAR: "does not commit itself",
}  # fmt: skip
MOVE_WORDS = {
    Move.OFFER: "offers help", Move.DECLINE: "declines to mediate", Move.MEDIATE: "mediates",
    Move.WITHDRAW: "withdraws from mediating", Move.REQUEST: "asks for help", Move.ACCEPT: "accepts help",
    Move.REFUSE: "refuses help", Move.HEDGE: "does not commit itself", Move.ENDORSE: "backs mediation",
    Move.OPPOSE: "speaks against mediation", Move.URGE: "urges restraint or talks", Move.CONSULT: "consults",
    Move.NEGOTIATE: "talks with the other side", Move.AGREE: "agrees", Move.ACCUSE: "accuses",
    Move.DEMAND: "demands a step", Move.ESCALATE: "takes a hostile step", Move.DEESCALATE: "takes a conciliatory step",
}  # fmt: skip
HELD = {
    Modality.ACTUAL: "", Modality.CONDITIONAL: ", on a condition", Modality.POSSIBLE: ", possibly",
    Modality.HISTORICAL: ", in the past",
}  # fmt: skip


def event_words(event: Event) -> str:
    """An event as a label: who does what, in whose mediation or toward whom, held how."""
    who = display_name(event.actor) if event.actor else "Not named"
    others = [display_name(one) for one in event.toward if one not in (event.actor, event.third_party)]
    if event.move.is_mediation:
        about = f" ({display_name(event.third_party)})" if event.third_party not in (None, event.actor) else ""
    else:
        about = f", toward {', '.join(others)}" if others else ""
    return f"{who} {MOVE_WORDS[event.move]}{about}{HELD[event.modality]}."
