"""The report in a real browser: it fetches nothing, counts like the program, and serves keyboards, phones and paper."""

from __future__ import annotations

import shutil
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from astana_nlp.findings.evidence import Review
from astana_nlp.findings.gathering import gather
from astana_nlp.findings.voices import STANCES
from astana_nlp.report import pages as report_pages
from astana_nlp.report.pages import pages
from astana_nlp.report.wording import LABEL_SIGNS
from evidence import ALMOND, PINE, evidence, source, statement

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")
ARABIC = "رفض اللواء المشاركة في الجولة الثالثة، وقال إنه لن يرسل وفداً إلى Astana قبل 15 آذار 2017."
CELLS = ((1, "astana"), (15, "ceasefire"))
# left and right edge of what is written into a cell
INK = """cell => [...cell.querySelectorAll('b, small, em')].map(part => {
    const range = document.createRange(); range.selectNodeContents(part);
    const {left, right} = range.getBoundingClientRect(); return [left, right]; })"""
HOSTILE = "</script><script>document.title = 'run'</script><img src='https://example.org/x.png'>"


def records() -> list[object]:
    """Return records on three rounds in three languages, every stance and mixture among them, one hostile text."""
    found = [
        statement(f"{stance}-{n}", stance, round=n, certainty=0.55 + n / 10, text=f"{stance} {n} {HOSTILE}")
        for n, stance in enumerate((*STANCES, "support"), 1)
    ]
    found += [statement("a", "oppose", round=1, text=ARABIC, language="ar", source=source("a", language="ar"))]
    found += [statement(d, "oppose", actor=PINE, round=3, date="2017-03-10") for d in ("b", "c")]
    found += [statement("d", "support", actor=PINE, round=3, date="2017-03-14", section="title")]
    found += [statement("e", "support", actor=ALMOND, round=2, motives=("detainees",))]
    return list(found)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    content = dict(pages(gather(evidence(*records()))))["report.html"]  # type: ignore[arg-type]
    (folder / "report.html").write_bytes(content)
    return folder / "report.html"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser, report: Path) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.goto(report.as_uri())
    yield opened
    context.close()


def test_nothing_is_fetched_and_no_text_of_a_document_runs(browser: Browser, report: Path) -> None:
    """The page asks for itself only, and says no error."""
    opened = browser.new_page()
    asked: list[str] = []
    errors: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("console", lambda message: errors.append(message.text))
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto(report.as_uri())
    for cell in opened.locator("td .cell").all():
        cell.click()
        opened.keyboard.press("Escape")
    assert asked == [report.as_uri()]
    assert errors == []
    assert opened.title() == "Positions on the Astana process"
    opened.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_is_found(browser: Browser, report: Path, scheme: str) -> None:
    """Axe finds nothing with all pages and the evidence open, in both schemes of colours."""
    from axe_playwright_python.sync_playwright import Axe

    opened = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]
    opened.goto(report.as_uri())
    opened.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert Axe().run(opened).generate_report().startswith("Found 0 accessibility violations")
    opened.select_option("select[name=language]", label="Arabic")
    opened.locator("td .cell:visible").first.click()
    assert opened.locator("dialog article.off").count() == 1
    assert Axe().run(opened).generate_report().startswith("Found 0 accessibility violations")
    opened.close()


def test_no_barrier_is_found_on_pages_of_their_own(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of many documents each actor and round has one; axe finds nothing there either."""
    from axe_playwright_python.sync_playwright import Axe

    monkeypatch.setattr(report_pages, "ONE_FILE", 1)
    opened = browser.new_page()
    for name, content in pages(gather(evidence(*records()))):  # type: ignore[arg-type]
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        opened.goto(path.as_uri())
        opened.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        assert Axe().run(opened).generate_report().startswith("Found 0 accessibility violations"), name
    opened.close()


def test_a_cell_opens_its_evidence_by_keyboard_and_gives_the_place_back(page: Page) -> None:
    """Enter opens, Escape closes, and the reader stands where they were."""
    cell = page.locator("td .cell").first
    cell.focus()
    page.keyboard.press("Enter")
    dialog = page.locator("dialog")
    assert dialog.is_visible()
    assert "page 1" in dialog.inner_text()
    assert "Not reviewed." in dialog.inner_text()
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    assert cell.evaluate("(element) => element === document.activeElement")


def test_arabic_evidence_stands_from_right_to_left(page: Page) -> None:
    """Its first letter is at the right edge, and it says its language to screen readers."""
    quote = page.locator("#contradictions, #actors").locator("blockquote[lang=ar]").first
    assert quote.evaluate("(q) => getComputedStyle(q).unicodeBidi") == "plaintext"
    page.locator("td .cell", has_text="≠").first.click()
    shown = page.locator("dialog blockquote[lang=ar]")
    assert shown.inner_text() == ARABIC


def test_filters_count_like_the_program(page: Page) -> None:
    """What is left of a filter gives the position, and about the certainty, that the program gives for those alone."""
    for language, code in (("English", "en"), ("Arabic", "ar")):
        page.select_option("select[name=language]", label=language)
        kept = [r for r in records() if r.source.language == code]  # type: ignore[attr-defined]
        expected = {
            (p.actor.name, p.round): LABEL_SIGNS[p.label]
            for p in gather(evidence(*kept)).positions  # type: ignore[arg-type]
        }
        shown = page.locator("#matrix td .cell:visible")
        found = {c.get_attribute("aria-label").split(":")[0]: c.locator("b").text_content() for c in shown.all()}  # type: ignore[union-attr]
        assert found == {f"{name}, round {number}": sign for (name, number), sign in expected.items()}
        sure = {f"{p.actor.name}, round {p.round}": p.certainty for p in gather(evidence(*kept)).positions}  # type: ignore[arg-type]
        for cell in shown.all():
            name, _, said = str(cell.get_attribute("aria-label")).partition(":")
            # two samples of 400 draws: five standard deviations of their difference
            assert abs(int(said.split("certainty ")[1].split()[0]) / 100 - sure[name]) < 0.18
        assert page.locator("#matrix tbody tr:not(.side):visible").count() == len({name for name, _ in expected})
    page.click("button[type=reset]")
    page.wait_for_function("document.querySelector('#filters [role=status]').textContent === ''")
    assert page.locator("#matrix td .cell:visible").count() == len(gather(evidence(*records())).positions)  # type: ignore[arg-type]


def test_the_pages_of_actors_say_what_the_cells_say(page: Page) -> None:
    """Filters change both alike, with evidence of what is left, and taken back both say what they said before."""
    told = """() => [...document.querySelectorAll('#actors tr[data-p]')].map((row) => {
        const cell = document.querySelector(`td[data-p="${row.dataset.p}"] > .cell`), said = cell.ariaLabel;
        const [, position, sure, , sources, , evidence] = row.children;
        return [row.hidden, cell.hidden, position.querySelector('.sign').textContent, cell.children[0].textContent,
            parseInt(sure.textContent), parseInt(said.split('certainty ')[1]), sources.textContent,
            cell.children[1].textContent, evidence.querySelector('blockquote').lang, row.textContent];
    })"""
    before = page.evaluate(told)
    page.select_option("select[name=language]", label="Arabic")
    shown = [row for row in page.evaluate(told) if not row[0]]
    assert [row[8] for row in shown] == ["ar"]
    for filters in ({"least": "60"}, {"language": "English", "least": "70"}):
        page.evaluate(
            """(filters) => { const form = document.getElementById('filters'); form.reset();
            for (const [name, value] of Object.entries(filters)) form.elements[name].value = value;
            form.dispatchEvent(new Event('input')); }""",
            filters,
        )
        for hidden, unseen, sign, cell_sign, sure, cell_sure, sources, cell_sources, *_ in page.evaluate(told):
            assert hidden == unseen
            assert hidden or (sign, sure, sources) == (cell_sign, cell_sure, cell_sources)
    page.click("button[type=reset]")
    page.wait_for_function("document.querySelector('#filters [role=status]').textContent === ''")
    assert page.evaluate(told) == before


@pytest.mark.parametrize(
    "chosen", [{"language": "Arabic"}, {"language": "English"}, {"least": "70"}, {"reviewed": True}]
)
def test_what_yields_to_others_counts_where_filters_leave_none_of_them(
    browser: Browser, tmp_path: Path, chosen: dict[str, object]
) -> None:
    """An Arabic text of March is not replaced by an English one of May where Arabic ones are counted."""
    arabic = source("a", language="ar")
    decided = Review("confirmed", "", "", "2026-11-27")
    told = [
        statement("a", "oppose", date="2017-03-10", text=ARABIC, source=arabic, certainty=0.8),
        statement("b", "support", date="2017-05-10", certainty=0.65),
        statement("c", "support", date="2017-05-10", round=4, review=decided),
        statement("d", "oppose", round=4, text=ARABIC, source=replace(arabic, doc_id="d", original="d")),
    ]
    (tmp_path / "report.html").write_bytes(dict(pages(gather(evidence(*told))))["report.html"])
    opened = browser.new_page()
    opened.goto((tmp_path / "report.html").as_uri())
    if "language" in chosen:
        opened.select_option("select[name=language]", label=str(chosen["language"]))
    if "reviewed" in chosen:
        opened.check("input[name=reviewed]")
    opened.evaluate(
        """least => { const form = document.getElementById('filters'); form.elements.least.value = least;
        form.dispatchEvent(new Event('input')); }""",
        chosen.get("least", "0"),
    )
    names = {"Arabic": "ar", "English": "en"}
    kept = [
        s
        for s in told
        if names.get(str(chosen.get("language")), s.source.language) == s.source.language
        and s.certainty >= int(str(chosen.get("least", 0))) / 100
        and (s.reviewed or "reviewed" not in chosen)
    ]
    expected = {f"round {p.round}": LABEL_SIGNS[p.label] for p in gather(evidence(*kept)).positions}
    shown = opened.locator("#matrix td .cell:visible").all()
    found = {
        str(c.get_attribute("aria-label")).split(", ")[1].split(":")[0]: c.locator("b").inner_text() for c in shown
    }
    assert found == expected
    opened.close()


def test_reviewed_only_leaves_what_people_decided(page: Page) -> None:
    """Nobody decided anything here, and that is said where the positions stood and at every actor."""
    page.check("input[name=reviewed]")
    assert page.locator("#matrix td .cell:visible").count() == 0
    assert page.locator("#matrix table:visible").count() == 0
    assert page.locator("#matrix .nothing:visible").count() == 1
    assert page.locator("#actors .spent").count() == page.locator("#actors .page").count()
    page.uncheck("input[name=reviewed]")
    assert page.locator("#matrix .nothing:visible, #actors .spent").count() == 0


def test_evidence_is_closed_with_a_thumb_and_nothing_moves_behind_it(browser: Browser, report: Path) -> None:
    """The button is as large as a thumb, the page behind stays where it is, and what filters leave out comes last."""
    context = browser.new_context(viewport={"width": 390, "height": 500}, has_touch=True, is_mobile=True)
    opened = context.new_page()
    opened.goto(report.as_uri())
    opened.select_option("select[name=language]", label="Arabic")
    opened.locator("td .cell:visible").first.tap()
    articles = opened.locator("dialog article").all_inner_texts()
    assert ["Left out by the filters" in said for said in articles] == [False, True]
    before = opened.evaluate("scrollY")
    opened.mouse.move(3, 3)
    opened.mouse.wheel(0, 400)
    opened.wait_for_timeout(300)
    assert opened.evaluate("scrollY") == before
    close = opened.locator("dialog .close")
    box = close.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 44
    close.tap()
    assert not opened.locator("dialog").is_visible()
    context.close()


def test_a_phone_shows_the_page_without_sideways_scrolling(browser: Browser, report: Path) -> None:
    """Wide tables scroll inside themselves."""
    opened = browser.new_page(viewport={"width": 390, "height": 844})
    opened.goto(report.as_uri())
    opened.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert opened.evaluate("document.documentElement.scrollWidth") <= 390
    opened.close()


def test_a_long_name_breaks_where_a_phone_ends(browser: Browser, tmp_path: Path) -> None:
    """Among the positions of a round, with what the position is on behind it."""
    long = replace(PINE, name="High Committee of the Pine and Cedar Movements of the North")
    told = [statement("a", "oppose", actor=long, target="de-escalation"), statement("b", "support")]
    (tmp_path / "report.html").write_bytes(dict(pages(gather(evidence(*told))))["report.html"])
    opened = browser.new_page(viewport={"width": 390, "height": 844})
    opened.goto((tmp_path / "report.html").as_uri())
    opened.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert opened.evaluate("document.documentElement.scrollWidth") <= 390
    opened.close()


def test_the_network_is_as_wide_as_a_phone(browser: Browser, report: Path) -> None:
    """It is drawn a second time, tall and narrow, and one of the two is shown."""
    for width, shown in ((390, ".tall"), (1280, ".wide-only")):
        opened = browser.new_page(viewport={"width": width, "height": 844})
        opened.goto(report.as_uri())
        drawn = opened.locator("#networks svg:visible")
        assert drawn.count() == 1
        assert opened.locator(f"#networks {shown} svg").is_visible()
        assert drawn.evaluate("svg => svg.getBoundingClientRect().right") <= width
        opened.close()


def test_an_actor_of_the_network_is_shown_with_its_own_ties(browser: Browser, tmp_path: Path) -> None:
    """Pointed at, it keeps its lines and neighbours, and the others fade; elsewhere all are there again."""
    told = [statement("a", "support", round=1), statement("a", "support", actor=PINE, round=1)]
    told += [statement("b", "support", actor=PINE, round=2), statement("b", "support", actor=ALMOND, round=2)]
    (tmp_path / "report.html").write_bytes(dict(pages(gather(evidence(*told))))["report.html"])
    opened = browser.new_page()
    opened.goto((tmp_path / "report.html").as_uri())
    drawn = opened.locator("#networks svg:visible")
    assert drawn.locator("line").count() == 2
    drawn.locator(".node[data-of]", has_text="Cedar Brigade").hover()
    assert drawn.locator("line.on").count() == 1
    assert set(drawn.locator(".node.on text").all_text_contents()) == {"Cedar Brigade", "Pine Front"}
    opened.mouse.move(2, 2)
    assert drawn.locator(".on, .lit").count() == 0
    opened.close()


def test_paper_says_what_was_counted_only(page: Page) -> None:
    """A matrix of one language that does not say so would pass for that of all."""
    page.select_option("select[name=language]", label="Arabic")
    page.emulate_media(media="print")
    status = page.locator("#filters [role=status]")
    assert status.inner_text().startswith("Only sources in Arabic: 1 of the ")
    assert not page.locator("#filters select").first.is_visible()
    page.emulate_media(media="screen")
    page.click("button[type=reset]")
    page.wait_for_function("document.querySelector('#filters [role=status]').textContent === ''")


def test_a_link_opens_the_page_of_an_actor(page: Page) -> None:
    """Pages of actors and rounds are folded until somebody asks for one."""
    link = page.locator("#matrix th[scope=row] a", has_text="Pine Front").first
    target = page.locator(link.get_attribute("href") or "")
    assert target.get_attribute("open") is None
    link.click()
    page.wait_for_function("(id) => document.getElementById(id).open", arg=target.get_attribute("id"))


def test_paper_gets_the_pages_that_the_reader_opened(page: Page) -> None:
    """The head of every actor is printed, and the page of those that are open; nothing unfolds by itself."""
    folded = page.locator("details:not([open])").count()
    page.locator("#actors summary").first.click()
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    assert page.locator("details:not([open])").count() == folded - 1
    page.emulate_media(media="print")
    assert page.locator("#actors summary").last.is_visible()


def test_on_a_phone_the_table_of_an_actor_stands_on_its_end(browser: Browser, report: Path) -> None:
    """Its rows become blocks with a heading before each value, so that only the matrix scrolls sideways."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    opened = context.new_page()
    opened.goto(report.as_uri())
    opened.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    sizes = opened.locator(".scroll:has(.rows)").evaluate_all("all => all.map(e => [e.scrollWidth, e.clientWidth])")
    assert sizes
    assert all(wide <= room for wide, room in sizes)
    context.close()


def test_two_figures_do_not_lie_on_the_sign(browser: Browser, tmp_path: Path) -> None:
    """A cell with twelve sources, on a screen and on a phone; one on something else has room for its round as well."""
    many = [statement(f"s{i}", "support", round=n, target=on) for i in range(12) for n, on in CELLS]
    (tmp_path / "report.html").write_bytes(dict(pages(gather(evidence(*many))))["report.html"])
    for width in (1280, 390):
        opened = browser.new_page(viewport={"width": width, "height": 844})
        opened.goto((tmp_path / "report.html").as_uri())
        for cell in opened.locator("td .cell").all():
            boxes = cell.evaluate(INK)
            assert all(left < right for (_, left), (right, _) in pairwise(sorted(boxes))), boxes
        opened.close()


def test_filters_count_each_position_on_something_else(browser: Browser, tmp_path: Path) -> None:
    """One without and one at a round stand in one field of the table; each opens its own evidence."""
    told = [
        statement("a", "oppose", round=None, target="ceasefire", text=ARABIC, source=source("a", language="ar")),
        statement("b", "support", round=4, target="ceasefire"),
    ]
    (tmp_path / "report.html").write_bytes(dict(pages(gather(evidence(*told))))["report.html"])
    opened = browser.new_page()
    opened.goto((tmp_path / "report.html").as_uri())
    cells = opened.locator("#matrix td .cell:visible")
    assert cells.locator("b").all_text_contents() == [LABEL_SIGNS["oppose"], LABEL_SIGNS["support"]]
    opened.select_option("select[name=language]", label="Arabic")
    assert cells.locator("b").all_text_contents() == [LABEL_SIGNS["oppose"]]
    cells.first.click()
    assert opened.locator("dialog blockquote").all_inner_texts() == [ARABIC]
    opened.close()


def test_a_column_that_nobody_speaks_of_is_narrow(browser: Browser, tmp_path: Path) -> None:
    """So that a phone shows more of the others; the numbers of the rounds stand above each side again."""
    told = [statement("a", "support", round=1), statement("b", "support", actor=ALMOND, round=4)]
    (tmp_path / "report.html").write_bytes(dict(pages(gather(evidence(*told))))["report.html"])
    opened = browser.new_page(viewport={"width": 390, "height": 844})
    opened.goto((tmp_path / "report.html").as_uri())
    wide = opened.locator("#matrix thead th").evaluate_all("all => all.map(e => e.getBoundingClientRect().width)")
    assert max(wide[2:4]) < min(wide[1], wide[4])
    assert opened.locator("#matrix tr.side td").all_inner_texts() == ["", "", "", "", "1", "2", "3", "4"]
    opened.close()


def test_motives_keep_their_names_in_sight_on_a_phone(browser: Browser, report: Path) -> None:
    """The first column stays where it is while the others scroll."""
    opened = browser.new_page(viewport={"width": 390, "height": 844})
    opened.goto(report.as_uri())
    name = opened.locator(".heat tbody th").first
    before = name.evaluate("e => e.getBoundingClientRect().left")
    opened.locator(".scroll:has(.heat)").evaluate("e => { e.scrollLeft = 200; }")
    assert abs(name.evaluate("e => e.getBoundingClientRect().left") - before) < 1
    opened.close()
