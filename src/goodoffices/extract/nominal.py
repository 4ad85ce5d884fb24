"""Nouns that tell the move of a verb or adjective of the lexicon: "rejection" as "reject"."""

# Nouns that tell the move of a verb or adjective of the lexicon.
NOMINAL = {
    "rejection": "reject", "refusal": "refuse", "rebuff": "rebuff", "dismissal": "dismiss", "acceptance": "accept", "request": "request",
    "appeal": "appeal", "call": "call", "demand": "demand", "condemnation": "condemn", "accusation": "accuse", "attack": "attack",
    "strike": "strike", "raid": "raid", "shelling": "shell", "seizure": "seize", "release": "release", "withdrawal": "withdraw",
    "suspension": "suspend", "support": "support", "backing": "back", "endorsement": "endorse", "blessing": "bless", "objection": "object",
    "opposition": "oppose", "invitation": "invite", "offer": "offer", "willingness": "willing", "readiness": "ready", "bombardment": "bombard",
    "visit": "visit", "meeting": "meet", "blockade": "blockade", "invasion": "invade", "expulsion": "expel", "closure": "close", "incursion": "invade",
    "mediation": "mediate", "facilitation": "facilitate", "shuttle": "shuttle", "arrest": "arrest", "deployment": "deploy", "protest": "protest",
    "criticism": "criticise", "praise": "praise", "approval": "approve", "thanks": "thank", "gratitude": "thank", "bombing": "bomb",
    "detention": "detain", "sanction": "sanction", "ultimatum": "ultimatum", "mobilisation": "mobilise", "mobilization": "mobilize", "airstrike": "strike", "ban": "ban", "bid": "offer",
    "good-offices": "mediate", "proposal": "offer", "closing": "close", "handover": "release", "reopening": "reopen", "return": "return", "landing": "invade", "embargo": "embargo",
    "welcome": "welcome", "rejections": "reject", "insistence": "insist", "plea": "appeal", "capture": "capture", "ramming": "ram", "sinking": "sink",
}  # fmt: skip
