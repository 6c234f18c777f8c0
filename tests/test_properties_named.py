"""Titles and authors in the properties of files."""

from __future__ import annotations

import pytest

from astana_nlp.readers.properties import known_author, known_title


@pytest.mark.parametrize(
    "stated",
    [
        "Microsoft Word - brief.doc",
        "D:/papers/brief.dvi",
        "Présentation PowerPoint",
        "Документ1",
        "untitled",
        "Presentation",
        "Slide 1",
        "brief final.rtf",
        "---",
    ],
)
def test_titles_that_programs_write_are_none(stated: str) -> None:
    """Paths, and names in the language of the program."""
    assert known_title(stated) == ""


@pytest.mark.parametrize("stated", ["Page 3 of the accord", "Documents of the fair", "Пользователи дорог"])
def test_titles_that_people_write_are_kept(stated: str) -> None:
    """Words of programs inside of a title are words."""
    assert known_title(stated) == stated


@pytest.mark.parametrize(
    "stated", ["Admin", "HP", "Windows User", "user1", "Пользователь", "مستخدم", "kullanıcı", "python-pptx", "?"]
)
def test_names_of_accounts_are_no_authors(stated: str) -> None:
    """What machines are called from the first day."""
    assert known_author(stated) == ""


def test_author_stands_without_an_address() -> None:
    """A name like that of an account stays where it is only part of a name."""
    assert known_author("Odo Brand, <odo@example.org>") == "Odo Brand"
    assert known_author("Admin Reza") == "Admin Reza"
