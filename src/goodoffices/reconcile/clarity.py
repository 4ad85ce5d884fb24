"""How plainly a sentence says the move that it is coded for, so that the clearest quotation stands first."""

from __future__ import annotations

import re
from functools import lru_cache

from goodoffices.codebook.words import Move, SpeakerKind
from goodoffices.core.folding import fold
from goodoffices.core.statement import Statement
from goodoffices.reconcile.placing import HINDSIGHT

# Stems of the verbs and nouns that name a move outright. A move told in other words is no worse coded, only less plain.
PLAIN_WORDS = {
    Move.OFFER: r"offer|ready|willing|prepared|propos|disposal|good offices|help|assist",
    Move.DECLINE: r"(?:not|never|neither) (?:an? |acting |mediat)|no (?:mediat|intermediar|go-between)"
    r"|den(?:y|ies|ied)|declin|no (?:role|part)|not (?:its|our|his|her) (?:role|task|place)",
    Move.MEDIATE: r"mediat|broker|host|shuttl|go-between|intermediar|conduit|convey|carr(?:y|ied)|pass(?:ed|ing)"
    r"|channel",
    Move.WITHDRAW: r"withdr|suspend|quit|pull(?:ed|s)? out|halt|on hold|paus|stop|end"
    r"|step(?:s|ped)? (?:down|aside|back)",
    Move.REQUEST: r"request|ask|appeal|seek|sought|call(?:s|ed)? (?:on|for)|invit|want|urg|beg",
    Move.ACCEPT: r"accept|welcom|agree|open to|thank|appreciat|grateful|yes|support|glad",
    Move.REFUSE: r"refus|reject|rule[sd]? out|turn(?:s|ed)? down|no (?:need|room|role|place|go-between|part)|not need"
    r"|against|bilateral|rebuff|spurn|oppos|dismiss",
    Move.HEDGE: r"no comment|not comment|declin|hesita|not confirm|neither confirm|refrain|silen|mum|abstain|no reply"
    r"|not (?:say|repl|respond)|wait and see|know",
    Move.ENDORSE: r"support|back|welcom|endors|prais",
    Move.OPPOSE: r"oppos|against|reject|critici|warn",
}
PATTERNS = {move: re.compile(rf"\b(?:{stems})") for move, stems in PLAIN_WORDS.items()}
# Openings of sentences that tell something else and this on the side.
ASIDE = re.compile(
    r"^(?:while|although|though|despite|regarding|as for|besides|in addition|adding to|asked (?:about|whether)"
    r"|experts|analysts|observers|many)\b"
)
LONG = 45  # words: a sentence beyond that buries what it tells


def plainness(statement: Statement) -> int:
    """How many faults a sentence has as a quotation.

    Its move is not named, it is long, tells in hindsight or aside, or an expert speaks, who takes the move as known.
    """
    is_taken = statement.speaker_kind is SpeakerKind.EXPERT
    return _faults(statement.quote.text, statement.move) + is_taken


@lru_cache(maxsize=1 << 16)
def _faults(text: str, move: Move) -> int:
    folded, pattern = fold(text), PATTERNS.get(move)
    is_named = pattern is None or pattern.search(folded) is not None
    return (
        (not is_named)
        + (len(folded.split()) > LONG)
        + (HINDSIGHT.search(folded) is not None)
        + (ASIDE.match(folded) is not None)
    )
