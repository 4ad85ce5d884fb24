"""Agreements, resolutions and precedents that a sentence invokes, as named, with their years."""

from __future__ import annotations

import re

from goodoffices.codebook.agreements import canonical_agreement, find_agreement

SORTS = (
    "Agreements|Agreement|Accords|Accord|Treaty|Treaties|Convention|Protocol|Protocols|Pact|Declaration|Charter|Memorandum|Final"
    " Act|"
    "Resolution|Communique|Communiqué|Ceasefire|Cease-fire|Armistice|Truce|Joint "
    "Statement|Statute|Understanding|Understandings|Compact|Formula|Arrangement|Framework|"
    "Roadmap|Award|Principles|Process|Initiative|Minutes|Settlement|Constitution|Code of Conduct|Covenant|Peace"
)
LOWER = "agreement|accords?|treaty|convention|protocol|pact|declaration|ceasefire|armistice|truce|memorandum|accord|peace|understanding|communiqué|communique|deal|arrangement|resolution|commission|compact"  # noqa: E501 - reads best whole
NAME = r"[A-ZÀ-Þ][\w’'\-–]+"
LINK = r"(?:of|on|for|and|the|de|du|del|in|to|between|concerning|regarding)"
CAPITAL = re.compile(
    rf"\b((?:(?:{NAME}|No\.?|\d{{1,4}})\s+(?:{LINK}\s+){{0,2}}){{0,7}}(?:{SORTS})(?:\s+(?:of|on|for|to|and|between)\s+(?:the\s+)?(?:{NAME}(?:\s+(?:{LINK}\s+)*{NAME})*))?)"
)
LOW = re.compile(rf"\b((?:{NAME}(?:\s+(?:{LINK})\s+)?\s*){{1,4}}(?:{LOWER}))\b")
DATED = re.compile(rf"\b(1[89]\d\d|20\d\d)\s+((?:{NAME}\s+)*(?:{LOWER}|{SORTS}))\b")
RESOLUTION = re.compile(
    r"\b(?:(UN|U\.N\.|United Nations|Security Council|UN Security Council|General Assembly|UNGA|UNSC)\s+)?[Rr]esolutions?\s+(\d{1,4})(?:\s*\((\d{4})\))?"  # noqa: E501 - reads best whole
)
YEAR_AFTER = re.compile(
    r"^\W{0,3}(?:which |that )?(?:of|in|from|signed in|concluded in|dating from|,|\()?\s*(?:(?:\d{1,2}\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+(?:\d{1,2},?\s+)?)?(1[89]\d\d|20\d\d)"  # noqa: E501 - reads best whole
)
NOT = re.compile(
    r"^(?:Foreign|Prime|The|A|An|This|That|Its|His|Her|Peace|Both|No|Any|New|Under|In|After|Last|European|Since|Each|Security Council)$"  # noqa: E501 - reads best whole
)


def frameworks_of(sentence: str) -> tuple[str, ...]:
    """Agreements that a sentence names, canonical where the registry knows them, in order of the text."""
    found: dict[str, int] = {}
    taken: list[tuple[int, int]] = []
    for match in RESOLUTION.finditer(sentence):
        name = f"UN Security Council Resolution {match[2]}" + (f" ({match[3]})" if match[3] else "")
        _take(found, taken, name, match.span(), sentence)
    for pattern in (CAPITAL, DATED, LOW):
        for match in pattern.finditer(sentence):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            name = f"{match[2]} {match[1]}" if pattern is DATED else match[1]
            name = _clean(name)
            if name:
                _take(found, taken, name, match.span(), sentence, sure=pattern is not LOW)
    return tuple(sorted(found, key=lambda name: found[name]))


def _take(
    found: dict[str, int],
    taken: list[tuple[int, int]],
    name: str,
    span: tuple[int, int],
    sentence: str,
    *,
    sure: bool = True,
) -> None:
    year = re.search(r"1[89]\d\d|20\d\d", name)
    after = YEAR_AFTER.match(sentence[span[1] :])
    full = name if year or not after else f"{name} {after[1]}"
    known = find_agreement(full) or find_agreement(name)
    if known is None and not sure and not (year or after):
        return
    found.setdefault(canonical_agreement(full) if known is None else known.title, span[0])
    taken.append(span)


def _clean(name: str) -> str:
    words = name.replace("’", "'").split()
    while words and (
        NOT.match(words[0]) or words[0].lower() in ("of", "on", "for", "and", "the", "to", "in", "between", "de")
    ):
        words = words[1:]
    if len(words) < 2 and not re.search(r"\d", name):
        return ""
    return " ".join(words)
