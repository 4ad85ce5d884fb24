"""What the summary says of several would-be mediators, and how quotations and copies are shown."""

from __future__ import annotations

from goodoffices.brief.compose import compose_brief
from goodoffices.brief.phrases import actor_name, dates_in_words, verbatim
from goodoffices.codebook.words import DateBasis, Move
from goodoffices.core.brief import Lines
from goodoffices.core.reading import Extraction, Reading
from goodoffices.core.record import Record
from goodoffices.core.report import Dating, Report
from goodoffices.core.statement import Statement
from goodoffices.core.when import When
from goodoffices.reconcile import reconcile_statements

SENTENCES = (
    "Chile offered on Monday to mediate between the two neighbours.", "Brazil hosts talks between the two in Manaus.",
    "Peru welcomed the talks in Manaus.", "Ecuador wants no part in the talks that Brazil hosts.",
    "Chile has sat down with both since.",
)  # fmt: skip


def report(name: str, number: int, on: str) -> Report:
    text, spans = "\n\n".join(SENTENCES), []
    for one in SENTENCES:
        spans.append((text.index(one), text.index(one) + len(one)))
    dating = Dating(when=When.parse(on), basis=DateBasis.STATED)
    return Report(name=name, number=number, text=text, sentences=tuple(spans), published=dating)


def record(*statements: Statement, reports: tuple[Report, ...]) -> Record:
    (made,) = reconcile_statements(
        Reading(reports=reports),
        Extraction(statements=statements),
        parties=("PER", "ECU"),
        third_parties=("CHL", "BRA"),
    )
    return made


def told(where: Report, sentence: int, actor: str, move: Move, third: str, on: str) -> Statement:
    return Statement(
        quote=where.quote_sentence(sentence), actor=actor, move=move, third_party=third, when=When.parse(on)
    )


def summary(made: Record) -> list[str]:
    (block,) = next(one for one in compose_brief(made).sections if one.key == "summary").blocks
    assert isinstance(block, Lines)
    return [one.text for one in block.lines]


def test_the_summary_names_other_mediators_and_who_answers_them() -> None:
    """Not only the first of the cast; what the first does after its offer is no other account of it."""
    one = report("a0.txt", 0, "1995-02-10")
    lines = summary(record(
        told(one, 1, "CHL", Move.OFFER, "CHL", "1995-02-01"), told(one, 5, "CHL", Move.MEDIATE, "CHL", "1995-02-09"),
        told(one, 2, "BRA", Move.MEDIATE, "BRA", "1995-02-05"), told(one, 3, "PER", Move.ACCEPT, "BRA", "1995-02-06"),
        told(one, 4, "ECU", Move.REFUSE, "BRA", "1995-02-06"), reports=(one,),
    ))  # fmt: skip
    assert "Of other third parties Brazil mediates (5 February 1995), accepted by Peru and refused by Ecuador." in lines
    assert lines[0] == "Chile mediates (9 February 1995, the latest word)."


def test_the_summary_is_about_a_mediator_that_is_at_work() -> None:
    """Not about the one named most often, where that has stopped; it is told of with the others."""
    one = report("a0.txt", 0, "1995-02-10")
    lines = summary(record(
        told(one, 1, "CHL", Move.WITHDRAW, "CHL", "1995-02-01"), told(one, 2, "BRA", Move.MEDIATE, "BRA", "1995-02-05"),
        told(one, 3, "PER", Move.ACCEPT, "BRA", "1995-02-06"), reports=(one,),
    ))  # fmt: skip
    assert lines[0].startswith("Brazil mediates")
    assert "Of other third parties Chile has stopped or suspended mediating (1 February 1995)." in lines


def test_a_quotation_has_one_pair_of_marks_and_keeps_its_dates() -> None:
    """A sentence that is one quotation has its own; dates within quotation marks stand as they were written."""
    assert verbatim("“No.”") == "“No.”"
    assert verbatim("“No,” he said.") == "““No,” he said.”"
    said = 'of 2031-05-02: the text says "2031-05-02"; 2031-05-02T09:14:00+02:00'
    assert dates_in_words(said) == 'of 2 May 2031: the text says "2031-05-02"; 2031-05-02T09:14:00+02:00'


def test_a_body_has_its_article() -> None:
    """Churches, fronts and courts take one; what somebody owns does not."""
    assert actor_name("Catholic Church") == "the Catholic Church"
    assert actor_name("Egypt's National Front") == "Egypt's National Front"


def test_a_movement_is_one_in_a_sentence() -> None:
    """A plural name would ask for another verb: "the Houthi movement refuses"."""
    assert actor_name("HOUTHIS") == "the Houthi movement"
