"""Statements on a round that sources differ on: chairs, working groups, schedule, papers, what comes next."""

from __future__ import annotations

import pytest

from astana_nlp.claims.parts import whole
from astana_nlp.claims.reader.accounts import read_off
from astana_nlp.claims.reader.semantic import Account, Span
from astana_nlp.claims.reader.things import things_in
from astana_nlp.names.candidates import by_sentence
from telling import linked, told

NINTH = {
    "en": "Analysts look back at the ninth round of the Astana talks on Syria.",
    "ar": "يستعيد المحللون الجولة التاسعة من محادثات أستانا حول سوريا.",
    "ru": "Обозреватели вспоминают девятый раунд переговоров по Сирии в Астане.",
    "tr": "Yorumcular Astana'daki Suriye görüşmelerinin dokuzuncu turunu değerlendiriyor.",
    "fa": "تحلیلگران دور نهم مذاکرات آستانه درباره سوریه را مرور می‌کنند.",
    "fr": "Les analystes reviennent sur le neuvième tour des pourparlers d'Astana sur la Syrie.",
}
DAY = "2018-05-20"


def after_the_ninth(language: str, text: str, day: str = DAY) -> set[tuple[int, str, str]]:
    """Return round, kind and value of what a sentence claims behind one that names the ninth round."""
    claims = told(language, NINTH[language], text, day=day, together=True)
    return {(c.round, c.claim, c.value) for c in claims if c.sentence == 1}


def values(found: set[tuple[int, str, str]], kind: str) -> set[tuple[int, str]]:
    return {(number, value) for number, claim, value in found if claim == kind}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The plenary session was presided over by the Russian envoy Alexander Lavrentyev."),
        ("ar", "وأدار الجلسة العامة المبعوث الروسي ألكسندر لافرنتييف."),
        ("ru", "Председательствовал на встрече российский представитель Александр Лаврентьев."),
        ("tr", "Toplantıya Rus temsilci Aleksandr Lavrentyev başkanlık etti."),
        ("fa", "ریاست جلسه عمومی مذاکرات را الکساندر لاورنتیف نماینده روسیه بر عهده داشت."),
        ("fr", "La séance des pourparlers a été présidée par l'émissaire russe Alexandre Lavrentiev."),
    ],
)
def test_who_guides_a_session_chairs_the_round(language: str, text: str) -> None:
    """Verb or noun, active or passive."""
    assert values(after_the_ninth(language, text), "chaired-by") == {(9, "Alexander Lavrentiev")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The delegation to the meeting was chaired by Alexander Lavrentyev."),
        ("tr", "Toplantıda Rus heyetine Aleksandr Lavrentyev başkanlık etti."),
        ("ar", "وترأس ألكسندر لافرنتييف وفد روسيا إلى الاجتماع."),
        ("en", "The plenary session was opened by a song, said Alexander Lavrentyev."),
    ],
)
def test_who_leads_a_delegation_chairs_nothing(language: str, text: str) -> None:
    """Nor does who only tells of a session."""
    assert not values(after_the_ninth(language, text), "chaired-by")


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "The delegates created a single working group.", 1),
        ("en", "Two working groups were formed before the guests left.", 2),
        ("ar", "واتفق المجتمعون على تشكيل مجموعتي عمل.", 2),
        ("ar", "وأسست الأطراف ثلاث مجموعات عمل.", 3),
        ("ru", "Стороны образовали три рабочие группы.", 3),
        ("tr", "Taraflar iki çalışma grubu kurdu.", 2),
        ("fa", "طرف‌ها دو کارگروه ایجاد کردند.", 2),
        ("fr", "Les délégués ont mis sur pied deux groupes de travail.", 2),
    ],
)
def test_working_groups_are_counted(language: str, text: str, number: int) -> None:
    """Also by a dual."""
    assert values(after_the_ninth(language, text), "working-groups") == {(9, f"{number} groups")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The delegates created a working group."),
        ("fr", "Les délégués ont mis sur pied un groupe de travail."),
        ("fa", "طرف‌ها یک کارگروه ایجاد کردند."),
        ("en", "Two working groups would be formed."),
        ("en", "Two working groups met in the hall."),
    ],
)
def test_an_article_a_plan_and_a_meeting_count_no_working_groups(language: str, text: str) -> None:
    """'A group' may be one of several."""
    assert not values(after_the_ninth(language, text), "working-groups")


@pytest.mark.parametrize(
    ("language", "late", "timely"),
    [
        ("en", "The talks had been put off by a week.", "The meeting opened on the day that had been planned."),
        ("ar", "وكانت المحادثات قد تأجلت أسبوعا.", "وانعقد اللقاء في موعده المقرر."),
        ("ru", "Переговоры перенесли на неделю.", "Встреча началась точно в назначенный срок."),
        ("tr", "Görüşmeler bir hafta ertelendi.", "Toplantı planlanan tarihte başladı."),
        ("fa", "مذاکرات یک هفته به تعویق افتاد.", "این نشست در زمان مقرر آغاز شد."),
        ("fr", "Les pourparlers ont été reportés d'une semaine.", "La réunion s'est ouverte à la date prévue."),
    ],
)
def test_a_round_is_late_or_on_time(language: str, late: str, timely: str) -> None:
    """Words for plans make no plan of what was held."""
    assert values(after_the_ninth(language, late), "schedule") == {(9, "postponed")}
    assert values(after_the_ninth(language, timely), "schedule") == {(9, "on time")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The talks were not postponed."),
        ("en", "The next round was postponed."),
        ("ru", "Подписание соглашения отложили."),
    ],
)
def test_what_else_is_put_off(language: str, text: str) -> None:
    """A denial, the next round, a paper."""
    assert not values(after_the_ninth(language, text), "schedule")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The zones go back to the memorandum that was signed in Astana on 14 May 2017."),
        ("ar", "وتستند المناطق إلى مذكرة أستانا الموقعة في 14 أيار 2017."),
        ("ru", "Зоны созданы по меморандуму, подписанному в Астане 14 мая 2017 года."),
        ("tr", "Bölgeler, Astana'da 14 Mayıs 2017'de imzalanan mutabakata dayanıyor."),
        ("fa", "مبنا توافق مناطق کاهش تنش است که ۱۴ مه ۲۰۱۷ در آستانه امضا شد."),
        ("fr", "Les zones remontent au mémorandum signé à Astana le 14 mai 2017."),
    ],
)
def test_an_agreement_is_of_its_day(language: str, text: str) -> None:
    """The list has 4 May for the memorandum of the fourth round; a day of that month is a slip."""
    claims = [c for c in told(language, NINTH[language], text, day=DAY, together=True) if c.claim == "signed-on"]
    assert [(c.round, c.value, c.agrees_with_calendar) for c in claims] == [(4, "2017-05-14", "no")]


def test_an_agreement_without_a_year_is_that_of_its_month() -> None:
    """Nor need the text have a day."""
    text = "The zones follow the agreement of May 14."
    assert values(after_the_ninth("en", text, day=""), "signed-on") == {(4, "2017-05-14")}
    right = "The zones follow the memorandum of May 4."
    assert values(after_the_ninth("en", right), "signed-on") == {(4, "2017-05-04")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The zones were reviewed on 14 May 2017."),
        ("en", "The memorandum on de-escalation zones was discussed on 23 June 2017."),
        ("en", "The de-escalation memorandum was welcomed; on 14 May 2017 shells fell."),
        ("en", "They signed an agreement on 14 May 2017."),
    ],
)
def test_days_of_other_things_are_no_days_of_signing(language: str, text: str) -> None:
    """Another month, another clause, another agreement."""
    assert not values(after_the_ninth(language, text), "signed-on")


def test_the_right_day_of_an_agreement_is_right() -> None:
    """A claim that the calendar bears out."""
    text = "The ninth round of the Astana talks recalled the memorandum on de-escalation zones of 4 May 2017."
    claims = [c for c in told("en", text, day=DAY) if c.claim == "signed-on"]
    assert [(c.round, c.agrees_with_calendar) for c in claims] == [(4, "yes")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "This round took place in Sochi."),
        ("ar", "وقد جرى هذا اللقاء في سوتشي."),
        ("ru", "Эта встреча прошла в Сочи."),
        ("tr", "Bu toplantı Soçi'de yapıldı."),
        ("fa", "این نشست در سوچی برگزار شد."),
        ("fr", "Cette rencontre s'est tenue à Sotchi."),
    ],
)
def test_this_meeting_has_a_place(language: str, text: str) -> None:
    """The text before says which meeting it is."""
    assert values(after_the_ninth(language, text), "place") == {(9, "Sochi")}


@pytest.mark.parametrize("text", ["This meeting was held in Geneva.", "The congress, not this meeting, met in Sochi."])
def test_other_meetings_are_elsewhere(text: str) -> None:
    """Rounds met in two cities, and a congress in one of them."""
    assert not values(after_the_ninth("en", text), "place")


def test_what_was_before_this_meeting_was_elsewhere() -> None:
    """Another clause tells of earlier ones."""
    text = "This meeting follows eight others, of which Sochi hosted two."
    assert not {claim for _, claim, _ in after_the_ninth("en", text)} & {"place", "planned-place"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Tehran will be the venue of the next round."),
        ("ar", "وستستضيف طهران الجولة القادمة."),
        ("ru", "Следующий раунд примет Тегеран."),
        ("tr", "Bir sonraki tura Tahran ev sahipliği yapacak."),
        ("fa", "تهران میزبان دور بعدی خواهد بود."),
        ("fr", "C'est Téhéran qui accueillera le prochain tour."),
    ],
)
def test_a_capital_that_is_to_receive_a_round_is_a_city(language: str, text: str) -> None:
    """As a subject its name is taken for the state elsewhere."""
    assert (10, "Tehran") in values(after_the_ninth(language, text), "planned-place")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ninth round of the Astana talks named Sochi as the venue of the next meeting."),
        ("ru", "На девятом раунде переговоров в Астане решили, что следующая встреча пройдёт в Сочи."),
        ("fr", "Le neuvième tour des pourparlers d'Astana a décidé que la prochaine rencontre se tiendrait à Sotchi."),
        ("tr", "Astana görüşmelerinin dokuzuncu turunda bir sonraki toplantının Soçi'de yapılmasına karar verildi."),
        ("ar", "وتقرر في ختام الجولة التاسعة من محادثات أستانا أن تعقد الجولة المقبلة في سوتشي."),
        ("fa", "در دور نهم مذاکرات آستانه توافق شد نشست بعدی در سوچی برگزار شود."),
    ],
)
@pytest.mark.parametrize("day", [DAY, ""])
def test_the_next_round_is_not_where_this_one_was(language: str, text: str, day: str) -> None:
    """With a day of publication or without."""
    claims = {(c.round, c.claim, c.value) for c in told(language, text, day=day)}
    assert values(claims, "planned-place") == {(10, "Sochi")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Delegations sat there on 12 and 13 May."),
        ("ar", "وتفاوضت الوفود هناك يومي 12 و13 أيار."),
        ("ru", "Делегации заседали там 12 и 13 мая."),
        ("tr", "Heyetler orada 12 ve 13 Mayıs'ta bir araya geldi."),
        ("fa", "هیئت‌ها ۱۲ و ۱۳ مه در آنجا گرد هم آمدند."),
        ("fr", "Les délégations y ont siégé les 12 et 13 mai."),
    ],
)
def test_days_have_the_year_of_their_round_where_the_text_has_no_day(language: str, text: str) -> None:
    """The trained reader says that they are its days."""
    links = linked(language, NINTH[language], text, day="", together=True)
    named, when = by_sentence(links.mentions), by_sentence(links.dates)
    part = whole(9, 1, links.sentences[1], named.get(1, ()), when[1])
    account = Account({Span(d.start, d.end, "date"): ("held", 0.99) for d in when[1]}, ("none", 0.99))
    claims = [c for c in read_off(part, account, "") if c.claim == "date"]
    assert [(c.value, c.agrees_with_calendar) for c in claims] == [("2018-05-12/2018-05-13", "no")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The eighth round of the Astana talks decided that the next round will be held in February.",
        ),
        ("ar", "وتقرر في الجولة الثامنة من محادثات أستانا أن تعقد الجولة المقبلة في شباط."),
        ("ru", "На восьмом раунде переговоров в Астане решили, что следующий раунд состоится в феврале."),
        ("tr", "Astana görüşmelerinin sekizinci turunda bir sonraki turun şubatta yapılması kararlaştırıldı."),
        ("fa", "در دور هشتم مذاکرات آستانه توافق شد دور بعدی در فوریه برگزار شود."),
        ("fr", "Au huitième tour des pourparlers d'Astana, le prochain tour a été prévu pour février."),
    ],
)
def test_the_next_round_comes_after_this_one(language: str, text: str) -> None:
    """The eighth was in December 2017: in a text without a day, February is that of the year after."""
    claims = {(c.round, c.claim, c.value) for c in told(language, text, day="")}
    assert values(claims, "planned-date") == {(9, "2018-02")}


def test_the_next_round_that_is_pointed_to_is_no_later_one() -> None:
    """'The next round is due in September', behind the ninth, is the tenth, though that was held in July."""
    assert values(after_the_ninth("en", "The next round is due in September.", day=""), "planned-date") == {
        (10, "2018-09")
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("tr", "Astana görüşmelerinin dokuzuncu turu için uzmanlar 10 Mayıs'ta Tahran'da toplandı."),
        ("fa", "کارشناسان برای آماده‌سازی دور نهم مذاکرات آستانه ۱۰ مه در تهران گرد هم آمدند."),
        ("en", "Experts of the guarantors met in Tehran on 10 May to prepare the ninth round of the Astana talks."),
    ],
)
def test_where_experts_meet_is_not_where_the_round_was(language: str, text: str) -> None:
    """Nor are their days those of the round."""
    assert not {c.claim for c in told(language, text, day=DAY)} & {"place", "date"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "وكان الاجتماع الفني للدول الضامنة قد عقد في طهران في 8 أيار."),
        ("ru", "Встреча экспертов стран-гарантов прошла в Тегеране 8 мая."),
        ("tr", "Garantör ülkelerin teknik toplantısı 8 Mayıs'ta Tahran'da yapıldı."),
        ("fa", "نشست کارشناسی کشورهای ضامن ۸ مه در تهران برگزار شده بود."),
        ("fr", "La réunion technique des pays garants s'était tenue le 8 mai à Téhéran."),
    ],
)
def test_experts_meet_between_rounds(language: str, text: str) -> None:
    """The sentence is on no round, but follows one that is."""
    assert {value for _, value in values(after_the_ninth(language, text), "experts-date")} == {"2018-05-08"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Experts had prepared the ninth round of the Astana talks in Tehran on 10 May."),
        ("ru", "Эксперты готовили девятый раунд переговоров в Астане в Тегеране 10 мая."),
        ("fr", "Des experts avaient préparé le neuvième tour des pourparlers d'Astana le 10 mai à Téhéran."),
    ],
)
def test_experts_who_prepared_a_round_met_before_it(language: str, text: str) -> None:
    """Without a verb for meeting, and not in May of the year after."""
    assert {c.value for c in told(language, text, day=DAY) if c.claim == "experts-date"} == {"2018-05-10"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The constitution was not among the topics of the meeting."),
        ("ar", "ولم يكن الدستور مطروحا على جدول الأعمال."),
        ("ru", "Вопрос о конституции не был темой переговоров."),
        ("tr", "Anayasa konusu gündemde yer almadı."),
        ("fa", "موضوع قانون اساسی در دستور کار نبود."),
        ("fr", "Il n'a pas été question de la constitution."),
    ],
)
def test_what_is_denied_was_not_on_the_agenda(language: str, text: str) -> None:
    """It is not spoken of, and not spoken of by that."""
    found = after_the_ninth(language, text)
    assert values(found, "not-discussed") == {(9, "constitution")}
    assert not values(found, "agenda")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The parties discussed not only the constitution, which was on the agenda, but refugees."),
        ("ru", "Стороны не только обсуждали конституцию, но и говорили о беженцах."),
    ],
)
def test_not_only_denies_nothing(language: str, text: str) -> None:
    """What goes beyond a topic has it."""
    assert not values(after_the_ninth(language, text), "not-discussed")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The number of observers came to two."),
        ("ar", "واقتصر عدد المراقبين على اثنين."),
        ("fa", "شمار ناظران دو تن بود."),
        ("ru", "Число наблюдателей на встрече составило два."),
        ("fr", "Le nombre des observateurs à la réunion était de deux."),
        ("tr", "Toplantıdaki gözlemci sayısı 2 idi."),
    ],
)
def test_the_number_of_observers_is_told_behind_them(language: str, text: str) -> None:
    """As that of groups is."""
    assert values(after_the_ninth(language, text), "participants") == {(9, "2 observers")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("tr", "Astana görüşmelerinin dokuzuncu turu bir gün uzatıldı."),
        ("fa", "دور نهم مذاکرات آستانه یک روز تمدید شد."),
        ("ru", "Девятый раунд переговоров в Астане продлён на один день."),
    ],
)
def test_a_day_by_which_a_round_was_longer_is_not_its_length(language: str, text: str) -> None:
    """It lasted for two days and one."""
    assert not [c for c in told(language, text, day=DAY) if c.claim == "length"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Cedar Brigade stayed away because of the role of Iran."),
        ("ar", "وتغيب لواء الأرز عن الاجتماع رفضا لدور إيران."),
        ("ru", "«Бригада Кедр» не приехала на встречу из-за присутствия Ирана."),
        ("tr", "Sedir Tugayı, İran'ın rolü nedeniyle toplantıya katılmadı."),
        ("fa", "تیپ سرو به دلیل نقش ایران در نشست شرکت نکرد."),
        ("fr", "La Brigade du Cèdre n'est pas venue en raison du rôle de l'Iran."),
    ],
)
def test_who_stands_in_a_reason_stays_where_it_is(language: str, text: str) -> None:
    """Only the brigade was absent."""
    found = values(after_the_ninth(language, text), "absent") | values(after_the_ninth(language, text), "boycotted")
    assert "Iran" not in {value for _, value in found}
    assert len(found) == 1


def test_an_arabic_leader_may_stand_between_verb_and_delegation() -> None:
    """Verb, person, delegation: the person is not one of that delegation by standing beside it."""
    text = "ترأس أحمد طعمة وفد المعارضة إلى الجولة التاسعة من محادثات أستانا."
    assert ("led-by", "Syrian opposition: Ahmad Tuma") in {(c.claim, c.value) for c in told("ar", text, day=DAY)}


@pytest.mark.parametrize(("text", "number"), [("martta", "2020-03"), ("mayısta", "2020-05")])
def test_a_turkish_month_in_the_locative_is_a_month(text: str, number: str) -> None:
    """'Mart' and 'Mayıs' alone may be other things."""
    claims = told("tr", f"Astana görüşmelerinin 15. turu {text} yapılacak.", day="2019-12-15")
    assert {c.value for c in claims if c.claim == "planned-date"} == {number}


@pytest.mark.parametrize(
    ("text", "number", "freed"),
    [
        ("On the prisoners the two sides remained at odds.", "two", set()),
        ("The swap set 45 prisoners free.", "45", {(9, "45 people")}),
    ],
)
def test_a_number_counts_the_exchanged_where_somebody_is(text: str, number: str, freed: set[tuple[int, str]]) -> None:
    """Whatever the trained reader takes it for."""
    links = linked("en", NINTH["en"], text, day=DAY, together=True)
    part = whole(9, 1, links.sentences[1])
    things = [s for s in things_in(part).spans() if part.between(s.start, s.end).startswith(number)]
    account = Account(dict.fromkeys(things, ("exchanged", 0.99)), ("none", 0.99))
    assert things
    assert {(c.round, c.value) for c in read_off(part, account, DAY) if c.claim == "exchanged"} == freed


def test_the_city_behind_this_round_is_not_that_of_the_next() -> None:
    """Whatever the trained reader takes it for."""
    text = "В конце девятого раунда в Астане сообщили, что следующая встреча пройдёт в Сочи."
    links = linked("ru", text, day=DAY)
    part = whole(9, 0, links.sentences[0], links.mentions, links.dates)
    account = Account(dict.fromkeys(things_in(part).spans(), ("next-venue", 0.99)), ("none", 0.99))
    assert {c.value for c in read_off(part, account, DAY) if c.claim == "planned-place"} == {"Sochi"}
