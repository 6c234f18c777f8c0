"""Claims about rounds, checked against the calendar: facts of the calendar, and invented names for the rest."""

from __future__ import annotations

from dataclasses import replace

import pytest

from astana_nlp.claims import find_claims
from astana_nlp.dates import find_dates
from astana_nlp.names import find_mentions
from astana_nlp.records import Label, Mention, RoundClaim, Section, Sentence, TimeExpression
from astana_nlp.rounds import link_rounds
from telling import document_of


def _claims(language: str, text: str, *days: tuple[str, str], actors: tuple[str, ...] = ()) -> tuple[RoundClaim, ...]:
    sentence = Sentence(f"d-s0-{len(text)}", 0, len(text), text, 0, 1, Section.BODY, language)
    dates = tuple(TimeExpression("d-t0-1", 0, 0, 1, "x", "DATE", a, a, b, "day") for a, b in days)
    links = link_rounds((sentence,), find_mentions((sentence,), "d"), dates, "")
    invented = tuple(_actor(text, name) for name in actors)
    return find_claims(document_of(replace(links, mentions=(*links.mentions, *invented))))


def _actor(text: str, name: str) -> Mention:
    start = text.index(name)
    return Mention("m", 0, start, start + len(name), name, Label.FACTION, "invented", name, "name", 0.9)


def _by_kind(claims: tuple[RoundClaim, ...], kind: str) -> dict[str, str]:
    return {c.entity_id or c.value: c.agrees_with_calendar for c in claims if c.claim == kind}


@pytest.mark.parametrize(
    ("days", "verdict"), [(("2017-09-14", "2017-09-15"), "yes"), (("2017-08-06", "2017-08-06"), "no")]
)
def test_date_is_checked(days: tuple[str, str], verdict: str) -> None:
    """A date of a numbered round agrees with the calendar or does not."""
    claims = _claims("en", "The sixth round of the Astana talks was held then.", days)
    assert _by_kind(claims, "date") == {days[0]: verdict}


@pytest.mark.parametrize(
    ("language", "text", "place", "verdict"),
    [
        ("en", "The tenth round of the Astana talks was held in Sochi.", "sochi", "yes"),
        ("en", "The first round of the Astana talks was held in Ankara.", "ankara", "no"),
        ("ru", "Десятый раунд астанинского процесса прошел в Сочи.", "sochi", "yes"),
        ("tr", "Astana görüşmelerinin onuncu turu Soçi'de düzenlendi.", "sochi", "yes"),
        ("ar", "عقدت الجولة العاشرة من محادثات أستانا في سوتشي", "sochi", "yes"),
        ("fa", "دور دهم مذاکرات آستانه در سوچی برگزار شد", "sochi", "yes"),
        ("fr", "Le dixième cycle des pourparlers d'Astana s'est tenu à Sotchi.", "sochi", "yes"),
    ],
)
def test_place_is_checked(language: str, text: str, place: str, verdict: str) -> None:
    """The place of a numbered round is read in every language."""
    assert _by_kind(_claims(language, text), "place") == {place: verdict}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Russia, Iran and Turkey attended the sixth round of the Astana talks."),
        ("en", "The sixth round of the Astana talks was attended by Russia, Iran and Turkey."),
        ("ar", "شاركت روسيا وإيران وتركيا في الجولة السادسة من محادثات أستانا"),
        ("ru", "Шестой раунд переговоров в Астане прошел с участием России, Ирана и Турции."),
        ("tr", "Astana görüşmelerinin altıncı turuna Rusya, İran ve Türkiye katıldı."),
        ("fa", "دور ششم مذاکرات آستانه با حضور روسیه، ایران و ترکیه برگزار شد"),
        ("fr", "La Russie, l'Iran et la Turquie ont participé au sixième cycle des pourparlers d'Astana."),
    ],
)
def test_who_attended(language: str, text: str) -> None:
    """Everybody in the list attended, on the side of the verb where the language puts them."""
    assert _by_kind(_claims(language, text), "attended") == {"russia": "yes", "iran": "yes", "turkey": "yes"}


def test_boycott_by_an_unknown_group() -> None:
    """What the calendar does not know is neither right nor wrong."""
    text = "Zarqun boycotted the third round of the Astana talks."
    assert _by_kind(_claims("en", text, actors=("Zarqun",)), "boycotted") == {"invented": "unknown"}


def test_observer_is_checked() -> None:
    """Jordan came as an observer from the second round on."""
    text = "Jordan came to the second round of the Astana talks as an observer."
    assert _by_kind(_claims("en", text), "observer") == {"jordan": "yes"}


def test_memorandum_belongs_to_its_round() -> None:
    """The memorandum on de-escalation areas was signed at the fourth round."""
    text = "At the {} round of the Astana talks the memorandum on the creation of de-escalation areas was signed."
    verdicts = [_by_kind(_claims("en", text.format(n)), "document-signed") for n in ("fourth", "seventh")]
    assert [v["deescalation-memorandum"] for v in verdicts] == ["yes", "no"]


@pytest.mark.parametrize(
    "text",
    [
        "Zarqun may not have attended the sixth round of the Astana talks.",
        "The sixth round of the Astana talks would be attended if a hall were found; Zarqun owns one.",
        "Zarqun lives in Homs.",
        "The third and fourth rounds of the Astana talks were attended by Zarqun.",
    ],
)
def test_no_claim_without_a_sure_cue(text: str) -> None:
    """Negations, several rounds at once and other subjects give no claim."""
    claims = _claims("en", text, actors=("Zarqun",))
    assert [c for c in claims if c.claim == "attended"] == []


@pytest.mark.parametrize(
    ("language", "day", "text"),
    [
        ("en", "Yesterday", "{} the Sochi congress ended, announced at the seventh round of talks held in Astana."),
        ("ar", "أمس", "{} انتهى مؤتمر سوتشي الذي أعلن عنه في الجولة السابعة من محادثات عقدت في أستانا"),
        ("ru", "Вчера", "{} завершился конгресс в Сочи, объявленный на седьмом раунде, прошедшем в Астане."),
        ("tr", "Dün", "{} Soçi kongresi bitti, kongre Astana'da yapılan yedinci turda duyurulmuştu."),
        ("fa", "دیروز", "{} کنگره سوچی پایان یافت که در دور هفتم مذاکرات برگزار شده در آستانه اعلام شد"),
        ("fr", "Hier", "{} le congrès de Sotchi s'est achevé, annoncé au septième tour tenu à Astana."),
    ],
)
def test_day_and_place_of_another_meeting_are_not_those_of_the_round(language: str, day: str, text: str) -> None:
    """What was announced at a round has a day and a place of its own."""
    sentence = text.format(day)
    span = Sentence("d-s0-9", 0, len(sentence), sentence, 0, 1, Section.BODY, language)
    date = TimeExpression("d-t0-9", 0, 0, len(day), day, "DATE", "2018-01-30", "2018-01-30", "2018-01-30", "day")
    links = link_rounds((span,), find_mentions((span,), "d"), (date,), "")
    claims = find_claims(document_of(links))
    assert _by_kind(claims, "date") == {}
    assert "sochi" not in _by_kind(claims, "place")


def test_a_resolution_is_signed_at_no_round() -> None:
    """The Security Council adopts its resolutions elsewhere."""
    text = "The first round of the Astana talks followed resolution 2336, which was adopted before."
    assert _by_kind(_claims("en", text), "document-signed") == {}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "حضر الأردن الجولة السادسة من محادثات أستانا في حين غابت الولايات المتحدة"),
        ("en", "Jordan attended the sixth round of the Astana talks, while the United States was absent."),
    ],
)
def test_who_stayed_away_did_not_attend(language: str, text: str) -> None:
    """A word for absence ends the list of those who came."""
    claims = _claims(language, text)
    assert set(_by_kind(claims, "attended")) == {"jordan"}
    assert set(_by_kind(claims, "absent")) == {"united-states"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Russia found the reasons for the boycott of the third round of the Astana talks weak."),
        ("fr", "La Russie regrette le boycott du troisième cycle des pourparlers d'Astana."),
        ("ru", "Россия осудила бойкот третьего раунда переговоров в Астане."),
        ("ar", "انتقدت روسيا مقاطعة الجولة الثالثة من محادثات أستانا"),
        ("fa", "روسیه غیبت گروه‌ها در دور سوم مذاکرات آستانه را کم‌اهمیت دانست"),
    ],
)
def test_who_speaks_of_a_boycott_does_not_boycott(language: str, text: str) -> None:
    """The noun says nothing of who stayed away."""
    claims = _claims(language, text)
    assert _by_kind(claims, "boycotted") == _by_kind(claims, "absent") == {}


@pytest.mark.parametrize(
    ("language", "text", "host"),
    [
        (
            "en",
            "They reached the capital of Kazakhstan and stayed away from the fifth round of the talks.",
            "Kazakhstan",
        ),
        ("en", "In Kazakhstan's capital the group stayed away from the fifth round of the Astana talks.", "Kazakhstan"),
        ("fr", "Dans la capitale du Kazakhstan, nul n'a pas participé au cinquième cycle d'Astana.", "Kazakhstan"),
        (
            "ru",
            "Они прилетели в столицу Казахстана и не участвовали в пятом раунде астанинских переговоров.",
            "Казахстан",
        ),
        ("fa", "آنان به پایتخت قزاقستان آمدند و در دور پنجم مذاکرات آستانه شرکت نکردند", "قزاقستان"),
        ("tr", "Kazakistan'ın başkentinde Astana görüşmelerinin beşinci turuna katılmadılar.", "Kazakistan"),
    ],
)
def test_a_state_named_with_its_capital_is_a_place(language: str, text: str, host: str) -> None:
    """Nobody stayed away who only says where it was."""
    assert host in text
    assert _by_kind(_claims(language, text), "absent") == {}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Iraq and Lebanon sat there as observers at the thirteenth round of the Astana talks."),
        ("ar", "حضر العراق ولبنان الجولة الثالثة عشرة من محادثات أستانا بوصفهم مراقبين"),
        ("ru", "На тринадцатом раунде в Астане Ирак и Ливан впервые присутствовали как наблюдатели."),
        ("tr", "Astana görüşmelerinin on üçüncü turuna Irak ve Lübnan gözlemci olarak katıldı."),
        ("fa", "در دور سیزدهم مذاکرات آستانه عراق و لبنان ناظر بودند"),
        ("fr", "Au treizième cycle des pourparlers d'Astana, l'Irak et le Liban étaient présents comme observateurs."),
    ],
)
def test_who_observed(language: str, text: str) -> None:
    """Those before the words 'as observers' observed, and the words name nobody."""
    claims = _claims(language, text)
    named = {c.entity_id for c in claims if c.claim in ("observer", "attended")}
    assert named == {"iraq", "lebanon"}
    if language != "ar":  # where the verb is first, the words for observers stand behind the round
        assert _by_kind(claims, "observer") == {"iraq": "yes", "lebanon": "yes"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Syrian government, led by Zarqun, attended the sixth round of the Astana talks."),
        ("ar", "وشارك في الجولة السادسة من محادثات أستانا وفد الحكومة السورية برئاسة Zarqun"),
        ("ru", "В шестом раунде в Астане делегация правительства Сирии во главе с Zarqun приняла участие."),
        ("fa", "هیئت دولت سوریه به ریاست Zarqun در دور ششم مذاکرات آستانه شرکت کرد"),
        ("fr", "Le gouvernement syrien, conduit par Zarqun, a participé au sixième cycle des pourparlers d'Astana."),
    ],
)
def test_a_delegation_came_with_who_led_it(language: str, text: str) -> None:
    """The leader does not take the place of the led."""
    sentence = _claims(language, text, actors=("Zarqun",))
    assert _by_kind(sentence, "attended").get("syrian-government") == "yes"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Zarqun, who had followed Iran as head, attended the sixth round of the Astana talks."),
        ("ar", "حضر Zarqun الذي خلف إيران الجولة السادسة من محادثات أستانا"),
        ("ru", "Zarqun, который сменил Иран, участвовал в шестом раунде переговоров в Астане."),
        ("fa", "Zarqun که جانشین ایران شد، در دور ششم مذاکرات آستانه شرکت کرد"),
        ("fr", "Zarqun, qui a remplacé l'Iran, a participé au sixième cycle des pourparlers d'Astana."),
    ],
)
def test_a_relative_clause_lists_no_participants(language: str, text: str) -> None:
    """Who is named in it is part of another story."""
    assert set(_by_kind(_claims(language, text, actors=("Zarqun",)), "attended")) == {"invented"}


def test_who_had_not_come_in_turkish_stayed_away() -> None:
    """The pluperfect of the negated verb is told of an earlier round."""
    claims = _claims("tr", "Ürdün, Astana görüşmelerinin dokuzuncu turuna da katılmamıştı.")
    assert set(_by_kind(claims, "absent")) == {"jordan"}


def test_the_guarantors_came_where_all_of_them_did() -> None:
    """A group of states is in the calendar by its states."""
    claims = _claims("en", "The guarantor states attended the sixth round of the Astana talks.")
    assert _by_kind(claims, "attended") == {"guarantor-states": "yes"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "At the sixth round of the Astana talks the delegations discussed detainees and demining."),
        ("ar", "ناقشت الجولة السادسة من محادثات أستانا ملف المعتقلين وإزالة الألغام"),
        ("ru", "На шестом раунде переговоров в Астане обсудили задержанных и разминирование."),
        ("tr", "Astana görüşmelerinin altıncı turunda tutuklular ve mayınlar ele alındı."),
        ("fa", "در دور ششم مذاکرات آستانه درباره بازداشت‌شدگان و مین‌زدایی بحث شد"),
        ("fr", "Au sixième cycle des pourparlers d'Astana, on a abordé les détenus et le déminage."),
    ],
)
def test_what_was_discussed_is_on_the_agenda(language: str, text: str) -> None:
    """Topics behind a word for agenda are claims, which the calendar knows or not."""
    found = {(c.value, c.agrees_with_calendar) for c in _claims(language, text) if c.claim == "agenda"}
    assert found == {("detainees", "yes"), ("demining", "yes")}


@pytest.mark.parametrize(
    ("language", "day", "text", "outcome"),
    [
        (
            "en",
            "2017-07-05",
            "The fifth round of the Astana talks ended without agreement on zones.",
            "ended without agreement on zones",
        ),
        ("ar", "2018-05-15", "اختتمت الجولة التاسعة من محادثات أستانا دون التوصل إلى اتفاق.", "دون التوصل إلى اتفاق"),
        (
            "ru",
            "2019-12-11",
            "На 14-м раунде в Астане стороны договорились об обмене пленными.",
            "договорились об обмене пленными",
        ),
        ("tr", "2019-04-26", "Astana görüşmelerinin on ikinci turunda taraflar ateşkes konusunda anlaştı.", "anlaştı"),
        ("fa", "2017-05-04", "در دور چهارم مذاکرات آستانه درباره آتش‌بس توافق شد.", "توافق شد"),
        ("fr", "2019-04-26", "Le douzième cycle des pourparlers d'Astana s'est achevé sans accord.", "sans accord"),
        ("en", "2017-07-05", "The sixth round of Astana talks is to agree on a ceasefire, a delegate hopes.", ""),
        ("en", "2017-03-15", "The third round of the Astana talks spoke of the truce agreed in December.", ""),
    ],
)
def test_what_a_round_led_to_is_its_outcome(language: str, day: str, text: str, outcome: str) -> None:
    """What was agreed or not reached is told in the words of the text; wishes and older agreements are no outcome."""
    told = [c.value for c in _told(language, day, text) if c.claim in {"outcome", "no-outcome"}]
    assert len(told) == bool(outcome)
    assert all(outcome in value for value in told)


def test_who_came_to_earlier_rounds_did_not_come_to_this_one() -> None:
    """'The state sent B to the fourth round instead of A, who had attended the previous rounds' tells nothing of A."""
    text = "Jordan came to the fourth round of Astana talks, while Iraq had attended previous rounds."
    assert [c for c in _told("en", "2017-05-04", text) if c.claim == "attended"] == []


def _told(language: str, day: str, text: str) -> tuple[RoundClaim, ...]:
    """Return the claims of a sentence that was written on a day."""
    sentence = Sentence("s", 0, len(text), text, 0, 1, Section.BODY, language)
    dates = find_dates((sentence,), "d", day)
    mentions = find_mentions((sentence,), "d", day, dates=dates)
    links = link_rounds((sentence,), mentions, dates, day)
    return find_claims(document_of(links))


@pytest.mark.parametrize(
    ("language", "text", "claim"),
    [
        ("en", "The Pine Brigade attended the third round of the Astana talks.", ("attended", "Pine Brigade")),
        ("fa", "جنبش سرو شمال در دور چهاردهم مذاکرات آستانه شرکت کرد.", ("attended", "جنبش سرو شمال")),
    ],
)
def test_a_faction_that_the_list_does_not_have_came_as_well(language: str, text: str, claim: tuple[str, str]) -> None:
    """The calendar cannot know it, but two sources may differ on it."""
    claims = [c for c in _claims(language, text) if c.claim in {"attended", "boycotted"}]
    assert [(c.claim, c.value, c.agrees_with_calendar) for c in claims] == [(*claim, "unknown")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Several groups took part in the sixth round of the Astana talks."),
        ("ar", "شاركت عدة فصائل في الجولة السادسة من محادثات أستانا."),
        ("ru", "Несколько групп участвовали в шестом раунде астанинских переговоров."),
        ("tr", "Astana görüşmelerinin altıncı turuna birkaç grup katıldı."),
        ("fa", "چند گروه در دور ششم مذاکرات آستانه شرکت کردند."),
        ("fr", "Plusieurs groupes ont participé au sixième cycle des pourparlers d'Astana."),
    ],
)
def test_several_groups_are_no_number_of_participants(language: str, text: str) -> None:
    """'Several' counts nobody, and ends no document."""
    assert not [c for c in _claims(language, text) if c.claim == "participants"]
