"""Several reports in one file: tables, feeds, archives, and texts put one behind the other."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from goodoffices.core.reading import Reading
from goodoffices.read import read_reports

OFFER = (
    "Oman offers to carry letters",
    "MUSCAT, March 3, 2031 - Oman offered on Monday to carry letters between Peru and Chile, if both ask for it, its "
    "minister said to the press. He would not say when he had spoken with either of them last.",
)
REPLY = (
    "Chile has no need of letters",
    "SANTIAGO, March 5, 2031 - Chile has no need of anybody who carries letters, its ministry said on Wednesday, since "
    "it speaks with Peru whenever it wishes to. Peru gave no answer on the same day.",
)
BOTH = (OFFER, REPLY)


def texts(*marks: str) -> str:
    """The two reports, each behind its mark."""
    return "\n\n".join(f"{mark}\n\n{title}\n\n{body}" for mark, (title, body) in zip(marks, BOTH, strict=True))


def read(tmp_path: Path, name: str, data: str | bytes) -> Reading:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_reports([path])


def titles(reading: Reading) -> list[str]:
    return [one.title for one in reading.reports]


def days(reading: Reading) -> list[str]:
    return [one.published.when.text for one in reading.reports]


def assert_both(reading: Reading) -> None:
    assert titles(reading) == [OFFER[0], REPLY[0]]
    assert days(reading) == ["2031-03-03", "2031-03-05"]
    assert all("minister said" not in one.text for one in reading.reports[1:])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (texts("", "====="), ""),
        (texts("https://a.example/1", "https://b.example/2"), "parted by addresses"),
        (texts("", "* * *"), "parted by ruled lines"),
        (texts("", "End of Document") + "\n\nEnd of Document\n", "parted by the marks of a press database"),
        (texts("", "Document ANDES00020310303ex3300001"), "parted by the marks of a press database"),
    ],
)
def test_reports_one_behind_the_other_are_parted(tmp_path: Path, text: str, said: str) -> None:
    """Each gets its own headline and date; what was taken for a mark is told, save for the plain one."""
    reading = read(tmp_path, "pasted.txt", text)
    assert_both(reading)
    assert [one.name for one in reading.reports] == ["pasted.txt#1", "pasted.txt#2"]
    assert [said in one.what for one in reading.problems] == [True] * bool(said)


def test_an_address_becomes_that_of_its_report(tmp_path: Path) -> None:
    """Links before or behind the reports both do."""
    before = read(tmp_path, "a.txt", texts("https://a.example/1", "https://b.example/2"))
    behind = read(tmp_path, "b.txt", texts("", "https://a.example/1") + "\n\nhttps://b.example/2\n")
    for reading in (before, behind):
        assert [one.url for one in reading.reports] == ["https://a.example/1", "https://b.example/2"]


@pytest.mark.parametrize(
    "text",
    [
        f"{OFFER[0]}\n\n{OFFER[1]}\n\n* * *\n\nWhat the envoys wrote\n\n" + "They wrote a great deal of it. " * 8,
        f"{OFFER[0]}\n-----\n\n{OFFER[1]}",
        f"{OFFER[0]}\n\n{OFFER[1]}\n\nhttps://a.example/1\n\nhttps://a.example/2\n",
        f"https://a.example/1\n\n{OFFER[0]}\n\n{OFFER[1]}\n\nhttps://a.example/2\n\nThe same day, Peru spoke too.",
    ],
)
def test_one_report_with_rules_and_links_stays_one(tmp_path: Path, text: str) -> None:
    """A section, an underlined headline, references at the close, a link in the middle."""
    assert titles(read(tmp_path, "one.txt", text)) == [OFFER[0]]


def test_a_page_is_parted_by_the_marks_of_a_database_alone(tmp_path: Path) -> None:
    """An export in HTML is several reports; a page with rules and links is one."""

    def page(mark: str) -> str:
        told = "".join(f"<h1>{title}</h1><p>{body}</p><p>{mark}</p>" for title, body in BOTH)
        return f"<html><body>{told}</body></html>"

    assert_both(read(tmp_path, "a.html", page("End of Document")))
    for mark in ("* * *", "=====", "https://a.example/1"):
        reading = read(tmp_path, "b.html", page(mark))
        assert len(reading.reports) == 1 and not reading.problems


@pytest.mark.parametrize("ending", ["docx", "rtf"])
def test_exports_of_a_database_in_other_forms_are_parted(tmp_path: Path, ending: str) -> None:
    """Word and RTF, as researchers have them."""
    lines = [line for title, body in BOTH for line in (title, "The Andean Courier", body, "End of Document")]
    if ending == "rtf":
        pytest.importorskip("striprtf")
        data = (r"{\rtf1\ansi " + "".join(f"{line}\\par\n" for line in lines) + "}").encode()
        assert_both(read(tmp_path, "a.rtf", data))
        return
    from docx import Document

    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(tmp_path / "a.docx"))
    assert_both(read_reports([tmp_path / "a.docx"]))


def test_what_nothing_parts_is_told(tmp_path: Path) -> None:
    """Two dispatches run together are read as one, which is said with the remedy."""
    reading = read(tmp_path, "pasted.txt", texts("", ""))
    assert len(reading.reports) == 1
    assert [one.what for one in reading.problems] == ["seems to hold 2 reports and is read as one."]
    assert "=====" in reading.problems[0].hint


def test_lines_of_a_press_database_are_no_text(tmp_path: Path) -> None:
    """Length, section, byline and date of loading go; the byline is the author."""
    head = "Section: WORLD; Pg. 4\nLength: 60 words\nByline: Ana Prado\nBody"
    text = f"{OFFER[0]}\nThe Andean Courier\nMarch 3, 2031 Monday\n\n{head}\n\n{OFFER[1]}\n\nLoad-Date: March 9, 2031\n"
    (report,) = read(tmp_path, "one.txt", text).reports
    assert not any(word in report.text for word in ("Section", "Length", "Prado", "Body", "Load-Date"))
    assert (report.author, report.published.when.text) == ("Ana Prado", "2031-03-03")


ROWS = [
    {"Headline": title, "Publication Date": day, "Publisher": "Andes Press", "Full Text": body.split(" - ", 1)[1]}
    for (title, body), day in zip(BOTH, ("2031-03-03", "2031-03-05"), strict=True)
]


def csv_of(delimiter: str, *days: str) -> str:
    cells = [
        list(ROWS[0]),
        *(list({**row, "Publication Date": day}.values()) for row, day in zip(ROWS, days, strict=True)),
    ]
    return "\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in cells)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", csv_of(",", "2031-03-03", "2031-03-05")),
        ("a.csv", csv_of(";", "3 March 2031", "5 March 2031")),
        ("a.tsv", csv_of("\t", "20310303T101500Z", "20310305T101500Z")),
        ("a.csv", csv_of(",", "2031/3/3", "2031/03/05")),
        ("a.json", json.dumps(ROWS)),
        ("a.json", json.dumps({"status": "ok", "articles": ROWS})),
        ("a.jsonl", "\n".join(map(json.dumps, ROWS))),
        ("a", json.dumps(ROWS)),
    ],
)
def test_a_row_of_a_table_is_a_report(tmp_path: Path, name: str, data: str) -> None:
    """Columns are known by their names, however written; date and outlet are those of the row."""
    reading = read(tmp_path, name, data)
    assert_both(reading)
    assert [one.name for one in reading.reports] == [f"{name}#1", f"{name}#2"]
    assert {one.outlet for one in reading.reports} == {"Andes Press"}
    assert "column Publication Date" in reading.reports[0].published.reason


def test_numeric_dates_are_read_as_their_column_shows(tmp_path: Path) -> None:
    """One day above twelve settles the order for all; where none does, no date is taken, and that is told."""
    settled = read(tmp_path, "a.csv", csv_of(",", "03/04/2031", "03/25/2031"))
    assert days(settled) == ["2031-03-04", "2031-03-25"]
    open_ = read(tmp_path, "b.csv", csv_of(",", "03/04/2031", "05/04/2031"))
    assert "2031-03-04" not in days(open_) and "2031-04-03" not in days(open_)
    assert [one.what for one in open_.problems] == [
        "has dates such as 03/04/2031, which can be read two ways; none was taken from them."
    ]


def test_lines_above_the_names_of_the_columns_are_passed_over(tmp_path: Path) -> None:
    """A title of the search, and the mark by which a spreadsheet tells what parts the cells."""
    told = csv_of(";", "2031-03-03", "2031-03-05")
    assert_both(read(tmp_path, "a.csv", f"sep=;\n{told}"))
    assert_both(read(tmp_path, "b.csv", f"Search of 9 March;;;\n{told}"))


def test_a_table_may_hold_texts_alone(tmp_path: Path) -> None:
    """One column, named."""
    told = "text\n" + "\n".join(f'"{title}\n\n{body}"' for title, body in BOTH)
    assert_both(read(tmp_path, "a.csv", told))


def test_a_spreadsheet_is_a_table(tmp_path: Path) -> None:
    """The first sheet with texts; a line above the names of the columns is passed over."""
    pytest.importorskip("python_calamine")
    cells = [["Search of 9 March"], list(ROWS[0]), *(list(row.values()) for row in ROWS)]
    assert_both(read(tmp_path, "a.xlsx", workbook(cells)))


def workbook(lines: list[list[str]]) -> bytes:
    """A spreadsheet of one sheet, made by hand."""
    import io

    rows = "".join(
        f'<row r="{r}">' + "".join(
            f'<c r="{chr(64 + c)}{r}" t="inlineStr"><is><t>{cell}</t></is></c>' for c, cell in enumerate(line, 1)
        ) + "</row>" for r, line in enumerate(lines, 1)
    )  # fmt: skip
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    packaged = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{packaged}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{packaged}/relationships"><Relationship Id="r1" '
        f'Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{rel}"><sheets>'
        '<sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{packaged}/relationships"><Relationship Id="r1" '
        f'Type="{rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def rss() -> str:
    items = "".join(
        f"<item><title>{title}</title><link>https://a.example/{n}</link>"
        f"<pubDate>Wed, 0{3 + 2 * n} Mar 2031 10:00:00 GMT</pubDate>"
        "<description>A line.</description>"
        f"<content:encoded><![CDATA[<p>{body.split(' - ')[1]}</p>]]></content:encoded></item>"
        for n, (title, body) in enumerate(BOTH)
    )
    return (
        '<?xml version="1.0"?><rss xmlns:content="http://purl.org/rss/1.0/modules/content/" version="2.0"><channel>'
        f"<title>Andes Press</title>{items}</channel></rss>"
    )


def atom() -> str:
    entries = "".join(
        f'<entry><title>{title}</title><link href="https://a.example/{n}"/><published>2031-03-0{3 + 2 * n}T10:00:00Z'
        f'</published><content type="xhtml"><div><p>{body.split(" - ")[1]}</p></div></content></entry>'
        for n, (title, body) in enumerate(BOTH)
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Andes Press</title>{entries}</feed>'


@pytest.mark.parametrize(("name", "data"), [("a.rss", rss()), ("a.txt", rss()), ("a.xml", atom()), ("a", atom())])
def test_an_item_of_a_feed_is_a_report(tmp_path: Path, name: str, data: str) -> None:
    """Under its own address, which stays the same when the feed goes on; the fullest text is taken."""
    reading = read(tmp_path, name, data)
    assert_both(reading)
    assert [one.path for one in reading.reports] == ["https://a.example/0", "https://a.example/1"]
    assert {one.outlet for one in reading.reports} == {"Andes Press"}
    assert "A line." not in reading.reports[0].text


def test_an_item_of_two_feeds_is_one_report(tmp_path: Path) -> None:
    """Where both have the same text; another text of it is a report beside it. No two reports share a name."""
    (tmp_path / "a.rss").write_text(rss())
    (tmp_path / "b.rss").write_text(rss().replace("on the same day", "on that day"))
    reading = read_reports([tmp_path])
    assert [one.name for one in reading.reports] == ["a.example/0", "a.example/1", "b.rss#2"]


def test_an_archive_is_a_folder(tmp_path: Path) -> None:
    """Its files are read as if unpacked, tables in it too; unknown ones are told, hidden ones passed over."""
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("2031/más uno.txt", "\n\n".join(OFFER))
        archive.writestr("2031/rows.csv", csv_of(",", "2031-03-03", "2031-03-05"))
        archive.writestr("sound.mp3", "x")
        archive.writestr("__MACOSX/._2031", "x")
    reading = read_reports([tmp_path / "all.zip"])
    assert [one.name for one in reading.reports] == ["más uno.txt", "rows.csv#1", "rows.csv#2"]
    (problem,) = reading.problems
    assert problem.what == "holds files of unknown types, which were not read: sound.mp3."


def test_an_archive_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    """Before a byte of it is unpacked."""
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("good.txt", "\n\n".join(OFFER))
        for n in range(6):
            archive.writestr(f"{n}.txt", bytes(100 * 1024 * 1024))
    (tmp_path / "reply.txt").write_text("\n\n".join(REPLY))
    reading = read_reports([tmp_path])
    assert titles(reading) == [REPLY[0]]
    assert "holds more than" in reading.problems[0].what


def test_rich_text_is_read(tmp_path: Path) -> None:
    """RTF, as press databases give it, letters outside ASCII and curly quotes too."""
    pytest.importorskip("striprtf")
    body = OFFER[1].replace("minister said", "minister Ib\\'e1\\'f1ez said \\ldblquote yes\\rdblquote ")
    text = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times;}}\f0 " + f"{OFFER[0]}\\par\n\\par\n{body}\\par}}"
    (report,) = read(tmp_path, "a.rtf", text).reports
    assert report.title == OFFER[0]
    assert "minister Ibáñez said “yes”" in report.text


def test_a_page_saved_as_one_file_is_a_page(tmp_path: Path) -> None:
    """The day on which somebody saved it is not that of the report."""
    paragraphs = "".join(f"<p>{body.split(' - ')[1]}</p>" for _, body in BOTH)
    text = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/1\nSubject: Oman\n"
        "Date: Tue, 5 Aug 2031 08:00:00 -0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="x"\n\n'
        f"--x\nContent-Type: text/html\n\n<html><body><h1>{OFFER[0]}</h1>{paragraphs}</body></html>\n--x--\n"
    )
    (report,) = read(tmp_path, "a.mhtml", text).reports
    assert (report.title, report.url, report.author) == (OFFER[0], "https://a.example/1", "")
    assert "2031-08" not in report.published.when.text


def test_reports_of_one_file_stand_in_its_order(tmp_path: Path) -> None:
    """The tenth stands behind the ninth."""
    rows = [{"title": f"Peru speaks once more, part {n}", "text": f"{OFFER[1]} It was time {n}."} for n in range(1, 13)]
    reading = read(tmp_path, "a.json", json.dumps(rows))
    assert [one.name for one in reading.reports][:2] == ["a.json#01", "a.json#02"]
    assert reading.reports[9].title == "Peru speaks once more, part 10"
