"""Reports that look back on years long past, and chronologies."""

from goodoffices.codebook.words import DateBasis, Move
from goodoffices.core.chronicle import entries_of
from goodoffices.core.reading import Reading
from goodoffices.core.report import Dating, Report
from goodoffices.core.when import When
from goodoffices.extract import read_documents
from goodoffices.extract.clock import clocks_of
from goodoffices.extract.statements import code_document
from goodoffices.extract.time_words import Clock
from goodoffices.extract.times import times_in

BACK = (
    "The court ruled in May 1977. Lima rejected that in January 1978. Talks ran out on 2 November 1978. "
    "On 22 December the fleet put to sea. The treaty was signed on 29 November 1984."
)
NEWS = "Quito asked for help on 20 December. Lima refused on Tuesday. It had done so in 1977, 1978, 1981 and 1984."


def _report(name: str, text: str, on: str | None, number: int = 0) -> Report:
    dating = Dating(when=When.parse(on), basis=DateBasis.STATED) if on else Dating()
    ends = [n + 1 for n, char in enumerate(text) if char == "."]
    spans = tuple(zip([0, *(one + 1 for one in ends)], ends, strict=False))
    return Report(name=name, number=number, title="", text=text, sentences=spans, published=dating)


def test_a_report_of_years_long_past_read_with_the_press_of_then_looks_back():
    """Its scene is set by the others; news with a memory look back on nothing."""
    then, now = _report("a.txt", NEWS, "1978-12-22"), _report("b.txt", BACK, "2018-12-22", 1)
    assert [(one.looks_back, one.scene) for one in clocks_of([then, now])] == [(False, None), (True, 1978)]
    assert not any(one.looks_back for one in clocks_of([_report("c.txt", NEWS, "2018-12-22")]))


def test_its_days_go_on_from_what_it_told_last():
    """An anniversary is no date of what it remembers."""
    clock = Clock(today=When.parse("2018-12-22").since, looks_back=True)
    assert [one.iso for one in times_in("On 22 December the fleet put to sea.", clock, "1978-11-02")] == ["1978-12-22"]
    assert [one.iso for one in times_in("Forty years ago this week it sailed.", clock)] == ["1978"]


def test_a_chronology_is_not_of_the_day_of_its_first_entry():
    """Each line has its own day; the report has none."""
    text = "May 6, 1998: Clashes began.\nJune 5, 1998: The airport was bombed.\nJune 14, 1998: Both agreed to stop.\n"
    assert clocks_of([_report("a.txt", text, None)])[0].today is None


def test_a_chronology_without_years_is_of_no_day_either():
    """Weekdays, bullets and shortened months stand before its entries; two such lines make none."""
    lines = ["• Fri, 6 Sept. Lima asked Oslo for help.", "• Sat, 7 Sept. Oslo came.", "• Sun, 8 Sept. Both met."]
    dated = _report("a.txt", "Oslo came to Lima.", "2030-09-10")
    assert clocks_of([dated, _report("b.txt", "\n".join(lines), None, 1)])[1].today is None
    assert len(entries_of("\n".join(lines))) == 3 and not entries_of("\n".join(lines[:2]))
    assert len(entries_of("2018: Lima asked.\n2019: Oslo came.\n2021 - Both met.\n")) == 3
    assert len(entries_of("June 2023 - Lima asked.\n12.10.2024: Oslo came.\n**2 May 2025** Both met.\n")) == 3


def test_what_an_entry_goes_on_to_tell_is_of_its_day():
    """A sentence of the same line without a time of its own has that at its head."""
    text = (
        "12 May 2029 - Peru recalled its envoy. Norway offered to mediate.\n"
        "3 June 2029 - Chile refused. It was a Sunday.\n9 July 2029 - Peru asked Norway to mediate.\n"
    )
    (document,) = read_documents(
        Reading(reports=(_report("a.txt", text, None),)), parties=("PER", "BOL"), third_parties=("NOR",)
    )
    told = {(one.actor, one.move): one.when and one.when.iso for one in code_document(document)}
    assert (told["NOR", Move.OFFER], told["PER", Move.REQUEST]) == ("2029-05-12", "2029-07-09")


def test_what_the_day_of_an_entry_heads_is_of_it_but_not_what_is_answered_there():
    """Whatever the models say of it: the offer that was refused on that day was made before."""
    text = "2 June 2030: Norway offers to host talks.\n11 July 2030: Peru rejects Norway's offer.\n1 May 2031: Row.\n"
    report = _report("a.txt", text, None)
    (document,) = read_documents(Reading(reports=(report,)), parties=("PER", "BOL"), third_parties=("NOR",))
    told = [(one.quote.sentence, one.when and one.when.iso) for one in code_document(document)
            if one.move is Move.OFFER]  # fmt: skip
    assert told == [(1, "2030-06-02"), (2, None)]
