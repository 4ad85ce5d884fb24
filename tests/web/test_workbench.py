"""The workbench in a real browser: every page, and a person's work on it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from goodoffices.store.casefile import open_case
from goodoffices.store.corrections import Kind, active, load_log

PAGES = (
    "/",
    "/stances",
    "/timeline",
    "/disagreements",
    "/reports",
    "/reports/0",
    "/check",
    "/search?q=norway",
    "/nowhere",
)
SIZES = {"desktop": (1280, 900), "phone": (390, 844)}


@pytest.mark.parametrize(
    ("scheme", "size"),
    [
        ("light", "desktop"), ("dark", "phone"),
        pytest.param("dark", "desktop", marks=pytest.mark.long), pytest.param("light", "phone", marks=pytest.mark.long),
    ],
)  # fmt: skip
def test_every_page_is_accessible_and_fits(browser: Any, site: str, scheme: str, size: str) -> None:
    """axe-core finds nothing, and nothing is wider than the window."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    page = context.new_page()
    page.set_default_timeout(90_000)
    for path in PAGES:
        page.goto(site + path)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        found = axe.run(page).response["violations"]
        told = [(one["id"], one["nodes"][0]["html"][:200], one["nodes"][0].get("any", [{}])[:1]) for one in found]
        assert not told, f"{path}: {told}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    context.close()


def test_pages_read_without_scripts(browser: Any, site: str) -> None:
    """With JavaScript off everything is there to be read, and a form still works."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(90_000)
    for path, words in {
        "/": "Norway", "/stances": "offers help", "/timeline": "Togo recalled its ambassador", "/reports": "gamma.txt",
        "/disagreements": "Togo", "/reports/1": "Togo accepts", "/check": "Accept", "/search?q=ferry": "Togo softens",
    }.items():  # fmt: skip
        page.goto(site + path)
        assert words in page.content() or words in page.inner_text("main"), path
    page.goto(f"{site}/check")
    page.get_by_role("button", name="Accept").click()
    assert "6 of 7" in page.inner_text("main")
    context.close()


def test_a_reference_of_the_brief_opens_the_report_at_the_sentence(page: Any, site: str) -> None:
    """A number shown can be followed to its sentence."""
    page.goto(site)
    reference = page.locator("main a.ref").first
    number, sentence = reference.inner_text().split(":")
    reference.click()
    assert page.url == f"{site}/reports/{int(number)}#s{sentence}"
    assert page.locator(f"#s{sentence}").evaluate("(one) => one.matches(':target')")


def test_statements_are_checked_by_keyboard(page: Any, site: str, case_path: Path) -> None:
    """a accepts, r rejects, n passes over, c changes a slot, u takes back: one key each, the least certain first."""
    page.goto(f"{site}/check")
    assert "Ghana accused Togo" in page.inner_text(".around mark")
    page.keyboard.press("a")
    page.wait_for_url("**told=Accepted**")
    assert "Norway would help" in page.inner_text(".around mark")
    page.keyboard.press("r")
    page.wait_for_url("**told=Rejected**")
    page.keyboard.press("n")
    page.wait_for_function("document.querySelector('.around mark').textContent.startsWith('Togo refused')")
    page.keyboard.press("c")
    assert page.evaluate("document.activeElement.name") == "move"
    page.keyboard.type("hedge")
    page.fill("form.change input[name=third_party]", "nor")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**told=Changed**")
    with open_case(case_path) as case:
        log = active(load_log(case))
    assert [one.kind for one in log] == [Kind.ACCEPT, Kind.REJECT, Kind.CHANGE]
    assert (log[2].row["move"], log[2].row["third_party"], log[2].who) == ("hedge", "NOR", "Ada")
    page.keyboard.press("u")
    page.wait_for_url("**told=Undone**")
    assert "Togo refused" in page.inner_text(".around mark")


def test_a_wrong_slot_is_refused_with_a_reason(page: Any, site: str, case_path: Path) -> None:
    """What the codebook does not admit comes back as a page that says so; nothing is kept."""
    page.goto(f"{site}/check")
    page.fill("form.change input[name=condition]", "if pigs fly")
    page.get_by_role("button", name="Save the change").click()
    assert "The modality conditional needs the words" in page.inner_text("main")
    page.trouble.clear()  # the browser notes the status of the page
    with open_case(case_path) as case:
        assert not load_log(case)


def test_a_corrected_date_moves_the_stance(page: Any, site: str) -> None:
    """The date of a report is fixed on its page; the stance that rests on it begins on another day."""
    page.goto(f"{site}/stances")
    assert "2029-03-01" in page.inner_text("table")
    page.goto(f"{site}/reports/0")
    page.get_by_text("Correct date, outlet or origin").click()
    page.fill("form[action='/do/fix-report'] input[name=date]", "2029-03-20")
    page.get_by_role("button", name="Correct").click()
    assert "set by Ada" in page.inner_text("main")
    page.goto(f"{site}/stances")
    assert "2029-03-20" in page.inner_text("table")
    assert "2029-03-01" not in page.inner_text("table")


def test_a_disagreement_is_settled_and_opened_again(page: Any, site: str) -> None:
    """A note stays with it, here and in the brief."""
    page.goto(f"{site}/disagreements")
    page.get_by_text("Settle it").first.click()
    page.locator("form:visible select[name=how]").select_option("taken as a change")
    page.locator("form:visible input[name=why]").fill("six weeks lie between")
    page.get_by_role("button", name="Settle", exact=True).locator("visible=true").click()
    assert "Settled: taken as a change – six weeks lie between" in page.inner_text("main")
    page.goto(site)
    assert "Settled by Ada" in page.inner_text("main")
    page.goto(f"{site}/disagreements")
    page.get_by_role("button", name="Open it again").click()
    assert "Settled:" not in page.inner_text("main")


def test_a_missed_statement_is_added_by_selecting_its_words(page: Any, site: str) -> None:
    """Selecting a sentence fills the form; the statement stands in the text at once."""
    page.goto(f"{site}/reports/2")
    page.locator("#s1").click(click_count=3)
    assert page.input_value("textarea[name=quote]") == "Lomé recalls its envoy"
    page.select_option("#add select[name=move]", "escalate")
    page.fill("#add input[name=actor]", "TGO")
    page.get_by_role("button", name="Add", exact=True).click()
    assert page.locator("#s1.m-hostile").count() == 1


def test_a_report_is_added_while_serving(page: Any, site: str) -> None:
    """A pasted text is there at once, is searched, and reads as text."""
    page.goto(f"{site}/reports")
    page.fill("input[name=title]", "delta")
    words = "Ghana has denied any deal with Togo on the harbour, and the <b>minister</b> spoke of rumours."
    page.fill("textarea[name=text]", f"Accra denies a deal\n\nMarch 3, 2029 - {words}")
    page.get_by_role("button", name="Add the text").click()
    assert "delta.txt: added" in page.inner_text(".told")
    page.goto(f"{site}/search?q=rumours")
    assert "Accra denies a deal" in page.inner_text("main")
    assert "<b>minister</b>" in page.inner_text("main")


def test_the_timeline_tells_a_quotation_to_mouse_and_keyboard(page: Any, site: str) -> None:
    """A mark that is focused or pointed at shows its words below the drawing, and opens its report."""
    page.goto(f"{site}/timeline")
    mark = page.locator("a.mark").first
    mark.focus()
    assert mark.get_attribute("data-quote") in page.inner_text("#said")
    page.locator("a.mark").nth(1).hover()
    assert page.locator("a.mark").nth(1).get_attribute("data-quote") in page.inner_text("#said")
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/**")


def test_every_export_comes_as_a_file(page: Any, site: str) -> None:
    """CSV, JSON, SVG and PNG of what each page shows."""
    for path in ("/", "/stances", "/timeline", "/disagreements", "/reports", "/reports/0", "/check", "/search?q=togo"):
        page.goto(site + path)
        links = page.locator(".exports a")
        assert links.count() >= 2, path
        for place in range(links.count()):
            with page.expect_download() as download:
                links.nth(place).click()
            assert Path(download.value.path()).stat().st_size > 20
    page.goto(f"{site}/timeline")
    with page.expect_download() as download:
        page.get_by_role("button", name="timeline.png").click()
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")


@pytest.mark.long
def test_a_preference_is_edited_and_the_outlook_changes(page: Any, site: str) -> None:
    """Turning a want round solves again and shows before and after; going back to the draft undoes it."""
    page.set_default_timeout(120_000)
    page.goto(f"{site}/outlook")
    page.wait_for_selector("#graph")
    before = page.inner_text("#wants")
    page.get_by_role("button", name=re.compile("^Turn round: Togo")).first.click()
    page.wait_for_selector("#compare")
    assert page.inner_text("#wants") != before
    assert page.locator("#compare tbody tr").count() > 0
    page.get_by_role("button", name="Back to the draft").click()
    page.wait_for_selector("#graph")
    assert page.locator("#compare").count() == 0
    page.fill("textarea.code", "players: nonsense")
    page.get_by_role("button", name="Save and solve again").click()
    assert "That cannot be done" in page.inner_text("main")
    page.trouble.clear()  # the browser notes the status of the page
