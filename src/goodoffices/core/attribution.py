"""The class of attribution of a statement: how it is sourced, from its slots and its words.

The ladder follows how journalists' handbooks and analysts of sources grade attribution: what an authority puts in
writing stands above what a named person is quoted for, that above paraphrase, and any named source above one that
keeps its name back. It says nothing about truth, and grades are never averaged.
"""

from __future__ import annotations

import re

from goodoffices.codebook.words import Attribution, SpeakerKind
from goodoffices.core.folding import fold

QUOTED = re.compile(r"\"([^\"]*)(?:\"|$)")
SHORTEST = 3  # words: fewer between quotation marks are a term, not an utterance
OFFICIAL_TEXT = re.compile(
    r"\b(statement|communiqu[eé]|read-?out|press release|written (response|reply|answer)s?|declaration|note verbale"
    r"|letter|transcript|white paper)\b"
)
# Agencies and channels that are owned or run by a government, by the names under which they are cited.
STATE_MEDIA = re.compile(
    r"\b(tass|itar-tass|ria novosti|sputnik|rt|rossiya|xinhua|cctv|cgtn|china daily|global times|people's daily|irna"
    r"|fars|tasnim|press tv|sana|kcna|anadolu|trt|granma|prensa latina|telesur|belta|azertac|armenpress|aps"
    r"|saudi press agency|spa|wam|qna|qatar news agency|petra|mena|kuna|oman news agency|state (news agency"
    r"|media|television|tv|radio|broadcaster))\b"
)
# Bodies that speak as such, and words for somebody in them who keeps the name back.
BODY = re.compile(
    r"\b(ministry|government|kremlin|white house|holy see|foreign office|department|secretariat|embassy|presidency"
    r"|administration|council|parliament|cabinet|command|armed forces)\b"
)
SOMEBODY = re.compile(
    r"\b(officials?|sources?|spokes\w+|aides?|advis[eo]rs?|diplomats?|minister|secretary|envoy|ambassador|members?|officers?"
    r"|insiders?|people|person|figures?)\b"
)
OF_KIND = {
    SpeakerKind.INSTITUTION: Attribution.INSTITUTION,
    SpeakerKind.UNNAMED_OFFICIAL: Attribution.UNNAMED_OFFICIAL,
    SpeakerKind.EXPERT: Attribution.EXPERT,
    SpeakerKind.ANONYMOUS: Attribution.UNNAMED_SOURCE,
    SpeakerKind.PUBLIC: Attribution.UNNAMED_SOURCE,
}


def attribution_of(
    *, quote: str, speaker: str | None, speaker_kind: SpeakerKind | None, is_official_text: bool = False
) -> Attribution:
    """The class of attribution of a statement.

    Args:
        quote: The words of its sentence.
        speaker: Who is quoted or cited for it; None where the report says it in its own voice.
        speaker_kind: Kind of that source.
        is_official_text: Whether the whole report is an authority's own text (a communique, a transcript).
    """
    if speaker is None or speaker_kind is None:
        return Attribution.OFFICIAL_TEXT if is_official_text else Attribution.UNATTRIBUTED
    folded = fold(quote)
    if speaker_kind is SpeakerKind.UNNAMED_OFFICIAL and _is_body(speaker):
        speaker_kind = SpeakerKind.INSTITUTION
    if speaker_kind is SpeakerKind.NAMED_OFFICIAL:
        is_quoted = is_official_text or any(len(words.split()) >= SHORTEST for words in QUOTED.findall(folded))
        return Attribution.OFFICIAL_QUOTED if is_quoted else Attribution.OFFICIAL_PARAPHRASED
    if speaker_kind is SpeakerKind.INSTITUTION and (is_official_text or OFFICIAL_TEXT.search(folded)):
        return Attribution.OFFICIAL_TEXT
    if speaker_kind is SpeakerKind.MEDIA:
        return Attribution.STATE_MEDIA if STATE_MEDIA.search(fold(speaker)) else Attribution.OTHER_MEDIA
    return OF_KIND[speaker_kind]


def own_text_attribution(actor: str | None, issuer: str) -> Attribution:
    """The class of what stands in the voice of somebody's own text: official of its own moves, its word on others'."""
    return Attribution.OFFICIAL_TEXT if actor == issuer else Attribution.INSTITUTION


def _is_body(speaker: str) -> bool:
    """Whether a body speaks as such ("the Foreign Ministry"), rather than somebody in it."""
    folded = fold(speaker)
    return BODY.search(folded) is not None and SOMEBODY.search(folded) is None


def best_attribution(classes: list[Attribution]) -> Attribution:
    """The highest rung among those given; unattributed where none is."""
    return min(classes, key=lambda one: one.rung, default=Attribution.UNATTRIBUTED)
