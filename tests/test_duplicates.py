"""Which documents repeat another one, and which only speak of the same."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from astana_nlp.duplicates import Text, find_copies
from conftest import run_over

if TYPE_CHECKING:
    from pathlib import Path

# sentences of news, of an invented conference
STORY = [
    "The delegations of Orvania and Belmark met on 14 May 2017 in the great hall of the old customs house.",
    "A joint group of officers will count every violation and send its list to both capitals at the end of each week.",
    "The mediator said that nobody had left the room, which he called the best news of the winter.",
    "Families of prisoners waited outside with photographs, and some had come from villages on the far coast.",
    "The next round is planned for 4 July, provided that the convoys reach the northern valley by then.",
    "Critics answered that promises of this kind had been made before and that the guns had not been silent for long.",
    "An aide to the minister rejected the charge and pointed to the lists of released prisoners.",
    "Both sides will meet again at the level of experts before the holidays, the host told reporters.",
    "A doctor from the valley asked for generators, because the hospital had been without light since 2 May.",
    "Fishermen on the coast said that they had not seen a patrol boat for nine days.",
]
OTHER = [
    "Snow closed the pass above the lake on Sunday and forty lorries had to wait for the plough.",
    "The bakers of the market town put up their prices for the second time since harvest.",
    "A school choir sang in the square while the council counted the votes for the new bridge.",
]
ARABIC = "اجتمعت وفود أورفانيا وبلمارك في القاعة الكبرى واتفقت على أن تراقب مجموعة مشتركة من الضباط الهدنة. " * 3


def copies(*texts: list[str] | str) -> set[int]:
    """Return the places of the texts that repeat an earlier one."""
    made = [Text(str(n), f"d{n}", t if isinstance(t, str) else " ".join(t)) for n, t in enumerate(texts)]
    return {int(name) for name in find_copies(made)}


def test_a_reprint_under_another_head_and_with_another_tail_is_a_copy() -> None:
    """Papers put their own sentences before and behind the wire story."""
    assert copies(STORY, [OTHER[0], *STORY[1:-2], OTHER[1]]) == {1}


def test_a_mobile_page_with_a_line_of_its_own_is_a_copy() -> None:
    """Whatever a site adds."""
    assert copies(STORY, [*STORY, "Share this story on the network of your choice."]) == {1}


def test_a_story_that_was_cut_is_a_copy() -> None:
    """The first half of a wire story, as short papers print it."""
    assert copies(STORY, STORY[:5]) == {1}


def test_a_story_inside_a_longer_one_is_repeated() -> None:
    """A digest holds the whole story among others."""
    assert copies(STORY, [*OTHER * 2, *[f"{line} It was so {n}." for n, line in enumerate(OTHER)], *STORY]) == {1}


def test_a_light_edit_is_a_copy() -> None:
    """An editor changes a word here and there."""
    edited = [line.replace("said", "told us").replace("great", "large").replace("before", "until") for line in STORY]
    assert copies(STORY, edited) == {1}


MARKED = {
    "en": "The café above the naïve painter's shop, where the attaché of Orvania had his résumé typed before the "
    "gala, was closed for a fête, and the Belmark chargé d'affaires waited outside in the rain for an hour.",
    "fr": "À l'été, les délégués d'Orvanie ont été reçus à l'hôtel du maréchal, où le médiateur a répété que la trêve "
    "serait prolongée, malgré les réserves exprimées par les généraux de Belmark après le dîner.",
    "ru": "Ещё до рассвета майор Белмарка объявил своей делегации, что чужой эшелон с детьми идёт в район озёр, и "
    "хозяин гостиницы тайком записал каждый его ответ в зелёный блокнот, лежавший у йодной лампы.",
    "tr": "Göl kıyısındaki görüşmeler öğleden sonra başladı; Orvanya heyeti, güneydeki köylere ulaşılması için üç gün "
    "süre istedi, Belmarklı müzakereciler ise önce esirlerin bırakılmasını şart koştuklarını söyledi.",
    "ar": "أعلن مبعوث أورفانيا أن لجنة مؤلفة من ضباط البلدين ستبدأ عملها الأسبوع المقبل، وأن أهالي القرى الجنوبية "
    "سيؤذن لهم بالعودة إلى منازلهم، إذا هدأت الأوضاع على ضفتي النهر كما أمل الوسيط أمس.",
    "fa": "نمایندهٔ اُروانیا گفت کمیتهٔ مشترک افسران هفتهٔ آینده کار خود را آغاز می‌کند و آوارگان روستاهای جنوب اجازهٔ "
    "بازگشت خواهند یافت، اگر آرامش در دو سوی رودخانه چنان‌که میانجی امید دارد برقرار بماند.",
}


@pytest.mark.parametrize("language", MARKED)
def test_marks_on_letters_make_no_other_text(language: str) -> None:
    """Sites write é as one character or as two; some leave the marks out."""
    parted = unicodedata.normalize("NFD", MARKED[language])
    bare = "".join(c for c in parted if not unicodedata.combining(c))
    assert parted != MARKED[language]
    assert copies(MARKED[language], parted, bare) == {1, 2}


def test_two_reports_of_one_event_are_no_copies() -> None:
    """Two reporters quote the same three sentences."""
    assert copies(STORY, [*OTHER, *STORY[2:5], *[line.upper()[::-1] for line in OTHER]]) == set()


def test_a_translation_is_no_copy() -> None:
    """It is a text of its own, by somebody who chose words."""
    assert copies(STORY, ARABIC) == set()


def test_statements_of_two_rounds_are_no_copies() -> None:
    """Their sentences are nearly the same, their days are not."""
    later = [
        line.replace("14 May 2017", "21 December 2018").replace("4 July", "11 February").replace("2 May", "9 December")
        for line in STORY
    ]
    changed = [*later[:4], OTHER[2], *later[5:8], *later[8:]]
    assert copies(STORY, changed) == set()


@pytest.mark.parametrize(
    ("days", "others"),
    [
        (("14 May 2017", "4 July", "2 May"), ("9 April 2018", "30 August", "6 April")),
        (("14 May 2017", "4 July", "2 May"), ("16 May 2019", "6 July", "3 May")),
    ],
)
def test_the_same_words_of_other_days_are_no_copy(days: tuple[str, ...], others: tuple[str, ...]) -> None:
    """Whatever the similarity: between the same words stand other days."""
    text = " ".join(STORY)
    for day, other in zip(days, others, strict=True):
        text = text.replace(day, other)
    assert copies(STORY, text) == set()


def test_the_same_arabic_words_of_another_round_are_no_copy() -> None:
    """Digits of any script count."""
    first = ARABIC + "وعقدت الجولة ٤ في أورفانيا يوم ٣ أيار ٢٠١٧ وتعقد الجولة ٥ في بلمارك."
    second = ARABIC + "وعقدت الجولة ٥ في أورفانيا يوم ٤ أيار ٢٠١٧ وتعقد الجولة ٦ في بلمارك."
    assert copies(first, second) == set()
    assert copies(first, first + " نقلا عن الوكالة.") == {1}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The third meeting ended; the fourth is planned.", "The fourth meeting ended; the fifth is planned."),
        ("Состоялась одиннадцатая встреча в Бельмарке.", "Состоялась двенадцатая встреча в Бельмарке."),
        ("They met in March, on a Tuesday of the month.", "They met in June, on a Friday of the month."),
    ],
)
def test_another_round_month_or_day_of_the_week_in_words_makes_no_copy(first: str, second: str) -> None:
    """Statements at the end of rounds may differ in nothing else."""
    body = " ".join(STORY[1:4] + OTHER)
    assert copies(f"{first} {body}", f"{second} {body}") == set()
    assert copies(f"{first} {body}", f"{first} {body} So our reporter writes.") == {1}


def test_a_reprint_with_a_day_of_its_own_above_the_text_is_a_copy() -> None:
    """Whether it says when it was published or when it was changed."""
    body = " ".join(STORY[1:4] + OTHER)
    assert copies(f"They met.\n\n12 May 2017\n\n{body}", f"They met.\n\nUpdated: 3 June 2018, 10:15\n\n{body}") == {1}


def test_a_count_that_a_later_edition_corrects_leaves_a_copy() -> None:
    """One figure of several."""
    assert copies(STORY, " ".join(STORY).replace("nine days", "12 days").replace("2 May", "3 May")) == {1}


def test_what_was_published_first_is_the_original(tmp_path: Path) -> None:
    """Whatever the files are called, and also where the copy was there in an earlier run."""
    folder = tmp_path / "in"
    folder.mkdir()
    body = "\n\n".join(STORY)
    (folder / "a.txt").write_text(f"Two sides meet again\n\n20 May 2017\n\n{body}", encoding="utf-8")
    run_over(folder, tmp_path / "out")
    (folder / "z.txt").write_text(f"Orvania and Belmark meet\n\n15 May 2017\n\n{body}", encoding="utf-8")
    report, _ = run_over(folder, tmp_path / "out")
    rows = {row["document"]: row for row in report.tables["documents"]}
    assert (rows["z.txt"]["duplicate_of"], rows["a.txt"]["duplicate_of"]) == ("", rows["z.txt"]["doc_id"])
