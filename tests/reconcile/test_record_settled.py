"""Disputes that are over by the reports, and reports that look back on years long past."""

from build import record, report, told
from test_record_told import texts

PEACE = "Ecuador and Peru signed a treaty of peace in Brasilia on 26 October 1998."


def _settled(later: str | None = None):
    one = report("a0.txt", "Chile mediates between the two.", on="1998-01-10")
    two = report("a1.txt", PEACE, later or "The signing took an hour.", on="1998-10-27")
    statements = [told(one, 1, "CHL", "mediate", toward=("ECU", "PER"))]
    statements += [told(two, 1, a, "agree", toward=(b,), on="1998-10-26") for a, b in (("PER", "ECU"), ("ECU", "PER"))]
    if later:
        statements.append(told(two, 2, "PER", "escalate", toward=("ECU",), on="1998-12-01"))
    return record([one, two], statements)


def test_a_treaty_of_peace_is_the_end_and_told_first():
    """Whoever reads the brief learns first that the dispute is over, and is asked for nobody's consent."""
    made = _settled()
    assert made.settlement is not None
    said = texts(made, "summary")
    assert said[0].startswith(": By these reports the dispute is over") and "26 October 1998" in said[0]
    assert not any("consent still missing" in one for one in said)


def test_a_later_attack_takes_the_end_back():
    """A treaty that is broken again ended nothing."""
    assert _settled("Peru shelled a village on 1 December.").settlement is None


def test_a_ceasefire_is_no_end():
    """A truce, a framework for talks or a plan ends no dispute."""
    one = report("a0.txt", "Peru and Ecuador agreed to a ceasefire on 17 February 1995.", on="1995-02-18")
    made = record([one], [told(one, 1, "PER", "agree", toward=("ECU",), on="1995-02-17")])
    assert made.settlement is None


def test_now_is_the_last_day_told_where_the_newest_report_looks_back():
    """What stood decades ago is known as of then, and nothing since."""
    old = report("a0.txt", "Chile offers its help to both.", on="1981-02-10")
    back = report("a1.txt", "In 1981 Chile mediated.", "Peru accepted in March 1981.", "Ecuador did in May 1981.",
                  on="2021-02-10")  # fmt: skip
    made = record([old, back], [
        told(old, 1, "CHL", "offer"), told(back, 1, "CHL", "mediate", on="1981"),
        told(back, 2, "PER", "accept", by="CHL", on="1981-03"), told(back, 3, "ECU", "accept", by="CHL", on="1981-05"),
    ])  # fmt: skip
    assert str(made.as_of.since) == "1981-05-01"
    assert all(one.modality.value == "actual" for one in made.statements)


def test_what_is_told_in_hindsight_is_over_once_a_later_word_ends_it():
    """A refusal that lies before the report that tells it does not stand beside the consent of the next month."""
    one = report("a0.txt", "Peru had refused help from Chile.", on="1995-02-01")
    two = report("a1.txt", "Peru accepts help from Chile.", on="1995-03-20")
    made = record([one, two], [told(one, 1, "PER", "refuse", by="CHL"), told(two, 1, "PER", "accept", by="CHL")])
    held = [stance.value.value for stance in made.stances if stance.until is None]
    assert held == ["accepts"]
