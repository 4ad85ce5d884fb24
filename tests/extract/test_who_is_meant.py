"""Whom words mean that name nobody: the former, the other, he of his own words, an envoy with a nationality."""

import pytest

from goodoffices.core.reading import Reading
from goodoffices.core.report import Report
from goodoffices.extract import extract_statements, read_documents
from goodoffices.extract.slots import context_of
from goodoffices.extract.sources import phrase
from goodoffices.read.sentences import segment

pytestmark = pytest.mark.model

PARTIES, THIRD = ("PER", "BOL"), ("NOR", "QAT")
HEAD = "Peru and Bolivia at odds over a lake", "Norway has offered to host both."


def report(*lines: str, number: int = 0) -> Report:
    text = "\n".join(lines)
    return Report(name=f"{number}.txt", number=number, text=text, sentences=tuple(segment(text)))


def meant(*lines: str, parties=PARTIES):
    """The actors of the words of the last sentence that stand for some, and the persons, the first of each word."""
    (document,) = read_documents(Reading(reports=(report(*HEAD, *lines),)), parties=parties, third_parties=THIRD)
    found = {}
    for one in document.mentions_in(document.sentences[-1].number):
        found.setdefault(document.report.text[one.start : one.end], (one.actors, one.person))
    return found


CALL = "President Juan Rojas spoke with the Bolivian leader, Ivo Paz, on Sunday."


@pytest.mark.parametrize(
    ("lines", "word", "who"),
    [
        ((CALL, "The latter thanked him for the call."), "latter", (("BOL",), "Ivo Paz")),
        ((CALL, "The latter had asked for it.", "The former was pleased."), "former", (("PER",), "Juan Rojas")),
        (("Peru has said yes.", "Bolivia has not.", "The former wants talks; the latter does not."), "latter",
         (("BOL",), None)),
        (("Peru moved two ships on Friday.", "The other sent three a day later."), "other", (("BOL",), None)),
        (("Peru's envoy, Juan Rojas, came to Oslo.", "The 51-year-old said that Peru was ready."), "old",
         (("PER",), "Juan Rojas")),
    ],
)  # fmt: skip
def test_one_of_two_or_somebody_of_an_age_is_who_was_named(lines, word, who):
    """The former and the latter are the two named last, the other is the other party."""
    assert meant("Norway hosts Peru's president, Juan Rojas.", *lines)[word] == who


@pytest.mark.parametrize(
    ("line", "word", "who"),
    [
        ('"We have sent a letter and they know it," Peruvian minister Juan Rojas said of Bolivia.', "they", "BOL"),
        ("Each assured her of his Government's wish to avoid a war.", "Government", "PER,BOL"),
        ("Peru's minister accepted; his counterpart did not.", "counterpart", "BOL"),
        ("Border guards exchanged fire on Sunday.", "guards", "PER,BOL"),
        ("Peru's border service said its men had come under fire.", "its", "PER"),
    ],
)
def test_a_word_of_one_side_is_never_of_the_other(line, word, who):
    """They are not who speaks; each has his own; a counterpart is across the table."""
    before = ("Norway's envoy, Ada Brandt, spoke with both sides.",) if line.startswith("Each") else ()
    assert set(meant(*before, line)[word][0]) == set(who.split(","))


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("Peru insists on the joint commission.", "commission"),
        ("Norway named Ada Brandt as envoy.", "envoy"),
    ],
)
def test_some_nouns_are_of_nobody_who_was_named_before(line, word):
    """A body of several, an office that somebody gets."""
    assert not meant("The OSCE sent its envoy, Bo Lund, to Lima.", line).get(word, ((), None))[0]


@pytest.mark.parametrize(
    ("lines", "word", "who"),
    [
        (("The UN envoy flew to Lima.", '"We put a text before them," the envoy, Chilean diplomat Ada Brandt, said.'),
         "Ada Brandt", "UN"),
        (("The UN envoy flew to Lima.", '"We put a text before them," the envoy, Chilean diplomat Ada Brandt, said.'),
         "We", "UN"),
        (("Peru received the Ambassador of the State of Qatar, Mr Jassim Hadi.",), "Jassim Hadi", "QAT"),
        (("Bolivia's information ministry was silent.", "Its ambassador to the African Union, Ivo Paz, said no."),
         "Ivo Paz", "BOL"),
        (("The ambassador of Qatar came to Lima.", "Bolivia was silent.", "The ambassador was pleased."), "ambassador",
         "QAT"),
    ],
)  # fmt: skip
def test_an_envoy_is_of_who_sent_her(lines, word, who):
    """Neither her nationality nor where she is accredited tells for whom she speaks."""
    assert meant(*lines)[word][0] == (who,)


def test_she_is_not_whom_the_report_has_just_called_him():
    """The official without a name who was "she" goes on being it."""
    lines = ("The Special Representative of the UN met Prime Minister Rojas in Lima.", "She briefed him.",
             "He repeated that Peru was ready.", "On 4 June she travelled to La Paz.")  # fmt: skip
    assert meant(*lines)["she"][0] == ("UN",)


def test_a_name_that_only_tells_where_is_no_person():
    """What stands behind "at" and "near" and does nothing is a place."""
    found = meant("The Executive Secretary has followed with deep concern the developments at Ras Dumeira.")
    assert "Ras Dumeira" not in found


def test_a_name_set_off_behind_a_title_is_a_person():
    """A name that no tagger finds is told by the title and the commas."""
    assert meant("Peru's foreign minister, Carolina Etcheverry, ruled it out.")["Carolina Etcheverry"][0] == ("PER",)


def test_a_minister_with_a_capital_is_of_whose_own_text_it_is():
    """The Minister of a communiqué is its issuer's, whoever else has been named."""
    lines = (
        "Ministry of Foreign Affairs of Norway", "Press release",
        "The Minister, Bo Lund, today spoke with the Minister of Foreign Affairs of Peru, Juan Rojas.",
        "The Minister also informed the Ambassador of Bolivia.",
    )  # fmt: skip
    (document,) = read_documents(Reading(reports=(report(*lines),)), parties=PARTIES, third_parties=THIRD)
    text = document.report.text
    found = [one.actors for one in document.mentions if text[one.start : one.end] in ("Minister", "Bo Lund")]
    assert found == [("NOR",), ("NOR",), ("PER",), ("NOR",)]


def test_whoever_is_wanted_to_act_is_no_source():
    """The words of a demand are of who makes it."""
    lines = *HEAD, "On Sunday the Bolivian president spoke.", "He demanded that Juan Rojas of Peru apologise."
    said = extract_statements(Reading(reports=(report(*lines),)), parties=PARTIES, third_parties=THIRD).statements
    assert [one.speaker for one in said if one.move == "demand"] != ["Juan Rojas"]


def test_labels_that_answer_in_turn_make_a_transcript():
    """Who asks is nobody; who answers speaks of itself."""
    lines = (
        "Regular press conference", "AFP: Peru asked Norway for help. Can you confirm that?",
        "Spokesperson: Norway and Peru are friends. We support all sides.", "Reuters: Does Norway object?",
        "Spokesperson: We have no comment.", "Bloomberg: What is next?", "Spokesperson: Norway remains calm.",
    )  # fmt: skip
    text = "\n".join(lines)
    spans = tuple(segment(text))
    one = Report(name="0.txt", number=0, text=text, sentences=spans)
    (document,) = read_documents(Reading(reports=(one,)), parties=PARTIES, third_parties=THIRD)
    labels = context_of(document).voices.labels
    assert {voice.name for voice in labels.values()} == {"Spokesperson"}
    assert {one.actors for one in document.mentions if text[one.start : one.end] == "We"} == {("NOR",)}


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("The eastern administration in Libya said no.", "eastern administration", "HOR"),
        ("The House of Representatives called for help in Libya.", "House of Representatives", "HOR"),
        ("The Russian-led security bloc said no.", "Russian-led security bloc", "CSTO"),
        ("The Arakan Army was ready, and the AA said so in Myanmar.", "AA", "ARAKAN ARMY"),
    ],
)
def test_names_that_mean_somebody_beside_what_else_is_named(text, word, who):
    """A side of a state, a chamber without its state, initials of a listed group."""
    (document,) = read_documents(Reading(reports=(report(text),)), parties=("LBY", "HOR"))
    assert {one.actors for one in document.mentions if text[one.start : one.end] == word} == {(who,)}


@pytest.mark.parametrize("text", ["Norway had been approached by neither.", "Nobody has asked Norway to mediate."])
def test_what_nobody_does_is_denied(text):
    """No request is made where neither makes it."""
    reading = Reading(reports=(report(HEAD[0], text),))
    said = extract_statements(reading, parties=PARTIES, third_parties=("NOR",)).statements
    assert not any(one.move == "request" for one in said)


PRESSED = (
    "Regular press conference", "QUESTION: Ms Hartmann, will Norway give up?", "HARTMANN: No. We stay in touch.",
    "QUESTION: Has Bolivia set conditions?", "HARTMANN: They have not.", "QUESTION: And what next?",
    "HARTMANN: We wait for Peru.",
)  # fmt: skip


def test_they_of_an_answer_are_of_whom_was_asked():
    """The subject of the question is who is meant, where it names nobody else."""
    text = "\n".join(PRESSED)
    one = Report(name="0.txt", number=0, text=text, sentences=tuple(segment(text)), place="Oslo")
    (document,) = read_documents(Reading(reports=(one,)), parties=PARTIES, third_parties=THIRD)
    found = [(text[each.start : each.end], each.actors) for each in document.mentions]
    assert ("They", ("BOL",)) in found
    assert {actors for word, actors in found if word == "We"} == {("NOR",)}


def test_she_goes_on_being_whose_counterpart_was_told_of():
    """A counterpart who is named by her alone does not take her pronoun over."""
    lines = "Norway's foreign minister, Ms Ada Brandt, came.", "Her Peruvian counterpart agreed.", "She flew to Lima."
    assert meant(*lines)["She"][0] == ("NOR",)


def test_a_source_keeps_the_whole_of_a_hyphenated_title():
    """The name of a source is not cut at a hyphen."""
    text = "The secretary-general said on Monday that Peru had agreed."
    (document,) = read_documents(Reading(reports=(report(text),)), parties=PARTIES, third_parties=THIRD)
    assert phrase(context_of(document).scopes[1].view, 1) == "secretary-general"


def test_who_comes_under_fire_has_not_fired():
    """A deed that an actor's own men suffer is none of its own."""
    reading = Reading(reports=(report(*HEAD, "Peru's border service said its men had come under mortar fire."),))
    said = extract_statements(reading, parties=PARTIES, third_parties=("NOR",)).statements
    assert "PER" not in {one.actor for one in said if one.move == "escalate"}


def test_we_of_somebody_whom_the_lists_know_are_hers():
    """Whoever "its" is of, a person whom the lists know speaks for her own."""
    line = '"We thank our friends," its foreign minister Zin Mar Aung said.'
    assert meant("Peru has silenced Myanmar.", line)["We"][0] == ("NUG",)
