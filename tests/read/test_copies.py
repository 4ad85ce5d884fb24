"""What several reports share is tied to one origin."""

from dataclasses import replace

from goodoffices.codebook.words import DateBasis
from goodoffices.core.report import Dating, Report
from goodoffices.core.when import When
from goodoffices.read.copies import find_copies
from goodoffices.read.sentences import segment

WIRE = (
    "Peru offered on Tuesday to carry letters between the two capitals of the north, its foreign minister told "
    "reporters in Lima after a meeting of the cabinet.\n\n"
    "Chile has said that it would welcome the errand as long as no minister has to leave the country for it, and "
    "Bolivia has not answered the letter that was handed over last week.\n\n"
    "The quarrel began when a customs post burned down in a night of storm and each side blamed the other for the fire."
)
OWN = (
    "Fishermen on the lake have their own view of the quarrel, and it has little to do with letters or with ministers, "
    "as a walk along the quay at dawn will show to anybody who cares to listen to them."
)
QUOTATION = "“We carry letters and nothing else, and we ask for nothing in return,” said Rosa Quispe."


def report(number: int, text: str, **fields: object) -> Report:
    made = Report(name=f"{number}.txt", number=number, text=text, sentences=segment(text))
    return replace(made, **fields)  # type: ignore[arg-type]


def day(iso: str) -> Dating:
    return Dating(when=When.parse(iso), basis=DateBasis.STATED, reason="told")


def test_a_copied_report_is_tied_to_the_older_one() -> None:
    """Near-duplicates share an origin; the one published first is named first."""
    copy = report(
        0,
        WIRE.replace("on Tuesday", "this week") + "\n\nMore soon.",
        published=day("2031-03-05"),
        credited="Andes Press",
    )
    (origin,) = find_copies([copy, report(1, WIRE, published=day("2031-03-04")), report(2, OWN)])
    assert (origin.id, origin.what, origin.reports, origin.credited) == (
        "o1",
        "text of 001",
        ("1.txt", "0.txt"),
        "Andes Press",
    )


def test_a_copied_passage_is_found_in_a_longer_report() -> None:
    """Containment finds two paragraphs of a dispatch inside a report of its own making."""
    first, second, _ = WIRE.split("\n\n")
    mixed = "\n\n".join([OWN, OWN.replace("lake", "river").replace("quay", "bank"), first, second, OWN[::-1]])
    (origin,) = find_copies([report(0, WIRE), report(1, mixed)])
    assert origin.what in {"text of 000", "passage of 000"}
    assert {quote.report for quote in origin.passages} == {"0.txt", "1.txt"}


def test_one_utterance_quoted_twice_is_one_origin() -> None:
    """The same quotation in two reports that share nothing else is one utterance, of its speaker."""
    one = report(0, OWN + "\n\n" + QUOTATION)
    two = report(
        1,
        WIRE
        + "\n\nThe minister was curt. "
        + QUOTATION.replace("We carry", "Yes, we carry").replace("“", '"').replace("”", '"'),
    )
    (origin,) = find_copies([one, two])
    assert origin.what == "quotation of Rosa Quispe"
    assert [quote.text[-12:] for quote in origin.passages] == ["in return,”", 'in return,"'] or len(
        origin.passages
    ) == 2


def test_reports_of_one_event_are_no_copies() -> None:
    """Own words about the same thing share no origin."""
    assert find_copies([report(0, WIRE), report(1, OWN)]) == ()
    assert find_copies([report(0, WIRE)]) == ()


def test_origins_do_not_depend_on_order() -> None:
    """The same reports in any order give the same origins."""
    reports = [report(0, WIRE), report(1, OWN + "\n\n" + QUOTATION), report(2, WIRE + "\n\n" + QUOTATION)]
    assert find_copies(reports) == find_copies(reports[::-1])
