"""Texts that name no talks or no day are on a round by what its parties signed; facts are those of the fourth round."""

from __future__ import annotations

import pytest

import telling

SIGNED = {
    "en": ("Russia, Iran and Turkey signed the deal on Thursday.", "The opposition spoke of a farce."),
    "ar": ("وقعت روسيا وإيران وتركيا الاتفاق يوم الخميس.", "وتحدثت المعارضة السورية عن مهزلة."),
    "ru": ("Россия, Иран и Турция в четверг подписали соглашение.", "Сирийская оппозиция назвала это фарсом."),
    "tr": ("Rusya, İran ve Türkiye perşembe günü anlaşmayı imzaladı.", "Suriye muhalefeti bunu bir komedi saydı."),
    "fa": ("روسیه، ایران و ترکیه روز پنجشنبه توافق را امضا کردند.", "مخالفان سوری از نمایش سخن گفتند."),
    "fr": ("La Russie, l'Iran et la Turquie ont signé l'accord jeudi.", "L'opposition syrienne a parlé de farce."),
}
UNDATED = {
    "en": ("The three guarantors signed a memorandum on four zones.", "The Syrian opposition spoke of a farce."),
    "ar": ("وقعت الدول الضامنة الثلاث مذكرة حول أربع مناطق.", "وتحدثت المعارضة السورية عن مهزلة."),
    "ru": ("Страны-гаранты подписали меморандум о четырёх зонах.", "Сирийская оппозиция назвала это фарсом."),
    "tr": ("Üç garantör ülke dört bölge hakkında bir muhtıra imzaladı.", "Suriye muhalefeti bunu bir komedi saydı."),
    "fa": ("سه کشور ضامن یادداشت تفاهم چهار منطقه را امضا کردند.", "مخالفان سوری از نمایش سخن گفتند."),
    "fr": (
        "Les trois pays garants ont signé un mémorandum sur quatre zones.",
        "L'opposition syrienne a parlé de farce.",
    ),
}


@pytest.mark.parametrize("language", sorted(SIGNED))
def test_what_the_guarantors_sign_on_the_day_of_a_round_is_of_that_round(language: str) -> None:
    """No city, no number, no word for talks: the day and the three are enough, on other days they are not."""
    assert telling.linked(language, *SIGNED[language], day="2017-05-05").sentences[0].rounds == (4,)
    assert telling.linked(language, *SIGNED[language], day="2017-06-05").sentences[0].rounds == ()


@pytest.mark.parametrize("language", sorted(UNDATED))
def test_the_only_memorandum_of_the_calendar_dates_a_text(language: str) -> None:
    """One paper of its kind was signed, at the fourth round."""
    assert telling.linked(language, *UNDATED[language], day="").sentences[0].rounds == (4,)


@pytest.mark.parametrize(
    "texts",
    [
        ("The Cedar Brigade and the Pine Front signed a memorandum.", "The Syrian opposition spoke of a farce."),
        ("Russia, Iran and Turkey signed a memorandum on zones in Geneva.", "The Geneva talks on Syria went on."),
    ],
)
def test_other_parties_and_other_talks_sign_papers_too(texts: tuple[str, str]) -> None:
    """Factions have memoranda of their own, and another meeting takes what is signed at it."""
    assert not any(s.rounds for s in telling.linked("en", *texts, day="").sentences)


TALKS = {
    "en": (
        "The three guarantors and the Syrian opposition opened the talks.",
        "The delegation of the regime sat apart.",
    ),
    "ar": ("افتتحت الدول الضامنة الثلاث والمعارضة السورية المحادثات.", "وجلس وفد النظام على حدة."),
    "ru": ("Страны-гаранты и сирийская оппозиция начали переговоры.", "Делегация правительства сидела отдельно."),
    "tr": ("Üç garantör ülke ve Suriye muhalefeti görüşmelere başladı.", "Rejim heyeti ayrı oturdu."),
    "fa": ("سه کشور ضامن و مخالفان سوری مذاکرات را آغاز کردند.", "هیئت دولت جدا نشست."),
    "fr": (
        "Les trois pays garants et l'opposition syrienne ont ouvert les négociations.",
        "La délégation du régime siégeait à part.",
    ),
}


@pytest.mark.parametrize("language", sorted(TALKS))
def test_talks_of_its_parties_on_its_days_are_the_round(language: str) -> None:
    """On the days of the fourth round the guarantors and the sides met nowhere else; a week later they may have."""
    assert telling.linked(language, *TALKS[language], day="2017-05-04").sentences[0].rounds == (4,)
    assert telling.linked(language, *TALKS[language], day="2017-05-12").sentences[0].rounds == ()


def test_talks_of_others_on_the_days_of_a_round_are_not_its() -> None:
    """Without the guarantors, or where another place is named for the talks, nothing is concluded."""
    alone = ("The Syrian opposition opened the talks with the Cedar Brigade.",)
    assert telling.linked("en", *alone, day="2017-05-04").sentences[0].rounds == ()
    geneva = ("The three guarantors and the Syrian opposition went to the Geneva talks.",)
    assert telling.linked("en", *geneva, day="2017-05-04").sentences[0].rounds == ()


DOCUMENT = {
    "en": ("A document on four zones was signed in Astana.", "The memorandum angered the Syrian opposition."),
    "ar": ("وقعت في أستانا وثيقة حول أربع مناطق.", "وأغضبت المذكرة المعارضة السورية."),
    "ru": ("В Астане подписан документ о четырёх зонах.", "Положения меморандума оппозиция Сирии отвергла."),
    "tr": ("Astana'da dört bölge hakkında bir belge imzalandı.", "Muhtıra Suriye muhalefetini kızdırdı."),
    "fa": ("در آستانه سندی درباره چهار منطقه امضا شد.", "یادداشت تفاهم مخالفان سوری را خشمگین کرد."),
    "fr": ("Un document sur quatre zones a été signé à Astana.", "Le mémorandum a irrité l'opposition syrienne."),
}


@pytest.mark.parametrize("language", sorted(DOCUMENT))
def test_a_document_is_the_only_kind_of_paper_that_its_text_names(language: str) -> None:
    """'Provisions of the memorandum' are no paper of their own."""
    assert telling.linked(language, *DOCUMENT[language], day="").sentences[0].rounds == (4,)


def test_a_document_beside_several_kinds_of_papers_may_be_any() -> None:
    texts = (*DOCUMENT["en"], "A roadmap and a protocol angered Lutonia.")
    assert not any(s.rounds for s in telling.linked("en", *texts, day="").sentences)
