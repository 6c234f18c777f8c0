"""What is taken out of the source of a page before it is parsed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_nlp.readers import Limits
from astana_nlp.readers.html import read_html
from astana_nlp.readers.pagesource import without_scripts

LINKED = b'<script type="application/ld+json">{"@type": "Article"}</script>'


@pytest.mark.parametrize(
    ("page", "left"),
    [
        (b"<p>a</p><script>if (1 < 2) document.write('<p>b</p>')</script><p>c</p>", b"<p>a</p><p>c</p>"),
        (b"<STYLE media='all'>p { color: red }</Style ><p>c</p>", b"<p>c</p>"),
        (b"<script src='a.js'></script\n><script>1</script>", b""),
        (b"<script><!-- 1 --></script><p>c</p>", b"<p>c</p>"),
    ],
)
def test_scripts_and_style_sheets_go(page: bytes, left: bytes) -> None:
    assert without_scripts(page) == left


@pytest.mark.parametrize(
    "page",
    [
        LINKED,
        LINKED.replace(b"/ld+json", b"&#x2F;ld&#x2B;json"),
        b"<!-- saved from url=(0023)https://example.org/a --><p>a</p>",
        b"<!-- <script> --><p>a</p><!-- </script> -->",
        b"<!--><p>a</p><!-- <script> -->",
        b"<p>a</p><script>never closed",
        b"<p>a</p><script",
        b"<p>a</p><!-- never closed <script></script>",
        b"<scripture>a</scripture>",
        "<script>1</script>".encode("utf-16"),
    ],
)
def test_linked_data_comments_and_what_is_no_script_stay(page: bytes) -> None:
    assert without_scripts(page) == page


@given(st.lists(st.sampled_from([b"<script>", b"</script>", b"<style ", b"<!--", b"-->", b">", b"a", b"<p>"])))
def test_nothing_is_added_and_all_is_in_order(parts: list[bytes]) -> None:
    """Whatever a page is made of, what is left are bytes of the page in their order."""
    page = b"".join(parts)
    rest = iter(page)
    assert all(byte in rest for byte in without_scripts(page))


@pytest.mark.parametrize("part", [b"<script ", b"<script>", b"<!--", b"<script></script", b"</script>", b"<style><!--"])
def test_a_page_of_nothing_but_starts_is_read(part: bytes) -> None:
    """A search that begins again at each of them would never end."""
    assert set(without_scripts(part * 500_000)) <= set(part)


def test_a_picture_inside_a_sentence_does_not_part_it() -> None:
    """Old forums have one for every smile."""
    lines = "".join(f"<br><br>On day {day} the envoys of Orvania met again in the great hall." for day in range(9))
    page = (
        f"<title>x</title><div>The talks ar<img src='smile.gif'>e going on in the great hall of the town.{lines}</div>"
    )
    assert "The talks are going on in the great hall" in read_html(page.encode(), Limits()).text
