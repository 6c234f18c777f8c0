"""True texts raise no alarm: what a sentence says beside the point is not held against the calendar."""

from __future__ import annotations

import pytest

from astana_nlp.claims.attendance.verdicts import CAME, STAYED
from astana_nlp.claims.parts import Part, whole
from astana_nlp.claims.reader.accounts import read_off
from astana_nlp.claims.reader.leading import leading
from astana_nlp.claims.reader.newcomers import newcomers
from astana_nlp.claims.reader.semantic import Account
from astana_nlp.names import find_mentions
from astana_nlp.records import ACTOR_LABELS, Section, Sentence
from telling import told

ON_THE_DAY = "2018-05-15"


def presence(language: str, *texts: str, day: str = ON_THE_DAY) -> set[tuple[str, str, str]]:
    found = told(language, *texts, day=day)
    return {(c.claim, c.entity_id, c.agrees_with_calendar) for c in found if c.claim in CAME | STAYED}


def part_of(language: str, text: str, number: int) -> Part:
    sentence = Sentence("d-s0", 0, len(text), text, 0, 1, Section.BODY, language)
    return whole(number, 0, sentence, find_mentions([sentence], "d", ON_THE_DAY))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Day one of the ninth round of the Astana talks ended on Monday."),
        ("ar", "انتهى اليوم الأول من الجولة التاسعة من محادثات أستانا يوم الاثنين."),
        ("ru", "Первый день девятого раунда переговоров в Астане завершился в понедельник."),
        ("tr", "Astana görüşmelerinin dokuzuncu turunun birinci günü pazartesi sona erdi."),
        ("fa", "روز اول نهمین دور مذاکرات آستانه دوشنبه به پایان رسید."),
        ("fr", "Le premier jour du neuvième tour des pourparlers d'Astana s'est achevé lundi."),
    ],
)
def test_a_day_of_a_round_is_not_all_of_it(language: str, text: str) -> None:
    """The ninth met on the 14th and 15th of May 2018."""
    found = {c.claim: c.agrees_with_calendar for c in told(language, text, day=ON_THE_DAY)}
    assert not {"length", "last-day"} & set(found)
    assert "no" not in found.values()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Apart from Russia, Turkey and Iran, Jordan attended the ninth round of the Astana talks as an observer.",
        ),
        ("ar", "إلى جانب روسيا وتركيا وإيران، حضر الأردن الجولة التاسعة من محادثات أستانا بصفة مراقب."),
        ("ru", "Помимо России, Турции и Ирана, Иордания участвовала в девятом раунде в Астане в качестве наблюдателя."),
        ("tr", "Rusya, Türkiye ve İran dışında Ürdün dokuzuncu Astana turuna gözlemci olarak katıldı."),
        ("fa", "علاوه بر روسیه، ترکیه و ایران، اردن به عنوان ناظر در نهمین دور مذاکرات آستانه شرکت کرد."),
        (
            "fr",
            "Outre la Russie, la Turquie et l'Iran, la Jordanie a assisté au neuvième tour d'Astana comme observateur.",
        ),
    ],
)
def test_those_beside_whom_others_observe_are_no_observers(language: str, text: str) -> None:
    """They came for themselves."""
    observers = {entity for claim, entity, _ in presence(language, text) if claim == "observer"}
    assert observers <= {"jordan"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The envoy explained the absence of the southerners from the ninth round with their deal with Russia.",
        ),
        (
            "ar",
            "وبرر رئيس الوفد الذي حضر الجولة التاسعة من المحادثات غياب الجنوبيين باتفاقهم المنفرد مع روسيا والأردن.",
        ),
        (
            "ru",
            "Глава делегации объяснил отсутствие южан на девятом раунде в Астане их отдельным соглашением с Россией.",
        ),
        (
            "tr",
            "Heyet başkanı güneylilerin dokuzuncu Astana turundaki yokluğunu Rusya ile yaptıkları anlaşmaya bağladı.",
        ),
        ("fa", "رئیس هیئت غیبت جنوبی‌ها در نهمین دور مذاکرات آستانه را به توافق جداگانه آنها با روسیه نسبت داد."),
        (
            "fr",
            "Le chef de délégation a expliqué l'absence des gens du Sud au neuvième tour par un accord avec la Russie.",
        ),
    ],
)
def test_absence_is_that_of_the_name_beside_the_word(language: str, text: str) -> None:
    """With whom the absent have an agreement may be there."""
    assert not {entity for claim, entity, _ in presence(language, text) if claim in STAYED}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The absence of Jordan from the ninth round of the Astana talks was noted."),
        ("ar", "ولوحظ في الجولة التاسعة من محادثات أستانا غياب الأردن."),
    ],
)
def test_absence_of_whom_the_word_governs_is_told(language: str, text: str) -> None:
    """The name stands right behind it."""
    assert ("absent", "jordan", "no") in presence(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Two thirds of the opposition did not attend the ninth round of the Astana talks."),
        ("ar", "تغيب ثلثا المعارضة عن الجولة التاسعة من محادثات أستانا."),
        ("ru", "Две трети оппозиции не участвовали в девятом раунде переговоров в Астане."),
        ("tr", "Muhalefetin üçte ikisi dokuzuncu Astana turuna katılmadı."),
        ("fa", "دو سوم مخالفان در نهمین دور مذاکرات آستانه شرکت نکردند."),
        ("fr", "Les deux tiers de l'opposition n'ont pas participé au neuvième tour des pourparlers d'Astana."),
    ],
)
def test_a_part_of_a_group_may_stay_away(language: str, text: str) -> None:
    """The others came, as the calendar says."""
    assert all(verdict != "no" for _, _, verdict in presence(language, text))


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "en",
            (
                "The ninth round of the Astana talks ended.",
                "At all previous meetings the United States had an observer.",
            ),
        ),
        ("ar", ("انتهت الجولة التاسعة من محادثات أستانا.", "وقد حضرت الولايات المتحدة كل الجولات السابقة بصفة مراقب.")),
        (
            "ru",
            (
                "Девятый раунд в Астане завершился.",
                "США участвовали во всех предыдущих встречах в качестве наблюдателя.",
            ),
        ),
        (
            "tr",
            (
                "Dokuzuncu Astana turu sona erdi.",
                "ABD bundan önceki bütün Astana toplantılarına gözlemci olarak katılmıştı.",
            ),
        ),
        (
            "fa",
            ("نهمین دور مذاکرات آستانه پایان یافت.", "آمریکا در همه نشست‌های پیشین آستانه به عنوان ناظر شرکت کرده بود."),
        ),
        (
            "fr",
            (
                "Le neuvième tour d'Astana est terminé.",
                "Les États-Unis ont assisté à toutes les réunions d'Astana comme observateur.",
            ),
        ),
    ],
)
def test_who_came_to_all_the_earlier_rounds_need_not_have_come_to_this_one(
    language: str, texts: tuple[str, ...]
) -> None:
    """The United States stayed away from the ninth."""
    assert not {entity for _, entity, _ in presence(language, *texts)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Syrian opposition came to Astana and attended the talks."),
        ("ar", "حضرت المعارضة السورية محادثات أستانا."),
        ("ru", "Сирийская оппозиция участвовала в переговорах в Астане."),
        ("tr", "Suriye muhalefeti Astana görüşmelerine katıldı."),
        ("fa", "مخالفان سوری در مذاکرات آستانه شرکت کردند."),
        ("fr", "L'opposition syrienne a participé aux pourparlers d'Astana."),
    ],
)
def test_a_round_that_is_only_guessed_is_not_held_against_a_text(language: str, text: str) -> None:
    """The opposition stayed away from the third round; a report is on it, a later essay is not."""
    came = ("attended", "syrian-opposition", "no")
    assert came in presence(language, text, day="2017-03-15")
    assert came not in presence(language, text, day="2017-03-28")


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("en", ("The Astana talks opened on 23 January 2017.", "Later Jordan attended the talks as an observer.")),
        ("ar", ("انطلقت محادثات أستانا في 23 كانون الثاني 2017.", "وحضر الأردن المحادثات لاحقا بصفة مراقب.")),
        (
            "ru",
            (
                "Переговоры в Астане открылись 23 января 2017 года.",
                "Иордания позже участвовала в переговорах как наблюдатель.",
            ),
        ),
        (
            "tr",
            ("Astana görüşmeleri 23 Ocak 2017'de başladı.", "Ürdün görüşmelere daha sonra gözlemci olarak katıldı."),
        ),
        ("fa", ("مذاکرات آستانه در ۲۳ ژانویه ۲۰۱۷ آغاز شد.", "اردن بعدها به عنوان ناظر در مذاکرات شرکت کرد.")),
        (
            "fr",
            (
                "À Astana, les pourparlers ont débuté le 23 janvier 2017.",
                "La Jordanie a plus tard assisté aux pourparlers comme observateur.",
            ),
        ),
    ],
)
def test_who_came_later_was_not_at_the_round_of_before(language: str, texts: tuple[str, ...]) -> None:
    """Jordan came from the second round on."""
    assert all(verdict != "no" for _, _, verdict in presence(language, *texts, day=""))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Jaish al-Islam of the Syrian opposition did not attend the ninth round of the Astana talks."),
        ("fr", "Jaich al-Islam de l'opposition syrienne n'a pas participé au neuvième tour des pourparlers d'Astana."),
        ("ru", "«Джейш аль-Ислам» сирийской оппозиции не участвовала в девятом раунде переговоров в Астане."),
    ],
)
def test_whose_faction_stays_away_may_be_there(language: str, text: str) -> None:
    """The opposition only says whose faction it is."""
    assert {entity for _, entity, _ in presence(language, text)} == {"jaysh-al-islam"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Russia and Iran signed a memorandum, and some rebels left when the Iranian delegation did."),
        ("ar", "وقعت روسيا وإيران مذكرة، وغادر بعض المعارضين حين وقع الوفد الإيراني."),
        ("ru", "Россия и Иран подписали меморандум, а часть повстанцев ушла, когда подписывала делегация Ирана."),
        ("tr", "Rusya ve İran bir muhtıra imzaladı; İran heyeti imzalarken bazı muhalifler salondan çıktı."),
        ("fa", "روسیه و ایران یادداشت تفاهمی امضا کردند و هنگام امضای هیئت ایران برخی مخالفان رفتند."),
        (
            "fr",
            "La Russie et l'Iran ont signé un mémorandum, des rebelles sont partis quand l'Iran l'a fait.",
        ),
    ],
)
def test_who_signed_did_not_also_leave_a_paper_unsigned(language: str, text: str) -> None:
    """Whatever is read of a second mention."""
    part = part_of(language, text, 4)
    iran = [m for m in part.mentions if m.entity_id == "iran"]
    read = leading(dict(zip(iran, ("signed", "unsigned"), strict=False)), part)
    assert {c.claim for c in read} <= {"signed-by"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The first meeting was mediated by Moscow and Tehran, and for the first time both sides sat at one table.",
        ),
        ("ar", "جرى اللقاء الأول بوساطة موسكو وطهران، وللمرة الأولى جلس الطرفان إلى طاولة واحدة."),
        (
            "ru",
            "Первая встреча прошла при посредничестве Москвы и Тегерана, и впервые обе стороны сидели за одним столом.",
        ),
        ("tr", "İlk toplantıya Moskova ve Tahran aracılık etti, ve ilk kez iki taraf aynı masaya oturdu."),
        ("fa", "نشست نخست با میانجی‌گری مسکو و تهران بود، و برای نخستین بار دو طرف پشت یک میز نشستند."),
        (
            "fr",
            "La rencontre fut menée par Moscou et Téhéran, et pour la première fois deux camps étaient à table.",
        ),
    ],
)
def test_what_another_clause_has_for_the_first_time_makes_nobody_new(language: str, text: str) -> None:
    """It is others who sat there for the first time."""
    part = part_of(language, text, 2)
    assert newcomers(part, [m for m in part.mentions if m.label in ACTOR_LABELS]) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Basri left no doubt that the ceasefire comes first."),
        ("ar", "لم يترك بصري شكا في أن وقف إطلاق النار أولا."),
        ("ru", "Басри не оставил сомнений: прекращение огня прежде всего."),
        ("tr", "Basri ateşkesin önce geldiğine şüphe bırakmadı."),
        ("fa", "بصری تردیدی نگذاشت که آتش‌بس مقدم است."),
        ("fr", "Basri n'a laissé aucun doute : le cessez-le-feu passe avant tout."),
    ],
)
def test_what_somebody_insists_on_is_no_result_of_the_talks(language: str, text: str) -> None:
    """However sure the reader is that a sentence denies an agreement."""
    part = part_of(language, text, 1)
    assert list(read_off(part, Account({}, ("no-agreement", 0.95)), "", lent=True)) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "At the end of the ninth Astana round the opposition declined the invitation to a dialogue congress."),
        ("ar", "رفض وفد المعارضة في ختام الجولة التاسعة من محادثات أستانا الدعوة الروسية إلى مؤتمر حوار."),
        ("ru", "В конце девятого раунда в Астане оппозиция отказалась от участия в конгрессе."),
        ("tr", "Dokuzuncu Astana turunun sonunda muhalefet ulusal diyalog kongresine katılmayı reddetti."),
        ("fa", "مخالفان در پایان نهمین دور مذاکرات آستانه دعوت به کنگره را رد کردند."),
        ("fr", "À la fin du neuvième tour d'Astana, l'opposition a décliné l'invitation au congrès."),
    ],
)
def test_who_refuses_another_meeting_stays_away_from_no_round(language: str, text: str) -> None:
    """The opposition was at the ninth."""
    assert not {entity for claim, entity, _ in presence(language, text) if claim in STAYED}
