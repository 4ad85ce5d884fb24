"""What a condition asks for, by the words that diplomacy has for it."""

from __future__ import annotations

import re

from goodoffices.core.folding import fold

# Each sort of term with the stems that tell it; a condition may ask for several.
TERMS = {
    "consent": r"agree|willing|consent|accept|want|wish|approv|welcom|desire|both sides are ready|object",
    "request": r"ask|request|invit|call(?:s|ed)? (?:on|for)|appeal|entrust|mandat|turn to|approach|need",
    "ceasefire": r"cease-?fire|truce|hostilit|fighting|fire|shoot|guns|attack|shell|violence",
    "withdrawal": r"withdr|pull (?:back|out)|leave|evacuat|vacat",
    "release": r"releas|free|hostage|prison|captive|detain",
    "seriousness": r"serious|good faith|sincer|genuine|political will|commit",
    "terms": r"territor|land|border|sovereign|front|status|independen|recogni|sanction",
    "neutrality": r"neutral|impartial|balanced|one-sided|bias",
    "format": r"bilateral|preconditions?|format|agenda|venue|talks|table|negotiat|dialogue",
}
PATTERNS = {name: re.compile(rf"\b(?:{stems})") for name, stems in TERMS.items()}


def terms_of(condition: str) -> frozenset[str]:
    """The sorts of terms that a condition asks for; empty where none is known."""
    folded = fold(condition)
    return frozenset(name for name, pattern in PATTERNS.items() if pattern.search(folded))


def terms_differ(one: str, other: str) -> bool:
    """Whether two conditions plainly ask for different things; a condition of unknown terms differs from none."""
    left, right = terms_of(one), terms_of(other)
    return bool(left and right and not left & right)
