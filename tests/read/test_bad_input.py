"""Trouble in one input is one clear line; the rest goes on."""

import io
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goodoffices.core.reading import Reading
from goodoffices.errors import InputError
from goodoffices.read import formats, read_reports

GOOD = (
    "Peru offers letters\n\nPeru offered on Tuesday to carry letters between the two capitals, its minister said.\n\n"
    "Chile has said that it would welcome the errand as long as no minister has to leave the country for it.\n"
)
FRENCH = (
    "Le Pérou propose ses bons offices\n\nLe ministre des affaires étrangères du Pérou a proposé mardi de porter "
    "des lettres entre les deux capitales, et le Chili a déclaré que cette offre serait la bienvenue.\n"
)


def read_beside_good(tmp_path: Path, name: str, data: bytes) -> tuple[Reading, str]:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / name).write_bytes(data)
    reading = read_reports([tmp_path])
    return reading, " ".join(str(problem) for problem in reading.problems)


def pdf(text: str = "", password: str = "") -> bytes:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("empty.txt", b" \n\n", "is empty."),
        ("binary.txt", bytes(range(256)) * 40, "is a binary file"),
        ("picture.html", b"\x89PNG\r\n\x1a\n\x00\x00", "is a binary file"),
        ("page.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "holds no article text."),
        ("nothing.html", b"<>", "article"),
        ("scan.pdf", pdf(), "is a PDF without text"),
        ("locked.pdf", pdf(password="x"), "is an encrypted PDF."),
        ("broken.pdf", b"%PDF-1.7\n1 0 obj <<", "is a PDF that cannot be read"),
        ("broken.docx", b"PK\x03\x04 and then nothing", "is no Word document that can be read"),
        ("broken.xlsx", b"PK\x03\x04 and then nothing", "is no spreadsheet that can be read"),
        ("broken.zip", b"PK\x03\x04 and then nothing", "is no Word document that can be read"),
        ("broken.rtf", b"nothing", "is named like an RTF file and holds plain text."),
        ("broken.json", b'[{"title": ', "is a table that cannot be read"),
        ("links.csv", b"title,url\nA,https://a.example/1\n", "is a table with addresses and without texts"),
        ("figures.csv", b"state,troops\nPER,400\n", "is a table without texts (its columns: state, troops)."),
        ("coded.jsonl", b'{"quote": "Peru offers", "move": "offer"}', "holds coded statements and no reports."),
        ("hollow.csv", b"title,text\nA,\nB,\n", "has 2 of 2 rows without text."),
        ("other.xml", b"<?xml version='1.0'?><nitf><body/></nitf>", "is XML of a kind that is not read (<nitf>)."),
        ("hollow.rss", b"<rss><channel><title>A</title></channel></rss>", "is a feed without items."),
        ("packed.txt", b"Rar!\x1a\x07\x00\x00", "is an archive (.rar) of a kind that is not opened."),
        ("old.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "is of an office program of the old kind"),
        ("letter.eml", b"From: a@b.example\nSubject: x\n\n", "is an e-mail without text."),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str, data: bytes, what: str) -> None:
    """One problem with where, what and remedy; the good report beside it is read."""
    reading, said = read_beside_good(tmp_path, name, data)
    assert [report.name for report in reading.reports] == ["good.txt"]
    assert len(reading.problems) == 1 and what in said and name in reading.problems[0].where
    assert reading.problems[0].hint


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("utf-16-le", ""),
        ("utf-16-be", ""),
        ("cp1252", "is not UTF-8; it was read as cp1252."),
    ],
)
def test_encodings_are_told_from_the_bytes(tmp_path: Path, encoding: str, said: str) -> None:
    """Letters come out right, and what was guessed is said."""
    path = tmp_path / "report.txt"
    path.write_bytes((GOOD + "\n“It is café diplomacy,” said Señor Ibáñez of the ministry.\n").encode(encoding))
    reading = read_reports([path])
    assert "“It is café diplomacy,” said Señor Ibáñez" in reading.reports[0].text
    assert [problem.what for problem in reading.problems] == ([said] if said else [])


def test_mixed_encodings_are_read_and_said(tmp_path: Path) -> None:
    """A piece in Windows-1252 pasted into UTF-8 keeps its letters."""
    path = tmp_path / "report.txt"
    path.write_bytes(GOOD.encode() + "\nIbáñez spoke first.\n".encode() + "\nSeñor Ruiz spoke next.\n".encode("cp1252"))
    reading = read_reports([path])
    assert "Ibáñez spoke first." in reading.reports[0].text and "Señor Ruiz spoke next." in reading.reports[0].text
    assert "mixes encodings" in reading.problems[0].what


def test_garbled_letters_are_put_right(tmp_path: Path) -> None:
    """UTF-8 once taken for Windows-1252 is repaired, and said."""
    garbled = "“Yes,” said Ibáñez. “It’s late.”".encode().decode("cp1252", "replace").replace("\ufffd", "\x9d")
    path = tmp_path / "report.txt"
    path.write_text(GOOD + "\n" + garbled, encoding="utf-8")
    reading = read_reports([path])
    assert "said Ibáñez. “It’s late" in reading.reports[0].text
    assert "wrong encoding" in reading.problems[0].what


def test_other_languages_are_kept_and_said(tmp_path: Path) -> None:
    """A French report is listed with its language."""
    reading, said = read_beside_good(tmp_path, "fr.txt", FRENCH.encode())
    assert {report.name: report.language for report in reading.reports} == {"fr.txt": "fr", "good.txt": "en"}
    assert "is not in English (it looks like 'fr')" in said


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    """Size is bounded before anything is read into memory, and the limit is named."""
    (tmp_path / "good.txt").write_text(GOOD)
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    reading = read_reports([tmp_path])
    assert any("is larger than 32 MB and was not read." in problem.what for problem in reading.problems)
    assert [report.name for report in reading.reports] == ["good.txt"]


def test_a_long_file_is_cut_and_said(tmp_path: Path) -> None:
    """Text beyond the limit is left out with a problem."""
    sentences = "".join(f"Round {n} of the talks was held in hall {n} of the palace.\n\n" for n in range(12_000))
    reading, said = read_beside_good(tmp_path, "long.txt", sentences.encode())
    assert "only the text up to there was read" in said and len(reading.reports) == 2


def test_missing_paths_and_empty_folders(tmp_path: Path) -> None:
    """Both are problems beside what can be read, and an error where nothing can."""
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "sound.mp3").write_bytes(b"x")
    reading = read_reports([tmp_path / "good.txt", tmp_path / "gone.txt", tmp_path / "folder"])
    assert [problem.what for problem in reading.problems] == ["is a folder without readable files.", "does not exist."]
    assert reading.skipped == (str(tmp_path / "folder" / "sound.mp3"),)
    assert [(one.where, "sound.mp3" in one.what) for one in reading.left_out] == [(str(tmp_path / "folder"), True)]
    with pytest.raises(InputError, match="does not exist"):
        read_reports([tmp_path / "gone.txt"])
    with pytest.raises(InputError, match=r"nothing could be read"):
        read_reports([tmp_path / "gone.txt", tmp_path / "folder"])


def test_formats_are_read(tmp_path: Path) -> None:
    """Word documents and e-mails give title, text, author and date."""
    from docx import Document

    document = Document()
    document.add_heading("Peru offers letters", 0)
    for paragraph in GOOD.split("\n\n")[1:]:
        document.add_paragraph(paragraph.strip())
    document.add_paragraph("Chile said yes", style="List Bullet")
    document.save(str(tmp_path / "a.docx"))
    head = "From: Ana Ruiz <ana@ledger.example>\nSubject: Fwd: Peru offers letters\nMIME-Version: 1.0\n"
    mime = "Date: Tue, 04 Mar 2031 08:00:00 -0500\nContent-Type: text/plain; charset=iso-8859-1\n"
    mime += "Content-Transfer-Encoding: quoted-printable\n\n"
    body = GOOD.split("\n\n", 1)[1] + "\nSe=F1or Ruiz agreed.\n"
    (tmp_path / "b.eml").write_text(head + mime + body)
    word, mail = read_reports([tmp_path]).reports
    assert word.title == mail.title == "Peru offers letters"
    assert "• Chile said yes" in word.text and "Señor Ruiz agreed." in mail.text
    assert (mail.author, mail.published.when.iso) == ("Ana Ruiz", "2031-03-04")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """“-” reads what is piped in."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(GOOD.encode())))
    report = read_reports(["-"]).reports[0]
    assert (report.name, report.title) == ("stdin", "Peru offers letters")


def test_names_numbers_and_order(tmp_path: Path) -> None:
    """Names are the shortest that are unique; numbers follow them, whatever the order of the arguments."""
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(GOOD)
    (tmp_path / "x" / "b.txt").write_text(GOOD)
    (tmp_path / "x" / ".hidden.txt").write_text(GOOD)
    (tmp_path / "x" / "saved.html").write_text(f"<article><p>{GOOD}</p></article>")
    (tmp_path / "x" / "saved_files").mkdir()
    (tmp_path / "x" / "saved_files" / "frame.html").write_text("<p>advert</p>")
    one = read_reports([tmp_path / "x", tmp_path / "y"])
    two = read_reports([tmp_path / "y", tmp_path / "x" / "b.txt", tmp_path / "x"])
    assert one == two
    assert [(report.number, report.name) for report in one.reports] == [
        (0, "b.txt"), (1, "saved.html"), (2, "x/a.txt"), (3, "y/a.txt")
    ]  # fmt: skip


def checked(reading: Reading) -> None:
    for report in reading.reports:
        assert all(0 <= start < end <= len(report.text) for start, end in report.sentences)
        assert not report.title or report.text.startswith(report.title)
        assert all(0 <= dropped.after <= len(report.text) for dropped in report.dropped)


MANGLED = st.one_of(
    st.binary(max_size=400),
    st.tuples(st.sampled_from([GOOD, FRENCH]), st.binary(max_size=60), st.integers(0, 200)).map(
        lambda one: one[0].encode()[: one[2]] + one[1] + one[0].encode()[one[2] :]
    ),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    data=MANGLED,
    suffix=st.sampled_from(
        [".txt", ".md", ".html", ".pdf", ".docx", ".eml", ".rtf", ".csv", ".json", ".xlsx", ".xml", ".zip"]
    ),
)
def test_broken_bytes_never_break_the_reading(tmp_path: Path, data: bytes, suffix: str) -> None:
    """Whatever the bytes, there is a report with sound spans or a problem, and twice the same."""
    path = tmp_path / f"any{suffix}"
    path.write_bytes(data)
    try:
        reading = read_reports([path])
    except InputError as error:
        assert error.what
        return
    checked(reading)
    assert reading == read_reports([path])


TAGS = ["<p>", "</p>", "<div class='ad'>", "</div>", "<li>", "<ul>", "<br>", "<!--", "-->", "<script>", "&#0;", "<h1>"]
JUMBLE = [
    *TAGS,
    "<article>",
    "</article>",
    "<table>",
    "<a href='",
    "'>",
    "<figure>",
    GOOD,
    "1 < 2 & 3",
    "\N{GRINNING FACE}",
]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.sampled_from(JUMBLE), max_size=30))
def test_broken_markup_never_breaks_the_reading(tmp_path: Path, parts: list[str]) -> None:
    """Any jumble of tags gives a report with sound spans or a problem."""
    path = tmp_path / "any.html"
    path.write_text("".join(parts), encoding="utf-8", errors="replace")
    try:
        checked(read_reports([path]))
    except InputError as error:
        assert error.what


@pytest.mark.parametrize(
    ("name", "what"), [("bomb.docx", "more than a report can hold"), ("bomb.xlsx", "more than a table can hold")]
)
def test_a_bomb_of_a_document_is_refused(tmp_path: Path, name: str, what: str) -> None:
    """A small archive that unpacks to a great deal is not unpacked."""
    with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(3):
            archive.writestr(f"word/{n}.xml", bytes(100 * 1024 * 1024))
    with pytest.raises(InputError, match=f"unpacks to {what}"):
        read_reports([tmp_path])


def printed(lines: list[str]) -> bytes:
    """A PDF of one page with a line of text each, made by hand."""
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    stream = f"BT /F1 10 Tf 12 TL 40 780 Td {shown} ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, offsets = "%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    tail = f"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    return f"{out}xref\n0 6\n0000000000 65535 f \n{table}{tail}".encode()


def test_pages_beyond_the_limit_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left unread of a long PDF is said."""
    from pypdf import PdfReader, PdfWriter

    lines = ["Peru offers letters", *["It carries them for both as it has done."] * 6]
    page = PdfReader(io.BytesIO(printed(lines))).pages[0]
    writer = PdfWriter()
    for _ in range(3):
        writer.add_page(page)
    writer.write(tmp_path / "long.pdf")
    monkeypatch.setattr(formats, "MAX_PAGES", 2)
    reading = read_reports([tmp_path / "long.pdf"])
    assert [one.what for one in reading.problems] == ["has 3 pages; the first 2 were read."]


def test_a_printed_page_is_read(tmp_path: Path) -> None:
    """Lines of a PDF are joined to sentences, and words parted at the line's end are whole again."""
    lines = [
        "Peru offers letters",
        " ",
        "Peru offered on Tuesday to carry letters between the two capi-",
        "tals of the north, its foreign minister told reporters in the",
        "city of Lima. Chile said that it would welcome the errand.",
    ]
    (tmp_path / "a.pdf").write_bytes(printed(lines))
    report = read_reports([tmp_path]).reports[0]
    assert report.title == "Peru offers letters"
    assert "carry letters between the two capitals of the north, its foreign minister told" in report.text
    assert report.quote_sentence(3).text == "Chile said that it would welcome the errand."


def test_one_source_needs_no_list(tmp_path: Path) -> None:
    """Taken letter by letter, a path beginning with / would be the whole machine."""
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    assert read_reports(str(path)) == read_reports(path) == read_reports([path])


@pytest.mark.parametrize(
    ("source", "what"),
    [("ftp://example.org/x", "is no address of the web."), (GOOD * 30, "does not exist.")],
)
def test_what_is_neither_path_nor_address_is_said(source: str, what: str) -> None:
    """As other schemes, or a report pasted instead of named."""
    with pytest.raises(InputError, match=what):
        read_reports([source])


def test_a_headline_alone_is_read_and_said_to_be_one(tmp_path: Path) -> None:
    """A line of news is a report of one sentence; a page with as few words holds its furniture only."""
    (tmp_path / "line.txt").write_text("Norway offers to mediate between Chad and Sudan\n", encoding="utf-8")
    reading = read_reports(tmp_path)
    assert len(reading.reports[0].sentences) == 1
    assert [one.what for one in reading.problems] == ["holds no more than a headline or a line, and is read as that."]
