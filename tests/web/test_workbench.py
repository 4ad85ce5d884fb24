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


def test_pages_read_without_scripts(browser: Any, site: str, expect: Any) -> None:
    """With JavaScript off everything is there to be read, and a form still works."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(90_000)
    for path, words in {
        "/": "Norway", "/stances": "offers help", "/timeline": "Togo recalled its ambassador", "/reports": "gamma.txt",
        "/disagreements": "Togo", "/reports/1": "Togo accepts", "/check": "Accept", "/search?q=ferry": "Togo softens",
    }.items():  # fmt: skip
        page.goto(site + path)
        expect(page.locator("main"), path).to_contain_text(words)
    page.goto(f"{site}/check")
    page.get_by_role("button", name="Accept").click()
    expect(page.locator("main")).to_contain_text("6 of 7")
    context.close()


def test_a_reference_of_the_brief_opens_the_report_at_the_sentence(page: Any, site: str, expect: Any) -> None:
    """A number shown can be followed to its sentence."""
    page.goto(site)
    reference = page.locator("main a.ref").first
    number, sentence = reference.inner_text().split(":")
    reference.click()
    page.wait_for_url(f"{site}/reports/{int(number)}#s{sentence}")
    expect(page.locator(f"#s{sentence}:target")).to_have_count(1)


def test_statements_are_checked_by_keyboard(page: Any, site: str, case_path: Path, expect: Any) -> None:
    """a accepts, r rejects, n passes over, c changes a slot, u takes back: one key each, the least certain first."""
    page.goto(f"{site}/check")
    asked = page.locator(".around mark")
    expect(asked).to_contain_text("Ghana accused Togo")
    page.keyboard.press("a")
    page.wait_for_url("**told=Accepted**")
    expect(asked).to_contain_text("Norway would help")
    page.keyboard.press("r")
    page.wait_for_url("**told=Rejected**")
    page.keyboard.press("n")
    expect(asked).to_contain_text("Togo refused")
    page.wait_for_load_state()  # the keys work from then on
    page.keyboard.press("c")
    move = page.locator("form.change select[name=move]")
    expect(move).to_be_focused()
    page.keyboard.press("h")
    expect(move).to_have_value("hedge")
    page.fill("form.change input[name=third_party]", "nor")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**told=Changed**")
    with open_case(case_path) as case:
        log = active(load_log(case))
    assert [one.kind for one in log] == [Kind.ACCEPT, Kind.REJECT, Kind.CHANGE]
    assert (log[2].row["move"], log[2].row["third_party"], log[2].who) == ("hedge", "NOR", "Ada")
    page.keyboard.press("u")
    page.wait_for_url("**told=Undone**")
    expect(asked).to_contain_text("Togo refused")


def test_a_wrong_slot_is_refused_with_a_reason(page: Any, site: str, case_path: Path, expect: Any) -> None:
    """What the codebook does not admit comes back as a page that says so; nothing is kept."""
    page.let_be.append("status of 400")
    page.goto(f"{site}/check")
    page.fill("form.change input[name=condition]", "if pigs fly")
    page.get_by_role("button", name="Save the change").click()
    expect(page.locator("main")).to_contain_text("The modality conditional needs the words")
    with open_case(case_path) as case:
        assert not load_log(case)


def test_a_corrected_date_moves_the_stance(page: Any, site: str, expect: Any) -> None:
    """The date of a report is fixed on its page; the stance that rests on it begins on another day."""
    page.goto(f"{site}/stances")
    table = page.locator("table")
    expect(table).to_contain_text("2029-03-01")
    page.goto(f"{site}/reports/0")
    page.get_by_text("Correct date, outlet or origin").click()
    page.fill("form[action='/do/fix-report'] input[name=date]", "2029-03-20")
    page.get_by_role("button", name="Correct").click()
    expect(page.locator("main")).to_contain_text("set by a person: by Ada")
    page.goto(f"{site}/stances")
    expect(table).to_contain_text("2029-03-20")
    expect(table).not_to_contain_text("2029-03-01")


def test_a_disagreement_is_settled_and_opened_again(page: Any, site: str, expect: Any) -> None:
    """A note stays with it, here and in the brief."""
    page.goto(f"{site}/disagreements")
    page.get_by_text("Settle it").first.click()
    page.locator("form:visible select[name=how]").select_option("taken as a change")
    page.locator("form:visible input[name=why]").fill("six weeks lie between")
    page.get_by_role("button", name="Settle", exact=True).locator("visible=true").click()
    main = page.locator("main")
    expect(main).to_contain_text("Settled: taken as a change – six weeks lie between")
    page.goto(site)
    expect(main).to_contain_text("Settled by Ada")
    page.goto(f"{site}/disagreements")
    page.get_by_role("button", name="Open it again").click()
    expect(page.locator("details.settle").first).to_be_attached()
    expect(main).not_to_contain_text("Settled:")


def test_a_missed_statement_is_added_by_selecting_its_words(page: Any, site: str, expect: Any) -> None:
    """Selecting a sentence fills the form; the statement stands in the text at once."""
    page.goto(f"{site}/reports/2")
    page.locator("#s1").click(click_count=3)
    expect(page.locator("textarea[name=quote]")).to_have_value("Lomé recalls its envoy")
    page.select_option("#add select[name=move]", "escalate")
    page.fill("#add input[name=actor]", "TGO")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator("#s1.m-hostile")).to_have_count(1)


def test_a_report_is_added_while_serving(page: Any, site: str, expect: Any) -> None:
    """A pasted text is there at once, is searched, and reads as text."""
    page.goto(f"{site}/reports")
    page.fill("input[name=title]", "delta")
    words = "Ghana has denied any deal with Togo on the harbour, and the <b>minister</b> spoke of rumours."
    page.fill("textarea[name=text]", f"Accra denies a deal\n\nMarch 3, 2029 - {words}")
    page.get_by_role("button", name="Add the text").click()
    expect(page.locator(".told")).to_contain_text("delta.txt: added")
    page.goto(f"{site}/search?q=rumours")
    expect(page.locator("main")).to_contain_text("Accra denies a deal")
    expect(page.locator("main")).to_contain_text("<b>minister</b>")


def test_the_timeline_tells_a_quotation_to_mouse_and_keyboard(page: Any, site: str, expect: Any) -> None:
    """A mark that is focused or pointed at shows its words below the drawing, and opens its report."""
    page.goto(f"{site}/timeline")
    mark = page.locator("a.mark").first
    mark.focus()
    expect(page.locator("#said")).to_contain_text(mark.get_attribute("data-quote"))
    page.locator("a.mark").nth(1).hover()
    expect(page.locator("#said")).to_contain_text(page.locator("a.mark").nth(1).get_attribute("data-quote"))
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
def test_a_preference_is_edited_and_the_outlook_changes(page: Any, site: str, expect: Any) -> None:
    """Turning a want round solves again and shows before and after; going back to the draft undoes it."""
    page.let_be.append("status of 400")
    graph, compare = page.locator("#graph"), page.locator("#compare")
    page.goto(f"{site}/outlook")
    expect(graph).to_be_visible()
    assert page.locator("section").evaluate_all("all => all.map(one => one.id)")[:2] == ["short", "graph"]
    before = page.inner_text("#wants")
    page.get_by_role("button", name=re.compile("^Turn round: Togo")).first.click()
    expect(compare.locator("tbody tr").first).to_be_visible()
    expect(page.locator("#wants")).not_to_have_text(before, use_inner_text=True)
    page.get_by_role("button", name="Back to the draft").click()
    expect(compare).to_have_count(0)
    expect(graph).to_be_visible()
    page.fill("textarea.code", "players: nonsense")
    page.get_by_role("button", name="Save and solve again").click()
    expect(page.locator("main")).to_contain_text("That cannot be done")


def test_on_paper_the_bars_of_uncertain_dates_stay(page: Any, site: str, expect: Any) -> None:
    """What is for the screen alone is left out, what is told is not."""
    page.emulate_media(media="print")
    page.goto(f"{site}/timeline")
    expect(page.locator("header.bar")).to_be_hidden()
    expect(page.locator("rect.bar").first).to_be_visible()


def test_every_slot_offers_what_it_may_hold(page: Any, site: str, expect: Any) -> None:
    """Closed lists, or actors and agreements to choose from; where several may stand, also behind the first."""
    page.goto(f"{site}/check")
    for slot in ("move", "actor_role", "modality", "speaker_kind"):
        assert page.locator(f"form.change select[name={slot}] option").count() > 3
    for slot, least in {"actor": 100, "third_party": 100, "toward": 100, "frameworks": 20}.items():
        page.focus(f"form.change input[name={slot}]")
        offered = page.evaluate("document.activeElement.list.options.length")
        assert offered > least, slot
    page.fill("form.change input[name=toward]", "GHA, T")
    offered = page.evaluate("[...document.activeElement.list.options].map((one) => one.value)")
    assert "GHA, TGO" in offered
