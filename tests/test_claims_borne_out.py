"""What must not become a claim: absence without a word for it, days of other meetings, titles, counts of others."""

from __future__ import annotations

import pytest

import telling
from astana_nlp.claims.attendance.coming import tells_of_absence
from astana_nlp.claims.attendance.presence import sole
from astana_nlp.claims.parts import Part, whole
from astana_nlp.claims.reader.accounts import read_off
from astana_nlp.claims.reader.joining import joined
from astana_nlp.claims.reader.semantic import Account, Span
from astana_nlp.records import RoundClaim, Sentence

DAY = "2019-08-05"


def linked(language: str, *texts: str, day: str = DAY) -> tuple[tuple[Sentence, ...], list[Part]]:
    """Return the sentences of one paragraph, and each as a part on round 13."""
    links = telling.linked(language, *texts, day=day, together=True)
    parts = [
        whole(
            13,
            i,
            sentence,
            [m for m in links.mentions if m.sentence == i],
            [d for d in links.dates if d.sentence == i],
        )
        for i, sentence in enumerate(links.sentences)
    ]
    return links.sentences, parts


def told(language: str, *texts: str, day: str = DAY) -> set[tuple[str, str]]:
    """Return kind and value of what rules claim of sentences that were written on a day."""
    return {(c.claim, c.value) for c in telling.told(language, *texts, day=day, together=True)}


def account(part: Part, role: str, kind: str = "actor", tells: str = "none") -> Account:
    """Return what a reader says that is sure that everything of a kind has one role."""
    things = part.dates if kind == "date" else part.mentions
    return Account({Span(t.start, t.end, kind): (role, 0.99) for t in things}, (tells, 0.99))


REGRETS = {
    "en": "Staffan de Mistura deeply regrets that there has been no tangible progress.",
    "ar": "وأعرب ستيفان دي ميستورا عن أسفه لعدم إحراز تقدم ملموس.",
    "ru": "Стаффан де Мистура глубоко сожалеет, что ощутимого прогресса не достигнуто.",
    "tr": "Staffan de Mistura hiçbir somut ilerleme olmamasından derin üzüntü duyuyor.",
    "fa": "استفان دی میستورا از اینکه هیچ پیشرفت ملموسی به دست نیامد عمیقاً متأسف است.",
    "fr": "Staffan de Mistura regrette vivement qu'aucun progrès tangible n'ait été accompli.",
}
AWAY = {
    "en": ("Washington had no observer in the room.", "The brigade cancelled its trip at the last minute."),
    "ar": ("ولم يكن لواشنطن مراقب في القاعة.", "وقد ألغت مشاركتها في اللحظة الأخيرة."),
    "ru": ("У Вашингтона не было наблюдателей в зале.", "Бригада в последний момент отменила поездку."),
    "tr": ("Washington salona hiç gözlemci göndermedi.", "Tugay son anda yolculuğunu iptal etti."),
    "fa": ("واشنگتن نماینده‌ای نداشت.", "تیپ در آخرین لحظه سفر خود را لغو کرد."),
    "fr": ("Washington n'avait pas d'observateur dans la salle.", "La brigade a annulé son déplacement."),
}


@pytest.mark.parametrize("language", REGRETS)
def test_a_denial_of_something_else_is_no_absence(language: str) -> None:
    """Whoever regrets was there, however sure a reader is; words for absence and denied coming bear it out."""
    _, (part,) = linked(language, REGRETS[language])
    assert not tells_of_absence(part)
    assert not [c for c in read_off(part, account(part, "absent"), DAY) if c.claim == "absent"]
    for text in AWAY[language]:
        _, (part,) = linked(language, text)
        assert tells_of_absence(part), text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "At the first Astana round the United States sent no delegation; its ambassador attended."),
        ("ar", "لم ترسل الولايات المتحدة وفدا إلى الجولة الأولى من محادثات أستانا، وحضر سفيرها بصفة مراقب."),
        ("ru", "На первый раунд в Астане США делегацию не прислали, но в качестве наблюдателя присутствовал посол."),
        ("tr", "ABD Astana görüşmelerinin ilk turuna heyet göndermedi, büyükelçisi gözlemci olarak katıldı."),
        ("fa", "آمریکا به دور نخست مذاکرات آستانه هیئتی نفرستاد و سفیرش به عنوان ناظر حضور داشت."),
        (
            "fr",
            "Les États-Unis n'ont pas envoyé de délégation au premier tour d'Astana ; leur ambassadeur était présent.",
        ),
    ],
)
def test_who_has_an_ambassador_there_is_represented(language: str, text: str) -> None:
    """No delegation came, but somebody did; where no one did, the absence stands."""
    assert ("absent", "United States") not in told(language, text, day="2017-01-25")


def test_the_state_of_a_person_who_observed_has_observed() -> None:
    """Also where the person is named in the next sentence; a denied ambassador leaves the absence as it is."""
    sent = "To the first round of the Astana talks the United States sent no delegation."
    claims = told("en", sent, "George Krol followed that round as an observer.", day="2017-01-25")
    assert ("observer", "United States") in claims
    assert ("absent", "United States") not in claims
    assert ("absent", "United States") in told("en", sent, "George Krol was at home.", day="2017-01-25")
    nobody = "The United States did not attend the first Astana round, not even its ambassador was present."
    assert ("absent", "United States") in told("en", nobody, day="2017-01-25")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "UN special envoy Staffan de Mistura did not participate in the seventh round of the Astana talks."),
        ("ru", "Спецпосланник ООН Стаффан де Мистура не участвовал в седьмом раунде переговоров в Астане."),
        ("tr", "BM Özel Temsilcisi Staffan de Mistura Astana görüşmelerinin yedinci turuna katılmadı."),
        ("fr", "L'envoyé de l'ONU Staffan de Mistura n'a pas participé au septième tour des pourparlers d'Astana."),
        ("ar", "لم يشارك مبعوث الأمم المتحدة ستيفان دي ميستورا في الجولة السابعة من محادثات أستانا."),
        ("fa", "نماینده سازمان ملل استفان دی میستورا در دور هفتم مذاکرات آستانه شرکت نکرد."),
    ],
)
def test_a_body_does_not_stay_away_with_its_envoy(language: str, text: str) -> None:
    """Somebody else may have spoken for the United Nations, whatever the reader sees in the title."""
    claims = told(language, text, day="2017-11-02")
    assert ("absent", "Staffan de Mistura") in claims
    assert ("absent", "United Nations") not in claims


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On 20 December 2016 the foreign ministers of Russia, Iran and Turkey met in Moscow."),
        ("ar", "في 20 كانون الأول 2016 اجتمع وزراء خارجية روسيا وإيران وتركيا في موسكو."),
        ("ru", "20 декабря 2016 года министры иностранных дел России, Ирана и Турции собрались в Москве."),
        ("tr", "Rusya, İran ve Türkiye dışişleri bakanları 20 Aralık 2016'da Moskova'da bir araya geldi."),
        ("fa", "۳۰ آذر ۱۳۹۵ وزیران خارجه روسیه، ایران و ترکیه در مسکو دیدار کردند."),
        ("fr", "Le 20 décembre 2016, les ministres russe, iranien et turc se sont réunis à Moscou."),
    ],
)
def test_a_meeting_in_another_city_has_no_day_of_the_round(language: str, text: str) -> None:
    """However sure the reader is that something was held on that day."""
    _, (part,) = linked(language, text, day="2017-01-25")
    assert part.dates
    assert not [c for c in read_off(part, account(part, "held", "date"), "2017-01-25") if c.claim == "date"]


def test_a_preparing_meeting_and_other_talks_have_none_either() -> None:
    """A day of the round itself is kept."""
    for text, kept in (
        ("On 6 March 2019 experts sat down in the hotel to prepare the gathering.", False),
        ("On 6 March 2019 the two sides sat down in the hotel.", True),
    ):
        _, (part,) = linked("en", text)
        assert bool([c for c in read_off(part, account(part, "held", "date"), DAY) if c.claim == "date"]) == kept
    planned = told("en", "The first Astana round is over.", "A new round of Geneva talks was planned for February.")
    assert not [kind for kind, _ in planned if kind == "planned-date"]


@pytest.mark.parametrize(
    ("language", "text", "heads"),
    [
        (
            "fr",
            (
                "Au 18e tour d'Astana ont participé les délégations du gouvernement syrien, conduite par Ayman "
                "Soussan, et de l'opposition armée, conduite par Ahmad Tohmé."
            ),
            {"Syrian government: Ayman Sousan", "Syrian opposition: Ahmad Tuma"},
        ),
        (
            "fa",
            (
                "در دور چهاردهم مذاکرات آستانه هیئت دولت سوریه به ریاست بشار جعفری و هیئت مخالفان مسلح به ریاست احمد "
                "طعمه شرکت کردند."
            ),
            {"Syrian government: Bashar Jaafari", "Syrian opposition: Ahmad Tuma"},
        ),
    ],
)
def test_the_head_of_one_delegation_does_not_lead_the_next(language: str, text: str, heads: set[str]) -> None:
    """A name behind 'and' is no attribute of the person before it."""
    assert {value for kind, value in told(language, text, day="2022-06-20") if kind == "led-by"} == heads


def test_its_delegation_is_not_that_of_who_is_named_later() -> None:
    """A pronoun stands for who was spoken of before."""
    first = "At the first round of the Astana talks the opposition signed nothing."
    then = "Its delegation, led by Mohammed Alloush, protested at that round against the part given to Iran."
    assert not [v for kind, v in told("en", first, then, day="2017-01-25") if kind == "led-by" and "Iran" in v]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "At the seventh round of the Astana talks the Pine Brigade suspended its participation."),
        ("ar", "جمد لواء الصنوبر مشاركته في الجولة السابعة من محادثات أستانا."),
        ("ru", "Бригада «Сосна» приостановила участие в седьмом раунде переговоров в Астане."),
        ("tr", "Çam Tugayı Astana görüşmelerinin yedinci turuna katılımını askıya aldı."),
        ("fa", "تیپ صنوبر مشارکت خود را در دور هفتم مذاکرات آستانه به حالت تعلیق درآورد."),
        ("fr", "La Brigade du Pin a suspendu sa participation au septième tour des pourparlers d'Astana."),
    ],
)
def test_whose_coming_is_put_off_is_neither_there_nor_away(language: str, text: str) -> None:
    """It may come in the end."""
    kinds = {kind for kind, _ in told(language, text, day="2017-11-02")}
    assert not kinds & {"attended", "absent"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The three guarantor states attended the thirteenth round of the Astana talks."),
        ("ru", "Три страны-гаранта участвовали в тринадцатом раунде переговоров в Астане."),
        ("fa", "سه کشور ضامن در دور سیزدهم مذاکرات آستانه شرکت کردند."),
        ("fr", "Les trois pays garants ont participé au treizième tour des pourparlers d'Astana."),
        ("tr", "Üç garantör ülke Astana görüşmelerinin on üçüncü turuna katıldı."),
        ("ar", "شاركت الدول الضامنة الثلاث في الجولة الثالثة عشرة من محادثات أستانا."),
    ],
)
def test_the_guarantors_are_not_counted_as_all_delegations(language: str, text: str) -> None:
    """That there are three of them says nothing of how many came."""
    assert not [kind for kind, _ in told(language, text) if kind == "participants"]


def test_a_length_in_another_clause_is_not_that_of_the_round() -> None:
    """A delay stands before the round as a length does, but a comma between."""
    assert not [
        k for k, _ in told("fr", "Retardée d'un jour, la deuxième rencontre d'Astana fut brève.") if k == "length"
    ]
    assert ("length", "2 days") in told("en", "The two-day thirteenth round of the Astana talks ended on Friday.")


def test_a_given_name_denies_nothing() -> None:
    """In Arabic, Geir is written as the word for 'not'."""
    _, (part,) = linked("ar", "وكان غير بيدرسن حاضرا في الجولة الثالثة عشرة من محادثات أستانا.")
    assert not part.denials


def test_a_given_name_excepts_nobody() -> None:
    """It is written as 'but' as well: 'nobody came, as Geir Pedersen said' lets him not come."""
    _, (part,) = linked("ar", "لم تشارك المعارضة في الجولة الثالثة عشرة من محادثات أستانا، كما قال غير بيدرسن.")
    assert part.tags.has("claims:sole")
    assert not any(sole(part, cue) for cue in part.denials)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "At the 13th Astana round were Turkey, Iran and, as observers, Russia and the UN."),
        ("ar", "حضرت الجولة الثالثة عشرة في أستانا تركيا وإيران، وبصفة مراقبين روسيا والأمم المتحدة."),
        ("ru", "В тринадцатом раунде в Астане была Турция, а в качестве наблюдателей — Россия и ООН."),
        ("tr", "Astana'daki on üçüncü tura Türkiye, İran ve gözlemci olarak Rusya ile BM katıldı."),
        ("fa", "در دور سیزدهم آستانه ترکیه، ایران و به عنوان ناظر روسیه و سازمان ملل شرکت کردند."),
        ("fr", "Au 13e tour d'Astana étaient la Turquie, l'Iran et, en qualité d'observateurs, la Russie et l'ONU."),
        ("en", "The UN, Jordan and Russia as observers attended the 13th Astana round."),
        ("ar", "حضرت الأمم المتحدة والأردن وروسيا بصفة مراقبين الجولة الثالثة عشرة في أستانا."),
        ("ru", "ООН, Иордания и Россия в качестве наблюдателей участвовали в тринадцатом раунде в Астане."),
        ("tr", "BM, Ürdün ve Rusya gözlemci olarak Astana'daki on üçüncü tura katıldı."),
        ("fa", "سازمان ملل، اردن و روسیه به عنوان ناظر در دور سیزدهم آستانه شرکت کردند."),
        ("fr", "L'ONU, la Jordanie et la Russie en qualité d'observateurs ont assisté au 13e tour d'Astana."),
    ],
)
def test_whom_the_words_themselves_call_an_observer_no_reader_makes_a_party(language: str, text: str) -> None:
    """Russia is none: that a source says so is what the table is to show."""
    _, (part,) = linked(language, text)
    ruled = [RoundClaim(13, 0, "observer", "Russia", "russia", "no")]
    assert ruled[0] in list(joined(ruled, part, account(part, "attended"), DAY))


def test_a_reader_that_is_sure_of_the_opposite_overrules_a_rule() -> None:
    """What was not agreed on is no outcome, who came with others that observed is no observer."""
    _, (part,) = linked("ru", "На тринадцатом раунде в Астане гаранты не пришли к согласию о составе комитета.")
    ruled = [RoundClaim(13, 0, "outcome", "пришли к согласию")]
    assert "outcome" not in {c.claim for c in joined(ruled, part, account(part, "attended", tells="no-agreement"), DAY)}
    assert "outcome" in {c.claim for c in joined(ruled, part, account(part, "attended"), DAY)}
    _, (part,) = linked("en", "Beside Russia a team from Amman sat down as an observer at the 13th Astana round.")
    ruled = [RoundClaim(13, 0, "observer", "Russia", "russia", "no")]
    assert "observer" not in {c.claim for c in joined(ruled, part, account(part, "attended"), DAY)}
