"""Saved pages: the article stays, the page around it goes, each with its reason."""

from pathlib import Path

from goodoffices.core.report import Report
from goodoffices.read import read_reports

LEAD = "Peru offered on Tuesday to carry letters between the two capitals, its foreign minister told reporters in Lima."
SECOND = "Chile has said that it would welcome the errand as long as no minister has to leave the country for it."
THIRD = "Bolivia has not answered the letter, and two officials in La Paz said that it would take its time over it."


def read(tmp_path: Path, page: str) -> Report:
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    return read_reports([path]).reports[0]


PAGE = f"""<!doctype html><html><head><title>Peru offers to carry letters | The Andes Ledger</title>
<meta property="og:site_name" content="The Andes Ledger">
<script type="application/ld+json">{{"@graph":[{{"@type":"WebSite","name":"x"}},{{"@type":["NewsArticle"],
"headline":"Peru offers to carry letters","datePublished":"2031-04-02T23:30:00-05:00","dateModified":"2031-04-05",
"author":[{{"name":"Ana Ruiz"}},{{"name":"Li Wei"}}]}}]}}</script></head><body>
<nav><a href="/">Home</a></nav><div class="cookie-banner"><p>We and our partners use cookies.</p></div>
<main><article class="post tag-ads sidebar-right"><h1>Peru offers to carry letters</h1>
<div class="share-bar">Share</div><figure><img alt=""><figcaption>The minister in Lima on Tuesday</figcaption></figure>
<p>{LEAD}</p><blockquote>
<p>“We ask nothing in return.”</p><footer>Rosa Quispe, minister</footer></blockquote>
<h2>What happens next</h2>
<ul><li>Chile will answer on Friday</li><li><a href="/x">Bolivia</a> may not</li></ul>
<div class="ad">ADVERTISEMENT Tyres from 49</div><p>{SECOND}<br><br>{THIRD}</p>
<aside class="related"><h3>More</h3><ul><li><a href="/y">Oslo offers to mediate</a></li></ul></aside></article>
<section id="comments"><p>bob: let Brazil mediate!</p></section></main><footer>Imprint</footer></body></html>"""


def test_the_body_survives_and_the_rest_is_told(tmp_path: Path) -> None:
    """Paragraphs, headings, bullets and quotations stay; navigation, captions, adverts, teasers, comments go."""
    report = read(tmp_path, PAGE)
    for kept in (
        LEAD,
        SECOND,
        THIRD,
        "“We ask nothing in return.”",
        "What happens next",
        "• Chile will answer on Friday",
    ):
        assert kept in report.text
    gone = {dropped.why: dropped.text for dropped in report.dropped}
    assert {"cookie notice", "caption", "advertisement", "comments", "sidebar", "share bar"} <= set(gone)
    assert "mediate" not in report.text


def test_metadata_give_head_and_date(tmp_path: Path) -> None:
    """JSON-LD gives author and dates, OpenGraph the outlet; the day is the one written there, in its own zone."""
    report = read(tmp_path, PAGE)
    assert (report.title, report.outlet, report.author) == (
        "Peru offers to carry letters",
        "The Andes Ledger",
        "Ana Ruiz, Li Wei",
    )
    assert report.published.when.iso == "2031-04-02"
    assert report.text.startswith(report.title + "\n\n")


def test_a_page_without_article_tags_is_read(tmp_path: Path) -> None:
    """Old pages of bare divisions and line breaks keep their paragraphs apart."""
    body = f"<div><div><b>Peru offers letters</b><br><br>{LEAD}<br><br>{SECOND}<br><br>{THIRD}</div></div>"
    report = read(tmp_path, f"<html><body><table><tr><td><a href='/'>Home</a></td></tr></table>{body}</body></html>")
    assert all(f"{part}" in report.text.split("\n\n") for part in (LEAD, SECOND, THIRD))


def test_broken_markup_loses_nothing(tmp_path: Path) -> None:
    """Tags never closed, or closed twice, cost no sentence."""
    page = f"<html><body><article><p>{LEAD}<p><b>{SECOND}</i></p></div></p><p>{THIRD}"
    report = read(tmp_path, page)
    assert all(part in report.text for part in (LEAD, SECOND, THIRD))


def test_live_entries_stay(tmp_path: Path) -> None:
    """Each entry of live coverage is text, also where every entry is an article of its own."""
    entries = "".join(
        f"<article><time>1{n}:05</time><p>{part}</p></article>" for n, part in enumerate((LEAD, SECOND, THIRD))
    )
    report = read(tmp_path, f"<html><body><main><h1>Letters live</h1>{entries}</main></body></html>")
    assert all(part in report.text for part in (LEAD, SECOND, THIRD))
    assert report.quote_sentence(2).text == LEAD


def test_the_outlet_before_the_headline_is_no_headline(tmp_path: Path) -> None:
    """Where the page's title names the outlet first, the heading that stands behind it is the headline."""
    page = (
        "<html><head><title>The Andes Ledger - Lima says no to envoys</title></head><body><div class=x1>Home</div>"
        f"<h2>Lima says no to envoys</h2><div>2 April 2031</div><p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>"
        "</body></html>"
    )
    report = read(tmp_path, page)
    assert (report.title, report.outlet) == ("Lima says no to envoys", "The Andes Ledger")
    assert report.text.count("Lima says no to envoys") == 1 and "Ledger" not in report.text


def test_a_short_article_beside_very_many_links_is_kept(tmp_path: Path) -> None:
    """Links are no prose that could make another part the article, and what is dropped counts to no limit."""
    links = "".join(
        f"<p><a href='/{n}'>Another story {n} on the weather in the region today</a></p>" for n in range(9000)
    )
    told = "<p>Peru offered on Tuesday to carry letters between the two capitals, its minister said in Lima.</p>"
    article = f"<article><h1>Peru offers letters</h1>{told}</article>"
    text = f"<html><body>{article}<div class='related'>{links}</div></body></html>"
    path = tmp_path / "page.html"
    path.write_text(text)
    reading = read_reports([path])
    (report,) = reading.reports
    assert report.text.splitlines()[-1].startswith("Peru offered on Tuesday")
    assert "Another story" not in report.text and not reading.problems
