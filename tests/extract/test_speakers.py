"""Who is cited for what a sentence tells, and what it tells in the report's own voice."""

from __future__ import annotations

import pytest

from goodoffices.codebook.words import Move, SpeakerKind
from goodoffices.core.reading import Reading
from goodoffices.core.report import Report
from goodoffices.extract import read_documents
from goodoffices.extract.nested import innermost
from goodoffices.extract.proposal import Proposal
from goodoffices.extract.slots import actor_mention, context_of
from goodoffices.extract.sources import Voice, phrase, voice_at
from goodoffices.extract.speakers import chosen

HEADLINE = "A row over fish"
CALL = '"We can offer a room," Lund told reporters in Oslo after a call with his Peruvian counterpart.'


@pytest.mark.parametrize(
    ("text", "word", "speaker"),
    [
        (CALL, "call", None),
        (CALL, "offer", "Lund"),
        ("Lund said on Monday that Norway would call both sides.", "call", "Lund"),
        ("“We value the part that Norway plays.” – Foreign Ministry of Peru", "value", "Foreign Ministry of Peru"),
        ("Lund said after the attack that Norway would call both sides.", "attack", None),
    ],
)  # fmt: skip
def test_the_occasion_of_words_is_told_by_the_report(text: str, word: str, speaker: str | None) -> None:
    """Who speaks after a call is cited for what is said, not for the call."""
    whole = f"{HEADLINE}\n{text}"
    spans = ((0, len(HEADLINE)), (len(HEADLINE) + 1, len(whole)))
    report = Report(name="0.txt", number=0, title=HEADLINE, text=whole, sentences=spans)
    (document,) = read_documents(Reading(reports=(report,)), parties=("PER", "BOL"), third_parties=("NOR",))
    context = context_of(document)
    scope = context.scopes[2]
    trigger = next(n for n, one in enumerate(scope.view.tokens) if one.text == word)
    proposal = Proposal(sentence=2, actor="NOR", move=Move.CONSULT, rule="test", trigger=trigger)
    voice = chosen(proposal, trigger, actor_mention(scope, proposal), scope, document, context.voices)
    assert (voice.name if voice else None) == speaker


@pytest.mark.parametrize("seat", ["Addis Ababa", "Buenos Aires"])
def test_a_source_keeps_the_whole_name_of_its_seat(seat: str) -> None:
    """The name of a capital is not cut where the parser hangs its second word elsewhere."""
    line = f"Officials in {seat} were calmer."
    report = Report(name="0.txt", number=0, text=line, sentences=((0, len(line)),))
    (document,) = read_documents(Reading(reports=(report,)), parties=("PER", "BOL"))
    scope = context_of(document).scopes[1]
    voice = voice_at(scope, 0)
    assert voice is not None
    assert voice.name == f"Officials in {seat}"


@pytest.mark.parametrize(
    ("line", "word", "speaker"),
    [
        ("The opposition in Lima says that the prime minister is selling the lake.", "selling", "opposition in Lima"),
        ("Peru's army said that the envoy of Bolivia was blackmailing it.", "blackmailing", "Peru's army"),
    ],
)  # fmt: skip
def test_whoever_is_told_of_is_not_who_tells_it(line: str, word: str, speaker: str) -> None:
    """The source is the subject of the verb of saying, never that of the clause below it."""
    report = Report(name="0.txt", number=0, text=line, sentences=((0, len(line)),))
    (document,) = read_documents(Reading(reports=(report,)), parties=("PER", "BOL"))
    context = context_of(document)
    scope = context.scopes[1]
    trigger = next(n for n, one in enumerate(scope.view.tokens) if one.text == word)
    proposal = Proposal(sentence=1, actor="PER", move=Move.ACCUSE, rule="test", trigger=trigger)
    voice = chosen(proposal, trigger, actor_mention(scope, proposal), scope, document, context.voices)
    assert voice is not None
    assert voice.name == speaker


@pytest.mark.parametrize(
    ("line", "word", "speaker"),
    [
        ("Lund said Peruvian officials had assured him that Bolivia had refused.", "refused", "Peruvian officials"),
        ("Lund said that the Peruvian ambassador had informed him of a refusal by Bolivia.", "refusal",
         "Peruvian ambassador"),
        ("Bolivia has refused the offer, Reuters reported, quoting two officials in Lima.", "refused",
         "two officials in Lima"),
        ("Two Peruvian officials were quoted by Reuters as saying that Bolivia had refused.", "refused",
         "Two Peruvian officials"),
        ("According to Lund, a Peruvian diplomat told him that Bolivia had refused.", "refused", "a Peruvian diplomat"),
        ("Lund said that Norway had told him that Bolivia had refused.", "refused", "Lund"),
        ("Lund said that Bolivia had refused.", "refused", "Lund"),
        ("Lund said Bolivian officials had told him that they refused.", "refused", "Bolivian officials"),
    ],
)  # fmt: skip
def test_the_innermost_of_nested_sources_is_cited(line: str, word: str, speaker: str) -> None:
    """Whoever told the one who tells it; an actor that speaks for itself is none, unless it tells somebody."""
    report = Report(name="0.txt", number=0, text=line, sentences=((0, len(line)),))
    (document,) = read_documents(Reading(reports=(report,)), parties=("PER", "BOL"), third_parties=("NOR",))
    context = context_of(document)
    scope = context.scopes[1]
    trigger = next(n for n, one in enumerate(scope.view.tokens) if one.text == word)
    proposal = Proposal(sentence=1, actor="BOL", move=Move.REFUSE, rule="test", trigger=trigger)
    voice = chosen(proposal, trigger, actor_mention(scope, proposal), scope, document, context.voices)
    assert voice is not None
    assert voice.name == speaker


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("Bolivian officials confirmed that they had refused, Lund said.", "Lund"),
        ("Bolivian officials told Norway that they had refused, Lund said.", "Bolivian officials"),
    ],
)
def test_what_an_actor_says_of_itself_is_no_source_unless_it_tells_somebody(line: str, speaker: str) -> None:
    """To confirm is to make the move, whoever tells of it; to tell another is to be a source."""
    report = Report(name="0.txt", number=0, text=line, sentences=((0, len(line)),))
    (document,) = read_documents(Reading(reports=(report,)), parties=("PER", "BOL"), third_parties=("NOR",))
    scope = context_of(document).scopes[1]
    trigger = next(n for n, one in enumerate(scope.view.tokens) if one.text == "refused")
    told = Voice(name="Lund", kind=SpeakerKind.NAMED_OFFICIAL)
    voice = innermost(told, scope, trigger, actor="BOL", before=None)
    assert voice is not None
    assert voice.name == speaker


@pytest.mark.parametrize(
    "line",
    ["Bolivia asked for Norwegian mediation, claim sources", "Ecuador asked for the Brazilian role, claim sources"],
)
def test_a_source_begins_behind_the_comma_and_the_verb(line: str) -> None:
    """Where the parser takes the verb behind a comma for a part of the source."""
    report = Report(name="0.txt", number=0, title="", text=line, sentences=((0, len(line)),))
    (document,) = read_documents(Reading(reports=(report,)), parties=("PER", "BOL"), third_parties=("NOR",))
    view = context_of(document).scopes[1].view
    assert phrase(view, len(view) - 1) == "sources"


def test_an_honorific_that_stands_for_a_person_is_cited_whole() -> None:
    """ "His Excellency informed me" cites whoever is called so, as any title without a name."""
    line = "His Excellency informed the envoys that Peru had agreed."
    report = Report(name="0.txt", number=0, text=line, sentences=((0, len(line)),))
    (document,) = read_documents(Reading(reports=(report,)), parties=("PER", "BOL"))
    voice = voice_at(context_of(document).scopes[1], 1)
    assert voice is not None and voice.name == "His Excellency"
