"""What can go wrong, as a tree of errors that each carry what they are about.

AstanaError
├── SettingsError      a pipeline file holds a wrong or unknown key
├── KnowledgeError     the actor list, the calendar or a language table contradicts itself
├── ModelError         a trained model is missing or does not fit this version
├── OutputError        the output folder cannot be written, or belongs to something else
└── UnreadableError    one document cannot be read; the run goes on without it
"""

from __future__ import annotations


class AstanaError(Exception):
    """Base of all errors that a user can do something about.

    Args:
        problem: one line that says what is wrong.
        remedy: one line that says what to do, or an empty string.
    """

    def __init__(self, problem: str, remedy: str = "") -> None:
        super().__init__(problem, remedy)
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        """Join problem and remedy into one line."""
        return f"{self.problem}: {self.remedy}" if self.remedy else self.problem


class SettingsError(AstanaError):
    """A pipeline file holds wrong values or unknown keys; the message lists all of them."""


class KnowledgeError(AstanaError):
    """A knowledge file contradicts itself or another one."""


class ModelError(AstanaError):
    """A trained model is missing, damaged or made by another version."""


class OutputError(AstanaError):
    """The output folder cannot be used."""


class UnreadableError(AstanaError):
    """One document cannot be read (damaged, encrypted, too large, of an unknown kind).

    What libraries say of a damaged file may have line ends and bytes of the file in it: it becomes one line.
    """

    def __init__(self, problem: str, remedy: str = "") -> None:
        printable = "".join(char if char.isprintable() else " " for char in problem)
        super().__init__(" ".join(printable.split()), remedy)
