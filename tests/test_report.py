"""The report of a run: what its pages say, and that nothing in them can be run or fetched."""

from __future__ import annotations

import base64
import gzip
import json
import re
from typing import TYPE_CHECKING

import pytest

from astana_nlp.errors import OutputError
from astana_nlp.findings.evidence import Claim
from astana_nlp.findings.gathering import gather
from astana_nlp.report import pages as report_pages
from astana_nlp.report import wording
from astana_nlp.report.pages import CLAIMED, PRESENCE, pages
from astana_nlp.report.writing import write_report
from conftest import run_over
from evidence import ALMOND, PINE, evidence, source, statement

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "<script>alert(1)</script></script><img src=x onerror=alert(1)>"


def page(*statements: object) -> str:
    """Return the report of these records."""
    found = gather(evidence(*statements))  # type: ignore[arg-type]
    return dict(pages(found))["report.html"].decode()


def test_a_cell_says_position_certainty_and_sources_in_words() -> None:
    """Sign and colour are not all that there is."""
    said = page(statement("a", "oppose", certainty=1.0), statement("b", "oppose", certainty=1.0))
    assert 'aria-label="Cedar Brigade, round 3: opposes; certainty 100\N{NO-BREAK SPACE}%; 2 sources"' in said


def test_a_round_that_nobody_speaks_of_has_its_column() -> None:
    """Between round 1 and round 4 time does not jump."""
    said = page(statement("a", "oppose", round=1), statement("b", "support", round=4))
    heads = said.split('<table class="matrix">', 1)[1].split("</thead>", 1)[0]
    assert re.findall(r'<th scope="col">(\d+)</th>', heads) == ["1", "2", "3", "4"]


def test_a_position_on_something_else_says_so_among_those_of_a_round() -> None:
    """An actor may support the talks and reject the zones at the same round."""
    said = page(statement("a", "support", round=4), statement("b", "oppose", round=4, target="de-escalation"))
    assert (
        said.split('id="r-4"', 1)[1].split("<h4>Positions</h4>", 1)[1].count("<small>on the de-escalation zones, ") == 1
    )


@pytest.mark.parametrize(("score", "said"), [(0.5, "+0.5"), (-1.0, "\N{MINUS SIGN}1.0"), (0.0, "0.0"), (-0.04, "0.0")])
def test_a_score_is_printed_with_its_sign(score: float, said: str) -> None:
    """With a minus, not a hyphen, and zero has none."""
    assert wording.signed(score) == said


def test_days_are_told_in_words() -> None:
    """An explanation for the machine has ISO days; its reader gets those of a letter."""
    told = wording.worded("round 6 on 2016-09-14 to 2016-09-15, and not 2017-09-14")
    assert told == "round 6 on 14 to 15 September 2016, and not 14 September 2017"


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2016-W51", "week of 19 December 2016"),
        ("2020-W53", "week of 28 December 2020"),
        ("2017-W25/2017-W26", "week of 19 to week of 26 June 2017"),
        ("2023-H2", "second half of 2023"),
        ("2017-Q3", "third quarter of 2017"),
        ("2018-FA", "autumn 2018"),
        ("2017-03-08TEV", "8 March 2017, evening"),
        ("2017-03-09T11:05", "9 March 2017, 11:05"),
        ("XXXX-07", "XXXX-07"),
    ],
)
def test_weeks_and_parts_of_years_and_days_are_told_in_words(iso: str, said: str) -> None:
    """A week is that of its Monday, in years of 53 weeks as well; what names no year stays as it is."""
    assert wording.days(iso) == said


def test_a_change_within_a_round_tells_its_days_at_a_glance() -> None:
    """'Round 3, then round 3' would tell nothing."""
    said = page(statement("a", "oppose", date="2017-03-10"), statement("b", "support", date="2017-03-14"))
    glance = re.sub("<[^>]*>", "", said.split('id="overview"', 1)[1].split("</section>", 1)[0])
    assert "opposes (round 3, 10 March 2017), then supports (round 3, 14 March 2017)" in glance


def test_every_position_on_other_things_has_a_cell() -> None:
    """One for each round, and one for what names none."""
    on = {"target": "ceasefire"}
    said = page(
        statement("a", "oppose", round=None, **on), statement("b", "support", round=4, **on), statement("c", "support")
    )
    found = re.findall(r'aria-label="Cedar Brigade, (ceasefire[^:"]*): (\w+)', said)
    assert found == [("ceasefire", "opposes"), ("ceasefire, round 4", "supports")]
    assert said.count("<em>r4</em>") == 1


def test_motives_by_side_and_by_year_add_up_to_all() -> None:
    """What names no date has a column too, and a document that gives a motive twice counts in one year."""
    given = {"motives": ("detainees",)}
    said = page(
        statement("a", "oppose", date="2017-03-10", **given),
        statement("a", "oppose", date="2018-05-14", text="Again.", **given),
        statement("b", "oppose", date="", **given),
        statement("c", "oppose", actor=ALMOND, date="2017-03", **given),
    )
    table = said.split('id="motives"', 1)[1].split("</table>", 1)[0]
    assert re.findall(r"<span>([^<]+)</span>", table) == ["Opposition", "Guarantors", "2017", "no date"]
    counts = [int(n or 0) for n in re.findall(r'<td class="n[^"]*">(?:<strong>)?(\d*)', table)]
    assert counts == [2, 1, 2, 1, 3]


def test_every_text_of_a_document_says_its_language_and_finds_its_direction() -> None:
    """Arabic evidence stands from right to left inside an English page."""
    said = page(statement("a", "oppose", language="ar", text="رفض اللواء المشاركة."))
    assert '<blockquote dir="auto" lang="ar">رفض اللواء المشاركة.</blockquote>' in said


def test_texts_of_documents_are_never_markup() -> None:
    """A document may say anything; in the page it is text, in the elements and in the data of the script."""
    said = page(statement("a", "oppose", text=HOSTILE, source=source("a", title=HOSTILE)))
    assert HOSTILE not in said
    assert said.count("<script") == 2
    packed = re.search(r'id="ledger">(.*?)</script>', said, re.DOTALL)[1]  # type: ignore[index]
    ledger = json.loads(gzip.decompress(base64.b64decode(packed)))
    assert ledger["sentences"][0][4] == HOSTILE


def test_the_page_of_a_round_tells_who_claims_what() -> None:
    """How many came, who led, what was announced and what was not signed, each in words of its own."""
    told = statement("a", "support").quote
    said = (("participants", "15 groups"), ("led-by", "Cedar Brigade: Somebody"), ("planned-place", "Geneva"))
    claims = [Claim(3, kind, value, "", "unknown", told) for kind, value in (*said, ("document-unsigned", "statement"))]
    shown = dict(pages(gather(evidence(statement("a", "support"), claims=tuple(claims)))))["report.html"].decode()
    text = " ".join(re.sub("<[^>]*>", " ", shown).split())
    assert "How many came, as sources say" in text
    assert "not signed: statement" in text
    assert "in Geneva" in text


CLAIMS = {  # a value of each kind, and how the page of a round tells it
    "document-signed": ("statement", "signed: statement"),
    "document-unsigned": ("statement", "not signed: statement"),
    "no-outcome": ("Nothing was agreed.", "nothing came of it: Nothing was agreed."),
    "invited": ("Cedar Brigade", "invited: Cedar Brigade"),
    "uninvited": ("Cedar Brigade", "not invited: Cedar Brigade"),
    "first-time": ("Cedar Brigade", "there for the first time: Cedar Brigade"),
    "format": ("indirect", "talks were indirect"),
    "first-day": ("2017-03-14", "began on 14 March 2017"),
    "last-day": ("2017-03-15", "ended on 15 March 2017"),
    "initiated-by": ("Almond State", "on the initiative of Almond State"),
    "length": ("2 days", "took 2 days"),
    "extension": ("extended", "was extended"),
    "experts-date": ("2017-03-13", "experts meet on 13 March 2017"),
    "post": ("Cedar Brigade: Somebody", "post: Cedar Brigade: Somebody"),
    "walked-out": ("Cedar Brigade", "left the hall: Cedar Brigade"),
    "stayed-on": ("Cedar Brigade", "stayed in the hall: Cedar Brigade"),
    "not-discussed": ("detainees", "not spoken of: detainees"),
    "working-groups": ("2 groups", "set up for work: 2 groups"),
    "schedule": ("postponed", "was postponed"),
    "signed-on": ("2017-05-04", "an agreement signed on 4 May 2017"),
    "rounds-held": ("3", "rounds held until then: 3"),
    "number": ("3", "called number 3"),
    "last-round": ("last", "called last"),
    "rounds-at": ("3 in Astana", "rounds in one city until then: 3 in Astana"),
    "exchanged": ("20 people", "exchanged or set free: 20 people"),
    "zones": ("4 areas", "de-escalation areas: 4 areas"),
    "zones-last": ("6 months", "the areas are to last 6 months"),
    "planned-date": ("2017-05-03", "for 3 May 2017"),
    "planned-place": ("Geneva", "in Geneva"),
}


def of_a_round(*claims: tuple[str, str]) -> str:
    """Return what the page says where sources claim this of the third round."""
    told = statement("a", "support")
    made = tuple(Claim(3, kind, value, "", "unknown", told.quote) for kind, value in claims)
    shown = dict(pages(gather(evidence(told, claims=made))))["report.html"].decode()
    return " ".join(re.sub("<[^>]*>", " ", shown).split())


@pytest.mark.parametrize("kind", CLAIMS)
def test_a_claim_is_told_in_words(kind: str) -> None:
    """Under a heading that many kinds have in common, each says what it is."""
    value, said = CLAIMS[kind]
    assert f"not in the calendar {said} " in of_a_round((kind, value))


def test_every_kind_that_has_words_is_told() -> None:
    """Who came and stayed away is told in the table of who was there, all others by their words."""
    assert CLAIMS.keys() == CLAIMED.keys() - PRESENCE.keys()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Cedar Brigade came to the third round."),
        ("ar", "حضر لواء الأرز الجولة الثالثة."),
        ("fa", "تیپ سرو در دور سوم حضور یافت."),
        ("ru", "Бригада «Кедр» приехала на третий раунд."),
        ("tr", "Sedir Tugayı üçüncü tura katıldı."),
        ("fr", "La Brigade du Cèdre est venue au troisième tour."),
    ],
)
def test_who_came_is_told_with_the_sentences_that_say_so(language: str, text: str) -> None:
    """Also where nobody says otherwise; three of many stand there, and the table has the rest."""
    told = [statement(str(i), "support", text=text, language=language) for i in range(5)]
    claims = tuple(Claim(3, "attended", "Cedar Brigade", "", "unknown", s.quote) for s in told)
    shown = dict(pages(gather(evidence(*told, claims=claims))))["report.html"].decode()
    came = shown.split('id="r-3"', 1)[1].split("</table>", 1)[0]
    assert "<summary>attended (5)</summary>" in came
    assert came.count(f'lang="{language}">{text}</blockquote>') == 3
    assert "2 more in rounds.csv" in came


def test_positions_at_a_round_stand_by_stance() -> None:
    """Who supports, then who opposes, each with its number."""
    said = page(
        statement("a", "oppose"), statement("b", "support", actor=PINE), statement("c", "support", actor=ALMOND)
    )
    listed = said.split('id="r-3"', 1)[1].split("<h4>Positions</h4>", 1)[1].split("</dl>", 1)[0]
    words = " ".join(re.sub("<[^>]*>", " ", listed).split())
    assert re.findall(r"(supports|opposes) (\d)", words) == [("supports", "2"), ("opposes", "1")]


def test_a_report_fetches_nothing() -> None:
    """No address of another machine, and a policy that forbids what a page could fetch."""
    said = page(statement("a", "oppose"))
    assert re.findall(r"""(?:src|href)=["']?(?:https?:)?//""", said) == []
    assert "default-src 'none'" in said


def test_every_link_inside_the_page_has_its_place() -> None:
    """Matrix, changes and timeline lead to pages of actors and rounds."""
    said = page(statement("a", "support", round=1), statement("b", "oppose"), statement("b", "support", actor=ALMOND))
    places = set(re.findall(r' id="([^"]+)"', said))
    assert {target for target in re.findall(r'href="#([^"]+)"', said) if target not in places} == set()


def test_many_documents_give_one_file_an_actor_and_round(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first page stays small; every link leads to a file that is there."""
    monkeypatch.setattr(report_pages, "ONE_FILE", 1)
    found = gather(evidence(statement("a", "support", round=1), statement("b", "oppose", actor=PINE)))
    made = {name: content.decode() for name, content in pages(found)}
    assert len(made) == 1 + 2 + 3  # rounds 1 to 3
    links = re.findall(r'href="((?:actors|rounds)/[^"#]+)(?:#([^"]+))?"', made["report.html"])
    assert {page for page, _ in links} == made.keys() - {"report.html"}
    places = [(page, place) for page, place in links if place]
    assert {place for _, place in places} == {"astana-1", "astana-3"}
    assert all(f'<tr id="{place}"' in made[page] for page, place in places)
    assert 'id="ledger"' not in made["report.html"]


def test_the_report_of_a_run_stands_in_its_folder(tmp_path: Path, documents: Path) -> None:
    """Also where nothing was found, and the same run gives the same bytes."""
    out = tmp_path / "out"
    run_over(documents, out)
    made = write_report(out)
    assert made == out / "report" / "report.html"
    first = made.read_bytes()
    write_report(out)
    assert made.read_bytes() == first
    assert "6 documents in 6 languages, 0 records of 0 actors" in first.decode()


def test_a_folder_without_a_run_is_refused_in_one_line(tmp_path: Path) -> None:
    """The user is told which folder to give."""
    with pytest.raises(OutputError, match="holds no complete run: give the folder"):
        write_report(tmp_path)
