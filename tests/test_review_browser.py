"""A person reviews by keyboard alone in a real browser: Chromium, without a network."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from astana_nlp.review.decisions import Origin
from astana_nlp.review.desk import Desk
from astana_nlp.review.entries import Entry
from astana_nlp.review.log import decisions_of
from astana_nlp.review.reading import read_run
from printing import CHROMIUM
from review_server import Page, make_hostile, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the browser once."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield found
        found.close()


@pytest.fixture
def page(sample_run: Path, tmp_path: Path) -> Iterator[Page]:
    """Serve a copy of the sample run."""
    shutil.copytree(sample_run, tmp_path / "run")
    with served(tmp_path / "run") as found:
        yield found


@pytest.fixture
def tab(browser: Browser, page: Page) -> Iterator[Tab]:
    """Open the page; whatever it asks of another host, or says as an error, fails the test."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    opened = context.new_page()
    faults: list[str] = []
    opened.on("request", lambda asked: asked.url.startswith(page.origin) or faults.append(asked.url))
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda said: said.type in {"error", "warning"} and faults.append(said.text))
    opened.on("dialog", lambda dialog: faults.append(dialog.message))
    opened.goto(f"{page.origin}/?token={page.token}")
    opened.wait_for_selector("body[data-shown]")
    yield opened
    context.close()
    assert faults == []


def shown(tab: Tab) -> str:
    """Return the key of the record that is shown."""
    return tab.eval_on_selector("body", "body => body.dataset.shown")


def press(tab: Tab, *keys: str) -> str:
    """Press keys as a person does, who waits for the next record; return its key."""
    before = shown(tab)
    for key in keys:
        tab.keyboard.press(key)
    tab.wait_for_function("before => document.body.dataset.shown !== before && !document.body.dataset.busy", arg=before)
    return shown(tab)


def test_twenty_decisions_need_twenty_keys(tab: Tab, page: Page) -> None:
    """Each key writes one decision on the record that was shown, and shows the next one; the mouse is not needed."""
    keys = ["c", "1", "2", "3", "4", "x", "u", "Enter", "c", "2"] * 2
    seen = []
    for key in keys:
        seen.append(shown(tab))
        press(tab, key)
    made = decisions_of(page.run)
    assert [decision.stance_id for decision in made] == seen
    assert len({*seen}) == len(keys)
    stances = {"1": "support", "2": "oppose", "3": "conditional", "4": "neutral", "x": "none"}
    for key, decision in zip(keys, made, strict=True):
        assert key not in stances or decision.claim.stance == stances[key]
    assert tab.inner_text("#counts").startswith(
        f"18 of {len(read_run(page.run).stances)} decided · 20 by you"
    )  # two are unsure
    assert "machine right" in tab.inner_text("#agreement")


def test_undo_goes_back_to_the_record(tab: Tab, page: Page) -> None:
    """It takes the newest decision back and shows it again."""
    first = shown(tab)
    press(tab, "x")
    assert press(tab, "z") == first
    assert [decision.verdict.value for decision in decisions_of(page.run)] == ["rejected", "undone"]
    assert press(tab, "n") != first
    assert press(tab, "p") == first


def test_holder_target_and_round_are_corrected_by_keys(tab: Tab, page: Page) -> None:
    """The holder is found in another spelling; the decision comes with everything that was chosen."""
    tab.keyboard.press("h")
    tab.keyboard.type("аллуш")
    tab.wait_for_selector("#holder-list [role=option]")
    tab.keyboard.press("ArrowDown")
    name = tab.inner_text("#holder-list [aria-selected=true] b")
    tab.keyboard.press("Enter")
    for keys in (["t", "4"], ["r", "7", "Enter"]):
        for key in keys:
            tab.keyboard.press(key)
    assert name in tab.inner_text("#draft")
    press(tab, "2")
    (made,) = decisions_of(page.run)
    assert (made.claim.holder, made.claim.target, made.claim.round) == (name, "sochi", "7")
    assert (made.claim.stance, bool(made.corrected.holder_id)) == ("oppose", True)


def test_keys_count_on_every_keyboard(tab: Tab, page: Page) -> None:
    """On an Arabic or Russian layout the same key decides; with Ctrl, or in a field, none does."""
    for letter in ("ؤ", "с"):
        before = shown(tab)
        tab.evaluate(
            "key => document.body.dispatchEvent(new KeyboardEvent('keydown', {key, code: 'KeyC', bubbles: true}))",
            letter,
        )
        tab.wait_for_function("before => document.body.dataset.shown !== before", arg=before)
    tab.keyboard.press("Control+c")
    tab.keyboard.press("/")
    tab.keyboard.type("cux")
    assert [decision.verdict.value for decision in decisions_of(page.run)] == ["confirmed", "confirmed"]


def test_single_keys_can_be_turned_off(tab: Tab, page: Page) -> None:
    """Who dictates to the machine decides by the buttons (WCAG 2.1.4)."""
    tab.keyboard.press("?")
    tab.uncheck("#single-keys")
    tab.keyboard.press("Escape")
    tab.keyboard.press("c")
    before = shown(tab)
    tab.click("[data-act=unsure]")
    tab.wait_for_function("before => document.body.dataset.shown !== before", arg=before)
    assert [decision.verdict.value for decision in decisions_of(page.run)] == ["unsure"]


def test_a_missed_record_is_added_by_selecting_its_holder(tab: Tab, page: Page) -> None:
    """The span is that of the table's text, also in right-to-left text and behind other sentences."""
    tab.goto(f"{page.origin}/?language=ar&show=all")
    tab.wait_for_selector("body[data-shown]")
    word = tab.evaluate(
        """() => {
            const pieces = [...document.querySelectorAll(".passages .near span")];
            const piece = pieces.find((each) => each.textContent.trim().length > 12);
            const range = document.createRange();
            range.setStart(piece.firstChild, 3);
            range.setEnd(piece.firstChild, 11);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            return range.toString().trim();
        }"""
    )
    tab.keyboard.press("a")
    tab.fill("#add-holder", "Cedar Front")
    tab.check("[name=add-stance][value=conditional]")
    tab.select_option("#add-target", "geneva")
    tab.fill("#add-round", "5")
    tab.click("#add-form [type=submit]")
    tab.wait_for_function("() => document.getElementById('said').textContent.startsWith('Added')")
    (made,) = decisions_of(page.run)
    start, end = made.evidence.holder_start, made.evidence.holder_end
    assert read_run(page.run).text(made.evidence.doc_id)[start:end] == word
    assert (made.claim.holder, made.claim.stance, made.claim.target, made.claim.round) == (
        "Cedar Front",
        "conditional",
        "geneva",
        "5",
    )


def test_filters_stand_in_the_address(tab: Tab) -> None:
    """A view can be opened again, and says how many filters are on."""
    tab.keyboard.press("f")
    tab.select_option("[name=language]", "fa")
    tab.wait_for_function("() => document.getElementById('filters-on').textContent.includes('1')")
    assert tab.url.endswith("/?language=fa")
    assert tab.get_attribute(".evidence", "lang") == "fa"
    tab.reload()
    tab.wait_for_selector("body[data-shown]")
    assert tab.eval_on_selector("[name=language]", "field => field.value") == "fa"


def test_filters_that_leave_nothing_are_said_and_cleared(tab: Tab) -> None:
    """Where no record passes, the page says so and takes the filters away."""
    tab.keyboard.press("f")
    tab.select_option("[name=language]", "fa")
    tab.fill("[name=words]", "no sentence has these")
    tab.press("[name=words]", "Tab")
    tab.wait_for_selector(".empty")
    assert tab.inner_text(".empty").startswith("No record passes all of these filters.")
    tab.click(".empty button")
    tab.wait_for_selector(".record")
    assert tab.inner_text("#filters-on") == ""


def test_a_filter_changed_while_another_loads_is_heeded(tab: Tab) -> None:
    """On a slow machine both are changed before the first has an answer."""
    tab.evaluate(
        """() => {
            const form = document.getElementById("filters");
            for (const [name, value] of [["language", "fa"], ["words", "no sentence has these"]]) {
                form.elements[name].value = value;
                form.dispatchEvent(new Event("change"));
            }
        }"""
    )
    tab.wait_for_selector(".empty")
    tab.click(".empty button")
    tab.wait_for_selector(".record")


def test_disagreements_are_settled_one_by_one_until_none_is_left(browser: Browser, page: Page) -> None:
    """What holds until then is the newest decision, whoever made it; each that is settled is done, then it is said."""
    ada, ben = Desk(page.run, "ada"), Desk(page.run, "ben")
    for item in ada.queue[:2]:
        ada.decide(item.stance_id, Entry(review="confirmed"))
        ben.decide(item.stance_id, Entry(review="rejected"))
    ada.close()
    ben.close()
    context = browser.new_context()
    opened = context.new_page()
    opened.goto(f"{page.origin}/?token={page.token}&show=disputed")
    opened.wait_for_selector("body[data-shown]")
    assert opened.inner_text(".opinions .now").startswith("now: rejected by ben, the newest.")
    assert opened.locator("#queue .decided").count() == 0
    press(opened, "c")
    assert opened.locator("#queue .decided").count() == 1
    opened.keyboard.press("x")
    opened.wait_for_selector(".empty")
    assert opened.inner_text(".empty").startswith("No disagreement is left.")
    assert opened.inner_text("#disputed-count") == "0"
    context.close()
    assert [d.origin for d in decisions_of(page.run)][-2:] == [Origin.SETTLED, Origin.SETTLED]


def test_a_thumb_takes_and_leaves_every_dialog(browser: Browser, page: Page) -> None:
    """On a telephone without Enter and Escape, each can be left, and a round and a holder be taken."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    opened = context.new_page()
    opened.goto(f"{page.origin}/?token={page.token}")
    opened.wait_for_selector("body[data-shown]")
    for name in ("holder", "target", "round", "note"):
        opened.tap(f"[data-act={name}]")
        opened.tap(f"#{name}-box [data-close]")
        assert not opened.is_visible(f"#{name}-box")
    for name, value in (("round", "7"), ("holder", "Fig Tree Front")):
        opened.tap(f"[data-act={name}]")
        opened.fill(f"#{name}-input", value)
        opened.tap(f"#{name}-take")
    assert opened.inner_text("#draft").startswith("Will be decided with round: 7 · holder: Fig Tree Front.")
    context.close()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_words_that_moved_a_decision_are_marked(tab: Tab, page: Page, language: str) -> None:
    """They come after the record, which does not wait, and are marked where they stand, from right to left too."""
    tab.goto(f"{page.origin}/?language={language}&show=all&stance=oppose")
    tab.wait_for_selector("#moved :is(li, p)", timeout=120_000)
    listed = tab.eval_on_selector_all("#moved .pro .word", "words => words.map((word) => word.textContent)")
    marked = tab.evaluate("[...(CSS.highlights.get('pro') ?? [])].map(String)")
    assert listed
    assert sorted("".join(marked)) == sorted("".join(listed))


def test_nothing_stands_beside_a_narrow_screen(browser: Browser, page: Page) -> None:
    """On a telephone the record, its buttons and what stays in sight are as wide as the screen."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    opened = context.new_page()
    opened.goto(f"{page.origin}/?token={page.token}&language=ar&show=all")
    opened.wait_for_selector("body[data-shown]")
    wide = "nodes => nodes.filter((node) => node.getBoundingClientRect().right > 391).map((node) => node.className)"
    assert opened.eval_on_selector_all(".bar, .bar *, .desk, .record, .record *, footer", wide) == []
    context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_what_is_said_covers_no_button(browser: Browser, page: Page, width: int) -> None:
    """What a decision was is told above the bar of decisions, on however many lines its buttons stand."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    opened = context.new_page()
    opened.goto(f"{page.origin}/?token={page.token}")
    opened.wait_for_selector("body[data-shown]")
    press(opened, "c")
    said, bar = opened.locator("#said").bounding_box(), opened.locator(".acts").bounding_box()
    context.close()
    assert said
    assert bar
    assert said["y"] + said["height"] <= bar["y"]


@pytest.mark.parametrize("width", [1280, 390])
def test_the_figures_of_agreement_are_read_one_below_the_other(browser: Browser, page: Page, width: int) -> None:
    """Nothing lies over the table, however many rows it has, and nothing beside a narrow screen."""
    context = browser.new_context(viewport={"width": width, "height": 500})
    opened = context.new_page()
    opened.goto(f"{page.origin}/?token={page.token}")
    opened.wait_for_selector("body[data-shown]")
    press(opened, "c")
    opened.goto(f"{page.origin}/agreement")
    boxes = [found.bounding_box() for found in opened.locator("main > *").all()]
    wide = opened.evaluate("document.querySelector('main').scrollWidth")
    context.close()
    tops, ends = [box["y"] for box in boxes if box], [box["y"] + box["height"] for box in boxes if box]
    assert all(top >= end for top, end in zip(tops[1:], ends, strict=False))
    assert wide <= width


def test_what_is_not_saved_is_said_and_stays_in_sight(browser: Browser, page: Page) -> None:
    """Where the server is gone, the record stays and the page says that nothing was changed."""
    context = browser.new_context()
    opened = context.new_page()
    opened.goto(f"{page.origin}/?token={page.token}")
    opened.wait_for_selector("body[data-shown]")
    before = shown(opened)
    context.set_offline(offline=True)
    opened.keyboard.press("c")
    opened.wait_for_function("() => document.getElementById('failed').textContent.startsWith('Not saved')")
    assert shown(opened) == before
    context.set_offline(offline=False)
    opened.wait_for_function("() => navigator.onLine")
    press(opened, "c")
    context.close()
    assert [decision.stance_id for decision in decisions_of(page.run)] == [before]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_nobody_is_shut_out(browser: Browser, page: Page, theme: str, width: int) -> None:
    """No violation that axe knows on the desk, in its dialogs and on the page of agreement, at any width and theme."""
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=theme)
    opened = context.new_page()
    opened.goto(f"{page.origin}/?token={page.token}&language=ar&show=all")
    opened.wait_for_selector("body[data-shown]")
    press(opened, "c")
    opened.keyboard.press("f")
    found = [Axe().run(opened)]
    for key, dialog in (("h", "holder"), ("t", "target"), ("?", "help")):
        opened.focus("main")
        opened.keyboard.press(key)
        opened.wait_for_selector(f"#{dialog}-box[open]")
        found.append(Axe().run(opened))
        opened.evaluate("dialog => document.getElementById(dialog).close()", f"{dialog}-box")
    opened.goto(f"{page.origin}/agreement")
    found.append(Axe().run(opened))
    context.close()
    assert [result.generate_report() for result in found if result.violations_count] == []


def test_hostile_documents_run_nothing(browser: Browser, sample_run: Path, tmp_path: Path) -> None:
    """Fifty documents that try to: no script of theirs runs, no other host is asked, and all can be decided."""
    shutil.copytree(sample_run, tmp_path / "run")
    make_hostile(tmp_path / "run")
    with served(tmp_path / "run") as page:
        context = browser.new_context()
        opened = context.new_page()
        asked: list[str] = []
        opened.on("request", lambda request: asked.append(request.url))
        opened.on("dialog", lambda dialog: asked.append(dialog.message))
        opened.goto(f"{page.origin}/?token={page.token}")
        opened.wait_for_selector("body[data-shown]")
        for _ in range(49):
            press(opened, "c")
        opened.keyboard.press("c")
        opened.wait_for_selector(".empty")
        assert opened.evaluate("window.hacked") is None
        context.close()
    assert [url for url in asked if not url.startswith(f"{page.origin}/")] == []
    assert len(decisions_of(tmp_path / "run")) == 50
