"""What sources tell otherwise in words of their own: results, papers, signatures, observers, days, guests."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from astana_nlp.claims import find_claims
from astana_nlp.claims.reader import accounts
from astana_nlp.claims.reader.accounts import accounts_of
from astana_nlp.claims.reader.semantic import Account, Asked
from astana_nlp.encoder import Encoder
from astana_nlp.findings.contradictions import find_contradictions
from astana_nlp.findings.disputes import find_disputes
from astana_nlp.findings.evidence import Actor, Claim, Quote
from astana_nlp.names.candidates import by_sentence
from astana_nlp.records import Section
from evidence import source, statement
from telling import document_of, linked, told

if TYPE_CHECKING:
    from astana_nlp.findings.evidence import Doubt
    from astana_nlp.records import RoundClaim

ROUND_5 = {
    "en": "The fifth round of the Astana talks ended on Wednesday.",
    "ar": "انتهت الجولة الخامسة من محادثات أستانا يوم الأربعاء.",
    "ru": "Пятый раунд переговоров в Астане завершился в среду.",
    "tr": "Astana görüşmelerinin beşinci turu çarşamba günü sona erdi.",
    "fa": "دور پنجم گفتگوهای آستانه روز چهارشنبه پایان یافت.",
    "fr": "Le cinquième tour des pourparlers d'Astana s'est achevé mercredi.",
}
DAY = "2017-07-05"


def after_the_fifth(language: str, text: str) -> list[RoundClaim]:
    return [c for c in told(language, ROUND_5[language], text, day=DAY, together=True) if c.sentence == 1]


def kinds(claims: list[RoundClaim]) -> set[tuple[str, str]]:
    return {(c.claim, c.entity_id) for c in claims}


def claim(kind: str, value: str, document: str, *, entity: str = "", published: str = DAY) -> Claim:
    quote = Quote(source(document, published=published), f"{document}-s0", 1, "en", f"{document} on {value}")
    return Claim(5, kind, value, entity, "unknown", quote)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "No real progress was made on the prisoners, a commander said."),
        ("ar", "ولم يتم التوصل إلى أي توافق بشأن المعتقلين."),
        ("ru", "О пленных договориться не смогли."),
        ("tr", "Tutuklular konusunda anlaşma sağlanamadı."),
        ("fa", "درباره زندانیان پیشرفتی حاصل نشد."),
        ("fr", "Aucune percée n'a été enregistrée au sujet des prisonniers."),
    ],
)
def test_nobody_need_be_named_where_talks_came_to_nothing(language: str, text: str) -> None:
    """That no agreement on a topic of the talks came about is told of the round that is spoken of."""
    assert "no-outcome" in {c.claim for c in after_the_fifth(language, text)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Cedar Brigade has no agreement with anybody on the prisoners."),
        ("en", "There will be no agreement without the prisoners."),
        ("en", "Shells hit the camp of the refugees in vain."),
    ],
)
def test_what_others_did_not_agree_on_is_no_result(language: str, text: str) -> None:
    """A faction's own lack of a deal, a warning and what happens in the field say nothing of the talks."""
    assert "no-outcome" not in {c.claim for c in after_the_fifth(language, text)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It closed without any joint communiqué."),
        ("ar", "وحالت الخلافات دون صدور بيان مشترك."),
        ("ru", "Обошлось без совместного заявления."),
        ("tr", "Toplantı ortak bildiri olmadan bitti."),
        ("fa", "این نشست بدون بیانیه پایانی تمام شد."),
        ("fr", "Tout s'est terminé sans la moindre déclaration commune."),
    ],
)
def test_a_round_without_a_statement_had_none(language: str, text: str) -> None:
    """'Without' beside the statement denies it, whoever is or is not named."""
    assert ("document-unsigned", "") in kinds(after_the_fifth(language, text))


def test_an_elided_denial_must_stand_there() -> None:
    """'A été adoptée' is the opposite of "n'a été adoptée"."""
    made = after_the_fifth("fr", "Une déclaration commune a été adoptée par les garants.")
    unmade = after_the_fifth("fr", "Aucune déclaration commune n'a été adoptée par les garants.")
    assert "document-unsigned" not in {c.claim for c in made}
    assert "document-unsigned" in {c.claim for c in unmade}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Syrian opposition withheld its signature from the final statement."),
        ("ar", "ولم توقع المعارضة السورية البيان الختامي."),
        ("ru", "Сирийская оппозиция не подписала итоговое заявление."),
        ("tr", "Suriye muhalefeti sonuç bildirisini imzalamadı."),
        ("fa", "مخالفان سوری از امضای بیانیه پایانی خودداری کرد."),
        ("fr", "L'opposition syrienne n'a pas signé la déclaration finale."),
    ],
)
def test_who_alone_refuses_to_sign_did_not(language: str, text: str) -> None:
    """The only one named is who did not sign, as the opposition at every round; the paper may have been issued."""
    found = kinds(after_the_fifth(language, text))
    assert ("unsigned-by", "syrian-opposition") in found
    assert not {("signed-by", "syrian-opposition"), ("document-unsigned", "")} & found


def test_one_guarantor_is_held_against_all_three() -> None:
    """Where one source has the guarantors sign and another says that one of them did not, one is wrong."""
    together = claim("signed-by", "Guarantor states: statement", "a", entity="guarantor-states")
    alone = claim("unsigned-by", "Iran: statement", "b", entity="iran")
    outsider = claim("unsigned-by", "Syrian opposition: statement", "b", entity="syrian-opposition")
    assert len(list(find_disputes([together, alone]))) == 1
    assert not list(find_disputes([together, outsider]))


def test_what_was_not_done_on_the_first_day_may_have_followed() -> None:
    """'No statement yet', written on the first of two days, does not contradict the statement of the second."""
    made = claim("document-signed", "statement", "a")
    early = claim("document-unsigned", "statement", "b", published="2017-07-04")
    late = claim("document-unsigned", "statement", "c", published="2017-07-06")
    assert not list(find_disputes([made, early]))
    assert len(list(find_disputes([made, late]))) == 1


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "Three observers attended the fifth round of the Astana talks.", 3),
        ("ar", "حضر الجولة الخامسة من محادثات أستانا خمسة مراقبين.", 5),
        ("ru", "В пятом раунде переговоров в Астане в качестве наблюдателей участвуют три делегации.", 3),
        ("tr", "Astana görüşmelerinin beşinci turuna dört gözlemci katıldı.", 4),
        ("fa", "سه ناظر در دور پنجم گفتگوهای آستانه شرکت کردند.", 3),
        ("fr", "Deux observateurs ont participé au cinquième tour des pourparlers d'Astana.", 2),
    ],
)
def test_observers_are_counted_apart(language: str, text: str, number: int) -> None:
    """How many watch is not how many delegations came."""
    counted = [c.value for c in told(language, text, day=DAY) if c.claim == "participants"]
    assert counted == [f"{number} observers"]


def test_new_observers_are_not_all_of_them() -> None:
    """Of those who are new there may be fewer."""
    text = "Three new observers attended the fifth round of the Astana talks."
    assert not [c for c in told("en", text, day=DAY) if c.claim == "participants"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The sixth round of the Astana talks ended on 5 July 2017."),
        ("ar", "انتهت الجولة السادسة من محادثات أستانا في 5 تموز 2017."),
        ("ru", "Шестой раунд переговоров в Астане завершился 5 июля 2017 года."),
        ("tr", "Astana görüşmelerinin altıncı turu 5 Temmuz 2017'de sona erdi."),
        ("fr", "Le sixième tour des pourparlers d'Astana s'est achevé le 5 juillet 2017."),
    ],
)
def test_a_round_is_not_over_before_it_was_held(language: str, text: str) -> None:
    """Told as over on the days of the fifth, the sixth has the wrong number, and is no plan."""
    found = [(c.claim, c.round, c.agrees_with_calendar) for c in told(language, text, day=DAY) if "date" in c.claim]
    assert found == [("date", 6, "no")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ninth round of the Astana talks will open on Monday."),
        ("tr", "Astana görüşmelerinin dokuzuncu turu pazartesi günü başlayacak."),
    ],
)
def test_the_day_of_a_plan_is_one_of_these_days(language: str, text: str) -> None:
    """'Monday', said on a Saturday of a round to come, is no Monday of the year after."""
    planned = {c.value for c in told(language, text, day="2018-05-12") if c.claim == "planned-date"}
    assert planned == {"2018-05-14"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Nor were the groups of al-Qaeda invited; Ahrar al-Sham missed the first round of the Astana talks.",
        ),
        ("fr", "Ni al-Qaïda n'était invitée ; Ahrar al-Cham attendait le premier tour des pourparlers d'Astana."),
    ],
)
def test_who_is_invited_stands_in_the_clause(language: str, text: str) -> None:
    """Behind a semicolon another clause begins."""
    invited = {(c.claim, c.entity_id) for c in told(language, text, day="2017-01-24") if "invited" in c.claim}
    assert ("invited", "ahrar-al-sham") not in invited


def test_a_denial_that_opens_a_clause_denies_the_invitation() -> None:
    """'Nor were they invited'."""
    text = "Nor were the groups linked to al-Qaeda invited to the first round of the Astana talks."
    assert ("uninvited", "al-qaeda") in kinds(told("en", text, day="2017-01-24"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Mohammed Alloush led the delegation of the armed factions to round 1; Bashar Jaafari led another.",
        ),
        (
            "ru",
            "Делегацию группировок на первом раунде возглавил Мохаммед Аллуш; Башар Джаафари возглавил другую.",
        ),
    ],
)
def test_a_head_stands_in_the_clause_of_the_delegation(language: str, text: str) -> None:
    """Who is named behind the semicolon leads another delegation."""
    lead = [c.value for c in told(language, text, day="2017-01-25") if c.claim == "led-by"]
    assert not [value for value in lead if value.startswith("Syrian opposition") and "Jaafari" in value]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Geir Pedersen, who had followed Staffan de Mistura, attended the 12th round for the first time.",
        ),
        (
            "fr",
            "Geir Pedersen, qui avait succédé à Staffan de Mistura, était là pour la première fois au 12e tour.",
        ),
        ("ru", "Гейр Педерсен, который сменил Стаффана де Мистуру, участвовал в двенадцатом раунде в Астане впервые."),
    ],
)
def test_whom_somebody_followed_does_not_come_for_the_first_time(language: str, text: str) -> None:
    """A relative clause before the verb is on others."""
    new = {c.entity_id for c in told(language, text, day="2019-04-27") if c.claim == "first-time"}
    assert "staffan-de-mistura" not in new


def test_a_city_lies_in_its_land() -> None:
    """'In Kazakhstan' and 'in Astana' are one plan; 'in Sochi' is another."""
    land = claim("planned-place", "Kazakhstan", "a", entity="kazakhstan")
    city = claim("planned-place", "Astana", "b", entity="astana")
    sea = claim("planned-place", "Sochi", "c", entity="sochi")
    assert not list(find_disputes([land, city]))
    assert len(list(find_disputes([land, sea]))) == 1


def test_the_threshold_of_a_beginning_is_no_city() -> None:
    """گفتگوهای آستانه آغاز شد has the city; در آستانه آغاز has not."""
    talks = linked("fa", "دور چهارم گفتگوهای آستانه آغاز شد.", day="2017-05-03").sentences
    eve = linked("fa", "سوریه در آستانه آغاز گفتگوهای ژنو است.", day="2017-05-03").sentences
    assert talks[0].rounds == (4,)
    assert not eve[0].about_astana


def test_the_reader_is_asked_where_nobody_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence on a paper may tell that there was none, though nothing in it could have a part in the round."""
    asked: list[Asked] = []

    def answer(_: Encoder, questions: list[Asked]) -> list[Account]:
        asked.extend(questions)
        return [Account({}, ("none", 1.0)) for _ in questions]

    monkeypatch.setattr(accounts, "read_accounts", answer)
    links = linked("en", ROUND_5["en"], "There was no joint statement.", "It snowed.", day=DAY, together=True)
    named, dated = by_sentence(links.mentions), by_sentence(links.dates)
    found = [(named.get(i, []), dated.get(i, [])) for i in range(len(links.sentences))]
    accounts_of(links.sentences, found, [0, 0, 0], {}, object.__new__(Encoder))
    assert [q.text for q in asked] == [ROUND_5["en"], "There was no joint statement."]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "One of the delegates denied that the participants had agreed on the prisoners."),
        ("ar", "ونفى أحد المندوبين أن تكون الأطراف قد اتفقت على تبادل الأسرى."),
        ("ru", "Один из делегатов опроверг, что участники договорились об обмене пленными."),
        ("tr", "Delegelerden biri, tarafların tutuklular konusunda anlaştığını yalanladı."),
        ("fr", "L'un des délégués a démenti que les parties se sont mises d'accord sur les prisonniers."),
    ],
)
def test_what_is_denied_was_not_agreed_on(language: str, text: str) -> None:
    """Whoever denies an agreement does not tell of one."""
    assert "outcome" not in {c.claim for c in after_the_fifth(language, text)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Fifth Astana round: twelve factions came"),
        ("ru", "Пятый раунд в Астане: приехали двенадцать группировок"),
    ],
)
def test_titles_count_but_date_nothing(language: str, text: str) -> None:
    """A title says how many came; the days of its few words are left to the text."""
    links = linked(language, text, ROUND_5[language], day=DAY)
    title = replace(links.sentences[0], section=Section.TITLE)
    found = find_claims(document_of(replace(links, sentences=(title, *links.sentences[1:])), DAY))
    kinds = {c.claim for c in found if c.sentence == 0}
    assert "participants" in kinds
    assert not {"date", "place", "planned-date", "planned-place"} & kinds


def test_bodies_of_many_members_speak_for_themselves() -> None:
    """What a coalition that belongs to another says by name in two documents is its own word; 'the rebels' are many."""

    def said(actor: Actor, *, named: bool) -> list[Doubt]:
        told = [
            statement("a", "support", actor=actor, named=named, certainty=0.95),
            statement("b", "oppose", actor=actor, named=named, certainty=0.95),
        ]
        return list(find_contradictions(told))

    assert said(Actor("southern-front", "Southern Front", "COALITION", "opposition"), named=True)
    assert not said(Actor("syrian-opposition", "Syrian opposition", "COALITION", "opposition"), named=False)


@pytest.mark.parametrize(
    ("language", "text", "post"),
    [
        ("en", "Deputy foreign minister Kanat Tumysh took part in the 20th round of the Astana talks.", "deputy"),
        ("en", "Kanat Tumysh, deputy foreign minister, took part in the 20th round of the Astana talks.", "deputy"),
        ("ar", "شارك نائب وزير الخارجية كانات توميش في الجولة العشرين من محادثات أستانا.", "deputy"),
        ("ru", "В двадцатом раунде переговоров в Астане участвовал замглавы МИД Канат Тумыш.", "deputy"),
        ("tr", "Astana görüşmelerinin yirminci turuna Dışişleri Bakan Yardımcısı Kanat Tumış katıldı.", "deputy"),
        ("fa", "کانات تومیش، معاون وزیر خارجه، در دور بیستم گفتگوهای آستانه شرکت کرد.", "deputy"),
        (
            "fr",
            "Le vice-ministre des Affaires étrangères Kanat Tumysh a participé au vingtième tour d'Astana.",
            "deputy",
        ),
    ],
)
def test_who_is_minister_and_who_is_the_deputy(language: str, text: str, post: str) -> None:
    """The post stands before the name, or behind it in commas."""
    held = [c.value.rpartition(": ")[2] for c in told(language, text, day="2023-06-21") if c.claim == "post"]
    assert held == [post]


def test_the_minister_is_no_deputy() -> None:
    """Kazakhstan's minister opened the first round."""
    text = "Kairat Abdrakhmanov, the foreign minister, opened the first round of the Astana talks."
    assert [c.value.rpartition(": ")[2] for c in told("en", text, day="2017-01-23") if c.claim == "post"] == [
        "minister"
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ali Asghar Khaji, senior aide to the foreign minister, came to the 20th round of the Astana talks."),
        ("ru", "На двадцатый раунд переговоров в Астане приехал помощник министра иностранных дел Али Асгар Хаджи."),
    ],
)
def test_an_aide_of_the_minister_is_no_minister(language: str, text: str) -> None:
    """Whose aide somebody is says nothing of a post of one's own."""
    assert not [c for c in told(language, text, day="2023-06-21") if c.claim == "post"]


def test_nobody_holds_two_posts_at_a_time() -> None:
    """Minister by one source and deputy by another of the same weeks: one is wrong; a year later it is a career."""
    minister = claim("post", "Basim Qaid: minister", "a")
    deputy = claim("post", "Basim Qaid: deputy", "b", published="2017-07-10")
    later = claim("post", "Basim Qaid: deputy", "c", published="2018-07-10")
    assert len(list(find_disputes([minister, deputy]))) == 1
    assert not list(find_disputes([minister, later]))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The talks between the government and nine rebel groups go on in Astana."),
        ("ar", "تتواصل المحادثات في أستانا بين الحكومة وتسع فصائل."),
        ("ru", "Переговоры между правительством и 9 группировками продолжаются в Астане."),
        ("tr", "Astana'da hükümet ile dokuz grup arasındaki görüşmeler sürüyor."),
        ("fa", "گفتگوهای آستانه میان دولت و نه گروه مسلح ادامه دارد."),
        ("fr", "Les pourparlers entre le gouvernement et neuf groupes rebelles se poursuivent à Astana."),
    ],
)
def test_those_between_whom_talks_are_held_came(language: str, text: str) -> None:
    """Who negotiates is there."""
    counted = [c.value for c in told(language, text, day="2017-01-24") if c.claim == "participants"]
    assert counted == ["9 groups"]


def test_two_sentences_that_differ_on_a_paper_are_reported_once() -> None:
    """No document on the detainees: nothing was agreed on them by that alone. Another sentence says more."""
    made = "signed a document on detainees"
    signed, agreed = claim("document-signed", "document", "a"), claim("outcome", made, "a")
    unsigned, nothing = (claim(c, "document", "b") for c in ("document-unsigned", "no-outcome"))
    elsewhere = replace(nothing, quote=replace(nothing.quote, sentence_id="b-s1"))
    once = [d.question for d in find_disputes([signed, agreed, unsigned, nothing])]
    assert once == ["papers"]
    assert sorted(d.question for d in find_disputes([signed, agreed, unsigned, elsewhere])) == ["outcome", "papers"]
