import json

from build import record, report, told

from goodoffices.core.rows import disagreement_row, stance_row


def test_the_rows_have_the_codebooks_keys_and_plain_values():
    """Section 8: bare strings, ISO prefixes, evidence as report and quotation; they go through JSON unchanged."""
    one = report("a0.txt", "Chile helps if both sides agree.", on="1995-02")
    other = report("a1.txt", "Chile offers help.", on="1995-02-01")
    made = record([one, other], [
        told(one, 1, "CHL", "offer", condition="if both sides agree"), told(other, 1, "CHL", "offer"),
    ])  # fmt: skip
    row = stance_row(made.stances[0])
    assert (row["actor"], row["role"], row["third_party"], row["stance"]) == ("CHL", "third-party", "CHL", "offers-if")
    assert (row["condition"], row["since"], row["until"]) == ("if both sides agree", "1995-02-01", None)
    assert row["evidence"][0]["report"] == "a0.txt"
    difference = disagreement_row(made.disagreements[0])
    assert (difference["kind"], difference["within"], len(difference["sides"])) == ("condition", False, 2)
    assert {side["evidence"][0]["quote"] for side in difference["sides"]} == {
        "Chile helps if both sides agree.", "Chile offers help.",
    }  # fmt: skip
    assert json.loads(json.dumps([row, difference])) == [row, difference]
