"""Days and places that a sentence on a round gives to something else, and what was planned for the round itself."""

from __future__ import annotations

import pytest

import telling

DAY = "2018-05-20"


def found(language: str, text: str, *kinds: str, day: str = DAY) -> list[tuple[int, str, str]]:
    return [(c.round, c.claim, c.value) for c in telling.told(language, text, day=day) if c.claim in kinds]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The ninth round of the Astana talks was held for the sake of the truce in force since 30 December 2016.",
        ),
        ("ar", "عقدت الجولة التاسعة من محادثات أستانا لتثبيت الهدنة السارية منذ 30 كانون الأول 2016."),
        ("ru", "Девятый раунд переговоров в Астане состоялся ради перемирия, действующего с 30 декабря 2016 года."),
        ("tr", "Astana görüşmelerinin dokuzuncu turu 30 Aralık 2016'dan beri süren ateşkes için yapıldı."),
        ("fa", "دور نهم مذاکرات آستانه برای آتش‌بسی که از ۳۰ دسامبر ۲۰۱۶ برقرار است برگزار شد."),
        ("fr", "Le neuvième tour d'Astana a eu lieu pour consolider la trêve en vigueur depuis le 30 décembre 2016."),
    ],
)
def test_a_day_since_when_something_goes_on_is_none_of_the_round(language: str, text: str) -> None:
    """It is the truce that began then."""
    assert found(language, text, "date", "planned-date") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ninth round of the Astana talks had been planned for 12 and 13 May 2018."),
        ("ar", "كان من المقرر أن تعقد الجولة التاسعة من محادثات أستانا في 12 و13 أيار 2018."),
        ("ru", "Девятый раунд переговоров в Астане был запланирован на 12–13 мая 2018 года."),
        ("tr", "Astana görüşmelerinin dokuzuncu turunun 12-13 Mayıs 2018'de yapılması planlanıyordu."),
        ("fa", "قرار بود دور نهم مذاکرات آستانه ۱۲ و ۱۳ مه ۲۰۱۸ برگزار شود."),
        ("fr", "Le neuvième tour d'Astana était prévu pour les 12 et 13 mai 2018."),
    ],
)
def test_what_was_planned_up_to_the_days_of_a_round_was_its_own_plan(language: str, text: str) -> None:
    """The tenth round was in July; nobody planned it for May."""
    assert {number for number, *_ in found(language, text, "planned-date", "date")} == {9}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ninth round of the Astana talks is to take place in Astana, the ministry stated on Wednesday."),
        ("ar", "من المقرر أن تعقد الجولة التاسعة من محادثات أستانا في أستانا، كما قالت الوزارة يوم الأربعاء."),
        ("ru", "Девятый раунд переговоров пройдёт в Астане, сообщило министерство в среду."),
        ("tr", "Bakanlık çarşamba günü söyledi: Astana görüşmelerinin dokuzuncu turu Astana'da yapılacak."),
        ("fa", "قرار است دور نهم مذاکرات آستانه در آستانه برگزار شود، وزارتخانه روز چهارشنبه گفت."),
        ("fr", "Le neuvième tour d'Astana doit se tenir à Astana, a déclaré le ministère mercredi."),
    ],
)
def test_the_day_on_which_a_plan_was_told_is_not_planned_for(language: str, text: str) -> None:
    """The Wednesday before the text is moved into no week to come."""
    assert found(language, text, "planned-date", day="2018-05-04") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "At the eighth round of the Astana talks it was decided to hold the congress in Sochi on 29 January 2018.",
        ),
        ("ar", "تقرر في الجولة الثامنة من محادثات أستانا عقد مؤتمر الحوار في سوتشي في 29 كانون الثاني 2018."),
        ("ru", "На восьмом раунде переговоров в Астане решено провести конгресс в Сочи 29 января 2018 года."),
        ("tr", "Astana görüşmelerinin sekizinci turunda kongrenin 29 Ocak 2018'de Soçi'de yapılması kararlaştırıldı."),
        ("fa", "در دور هشتم مذاکرات آستانه قرار شد کنگره ۲۹ ژانویه ۲۰۱۸ در سوچی برگزار شود."),
        ("fr", "Au huitième tour d'Astana, il a été décidé de tenir le congrès à Sotchi le 29 janvier 2018."),
    ],
)
def test_a_congress_beside_its_day_and_town_has_them(language: str, text: str) -> None:
    """The word alone is enough where its name has fallen before."""
    told = found(language, text, "planned-date", "planned-place", "date", day="2017-12-23")
    assert not {value for *_, value in told} & {"2018-01-29", "Sochi"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In Moscow, a minister hoped that the next round of the Astana talks would be held soon."),
        ("ru", "В Москве, где выступил министр, надеются, что следующий раунд переговоров в Астане пройдёт скоро."),
        ("fr", "À Moscou, un ministre a espéré que le prochain tour d'Astana se tiendrait bientôt."),
        ("ar", "في موسكو، أعرب وزير عن أمله في أن تعقد الجولة المقبلة من محادثات أستانا قريبا."),
        ("tr", "Moskova'da, bir bakan Astana görüşmelerinin gelecek turunun yakında yapılacağını umduğunu söyledi."),
        ("fa", "در مسکو، وزیر ابراز امیدواری کرد که دور بعدی مذاکرات آستانه به زودی برگزار شود."),
    ],
)
def test_where_somebody_speaks_no_round_is_to_meet(language: str, text: str) -> None:
    """A city in which none ever met has to stand in one clause with the round."""
    assert ("planned-place", "Moscow") not in [f[1:] for f in found(language, text, "planned-place")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ninth round of the Astana talks is being held; Tuesday is reserved for the plenary session."),
        ("ar", "تعقد الجولة التاسعة من محادثات أستانا، وتعقد الجلسة العامة الثلاثاء."),
        ("ru", "Проходит девятый раунд переговоров в Астане, вторник отведён для пленарного заседания."),
        ("tr", "Astana görüşmelerinin dokuzuncu turu salı günü yapılıyor."),
        ("fa", "دور نهم مذاکرات آستانه برگزار می‌شود و سه‌شنبه برای نشست عمومی است."),
        ("fr", "Le neuvième tour d'Astana se tient, mardi est réservé à la séance plénière."),
    ],
)
def test_a_weekday_is_that_of_the_round_where_its_week_has_one(language: str, text: str) -> None:
    """Written on the Monday, with the round on that day and the next."""
    told = found(language, text, "date", "planned-date", day="2018-05-14")
    assert [value for *_, value in told] == ["2018-05-15"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The next round of the Astana talks will be held in Sochi in line with the statement of 16 May 2018."),
        ("ar", "ستعقد الجولة المقبلة من محادثات أستانا في سوتشي وفق رسالة 4 حزيران 2018."),
        ("ru", "Следующий раунд переговоров в Астане пройдёт в Сочи согласно письму от 4 июня 2018 года."),
        ("tr", "4 Haziran 2018 tarihli mektuba göre Astana görüşmelerinin bir sonraki turu Soçi'de yapılacak."),
        ("fa", "بر اساس نامه ۴ ژوئن ۲۰۱۸ دور بعدی مذاکرات آستانه در سوچی برگزار خواهد شد."),
        ("fr", "Le prochain tour d'Astana se tiendra à Sotchi selon la lettre du 4 juin 2018."),
    ],
)
def test_a_day_that_is_over_is_not_planned_for(language: str, text: str) -> None:
    """It is that of the paper which tells the plan."""
    told = found(language, text, "planned-date", "date", "planned-place", day="2018-06-10")
    assert told == [(10, "planned-place", "Sochi")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The fourth round of the Astana talks dealt with de-escalation zones and with a truce for four months."),
        ("ar", "بحثت الجولة الرابعة من محادثات أستانا مناطق خفض التصعيد وهدنة لمدة أربعة أشهر."),
        ("ru", "Четвёртый раунд в Астане был посвящён зонам деэскалации и перемирию сроком на четыре месяца."),
        (
            "tr",
            "Astana'daki dördüncü turda ateşkesin dört ay süreyle uzatılması ve çatışmasızlık bölgeleri görüşüldü.",
        ),
        ("fa", "دور چهارم مذاکرات آستانه درباره مناطق کاهش تنش و آتش‌بس به مدت چهار ماه بود."),
        (
            "fr",
            "Au quatrième tour d'Astana, il s'agissait de zones de désescalade et d'une trêve de quatre mois.",
        ),
    ],
)
def test_how_long_a_truce_holds_is_not_how_long_the_zones_do(language: str, text: str) -> None:
    """The length stands nearer to the word for it."""
    assert found(language, text, "zones-last", day="2017-05-06") == []


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "en",
            (
                "The thirteenth round of the Astana talks has ended.",
                "The first round was held on 23 and 24 January 2017.",
                "Iraq and Lebanon attended the round in the Kazakh capital.",
            ),
        ),
        (
            "fa",
            (
                "دور سیزدهم مذاکرات آستانه پایان یافت.",
                "دور نخست ۲۳ و ۲۴ ژانویه ۲۰۱۷ برگزار شد.",
                "عراق و لبنان در این دور در پایتخت قزاقستان شرکت کردند.",
            ),
        ),
        (
            "ar",
            (
                "انتهت الجولة الثالثة عشرة من محادثات أستانا.",
                "عقدت الجولة الأولى في 23 و24 كانون الثاني 2017.",
                "شارك العراق ولبنان في الجولة في العاصمة الكازاخستانية.",
            ),
        ),
        (
            "ru",
            (
                "Тринадцатый раунд переговоров в Астане завершился.",
                "Первый раунд прошёл 23 и 24 января 2017 года.",
                "Ирак и Ливан участвовали в раунде в казахстанской столице.",
            ),
        ),
        (
            "tr",
            (
                "Astana görüşmelerinin on üçüncü turu sona erdi.",
                "Birinci tur 23 ve 24 Ocak 2017'de yapıldı.",
                "Irak ve Lübnan Kazakistan'ın başkentindeki tura katıldı.",
            ),
        ),
        (
            "fr",
            (
                "Le treizième tour des pourparlers d'Astana s'est achevé.",
                "Le premier tour a eu lieu les 23 et 24 janvier 2017.",
                "L'Irak et le Liban ont participé au tour dans la capitale kazakhe.",
            ),
        ),
    ],
)
def test_of_several_rounds_a_sentence_that_names_none_may_be_on_any(language: str, texts: tuple[str, ...]) -> None:
    """Iraq came to the thirteenth round first: 'the round' is not the first one, which was told of in between."""
    claims = telling.told(language, *texts, day="")
    assert (1, "date") in {(c.round, c.claim) for c in claims}
    assert not [c for c in claims if c.entity_id == "iraq" and c.agrees_with_calendar == "no"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The Cedar Brigade, one of the largest rebel groups, stayed away from the ninth round of the Astana talks.",
        ),
        ("ar", "غاب لواء الأرز، أحد أكبر فصائل المعارضة السورية، عن الجولة التاسعة من محادثات أستانا."),
        (
            "ru",
            "Бригада «Кедр», одна из групп сирийской оппозиции, не приехала на девятый раунд переговоров в Астане.",
        ),
        ("tr", "Sedir Tugayı, Suriye muhalefetinin en büyük gruplarından biri, dokuzuncu Astana turuna katılmadı."),
        ("fa", "تیپ سرو، یکی از بزرگ‌ترین گروه‌های مخالفان سوری، در دور نهم مذاکرات آستانه شرکت نکرد."),
        (
            "fr",
            "La Brigade du Cèdre, l'un des groupes de l'opposition, n'a pas participé au neuvième tour d'Astana.",
        ),
    ],
)
def test_of_what_somebody_is_one_is_not_told_to_be_away(language: str, text: str) -> None:
    """'X, one of the largest rebel groups' tells of X."""
    away = found(language, text, "absent", "boycotted")
    assert len(away) == 1, away
    assert away[0][2] not in {"Syrian opposition", "syrian-opposition"}
