"""What sources tell otherwise of a round: extensions, walk-outs, who signed, what was not spoken of, counted days."""

from __future__ import annotations

import pytest

import telling
from astana_nlp.claims.parts import whole
from astana_nlp.claims.reader.accounts import read_off
from astana_nlp.claims.reader.semantic import Account, Span
from astana_nlp.records import Label

DAY = "2018-05-16"


def values(language: str, *texts: str, kinds: tuple[str, ...], day: str = DAY) -> list[tuple[str, str]]:
    claims = telling.told(language, *texts, day=day, together=True)
    return [(c.claim, c.value) for c in claims if c.claim in kinds]


@pytest.mark.parametrize(
    ("language", "extended", "denied"),
    [
        (
            "en",
            "The ninth round of the Astana talks was extended by a day.",
            "The ninth round of the Astana talks will not be extended.",
        ),
        (
            "ar",
            "تم تمديد الجولة التاسعة من محادثات أستانا يوما واحدا.",
            "لن يتم تمديد الجولة التاسعة من محادثات أستانا.",
        ),
        (
            "ru",
            "Девятый раунд переговоров в Астане продлён на один день.",
            "Девятый раунд переговоров в Астане не будет продлён.",
        ),
        (
            "tr",
            "Astana görüşmelerinin dokuzuncu turu bir gün uzatıldı.",
            "Astana görüşmelerinin dokuzuncu turu uzatılmayacak.",
        ),
        ("fa", "دور نهم مذاکرات آستانه یک روز تمدید شد.", "دور نهم مذاکرات آستانه تمدید نخواهد شد."),
        (
            "fr",
            "Le neuvième tour des pourparlers d'Astana a été prolongé d'un jour.",
            "Le neuvième tour des pourparlers d'Astana ne sera pas prolongé.",
        ),
    ],
)
def test_a_round_is_extended_or_not(language: str, extended: str, denied: str) -> None:
    """Who says that it goes on for a day more is contradicted by whoever says that it does not."""
    assert values(language, extended, kinds=("extension",)) == [("extension", "extended")]
    assert values(language, denied, kinds=("extension",)) == [("extension", "not extended")]


@pytest.mark.parametrize(
    "text",
    [
        "The ninth round of the Astana talks extended the truce by six months.",
        "An invitation was extended to Jordan before the ninth round of the Astana talks.",
    ],
)
def test_a_truce_or_an_invitation_that_is_extended_is_no_round(text: str) -> None:
    """Of many things that are extended only the meeting counts."""
    assert values("en", text, kinds=("extension",)) == []


LEFT = {
    "en": "At the ninth round of the Astana talks a large part of the opposition left the hall.",
    "ar": "في الجولة التاسعة من محادثات أستانا غادر معظم وفد المعارضة القاعة.",
    "ru": "На девятом раунде переговоров в Астане большая часть оппозиции покинула зал.",
    "tr": "Astana görüşmelerinin dokuzuncu turunda muhalefetin büyük bölümü salonu terk etti.",
    "fa": "در دور نهم مذاکرات آستانه بیشتر مخالفان سالن را ترک کردند.",
    "fr": "Au neuvième tour d'Astana, la majorité de l'opposition a quitté la salle.",
}
STAYED = {
    "en": "At the ninth round of the Astana talks the majority of the opposition stayed in the hall.",
    "ar": "في الجولة التاسعة من محادثات أستانا بقيت أغلبية وفد المعارضة في القاعة.",
    "ru": "На девятом раунде переговоров в Астане большинство оппозиции осталось в зале.",
    "tr": "Astana görüşmelerinin dokuzuncu turunda muhalefetin çoğunluğu salonda kaldı.",
    "fa": "در دور نهم مذاکرات آستانه اکثریت مخالفان در سالن ماندند.",
    "fr": "Au neuvième tour d'Astana, la majorité de l'opposition est restée dans la salle.",
}
SOME = {
    "en": "At the ninth round of the Astana talks two delegates of the opposition walked out.",
    "ar": "في الجولة التاسعة من محادثات أستانا غادر بعض ممثلي المعارضة القاعة.",
    "ru": "На девятом раунде переговоров в Астане часть оппозиции покинула зал.",
    "tr": "Astana görüşmelerinin dokuzuncu turunda muhalefetin bir bölümü salonu terk etti.",
    "fa": "در دور نهم مذاکرات آستانه بخشی از مخالفان سالن را ترک کردند.",
    "fr": "Au neuvième tour d'Astana, une partie de l'opposition a quitté la salle.",
}


@pytest.mark.parametrize("language", sorted(LEFT))
def test_who_left_the_hall_and_who_stayed(language: str) -> None:
    """Of a delegation most may leave by one text, and most may stay by another."""
    kinds = ("walked-out", "stayed-on")
    assert values(language, LEFT[language], kinds=kinds) == [("walked-out", "Syrian opposition: most")]
    assert values(language, STAYED[language], kinds=kinds) == [("stayed-on", "Syrian opposition: most")]
    assert values(language, SOME[language], kinds=kinds) == [("walked-out", "Syrian opposition: some")]


@pytest.mark.parametrize(
    "text",
    [
        "After the ninth round of the Astana talks the opposition left the capital for Ankara.",
        "The opposition did not walk out and nobody left the hall at the ninth round of the Astana talks.",
        "According to an agency at the ninth round of the Astana talks B. Orlan left the hall.",
    ],
)
def test_who_travels_home_or_goes_alone_is_no_walkout(text: str) -> None:
    """A city is left by all, and persons come and go."""
    assert values("en", text, kinds=("walked-out", "stayed-on")) == []


ALL_SIGNED = {
    "en": "All participants of the ninth round of the Astana talks signed a memorandum.",
    "ar": "وقع جميع المشاركين في الجولة التاسعة من محادثات أستانا مذكرة.",
    "ru": "На девятом раунде в Астане все участники подписали меморандум.",
    "tr": "Dokuzuncu Astana turunda tüm heyetler bir muhtıra imzaladı.",
    "fa": "در دور نهم مذاکرات آستانه همه هیئت‌ها یک یادداشت تفاهم امضا کردند.",
    "fr": "Au neuvième tour d'Astana, toutes les délégations ont signé un mémorandum.",
}
NO_PARTY = {
    "en": "At the ninth round of the Astana talks the opposition said that it is no party to the memorandum.",
    "ar": "وقالت المعارضة في الجولة التاسعة من محادثات أستانا إنها ليست طرفا في المذكرة.",
    "ru": "На девятом раунде в Астане оппозиция меморандум не приняла.",
    "tr": "Dokuzuncu Astana turunda muhalefet muhtıraya taraf olmadığını söyledi.",
    "fa": "در دور نهم مذاکرات آستانه مخالفان گفتند که هیئتشان طرف این توافق نیست.",
    "fr": "Au neuvième tour d'Astana, l'opposition a dit qu'elle n'est pas partie à l'accord.",
}


@pytest.mark.parametrize("language", sorted(ALL_SIGNED))
def test_a_paper_signed_by_all_and_who_is_no_party_to_it(language: str) -> None:
    """The one excludes the other."""
    signed = dict(values(language, ALL_SIGNED[language], kinds=("signed-by",)))
    assert signed["signed-by"].startswith("all who took part: ")
    assert values(language, NO_PARTY[language], kinds=("unsigned-by",)) == [
        ("unsigned-by", "Syrian opposition: document")
    ]


def test_the_guarantors_are_not_all() -> None:
    """'The sides' may be the three states."""
    text = "Russia, Turkey and Iran met, and the sides signed a memorandum at the ninth round of the Astana talks."
    assert values("en", text, kinds=("signed-by",)) == []


UNSPOKEN = {
    "en": ("The ninth round of the Astana talks discussed the constitution.", "The talks had not discussed it."),
    "ar": ("ناقشت الجولة التاسعة من محادثات أستانا الدستور.", "ولم تناقش المحادثات الدستور."),
    "ru": ("На девятом раунде в Астане обсуждали конституцию.", "На переговорах конституцию не обсуждали."),
    "tr": ("Astana görüşmelerinin dokuzuncu turunda anayasa ele alındı.", "Görüşmelerde anayasa ele alınmadı."),
    "fa": ("در دور نهم مذاکرات آستانه قانون اساسی بررسی شد.", "در مذاکرات قانون اساسی بررسی نشد."),
    "fr": (
        "Le neuvième tour d'Astana a discuté la constitution.",
        "La constitution n'a pas été abordée au neuvième tour d'Astana.",
    ),
}


@pytest.mark.parametrize("language", sorted(UNSPOKEN))
def test_what_was_not_spoken_of_is_no_topic(language: str) -> None:
    """A denial is no agenda, and 'it' is the topic told of before."""
    spoken, denied = UNSPOKEN[language]
    found = values(language, spoken, denied, kinds=("agenda", "not-discussed"))
    assert found == [("agenda", "constitution"), ("not-discussed", "constitution")]


COUNTED = {
    "en": "The first round of the Astana talks met on 23-24 January 2017, the second on 16-17 February 2017.",
    "ar": "عقدت الجولة الأولى من محادثات أستانا في 23-24 يناير 2017، والثانية في 16-17 فبراير 2017.",
    "ru": "Первый раунд переговоров в Астане прошёл 23–24 января 2017 года, второй 16–17 февраля 2017 года.",
    "tr": "Astana görüşmelerinin birinci turu 23-24 Ocak 2017'de, ikinci turu 16-17 Şubat 2017'de yapıldı.",
    "fr": "Le premier tour d'Astana a eu lieu les 23-24 janvier 2017, le deuxième les 16-17 février 2017.",
}


@pytest.mark.parametrize("language", sorted(COUNTED))
def test_rounds_that_are_counted_up_have_their_days(language: str) -> None:
    """The second met on the 15th and 16th of February."""
    claims = telling.told(language, COUNTED[language], day="2018-05-16")
    found = {(c.round, c.agrees_with_calendar) for c in claims if c.claim == "date"}
    assert found == {(1, "yes"), (2, "no")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The fifteenth round of the Astana talks was held in 2020."),
        ("ar", "عقدت الجولة الخامسة عشرة من محادثات أستانا في عام 2020."),
        ("ru", "Пятнадцатый раунд переговоров в Астане прошёл в 2020 году."),
        ("tr", "Astana görüşmelerinin on beşinci turu 2020 yılında yapıldı."),
        ("fr", "Le quinzième tour des pourparlers d'Astana a eu lieu en 2020."),
    ],
)
def test_a_round_is_not_of_another_year(language: str, text: str) -> None:
    """The fifteenth met in February 2021."""
    claims = telling.told(language, text, day="2021-07-09")
    assert [(c.value, c.agrees_with_calendar) for c in claims if c.claim == "date"] == [("2020", "no")]


def test_one_day_too_many_is_not_the_days_of_a_round() -> None:
    """The ninth met on the 14th and 15th of May, and 'that week' is right."""
    wrong = telling.told("en", "The ninth round of the Astana talks was held on 14-16 May 2018.", day="2018-06-01")
    assert [c.agrees_with_calendar for c in wrong if c.claim == "date"] == ["no"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Three states signed a memorandum in the presence of the delegation of the opposition at Astana-4."),
        ("ar", "وقعت ثلاث دول مذكرة بحضور وفد المعارضة في أستانا 4."),
        ("ru", "На «Астане-4» три государства подписали меморандум в присутствии делегации оппозиции."),
        ("fr", "À Astana-4, trois États ont signé un mémorandum en présence de la délégation de l'opposition."),
    ],
)
def test_in_whose_presence_others_sign_does_not_sign(language: str, text: str) -> None:
    """Whatever a reader is sure of."""
    links = telling.linked(language, text, day="2017-05-05")
    part = whole(4, 0, links.sentences[0], links.mentions, links.dates)
    roles = {Span(m.start, m.end, "actor"): ("signed", 0.99) for m in part.mentions if m.label == Label.COALITION}
    assert roles
    found = read_off(part, Account(roles, ("none", 0.99)), "2017-05-05")
    assert not [c for c in found if c.claim == "signed-by"]


def test_present_tenses_of_a_text_of_the_day_are_no_plans() -> None:
    """Persian 'is held' is said of what is to come as well."""
    texts = ("نهمین دور مذاکرات آستانه روز دوشنبه آغاز شد.", "این نشست بدون اردن برگزار می‌شود.")
    assert values("fa", *texts, kinds=("absent",), day="2018-05-15") == [("absent", "Jordan")]
    assert values("fa", *texts, kinds=("absent",), day="2018-05-01") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "At the ninth round of the Astana talks the opposition boycotted the ceremony."),
        ("ar", "في الجولة التاسعة من محادثات أستانا قاطعت المعارضة مراسم التوقيع."),
        ("ru", "На девятом раунде переговоров в Астане оппозиция бойкотировала церемонию."),
        ("tr", "Astana görüşmelerinin dokuzuncu turunda muhalefet töreni boykot etti."),
        ("fa", "در دور نهم مذاکرات آستانه مخالفان مراسم را تحریم کردند."),
        ("fr", "Au neuvième tour d'Astana, l'opposition a boycotté la cérémonie."),
    ],
)
def test_who_boycotts_a_ceremony_was_at_the_round(language: str, text: str) -> None:
    """A ceremony is part of a round."""
    assert values(language, text, kinds=("boycotted", "absent")) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ninth round of the Astana talks ended without result, its only fruit being an agreed ceasefire."),
        ("ru", "Девятый раунд в Астане закончился без результата, стороны лишь согласовали перемирие."),
        ("fr", "Le neuvième tour d'Astana s'est achevé sans résultat, mais les parties ont adopté un cessez-le-feu."),
    ],
)
def test_something_agreed_in_the_next_clause_is_not_nothing(language: str, text: str) -> None:
    """Such a text has an outcome."""
    assert [kind for kind, _ in values(language, text, kinds=("outcome", "no-outcome"))] in (["outcome"], [])


@pytest.mark.parametrize(
    "text",
    [
        "At the first meeting the participants agreed on a ceasefire.",
        "The Astana talks went on, and the opposition did not adopt the memorandum.",
    ],
)
def test_another_meeting_and_one_side_are_no_result_of_the_round(text: str) -> None:
    """What one side refuses the others may have agreed on."""
    found = values("en", "The ninth round of the Astana talks opened on Monday.", text, kinds=("outcome", "no-outcome"))
    assert found == []


def test_where_consultations_are_is_not_where_the_next_round_is() -> None:
    """A city behind 'after' is that of what comes before."""
    text = "The tenth round of the Astana talks will be held in July, after consultations in Ankara."
    assert values("en", text, kinds=("planned-place",)) == []


def test_members_of_a_delegation_are_some_of_it() -> None:
    """Two people who leave are not the opposition."""
    text = "At the ninth round of the Astana talks two opposition members left the plenary, and most delegates of the "
    found = values("en", text + "opposition stayed for the signing.", kinds=("walked-out", "stayed-on"))
    assert found == [("walked-out", "Syrian opposition: some"), ("stayed-on", "Syrian opposition: most")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A meeting in Tehran is planned for 18 June, and the tenth round of the Astana talks for 30 July."),
        ("ru", "Встреча в Тегеране намечена на 18 июня, а десятый раунд переговоров в Астане — на 30 июля."),
        ("fr", "Une réunion à Téhéran le 18 juin est prévue, et le dixième tour d'Astana le 30 juillet."),
    ],
)
def test_days_beside_another_city_are_not_those_of_the_round(language: str, text: str) -> None:
    """Where a sentence has days of its own for the round."""
    assert "2018-06-18" not in [value for _, value in values(language, text, kinds=("planned-date", "date"))]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "After the ninth round of the Astana talks the working group meets in Ankara on 20 June."),
        ("ar", "وبعد الجولة التاسعة من محادثات أستانا تجتمع مجموعة العمل في أنقرة في 20 يونيو."),
        ("ru", "После девятого раунда переговоров в Астане рабочая группа соберётся в Анкаре 20 июня."),
        ("tr", "Astana görüşmelerinin dokuzuncu turundan sonra çalışma grubu 20 Haziran'da Ankara'da toplanacak."),
        ("fr", "Après le neuvième tour d'Astana, le groupe de travail se réunira à Ankara le 20 juin."),
    ],
)
def test_a_working_group_has_days_of_its_own(language: str, text: str) -> None:
    """They are none of the round."""
    texts = ("The ninth round of the Astana talks ended on 15 May.",) if language == "en" else ()
    found = values(language, *texts, text, kinds=("experts-date", "planned-date"))
    assert ("experts-date", "2018-06-20") in found
    assert ("planned-date", "2018-06-20") not in found


@pytest.mark.parametrize(
    ("language", "signed", "unsigned"),
    [
        (
            "en",
            "The ninth round of the Astana talks ended with a joint statement, but no signed documents.",
            "The ninth round of the Astana talks ended with no joint statement and no signed documents.",
        ),
        (
            "ar",
            "اختتمت الجولة التاسعة من محادثات أستانا ببيان مشترك، لكن دون توقيع وثائق.",
            "اختتمت الجولة التاسعة من محادثات أستانا دون بيان مشترك ودون توقيع وثائق.",
        ),
        (
            "ru",
            "Девятый раунд переговоров в Астане завершился совместным заявлением, но без подписанных документов.",
            "Девятый раунд переговоров в Астане завершился без совместного заявления и без подписанных документов.",
        ),
        (
            "tr",
            "Astana görüşmelerinin dokuzuncu turu ortak bildiriyle sona erdi, ancak belge imzalanmadı.",
            "Astana görüşmelerinin dokuzuncu turunda ortak bildiri ve belge imzalanmadı.",
        ),
        (
            "fa",
            "دور نهم مذاکرات آستانه با بیانیه مشترک پایان یافت، اما بدون امضای سند.",
            "دور نهم مذاکرات آستانه بدون بیانیه مشترک و بدون امضای سند پایان یافت.",
        ),
        (
            "fr",
            "Le neuvième tour d'Astana s'est achevé sur une déclaration commune, mais sans document signé.",
            "Le neuvième tour d'Astana s'est achevé sans déclaration commune et sans document signé.",
        ),
    ],
)
def test_a_statement_beside_papers_that_nobody_signed_was_made(language: str, signed: str, unsigned: str) -> None:
    """The denial is of the papers behind it; with one of its own the statement was not made either."""
    found = [
        {c.claim for c in telling.told(language, text, day="2018-05-20") if c.value == "statement"}
        for text in (signed, unsigned)
    ]
    assert "document-unsigned" not in found[0]
    assert found[1] == {"document-unsigned"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The statement was signed on 15 May 2018 in Astana."),
        ("ar", "وقع البيان في أستانا في 15 أيار 2018."),
        ("ru", "Заявление подписано в Астане 15 мая 2018 года."),
        ("tr", "Bildiri 15 Mayıs 2018'de Astana'da imzalandı."),
        ("fa", "بیانیه ۱۵ مه ۲۰۱۸ در آستانه امضا شد."),
        ("fr", "La déclaration a été signée à Astana le 15 mai 2018."),
    ],
)
def test_a_paper_signed_on_a_day_of_a_round_was_signed_at_it(language: str, text: str) -> None:
    """No word for the round is needed beside its day."""
    claims = telling.told(language, text, day="2018-05-20")
    assert (9, "document-signed", "statement") in {(c.round, c.claim, c.value) for c in claims}
