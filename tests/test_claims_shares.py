"""How many rounds met in one city, rounds that end early, and who is named right behind 'as observers'."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import telling

if TYPE_CHECKING:
    from astana_nlp.records import RoundClaim

AFTER_THE_ELEVENTH = "2018-12-05"  # ten rounds had met in Astana, one in Sochi


def values(claims: list[RoundClaim], kind: str) -> list[tuple[str, str]]:
    return [(c.value, c.agrees_with_calendar) for c in claims if c.claim == kind]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "So far Astana has been the host of 11 rounds of the talks."),
        ("ar", "استضافت أستانا حتى الآن 11 جولة من المحادثات."),
        ("ru", "Всего в Астане таких встреч по Сирии состоялось 11."),
        ("tr", "Astana bugüne kadar Suriye konulu on bir toplantıya ev sahipliği yaptı."),
        ("fa", "شهر آستانه تاکنون میزبان ۱۱ دور مذاکرات سوریه بوده است."),
        ("fr", "À ce jour, Astana a accueilli 11 tours de pourparlers."),
    ],
)
def test_rounds_in_one_city_are_counted_against_the_calendar(language: str, text: str) -> None:
    """The tenth round met in Sochi; of all rounds eleven would be right."""
    claims = telling.told(language, text, day=AFTER_THE_ELEVENTH)
    assert values(claims, "rounds-at") == [("11 in Astana", "no")]
    assert values(claims, "rounds-held") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "There have been 11 rounds of the Astana talks, and two of them were held in Sochi."),
        ("en", "There have been 11 rounds of the Astana talks, of which only two were held in Sochi."),
        ("ar", "عقدت حتى الآن 11 جولة من محادثات أستانا، استضافت سوتشي منها فقط اثنتين."),
        ("ru", "Состоялось 11 раундов астанинских переговоров, из них только два — в Сочи."),
        ("tr", "Astana sürecinde bugüne kadar 11 toplantı yapıldı, bunlardan yalnızca iki tanesi Soçi'de düzenlendi."),
        ("fa", "تاکنون ۱۱ دور مذاکرات آستانه برگزار شده که از آنها تنها دو دور در سوچی بود."),
        ("fr", "À ce jour, 11 tours de pourparlers d'Astana ont eu lieu, dont seulement deux à Sotchi."),
        ("ar", "عقدت حتى الآن 11 جولة من محادثات أستانا، استضافت سوتشي اثنين منها."),
        ("ru", "Состоялось 11 раундов астанинских переговоров, два из них прошли в Сочи."),
        ("tr", "Astana sürecinde bugüne kadar 11 toplantı yapıldı, bunlardan iki tanesi Soçi'de düzenlendi."),
        ("fa", "تاکنون ۱۱ دور مذاکرات آستانه برگزار شده که دو دور از آنها در سوچی بود."),
        ("fr", "À ce jour, 11 tours de pourparlers d'Astana ont eu lieu, deux d'entre eux à Sotchi."),
    ],
)
def test_a_share_of_the_rounds_is_that_of_the_city(language: str, text: str) -> None:
    """'Two of them' met there, not all that are counted."""
    assert values(telling.told(language, text, day=AFTER_THE_ELEVENTH), "rounds-at") == [("2 in Sochi", "no")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "So far 11 rounds of talks in Astana have been held."),
        ("ar", "عقدت حتى الآن 11 جولة من المحادثات في أستانا."),
        ("ru", "До сих пор состоялось 11 раундов переговоров в Астане."),
        ("tr", "Bugüne kadar Astana görüşmelerinin on bir turu yapıldı."),
        ("fa", "تاکنون ۱۱ دور مذاکرات در آستانه برگزار شده است."),
        ("fr", "À ce jour, 11 tours de pourparlers à Astana ont eu lieu."),
    ],
)
def test_the_city_behind_a_word_for_talks_only_says_which_ones(language: str, text: str) -> None:
    """'Talks in Astana' are what others call the Astana talks: all eleven rounds, wherever they met."""
    claims = telling.told(language, text, day=AFTER_THE_ELEVENTH)
    assert values(claims, "rounds-held") == [("11", "yes")]
    assert values(claims, "rounds-at") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Since {} 2018, five rounds of the Astana talks have been held."),
        ("ar", "منذ {} 2018 عقدت خمس جولات من محادثات أستانا."),
        ("ru", "С {} 2018 года состоялось пять раундов переговоров в Астане."),
        ("tr", "{} 2018'den bu yana Astana görüşmelerinin beş turu yapıldı."),
        ("fa", "از {} ۲۰۱۸ تاکنون پنج دور مذاکرات آستانه برگزار شده است."),
        ("fr", "Depuis {} 2018, cinq tours de pourparlers d'Astana ont eu lieu."),
    ],
)
def test_rounds_since_a_later_day_are_not_all_rounds(language: str, text: str) -> None:
    """Five since September 2018 are no five of sixteen; 'since 2017' counts from the first one on."""
    months = {"en": "September", "ar": "أيلول", "ru": "сентября", "tr": "Eylül", "fa": "سپتامبر", "fr": "septembre"}
    first = {"en": "January", "ar": "كانون الثاني", "ru": "января", "tr": "Ocak", "fa": "ژانویه", "fr": "janvier"}
    since = text.format(months[language])
    whole = text.format(first[language]).replace("2018", "2017").replace("۲۰۱۸", "۲۰۱۷")
    counted = [
        [c for c in telling.told(language, told, day="2021-08-05") if c.claim in {"rounds-held", "rounds-at"}]
        for told in (since, whole)
    ]
    assert [len(claims) for claims in counted] == [0, 1]


@pytest.mark.parametrize(
    ("language", "text", "right", "wrong"),
    [
        ("en", "There have been 16 meetings of the Astana format, and {} of the 16 was held in Sochi.", "two", "one"),
        ("ar", "عقدت 16 جولة من محادثات أستانا، استضافت سوتشي {} منها.", "اثنتين", "واحدة"),
        ("ru", "Состоялось 16 раундов астанинских переговоров, {} из них — в Сочи.", "два", "один"),
        ("tr", "Astana sürecinde 16 toplantı yapıldı, bunlardan {} tanesi Soçi'de düzenlendi.", "iki", "bir"),
        ("fa", "۱۶ دور مذاکرات آستانه برگزار شده که {} از آنها در سوچی بود.", "دو", "سه"),
        ("fr", "Il y a eu 16 tours de pourparlers d'Astana, {} d'entre eux à Sotchi.", "deux", "un"),
    ],
)
def test_a_sentence_that_counts_all_rounds_itself_needs_no_day(
    language: str, text: str, right: str, wrong: str
) -> None:
    """Of sixteen, two met in Sochi."""
    told = [values(telling.told(language, text.format(n), day=""), "rounds-at") for n in (right, wrong)]
    assert [[verdict for _, verdict in claims] for claims in told] == [["yes"], ["no"]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The third round of the Astana talks ended a day early."),
        ("ar", "انتهت الجولة الثالثة من محادثات أستانا قبل موعدها."),
        ("ru", "Третий раунд переговоров в Астане завершился на день раньше срока."),
        ("tr", "Astana görüşmelerinin üçüncü turu planlanandan erken sona erdi."),
        ("fa", "دور سوم مذاکرات آستانه زودتر از موعد پایان یافت."),
        ("fr", "Le troisième tour d'Astana s'est achevé plus tôt que prévu."),
    ],
)
def test_a_round_that_ends_before_its_time_was_not_extended(language: str, text: str) -> None:
    """What else comes early is not the round."""
    assert values(telling.told(language, text, day="2017-03-20"), "extension") == [("ended early", "unknown")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "At the ninth round of the Astana talks were Russia, Turkey and Iran, and, as observers, the UN.",
        ),
        ("ar", "شاركت في الجولة التاسعة من محادثات أستانا روسيا وتركيا وإيران، وبصفة مراقبين الأمم المتحدة والأردن."),
        (
            "ru",
            "В девятом раунде в Астане участвовали Россия, Турция и Иран, а в качестве наблюдателей — ООН и Иордания.",
        ),
        ("tr", "Astana görüşmelerinin dokuzuncu turuna Rusya, Türkiye, İran ve gözlemci olarak BM ile Ürdün katıldı."),
        ("fa", "در دور نهم مذاکرات آستانه روسیه، ترکیه، ایران و به عنوان ناظر سازمان ملل و اردن شرکت کردند."),
        ("fr", "Au neuvième tour d'Astana étaient la Russie, la Turquie, l'Iran et, en qualité d'observateurs, l'ONU."),
    ],
)
def test_a_phrase_set_off_names_those_behind_it(language: str, text: str) -> None:
    """Who stands before it is no observer."""
    claims = telling.told(language, text, day="2018-05-20")
    seen = {c.entity_id for c in claims if c.claim == "observer"}
    assert "united-nations" in seen
    assert not seen & {"russia", "turkey", "iran"}


def test_a_word_for_heads_behind_a_person_is_that_of_the_next_one() -> None:
    """Each delegation has its own."""
    text = (
        "وجاء إلى الجولة التاسعة من محادثات أستانا على رأس وفد الحكومة بشار الجعفري، وعلى رأس وفد المعارضة أحمد طعمة."
    )
    heads = [value for value, _ in values(telling.told("ar", text, day="2018-05-20"), "led-by")]
    assert sorted(heads) == ["Syrian government: Bashar Jaafari", "Syrian opposition: Ahmad Tuma"]


def test_who_sends_only_a_part_is_there() -> None:
    """None of the Turks came but half of their delegation."""
    text = "لم يصل إلى الجولة الخامسة في أستانا من الأتراك غير نصف وفدهم."
    assert not [c for c in telling.told("ar", text, day="2017-07-05") if c.claim == "absent"]
