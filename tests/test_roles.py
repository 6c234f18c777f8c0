"""Who does what in a parsed sentence, in English, French and Russian: a construction a case, with invented names."""

from __future__ import annotations

import pytest

from astana_nlp.stance.roles.agents import agents_of, chain
from reading import case, read


def agents(language: str, sentence: str, predicate: str) -> set[str]:
    """Return the words that do what the first word that begins with `predicate` says."""
    tree = read(language, sentence).tree
    assert tree is not None
    at = next(i for i, token in enumerate(tree.tokens) if token.text.lower().startswith(predicate))
    return {tree.tokens[i].text for i in agents_of(tree, at).agents}


def belongs(language: str, sentence: str, word: str) -> dict[str, str]:
    """Return the words that a word belongs to, with how."""
    found = read(language, sentence)
    assert found.tree is not None
    at = next(i for i, token in enumerate(found.tree.tokens) if token.text == word)
    return {found.tree.tokens[i].text: how for i, how in chain(found.tree, at, found.names)}


ENGLISH = [
    ("The Cedar Front boycotted the meeting.", "boycott", {"Front"}),
    ("The meeting was boycotted by the Cedar Front.", "boycott", {"Front"}),
    ("The meeting was boycotted.", "boycott", set()),
    ("The Cedar Front rejected the text and boycotted the meeting.", "boycott", {"Front"}),
    ("The Cedar Front was invited but boycotted the meeting.", "boycott", {"Front"}),
    ("The Cedar Front agreed to attend the meeting.", "attend", {"Front"}),
    ("The Cedar Front refused to attend the meeting.", "attend", {"Front"}),
    ("The Cedar Front was persuaded to attend the meeting.", "attend", {"Front"}),
    ("The Cedar Front was urged by Lutonia to attend the meeting.", "attend", {"Front"}),
    ("Lutonia urged the Cedar Front to attend the meeting.", "attend", {"Front"}),
    ("The Cedar Front, which boycotted the meeting, spoke to reporters.", "boycott", {"Front"}),
    ("Lutonia met the Cedar Front, which boycotted the meeting.", "boycott", {"Front"}),
    ("Having boycotted the meeting, the Cedar Front spoke to reporters.", "boycott", {"Front"}),
    ("The factions boycotting the meeting spoke to reporters.", "boycott", {"factions"}),
    ("The boycott by the Cedar Front surprised the hosts.", "boycott", {"Front"}),
    ("The Cedar Front's boycott surprised the hosts.", "boycott", {"Front"}),
    ("Lutonian support surprised the hosts.", "support", set()),
    ("The UN support surprised the hosts.", "support", {"UN"}),
    ("The meeting began before the Cedar Front rejected it.", "reject", {"Front"}),
]


@pytest.mark.parametrize(("sentence", "predicate", "expected"), ENGLISH)
def test_english_agents(sentence: str, predicate: str, expected: set[str]) -> None:
    """Active, passive, shared, controlled, relative, participle and nominal predicates find who acts."""
    assert agents("en", sentence, predicate) == expected


FRENCH = [
    ("Le Front du Cèdre a boycotté la réunion.", "boycott", {"Front"}),
    ("La réunion a été boycottée par le Front du Cèdre.", "boycott", {"Front"}),
    ("La réunion a été boycottée.", "boycott", set()),
    ("Le Front du Cèdre a rejeté le texte et a quitté la réunion.", "quitté", {"Front"}),
    ("Le Front du Cèdre a accepté de participer à la réunion.", "particip", {"Front"}),
    ("Le Front du Cèdre a refusé de participer à la réunion.", "particip", {"Front"}),
    ("Le Front du Cèdre a été persuadé de participer à la réunion.", "particip", {"Front"}),
    ("La Lutonie a exhorté le Front du Cèdre à participer à la réunion.", "particip", {"Front"}),
    ("Le Front du Cèdre, qui a boycotté la réunion, a parlé à la presse.", "boycott", {"Front"}),
    ("Le Front du Cèdre, ayant boycotté la réunion, a parlé à la presse.", "boycott", {"Front"}),
    ("Le boycott de la réunion par le Front du Cèdre a surpris les hôtes.", "boycott", {"Front"}),
    ("Le refus du Front du Cèdre a surpris les hôtes.", "refus", {"Front"}),
    ("Le Front du Cèdre n'a pas rejeté les pourparlers.", "rejet", {"Front"}),
]


@pytest.mark.parametrize(("sentence", "predicate", "expected"), FRENCH)
def test_french_agents(sentence: str, predicate: str, expected: set[str]) -> None:
    """The same constructions in French, and 'n'a pas rejeté', which the parser takes for a passive."""
    assert agents("fr", sentence, predicate) == expected


RUSSIAN = [
    ("Фронт кедра бойкотировал встречу.", "бойкот", {"Фронт"}),
    ("Встреча была бойкотирована Фронтом кедра.", "бойкот", {"Фронтом"}),
    ("Заявление не было подписано оппозицией.", "подпис", {"оппозицией"}),
    ("Фронт кедра отверг документ и покинул зал.", "покин", {"Фронт"}),
    ("Фронт кедра согласился участвовать во встрече.", "участв", {"Фронт"}),
    ("Фронт кедра отказался подписать документ.", "подпис", {"Фронт"}),
    ("Лутония убедила Фронт кедра участвовать во встрече.", "участв", {"Фронт"}),
    ("Фронт кедра, который бойкотировал встречу, выступил с заявлением.", "бойкот", {"Фронт"}),
    ("Фракции, бойкотировавшие встречу, выступили с заявлением.", "бойкот", {"Фракции"}),
    ("Отказ Фронта кедра от встречи удивил всех.", "отказ", {"Фронта"}),
    ("Участие Лутонии во встрече удивило всех.", "участ", {"Лутонии"}),
    ("На встречу приехали делегаты Лутонии.", "приех", {"делегаты"}),
]


@pytest.mark.parametrize(("sentence", "predicate", "expected"), RUSSIAN)
def test_russian_agents(sentence: str, predicate: str, expected: set[str]) -> None:
    """The same constructions in Russian, where bare cases stand for prepositions and the subject may come last."""
    assert agents("ru", sentence, predicate) == expected


def test_an_announced_refusal_is_the_announcers() -> None:
    """'announced its rejection': the possessive and the subject that it stands for are the agents."""
    assert agents("en", "The Cedar Front announced its rejection of the text.", "rejection") == {"its", "Front"}


def test_a_welcomed_participation_of_others_is_not_the_welcomers() -> None:
    """'Lutonia welcomed their participation': one country is not 'they'."""
    assert agents("en", "Lutonia welcomed their participation in the meeting.", "participation") == {"their"}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The [Cedar Front] announced a boycott of the meeting."),
        ("fr", "Le [Front du Cèdre] a annoncé un boycott des pourparlers."),
    ],
)
def test_what_is_boycotted_is_not_who_boycotts(language: str, sentence: str) -> None:
    """Where the actors are known, 'a boycott of the talks' is that of the subject and not of the talks."""
    found = read(language, sentence)
    assert found.tree is not None
    at = next(i for i, token in enumerate(found.tree.tokens) if token.text == "boycott")
    agents_found = agents_of(found.tree, at, frozenset(found.names))
    assert {found.tree.tokens[i].text for i in agents_found.agents} == {"Front"}
    assert agents_found.weak


@pytest.mark.parametrize(
    ("language", "sentence", "group"),
    [
        ("en", "Several groups, including the [Cedar Front] and the [Olive Brigade], left.", "groups"),
        ("en", "The groups that left included the [Cedar Front] and the [Olive Brigade].", "groups"),
        ("en", "Groups such as the [Cedar Front], the [Fig Legion] and the [Olive Brigade] left.", "Groups"),
        ("ru", "Некоторые группы, включая [Фронт кедра] и [Бригаду оливы], уехали.", "группы"),
        ("fr", "Plusieurs groupes, dont le [Front du Cèdre] et la [Brigade des Oliviers], sont partis.", "groupes"),
    ],
)
def test_listed_members_belong_to_their_group(language: str, sentence: str, group: str) -> None:
    """'Including', 'such as', 'dont' and 'the groups included' lead from every member to the group."""
    for member in ("Фронт", "Бригаду") if language == "ru" else ("Front", "Brigade"):
        assert belongs(language, sentence, member)[group] == "list"


def test_a_french_list_is_not_cut_by_the_name_before() -> None:
    """'le Front du Cèdre et la Brigade': the parser hangs the Brigade on the cedar, the names say otherwise."""
    sentence = "Le [Front du Cèdre] et la [Brigade des Oliviers] ont accepté le texte."
    assert belongs("fr", sentence, "Brigade")["Front"] == "list"


@pytest.mark.parametrize(
    ("language", "sentence", "word", "head", "how"),
    [
        ("en", "Karim Haddad, the commander of the Cedar Front, left.", "commander", "Haddad", "appos"),
        ("en", "Karim Haddad, the commander of the Cedar Front, left.", "Front", "Haddad", "of"),
        ("en", "The spokesman of the Cedar Front left.", "Front", "spokesman", "of"),
        ("ru", "Представитель Фронта кедра уехал.", "Фронта", "Представитель", "of"),
        ("ru", "Полковник Карим Хаддад уехал.", "Карим", "Полковник", "appos"),
        ("fr", "Le porte-parole du Front du Cèdre est parti.", "Front", "porte-parole", "of"),
        ("fr", "Le colonel Haddad, commandant du Front, est parti.", "Haddad", "colonel", "appos"),
    ],
)
def test_appositions_and_offices_lead_to_their_person(
    language: str, sentence: str, word: str, head: str, how: str
) -> None:
    """A body named with its officer is linked to him, and the link says that it is an 'of'."""
    assert belongs(language, sentence, word)[head] == how


def test_an_actor_before_its_verb_without_a_preposition_is_no_time_or_place() -> None:
    """The French parser takes such subjects for adverbials; one behind a preposition is a place indeed."""
    for sentence, role in (
        ("L'[état-major de la Ligue], cette fois, a rejeté le texte.", "agent"),
        ("Selon l'[état-major de la Ligue], cette fois, on a rejeté le texte.", "far"),
    ):
        assert case("fr", sentence).frames[0].role == role
