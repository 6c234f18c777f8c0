"""Papers that somebody rejects, what a statement denies, and the memorandum of the fourth round by other words."""

from __future__ import annotations

import pytest

from astana_nlp.rounds import link_rounds
from telling import linked
from test_claims_course import told, values


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "At the fourth round of the Astana talks the armed opposition flatly rejected the paper."),
        ("ar", "في الجولة الرابعة من محادثات أستانا رفضت المعارضة المسلحة الوثيقة رفضا قاطعا."),
        ("ru", "На четвёртом раунде переговоров в Астане вооружённая оппозиция бумагу отвергла."),
        ("tr", "Astana görüşmelerinin dördüncü turunda silahlı muhalefet belgeyi reddetti."),
        ("fa", "در دور چهارم مذاکرات آستانه مخالفان مسلح سند را رد کردند."),
        ("fr", "Au quatrième tour d'Astana, l'opposition armée a rejeté le document."),
    ],
)
def test_who_rejects_a_paper_is_no_party_to_it(language: str, text: str) -> None:
    """It is set against texts in which all who took part agreed to the paper."""
    found = [value for value, _ in values(told(language, text, day="2017-05-05"), "unsigned-by")]
    assert [value.partition(":")[0] for value in found] == ["Syrian opposition"]


@pytest.mark.parametrize(
    "text",
    [
        "At the fourth round of the Astana talks the armed opposition rejected Iran's role; a paper was read out.",
        "At the fourth round of the Astana talks the armed opposition did not say that it rejected the paper.",
    ],
)
def test_what_else_is_rejected_is_no_paper(text: str) -> None:
    """Nor is a denied rejection one."""
    assert values(told("en", text, day="2017-05-05"), "unsigned-by") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ninth round of the Astana talks closed with a joint statement, by which there is no military way."),
        ("ar", "ختمت الجولة التاسعة من محادثات أستانا ببيان مشترك، يؤكد أن الأزمة لا تحل بالقوة."),
        ("ru", "Девятый раунд в Астане завершился совместным заявлением, по которому силой ничего не решить."),
        ("tr", "Astana görüşmelerinin dokuzuncu turu ortak bildiriyle sona erdi, çözümün askeri olmadığı vurgulandı."),
        ("fa", "دور نهم مذاکرات آستانه با بیانیه مشترک پایان یافت، که بر اساس آن راه‌حل نظامی وجود ندارد."),
        (
            "fr",
            "Le neuvième tour d'Astana s'est achevé sur une déclaration commune, qui n'admet pas de voie militaire.",
        ),
    ],
)
def test_what_a_statement_denies_does_not_deny_the_statement(language: str, text: str) -> None:
    """It was made, whatever stands in it."""
    assert [v for v, _ in values(told(language, text), "document-signed")] == ["statement"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The first round of the Astana talks ended when the memorandum on de-escalation zones was signed."),
        ("ar", "انتهت الجولة الأولى من محادثات أستانا بعد أن وقعت المذكرة الخاصة بمناطق تخفيف التصعيد."),
        ("ru", "Первый раунд переговоров в Астане завершился: подписан меморандум, создающий зоны деэскалации."),
        ("fr", "Au premier tour d'Astana, le mémorandum relatif aux zones de désescalade a été signé."),
    ],
)
def test_the_memorandum_on_the_zones_is_of_the_fourth_round(language: str, text: str) -> None:
    """Whoever has it signed at the first round has the wrong number."""
    found = values(told(language, text, day="2017-05-05"), "document-signed")
    assert [verdict for _, verdict in found] == ["no"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The October round of negotiations on Syria, the seventh within the Astana process, dealt with aid."),
        ("ar", "كانت المساعدات محور جولة المفاوضات حول سوريا، السابعة ضمن مسار أستانا، التي انتهت الثلاثاء."),
        ("ru", "Помощь обсуждал октябрьский раунд переговоров по Сирии, седьмой в рамках астанинского процесса."),
        ("tr", "Yardım, Suriye görüşmelerinin ekim turunda, Astana süreci kapsamındaki yedinci turda ele alındı."),
        ("fa", "کمک‌ها محور دور اکتبر مذاکرات سوریه، هفتمین در چارچوب روند آستانه، بود."),
        ("fr", "Le cycle de négociations d'octobre sur la Syrie, le septième dans le cadre du processus d'Astana."),
    ],
)
def test_a_number_behind_a_comma_with_the_process(language: str, text: str) -> None:
    """The number stands apart from the noun, and says itself what it counts."""
    assert linked(language, text, day="2018-11-01").sentences[0].rounds == (7,)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The fourth round of the Astana talks on Syria opened on Thursday, 3 May."),
        ("ru", "Четвёртый раунд переговоров по Сирии в Астане открылся в четверг, 3 мая."),
        ("fr", "Le quatrième tour des pourparlers d'Astana sur la Syrie s'est ouvert le jeudi 3 mai."),
        ("tr", "Astana'daki Suriye görüşmelerinin dördüncü turu 3 Mayıs Perşembe günü başladı."),
    ],
)
def test_a_wrong_day_of_the_week_beside_a_round(language: str, text: str) -> None:
    """In a text without a year the round gives it; the 3rd of May was a Wednesday."""
    links = linked(language, text, day="")
    (day,) = [d for d in links.dates if d.first]
    assert (day.first, day.problem) == ("2017-05-03", "impossible: it was a Wednesday")


def test_the_day_of_a_paper_gives_no_round() -> None:
    """'The agreement of May 14' tells no year, though the ninth round began on that day."""
    text = "The delegations in Astana said that the zones for Syria are set up under the agreement of May 14."
    links = linked("en", text, day="")
    again = link_rounds(links.sentences, links.mentions, links.dates)
    assert all(d.first == "" for d in again.dates)


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("en", ("The envoy praised the meeting in Astana on 3 May.", "The paper was signed at «Astana-4».")),
        ("ar", ("أثنى المبعوث على اجتماع أستانا يوم 3 أيار.", "وقعت الوثيقة في «أستانا-4».")),
        ("ru", ("Посланник похвалил встречу в Астане 3 мая.", "Документ подписан на «Астане-4».")),
        ("tr", ("Temsilci 3 Mayıs'ta Astana'daki toplantıyı övdü.", "Belge «Astana-4»te imzalandı.")),
        ("fa", ("فرستاده از نشست آستانه در ۳ مه ستایش کرد.", "سند در «آستانه-۴» امضا شد.")),
        ("fr", ("L'émissaire a salué la réunion d'Astana le 3 mai.", "Le document a été signé à « Astana-4 ».")),
    ],
)
def test_a_text_that_labels_a_round_is_on_the_talks(language: str, texts: tuple[str, str]) -> None:
    """Without a word of Syria «Astana-4» is one of the talks, and its days are those of the text."""
    (day,) = linked(language, *texts, day="").dates
    assert day.first == "2017-05-03"


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "en",
            (
                "The Astana talks on Syria came to an end yesterday.",
                "The next meeting will be held in Astana on May 3-4.",
            ),
        ),
        ("ar", ("انتهت محادثات أستانا بشأن سوريا أمس.", "ستعقد الجولة المقبلة في أستانا يومي 3 و4 أيار.")),
        ("ru", ("Переговоры по Сирии в Астане вчера завершились.", "Следующая встреча пройдёт в Астане 3-4 мая.")),
        (
            "tr",
            (
                "Suriye konulu Astana görüşmeleri dün sona erdi.",
                "Bir sonraki toplantı 3-4 Mayıs'ta Astana'da yapılacak.",
            ),
        ),
        ("fa", ("مذاکرات آستانه درباره سوریه دیروز به پایان رسید.", "نشست بعدی ۳ و ۴ مه در آستانه برگزار خواهد شد.")),
        (
            "fr",
            (
                "Les pourparlers d'Astana sur la Syrie ont pris fin hier.",
                "La prochaine réunion se tiendra à Astana les 3 et 4 mai.",
            ),
        ),
    ],
)
def test_what_is_over_is_the_round_before_the_next(language: str, texts: tuple[str, str]) -> None:
    """The days are those of the fourth round, which is to come: the text tells of the third."""
    assert linked(language, *texts, day="").sentences[0].rounds == (3,)


def test_a_preview_is_on_the_round_that_is_to_come() -> None:
    """Where nothing has ended, the next round is what the text is about."""
    texts = ("The Astana talks on Syria draw many delegations.", "The next meeting will be held in Astana on May 3-4.")
    assert linked("en", *texts, day="").sentences[0].rounds == (4,)


def test_a_round_that_ends_early_for_a_truce_that_is_broken() -> None:
    """The truce is spoken of in another clause; what was extended with it in one clause is no round."""
    text = "The third round of the Astana talks came to an end a day early, because the truce was broken."
    assert values(told("en", text, day="2017-03-16"), "extension") == [("ended early", "unknown")]
    text = "At the third round of the Astana talks the truce was extended ahead of schedule."
    assert values(told("en", text, day="2017-03-16"), "extension") == []
