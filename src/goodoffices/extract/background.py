"""What extraction sees besides statements: judgements, ties, uncoded sentences of note, mentions, names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from goodoffices.codebook.words import Role, SpeakerKind
from goodoffices.core.problem import Problem
from goodoffices.core.reading import Extraction
from goodoffices.core.report import Quote
from goodoffices.core.statement import Statement
from goodoffices.extract.document import Document, Sentence
from goodoffices.extract.ties import Tie, find_ties

ABOUT = re.compile(
    r"(?i)\b(mediat\w*|good offices|go-between|intermediar\w*|facilitat\w*|third[- ]part\w+|broker\w*|talks"
    r"|negotiat\w*|dialogue|ceasefire|truce)\b"
)
HOSTILE = re.compile(
    r"(?i)\b(attack\w*|air ?strikes?|shell(?:ed|ing)|skirmish\w*|clash\w*|raid(?:s|ed)|ambush\w*|massacre\w*"
    r"|bomb(?:s|ed|ing|ings|ardment)|missiles?|drones?|incursions?|invasion|invaded|offensive|siege|besieged|blockade\w*"
    r"|embargo\w*|sanction(?:s|ed)|abeyance|suspen(?:d\w*|sion) (?:of )?(?:\w+ ){0,3}(?:treat\w+|agreements?|accords?"
    r"|ties|relations)|suspended (?:treat\w+|agreements?|accords?)|expulsions?|expel\w*|ultimatum"
    r"|(?:ceasefire|truce) violations?|violat\w+ (?:of )?the (?:ceasefire|truce)|hostage-taking|abduct\w*"
    r"|kill(?:ed|ing)|wounded)\b"
)
WISHING = re.compile(r"(?i)\b(welcom|support|oppos|reject|favou?r|back|against|demand|call(?:s|ed|ing)? for)\w*\b")
JUDGING = re.compile(
    r"(?i)\b(analysts?|experts?|observers?(?= (?:\w+ )?(?:say|said|see|saw|believe|expect|think|thought|note|warn"
    r"|fear|doubt|argue|point|call|agree|predict|reckon)\w*)|professor|scholars?"
    r"|researcher|historian|columnist|think[- ]tank|fellow at"
    r"|commentators?)\b"
    r"|\b(is|are|was|were|seems?|looks?|remains?) (?:\w+ )?(?:symbolic|unlikely|likely|doubtful|hopeless|premature"
    r"|naive|futile|crucial|decisive)\b"
)
CLOSING = " \"”’')*_"
NO_MORE = re.compile(
    r"(?i)\b(?:comment(?:ed)?|react(?:ed)?|weigh(?:ed)? in|discussed|debated|divided|differ(?:ed)?)\b"
    r"(?: (?:on|over|to|about)\b[^,;:]*)?\W*$"
)
"""Ends of sentences that say that something was judged and not how."""
FINITE = ("VBD", "VBZ", "VBP", "MD")
HEADING = 14  # words of a heading
AHEAD = re.compile(
    r"(?i)\b(will|would|may|might|could|likely|unlikely|expected?|predicts?|expects?|forecasts?|going to"
    r"|in the coming)\b"
)


def background_of(
    documents: tuple[Document, ...], statements: tuple[Statement, ...], problems: tuple[Problem, ...]
) -> Extraction:
    """The extraction of some documents with what was seen besides its statements."""
    coded = {(one.quote.report, one.quote.sentence) for one in statements}
    opinions = {(one.quote.report, one.quote.sentence) for one in statements if one.speaker_kind is SpeakerKind.EXPERT}
    uncoded: list[Quote] = []
    hostile: list[Quote] = []
    judgements: list[tuple[str, bool, Quote]] = []
    ties: list[Tie] = []
    for document in documents:
        ties += find_ties(document)
        for sentence in document.sentences:
            place = (document.report.name, sentence.number)
            quote = document.report.quote(sentence.start, sentence.end)
            judgement = _judgement(document, sentence, quote)
            if judgement and (place not in coded or place in opinions):
                judgements.append(judgement)
            if place in coded or judgement or not _asserts(sentence, quote):
                continue
            if ABOUT.search(quote.text) or (_is_of_publics(document, sentence) and WISHING.search(quote.text)):
                uncoded.append(quote)
            elif HOSTILE.search(quote.text):
                hostile.append(quote)
    return Extraction(
        statements=statements, problems=problems, uncoded=tuple(uncoded), hostile=tuple(hostile),
        judgements=tuple(judgements), ties=tuple(ties), mentions=_mentions(documents), names=_names(documents),
    )  # fmt: skip


def _asserts(sentence: Sentence, quote: Quote) -> bool:
    """Whether a sentence may assert something: it is no question, and no heading without a finite verb."""
    is_question = quote.text.rstrip(CLOSING).endswith("?")
    is_heading = len(sentence.tokens) <= HEADING and not any(one.xpos in FINITE for one in sentence.tokens)
    return not is_question and not is_heading


def _is_of_publics(document: Document, sentence: Sentence) -> bool:
    return any(one.role is Role.PUBLIC for one in document.mentions_in(sentence.number))


def _judgement(document: Document, sentence: Sentence, quote: Quote) -> tuple[str, bool, Quote] | None:
    experts = [one for one in document.mentions_in(sentence.number) if one.role is Role.EXPERT]
    if (not experts and not JUDGING.search(quote.text)) or NO_MORE.search(quote.text):
        return None
    name = next((one.person for one in experts if one.person), None) or ""
    return name, bool(AHEAD.search(quote.text)), quote


def _mentions(documents: tuple[Document, ...]) -> tuple[tuple[str, str, int], ...]:
    seen = {
        (document.report.name, code, one.sentence)
        for document in documents
        for one in document.mentions
        for code in one.actors
    }
    order = {document.report.name: number for number, document in enumerate(documents)}
    return tuple(sorted(seen, key=lambda row: (order[row[0]], row[2], row[1])))


def _names(documents: tuple[Document, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        for one in document.mentions:
            if one.kind in ("name", "demonym", "capital", "office") and len(one.actors) == 1:
                counts[one.actors[0]][document.report.text[one.start : one.end]] += 1
    return tuple(
        (code, tuple(name for name, _ in sorted(names.items(), key=lambda pair: (-pair[1], pair[0]))))
        for code, names in sorted(counts.items())
    )
