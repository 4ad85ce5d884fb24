"""What the brief makes of a record: bounds and their reports, interviews, wordings of terms, voices, publics."""

from __future__ import annotations

from dataclasses import replace

from build import PARTIES, record, report, told

from goodoffices.brief.compose import compose_brief
from goodoffices.brief.support import bounding
from goodoffices.codebook.words import Role
from goodoffices.core.brief import Lines, Row, Table, Versus
from goodoffices.core.record import Record
from goodoffices.core.when import When


def texts(made: Record, key: str) -> list[str]:
    """All lines, rows and sides of one section."""
    section = next(one for one in compose_brief(made, outlook=None).sections if one.key == key)
    found = []
    for block in section.blocks:
        if isinstance(block, Lines):
            found += [f"{block.heading}: {line.text}" for line in block.lines]
        elif isinstance(block, Table):
            found += [" | ".join(row.cells) for row in block.rows if isinstance(row, Row)]
        elif isinstance(block, Versus):
            found += [block.says, *(side.text for side in block.sides)]
    return found


def test_an_open_beginning_names_the_report_that_bounds_it():
    """Where another report tells the same and is bound by nothing; not where all that tell it share the bound."""
    one = replace(report("a0.txt", "Chile offers to mediate.", on=None))
    bound = replace(one, published=replace(one.published, when=When.parse("1995-02-01/..")))
    other = report("a1.txt", "Chile has offered its help.", on=None)
    statements = [told(bound, 1, "CHL", "offer"), told(other, 1, "CHL", "offer")]
    made = record([bound, other], statements)
    assert bounding(made, When.parse("1995-02-01/.."), statements) == ("000",)
    assert bounding(made, When.parse("1995-02-01/.."), statements[:1]) == ()
    assert bounding(made, When.parse("1995-02-01"), statements) == ()
    assert bounding(made, When.parse("../.."), statements) == ()


def test_the_interview_behind_a_word_is_named():
    """With the report that tells of it; an interview of somebody else is none of it."""
    one = report(
        "a0.txt", "Peru has asked Chile for help, Ada Rojas said.",
        "In an interview with state radio Andina, Ambassador Rojas spoke of hope.",
        "In an interview with the daily Sol, the poet Brandt spoke of spring.",
    )  # fmt: skip
    made = record([one], [told(one, 1, "PER", "request", by="CHL", speaker="Ada Rojas")])
    (row,) = [text for text in texts(made, "stances") if "asks for" in text]
    assert "000 tells of an interview with state radio Andina" in row and "Sol" not in row


def test_terms_that_differ_stand_with_their_reports():
    """Each wording by whom; one wording stands alone."""
    first = report("a0.txt", "Chile has offered to mediate.")
    one = report("a1.txt", "Chile would mediate if both sides agree.")
    other = report("a2.txt", "Chile would mediate should both agree to it.")
    offer = told(first, 1, "CHL", "offer")
    terms = [
        told(one, 1, "CHL", "offer", condition="if both sides agree"),
        told(other, 1, "CHL", "offer", condition="should both agree to it"),
    ]
    (said,) = [one.says for one in record([first, one, other], [offer, *terms]).disagreements if not one.within]
    assert "“if both sides agree” by 001" in said and "“should both agree to it” by 002" in said
    (alone,) = [one.says for one in record([first, one], [offer, terms[0]]).disagreements if not one.within]
    assert "(“if both sides agree”)" in alone


def test_a_mediation_that_its_report_leaves_unconfirmed_says_so_where_reports_disagree():
    """The sentence stands with that side, and no other."""
    one = report("a0.txt", "Chile is mediating, Rojas said.", "Chile has not confirmed any mediation between them.")
    other = report("a1.txt", "Chile is no mediator, its ministry said.")
    statements = [
        told(one, 1, "CHL", "mediate", speaker="Rojas"), told(one, 2, "CHL", "urge"), told(other, 1, "CHL", "decline"),
    ]  # fmt: skip
    sides = [text for text in texts(record([one, other], statements), "disagreements") if "origin" in text]
    assert any(text.startswith("is mediating") and "not confirmed" in text for text in sides)
    assert not any(text.startswith("is not a mediator") and "not confirmed" in text for text in sides)


def test_what_one_report_says_in_its_own_voice_is_not_laid_in_anothers_mouth():
    """Beside a source that one report names stands the report that names none."""
    one = report("a0.txt", "Peru refuses help, General Soto said.")
    other = report("a1.txt", "Peru turns all mediators down.")
    statements = [told(one, 1, "PER", "refuse", speaker="Soto"), told(other, 1, "PER", "refuse")]
    (row,) = [text for text in texts(record([one, other], statements), "timeline") if "refuses" in text]
    assert "according to Soto, 001 in its own voice" in row


def test_an_uncoded_sentence_behind_what_a_public_wants_stands_with_it():
    """Others of the same public may want something else."""
    one = report("a0.txt", "People in Peru oppose mediators.", "Others welcome any effort.", "Chile offers to mediate.")
    statement = replace(told(one, 1, "PER", "oppose", by="CHL"), actor_role=Role.PUBLIC)
    made = record([one], [statement, told(one, 3, "CHL", "offer")])
    noted = replace(made, uncoded=(one.quote_sentence(2),))
    assert any("not coded: “Others welcome any effort.”" in text for text in texts(noted, "stances"))
    assert not any("not coded" in text for text in texts(made, "stances"))


def test_what_a_party_demands_before_talks_stands_in_the_first_lines():
    """Of late and surely read; a demand beside talks does not."""
    one = report("a0.txt", "Peru refuses all mediators.", "Peru wants the posts handed back before any talks.")
    statements = [told(one, 1, "PER", "refuse"), told(one, 2, "PER", "demand", toward=("ECU",))]
    assert any(
        "before talks Peru demands a step of Ecuador" in text for text in texts(record([one], statements), "summary")
    )
    other = report("a0.txt", "Peru refuses all mediators.", "Peru wants the posts handed back.")
    statements = [told(other, 1, "PER", "refuse"), told(other, 2, "PER", "demand", toward=("ECU",))]
    assert not any("before talks" in text for text in texts(record([other], statements), "summary"))


def test_those_who_accuse_each_other_are_told_so():
    """The targets of a mutual blame are its actors; an opposition faces its own government."""
    one = report("a0.txt", "Each side blamed the other.", "The opposition in Lima said that the cabinet had failed.")
    statements = [
        told(one, 1, "PER", "accuse", toward=("ECU",)),
        told(one, 1, "ECU", "accuse", toward=("PER",)),
        told(one, 2, "PER", "accuse", toward=("PER",), actor_role=Role.OPPOSITION),
    ]
    timeline = "\n".join(texts(record([one], statements), "timeline"))
    assert "Ecuador and Peru accuse each other." in timeline
    assert "The opposition in Peru accuses its government." in timeline


def test_a_step_of_both_parties_is_told_once_whatever_part_of_them_makes_it():
    """Talks of a government with an armed group, told of either side, are one line; forces are many."""
    one = report("a0.txt", "The army met the rebels.", "The army made a pact with Brazil.")
    statements = [
        told(one, 1, "PER", "negotiate", toward=("ECU",), actor_role=Role.MIL),
        told(one, 1, "ECU", "negotiate", toward=("PER",), actor_role=Role.ARMED),
        told(one, 2, "PER", "agree", toward=("BRA",), actor_role=Role.MIL),
    ]
    timeline = "\n".join(texts(record([one], statements), "timeline"))
    assert timeline.count("talk") == 1 and "Ecuador and Peru talk with each other." in timeline
    assert "The forces of Peru come to an agreement with Brazil" in timeline


def test_what_several_mediators_do_is_told_in_words():
    """The answer on coherence has the words of the table, no internal labels."""
    one = report("a0.txt", "Chile helps if both agree.", "The OSCE has laid its task down.")
    statements = [
        told(one, 1, "CHL", "offer", condition="if both agree"),
        told(one, 2, "OSCE", "withdraw"),
    ]
    (line,) = [text for text in texts(record([one], statements), "consent") if "Coherence" in text]
    assert "Chile offers its help on a condition and the OSCE has stopped or suspended mediating" in line


def test_an_organisation_has_no_public():
    """Where people are cited for it, it is the organisation that speaks."""
    one = report("a0.txt", "We would welcome any help for the people.", "Let anybody help, people in Lima say.")
    statements = [
        told(one, 1, "OSCE", "endorse", speaker="people of Peru", kind="public"),
        told(one, 2, "PER", "endorse", speaker="people in Lima", kind="public"),
    ]
    lines = "\n".join(texts(record([one], statements), "stances"))
    assert "The OSCE backs third-party help" in lines and "People in Peru back third-party help" in lines


def test_the_gravest_disagreement_rests_on_firm_readings_on_both_sides():
    """A side that newspapers alone are cited for stands behind one that a minister is."""
    reports = [
        report("a0.txt", "Ecuador accepts Chile's help, its minister Ana Soto said."),
        report("a1.txt", "Ecuador has turned Chile down, some newspapers in Lima wrote."),
        report("a2.txt", "Peru welcomes Brazil's help, its minister Luis Rey said."),
        report("a3.txt", "Peru rejects Brazil's help, its ambassador Rosa Gil said."),
    ]
    papers = {"speaker": "some newspapers in Lima", "kind": "media"}
    statements = [
        told(reports[0], 1, "ECU", "accept", by="CHL", speaker="Ana Soto"),
        told(reports[1], 1, "ECU", "refuse", by="CHL", **papers),
        told(reports[2], 1, "PER", "accept", by="BRA", speaker="Luis Rey"),
        told(reports[3], 1, "PER", "refuse", by="BRA", speaker="Rosa Gil"),
    ]
    (line,) = [text for text in texts(record(reports, statements), "summary") if "gravest" in text]
    assert "the gravest of them on Peru's word on Brazil" in line


def test_consent_on_record_is_told_with_a_general_refusal():
    """Who accepts the leading mediator and refuses third parties has not simply given its consent."""
    one = report("a0.txt", "Chile offers help; Peru and Ecuador have accepted.", "Ecuador agreed if Peru did.")
    other = report("a1.txt", "Ecuador needs no go-between, its president Rosa Gil said.")
    statements = [
        told(one, 1, "CHL", "offer"),
        told(one, 1, "PER", "accept", by="CHL"),
        told(one, 1, "ECU", "accept", by="CHL"),
        told(other, 1, "ECU", "refuse", speaker="Rosa Gil"),
    ]
    (line,) = [text for text in texts(record([one, other], statements), "summary") if "all the same" in text]
    assert "Ecuador refuses third-party help (according to Rosa Gil" in line and "on record all the same" in line
    on_terms = [*statements[:2], told(one, 2, "ECU", "accept", by="CHL", condition="if Peru did")]
    (line,) = [text for text in texts(record([one], on_terms), "summary") if "or Chile's mediation" in text]
    assert "the consent of Peru and Ecuador is on record, that of Ecuador on a condition" in line


def test_what_lies_before_the_offer_is_no_other_account():
    """A mediation that was over when the offer came is one of before; a denial since then is another account."""
    one = report("a0.txt", "Chile brought the two together.", on="1994-03-01")
    other = report("a1.txt", "Chile offers help.", "Chile is no mediator, its ministry said.")
    earlier = [told(one, 1, "CHL", "mediate", on="1994-03-01"), told(other, 1, "CHL", "offer")]
    summary = "\n".join(texts(record([one, other], earlier), "summary"))
    assert "Before, Chile mediated (1 March 1994)." in summary and "other accounts" not in summary
    both = [*earlier, told(other, 2, "CHL", "decline")]
    summary = "\n".join(texts(record([one, other], both), "summary"))
    assert "By other accounts Chile says that it is no mediator" in summary
    assert "; before, it mediated (1 March 1994" in summary


def test_no_consent_is_missing_to_who_only_declines():
    """Unless a party has a word on its help."""
    one = report("a0.txt", "Chile is no mediator.", "Peru asks Chile all the same.", "Brazil offers help.")
    statements = [told(one, 1, "CHL", "decline"), told(one, 3, "BRA", "offer")]
    assert "mediation by Chile" not in "\n".join(texts(record([one], statements), "consent"))
    asked = [*statements, told(one, 2, "PER", "request", by="CHL")]
    assert "mediation by Chile" in "\n".join(texts(record([one], asked), "consent"))


def test_a_doubtful_step_does_not_lead_the_setting():
    """A surely read step goes first; where there is none between the parties the line is doubtful."""
    one = report("a0.txt", "Shells killed four people in Ecuador.", "Peru closed the border.")
    doubtful = told(one, 1, None, "escalate", toward=("ECU",), confidence=0.4)
    sure = told(one, 2, "PER", "escalate", toward=("ECU",), confidence=0.9)
    (line,) = [text for text in texts(record([one], [doubtful, sure]), "summary") if "hostile steps" in text]
    assert "above all one by Peru" in line
    elsewhere = told(one, 2, "PER", "escalate", toward=("BRA",), confidence=0.9)
    made = compose_brief(record([one], [doubtful, elsewhere]))
    section = next(each for each in made.sections if each.key == "summary")
    (line,) = [line for block in section.blocks if isinstance(block, Lines) for line in block.lines if line.quotes]
    assert "Shells killed" in line.text and line.doubt


def test_what_was_agreed_under_a_mediator_is_summed_up_and_shows_consent():
    """The agreement stands in the summary with its broker; whoever signed without a word on it consents by deed."""
    one = report("a0.txt", "Peru and Ecuador signed a truce in Santiago under Chilean mediation.")
    statements = [
        told(one, 1, "PER", "agree", toward=("ECU",)),
        told(one, 1, "ECU", "agree", toward=("PER",)),
        told(one, 1, "CHL", "mediate", toward=PARTIES),
    ]
    summary = "\n".join(texts(record([one], statements), "summary"))
    assert (
        "come to an agreement, mediated by Chile" in summary
        and "“Peru and Ecuador signed a truce in Santiago" in summary
    )
    assert "The consent to Chile's mediation of Peru and Ecuador shows in what was agreed under it." in summary
    apart = report("a1.txt", "Peru and Ecuador signed a truce.", "Chile mediates.")
    statements = [
        told(apart, 1, "PER", "agree", toward=("ECU",)),
        told(apart, 1, "ECU", "agree", toward=("PER",)),
        told(apart, 2, "CHL", "mediate", toward=PARTIES),
    ]
    summary = "\n".join(texts(record([apart], statements), "summary"))
    assert "come to an agreement (" in summary and "missing" in summary


def test_a_party_that_says_yes_and_no_says_when():
    """In the summary each answer has its day; a party of one mind has none; terms that one report alone has, so."""
    first = report("a0.txt", "Chile offers help.", "Peru wants no help from Chile.", on="1995-02-01")
    then = report("a1.txt", "Peru takes the help of Chile.", "Ecuador welcomes Chile.", on="1995-02-09")
    last = report("a2.txt", "Peru takes the help of Chile if its ports open.", on="1995-02-07")
    statements = [
        told(first, 1, "CHL", "offer"), told(first, 2, "PER", "refuse", by="CHL"),
        told(then, 1, "PER", "accept", by="CHL"), told(then, 2, "ECU", "accept", by="CHL"),
        told(last, 1, "PER", "accept", by="CHL", condition="if its ports open"),
    ]  # fmt: skip
    lines = texts(record([first, then, last], statements), "summary")
    (yes,) = [line for line in lines if "Ecuador accepts Chile's help;" in line]
    assert "accepts Chile's help (9 February 1995)" in yes
    assert "by 002 only on a condition: “if its ports open”" in yes


def test_an_offer_that_is_denied_is_told_so_in_the_summary():
    """With the reports that deny it, of the leading mediator and of others."""
    one = report("a0.txt", "Chile is mediating.", "Brazil has offered its help.")
    other = report("a1.txt", "Peru denied that any mediation is under way by Chile.", "Brazil denied any offer.")
    statements = [
        told(one, 1, "CHL", "mediate", toward=PARTIES), told(one, 2, "BRA", "offer", toward=PARTIES),
        told(other, 1, "PER", "refuse", by="CHL"),
    ]  # fmt: skip
    lines = texts(record([one, other], statements), "summary")
    assert any("Chile" in line and "mediat" in line and "denied by 001" in line for line in lines)
    assert any("Brazil offers help (1 February 1995, denied by 001)" in line for line in lines)


def test_no_report_leaves_out_a_condition_that_is_told_later():
    """Of an offer that most tell outright, the report that has terms is named; an earlier lead drops nothing."""
    early = report("a0.txt", "Chile offers its good offices to both of its neighbours.", on="1995-02-01")
    same = report("a1.txt", "Chile is ready to help both of its neighbours, it said.", on="1995-02-02")
    late = report("a2.txt", "Chile would send observers if both of its neighbours ask.", on="1995-02-09")
    statements = [told(early, 1, "CHL", "offer"), told(same, 1, "CHL", "offer"),
                  told(late, 1, "CHL", "offer", condition="if both of its neighbours ask")]  # fmt: skip
    first = texts(record([early, same, late], statements), "summary")[0]
    assert "by 002 on a condition: “if both of its neighbours ask”" in first and "drop" not in first


def test_a_spokesman_without_a_name_is_no_unnamed_source():
    """The house speaks by him; an official who is not to be named is one."""
    one = report("a0.txt", "Chile offers help, a ministry spokesman said.", "Brazil offers help, an official said.")
    statements = [
        told(one, 1, "CHL", "offer", speaker="a ministry spokesman", kind="unnamed-official"),
        told(one, 2, "BRA", "offer", speaker="an official", kind="unnamed-official"),
    ]
    lines = [line for line in texts(record([one], statements), "gaps") if "unnamed" in line]
    assert len(lines) == 1 and "Brazil" in lines[0]


def test_what_is_doubtful_beside_what_is_sure_is_marked_where_it_stands():
    """In the summary; a line that is doubtful as a whole says so once."""
    one = report("a0.txt", "Chile offers help.", "Peru welcomes Chile.", "Ecuador, it seems, welcomes Chile.")
    offer, yes = told(one, 1, "CHL", "offer"), told(one, 2, "PER", "accept", by="CHL")
    unsure = told(one, 3, "ECU", "accept", by="CHL", confidence=0.5)
    (line,) = [each for each in texts(record([one], [offer, yes, unsure]), "summary") if "Peru accepts" in each]
    assert "Ecuador accepts Chile's help (doubtful)" in line and "Peru accepts Chile's help (doubtful)" not in line
    (line,) = [each for each in texts(record([one], [offer, unsure]), "summary") if "Ecuador accepts" in each]
    assert "(doubtful)" not in line


def test_a_general_refusal_is_told_once_in_the_summary():
    """A party that refuses all and takes one helper: its consent is on record all the same."""
    one = report("a0.txt", "Chile offers help.", "Peru wants no third party.", "Peru thanks Chile for its help.")
    statements = [told(one, 1, "CHL", "offer"), told(one, 2, "PER", "refuse"), told(one, 3, "PER", "accept", by="CHL")]
    line = next(each for each in texts(record([one], statements), "summary") if "refuses third-party help" in each)
    assert line.count("refuses third-party help") == 1 and "that of Peru is on record all the same" in line
