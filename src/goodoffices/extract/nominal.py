"""Nouns that tell the move of a verb or adjective of the lexicon: "rejection" as "reject"."""

# Nouns that tell the move of a verb or adjective of the lexicon.
NOMINAL = {
    "rejection": "reject", "refusal": "refuse", "rebuff": "rebuff", "dismissal": "dismiss", "acceptance": "accept", "request": "request",  # noqa: E501 - one thought, one line
    "appeal": "appeal", "call": "call", "demand": "demand", "condemnation": "condemn", "accusation": "accuse", "attack": "attack",  # noqa: E501 - one thought, one line
    "strike": "strike", "raid": "raid", "shelling": "shell", "seizure": "seize", "release": "release", "withdrawal": "withdraw",  # noqa: E501 - one thought, one line
    "suspension": "suspend", "support": "support", "backing": "back", "endorsement": "endorse", "blessing": "bless", "objection": "object",  # noqa: E501 - one thought, one line
    "opposition": "oppose", "invitation": "invite", "offer": "offer", "willingness": "willing", "readiness": "ready", "bombardment": "bombard",  # noqa: E501 - one thought, one line
    "visit": "visit", "meeting": "meet", "blockade": "blockade", "invasion": "invade", "expulsion": "expel", "closure": "close", "incursion": "invade",  # noqa: E501 - one thought, one line
    "mediation": "mediate", "facilitation": "facilitate", "shuttle": "shuttle", "arrest": "arrest", "deployment": "deploy", "protest": "protest",  # noqa: E501 - one thought, one line
    "criticism": "criticise", "praise": "praise", "approval": "approve", "thanks": "thank", "gratitude": "thank", "bombing": "bomb",  # noqa: E501 - one thought, one line
    "detention": "detain", "sanction": "sanction", "ultimatum": "ultimatum", "mobilisation": "mobilise", "mobilization": "mobilize", "airstrike": "strike", "ban": "ban", "bid": "offer",  # noqa: E501 - one thought, one line
    "good-offices": "mediate", "proposal": "offer", "closing": "close", "handover": "release", "reopening": "reopen", "return": "return", "landing": "invade", "embargo": "embargo",  # noqa: E501 - one thought, one line
    "welcome": "welcome", "rejections": "reject", "insistence": "insist", "plea": "appeal", "capture": "capture", "ramming": "ram", "sinking": "sink",  # noqa: E501 - one thought, one line
}  # fmt: skip
