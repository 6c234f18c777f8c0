"""Claims in other words than those of a press release: by description, by exception, beside a round, of prisoners."""

from __future__ import annotations

import pytest

from test_claims_course import told, values


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The fifteenth round of the Astana talks was held in the Kazakh capital."),
        ("fr", "Le quinzième tour des pourparlers d'Astana a eu lieu dans la capitale du Kazakhstan."),
        ("ru", "Пятнадцатый раунд астанинского процесса прошёл в столице Казахстана."),
        ("tr", "Astana görüşmelerinin on beşinci turu Kazakistan'ın başkentinde yapıldı."),
        ("ar", "عقدت الجولة الخامسة عشرة من محادثات أستانا في عاصمة كازاخستان."),
        ("fa", "دور پانزدهم مذاکرات آستانه در پایتخت قزاقستان برگزار شد."),
    ],
)
def test_the_capital_of_the_host_is_its_city(language: str, text: str) -> None:
    """The fifteenth round met in Sochi; who writes 'the Kazakh capital' says where without the name."""
    assert values(told(language, text, day="2021-03-01"), "place") == [("Astana", "no")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Prisoners came home on Friday, ahead of the ninth round of the Astana talks."),
        ("ru", "Накануне девятого раунда переговоров в Астане из тюрем вышли родные бойцов."),
        ("fr", "Vendredi, à la veille du neuvième tour d'Astana, la trêve a été rompue."),
    ],
)
def test_a_day_beside_a_round_is_not_its_own(language: str, text: str) -> None:
    """What was done before a round is no date of the round."""
    claims = told(language, text, day="2018-05-13")
    assert values(claims, "date") == values(claims, "planned-date") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The truce held before the ninth round of the Astana talks, which was held on 14 May 2018."),
        ("tr", "Ateşkes, 14 Mayıs 2018'de başlayan Astana görüşmelerinin dokuzuncu turundan önce bozuldu."),
    ],
)
def test_a_day_in_a_clause_of_the_round_is_its_own(language: str, text: str) -> None:
    """Also where the round gives the time of something else."""
    assert values(told(language, text), "date")[:1] in ([("2018-05-14", "yes")], [])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "لم يحضر الجولة التاسعة من محادثات أستانا سوى ثلاثة فصائل."),
        ("ru", "На девятый раунд переговоров в Астане не приехал никто, кроме трёх группировок."),
    ],
)
def test_nobody_but_some_is_a_turnout(language: str, text: str) -> None:
    """A denial that excepts somebody says that those came."""
    claims = told(language, text)
    assert values(claims, "participants") == [("3 groups", "unknown")]
    assert values(claims, "absent") == []


def test_nobody_but_a_state_is_its_coming() -> None:
    """The exception is who came."""
    claims = told("ar", "لم يشارك في الجولة التاسعة من محادثات أستانا إلا الأردن.")
    assert values(claims, "attended") == [("Jordan", "yes")]


def test_a_count_with_observers_in_it_is_none() -> None:
    """It would differ from a count of the delegations alone without any error."""
    text = "Eight delegations, observers included, attended the ninth round of the Astana talks."
    assert values(told("en", text), "participants") == []


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "Tall Cypress Front was asked to the ninth round of the Astana talks.", "invited"),
        ("tr", "Uzun Servi Cephesi, Astana görüşmelerinin dokuzuncu turuna çağrılmadı.", "uninvited"),
        ("fr", "Le Front du Cyprès n'a reçu aucune invitation au neuvième tour des pourparlers d'Astana.", "uninvited"),
    ],
)
def test_who_is_not_on_the_list_may_be_invited(language: str, text: str, kind: str) -> None:
    """Factions without an entry are guests as well."""
    text = text.replace("was asked to", "received an invitation to")
    assert len(values(told(language, text), kind)) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Iraq attended the tenth round of the Astana talks as an observer."),
        ("ar", "حضر لبنان الجولة العاشرة من محادثات أستانا مراقبا."),
    ],
)
def test_a_state_came_before_its_first_round(language: str, text: str) -> None:
    """Iraq and Lebanon observe since the thirteenth round."""
    assert {verdict for _, verdict in values(told(language, text), "attended")} == {"no"}


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("ru", "На шестой встрече в Астане гаранты не подписали ни одного документа.", "document-unsigned"),
        ("tr", "Astana görüşmelerinin altıncı turunda Rusya, Türkiye ve İran belgeyi imzaladı.", "document-signed"),
        (
            "en",
            "The guarantor states did not sign any document at the sixth round of the Astana talks.",
            "document-unsigned",
        ),
    ],
)
def test_what_all_guarantors_do_with_a_paper_is_done(language: str, text: str, kind: str) -> None:
    """One of many may refuse a paper; where all three do, there is none."""
    assert values(told(language, text), kind) == [("document", "unknown")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Before the ninth round of the Astana talks thirty detainees were exchanged near Aleppo."),
        ("tr", "Astana görüşmelerinin dokuzuncu turundan önce iki taraf otuzar tutukluyu serbest bıraktı."),
        (
            "ru",
            "Накануне девятого раунда переговоров в Астане стороны обменялись пленными, свободны 30 человек.",
        ),
        ("ar", "أفرج عن 30 معتقلا قبيل الجولة التاسعة من محادثات أستانا."),
        ("tr", "Astana görüşmelerinin dokuzuncu turundan önce 30 tutuklu takas edildi."),
        ("fa", "پیش از دور نهم مذاکرات آستانه ۳۰ زندانی مبادله شدند."),
        ("fr", "Avant le neuvième tour des pourparlers d'Astana, trente détenus ont été échangés."),
    ],
)
def test_how_many_were_exchanged(language: str, text: str) -> None:
    """Exchanges are told of beside a round."""
    assert ("30 people", "unknown") in values(told(language, text), "exchanged")


def test_no_exchange_is_planned() -> None:
    """What is to happen is no figure of what did."""
    text = "Sixty detainees are scheduled to be exchanged after the ninth round of the Astana talks."
    assert values(told("en", text), "exchanged") == []


def test_what_came_out_of_a_round_did_not_come_to_it() -> None:
    """'Came out of' is no coming."""
    text = "The Tall Cypress Brigade regrets what came out of the ninth round of the Astana talks."
    assert values(told("en", text), "attended") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("tr", "Astana görüşmelerinin dokuzuncu turuna muhalefet heyeti, albay Recep Dumanlı başkanlığında katıldı."),
        ("fa", "هیئت مخالفان سوری به ریاست سهیل قنواتی در دور نهم مذاکرات آستانه شرکت کرد."),
        ("ar", "شارك وفد المعارضة السورية برئاسة سهيل القنواتي في الجولة التاسعة من محادثات أستانا."),
    ],
)
def test_a_leader_whom_no_list_has(language: str, text: str) -> None:
    """After 'under the leadership of' a given name of the table opens a name, whatever town it sounds like."""
    assert len(values(told(language, text), "led-by")) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Unlike Jordan, Lebanon stayed away from the thirteenth round in Astana."),
        ("fr", "À la différence de la Jordanie, le Liban n'a pas participé au treizième cycle d'Astana."),
        ("ru", "В отличие от Иордании, Ливан не участвовал в тринадцатом раунде в Астане."),
        ("tr", "Ürdün'ün aksine Lübnan Astana'daki on üçüncü tura katılmadı."),
        ("ar", "لم يشارك لبنان في الجولة الثالثة عشرة من محادثات أستانا على خلاف الأردن."),
        ("fa", "برخلاف اردن، لبنان در دور سیزدهم مذاکرات آستانه شرکت نکرد."),
    ],
)
def test_who_is_unlike_others_did_otherwise(language: str, text: str) -> None:
    """Only the one who is told of stayed away, not the one it is contrasted with."""
    assert [value for value, _ in values(told(language, text, day="2019-08-03"), "absent")] == ["Lebanon"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "At the twelfth round in Astana the hosts asked Iraq and Lebanon to join as observers."),
        (
            "fr",
            "Au douzième cycle d'Astana, on a proposé à l'Irak et au Liban de siéger comme observateurs.",
        ),
        ("ru", "На двенадцатом раунде в Астане Ираку и Ливану предложили присоединиться в качестве наблюдателей."),
        ("tr", "Astana'daki on ikinci turda Irak ve Lübnan'ın gözlemci olması önerildi."),
        ("ar", "في الجولة الثانية عشرة في أستانا اقترح الضامنون انضمام العراق ولبنان بصفة مراقبين."),
        ("fa", "در دور دوازدهم آستانه پیشنهاد شد عراق و لبنان به عنوان ناظر بپیوندند."),
    ],
)
def test_who_is_asked_to_observe_has_not_observed(language: str, text: str) -> None:
    """A proposal is no coming; who was invited and came has come."""
    claims = told(language, text, day="2019-04-27")
    assert values(claims, "observer") == values(claims, "attended") == []


def test_who_was_invited_to_observe_and_came_has_observed() -> None:
    """The invitation does not hide the coming."""
    claims = told("en", "Iraq and Lebanon were invited to the thirteenth round in Astana and attended as observers.")
    assert [value for value, _ in values(claims, "observer")] == ["Iraq", "Lebanon"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "At the twelfth round in Astana the guarantors came to an agreement on the list."),
        ("ru", "Гаранты на двенадцатом раунде в Астане не пришли к согласию о составе комитета."),
    ],
)
def test_who_comes_to_an_agreement_comes_to_no_round(language: str, text: str) -> None:
    """To agree or not says nothing of who was there."""
    claims = told(language, text, day="2019-04-27")
    assert values(claims, "attended") == values(claims, "absent") == []
