"""What the declaration of an input table says, and how spellings are compared."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import lru_cache
from types import MappingProxyType
from typing import Any


class Kind(Enum):
    """How the cells of a column are read."""

    CODE = auto()  # text for ever: "0110" never becomes 110
    CODES = auto()  # several codes in one cell, or in several columns of the same role
    TEXT = auto()
    NUMBER = auto()  # decimal mark decided by the column's own evidence
    INTEGER = auto()
    COUNT = auto()  # a count of people: a whole number, or a suppression mark
    YEAR = auto()
    DATE = auto()
    FLAG = auto()  # yes / no
    CHOICE = auto()  # one of the known codes, recognised in three languages; others are kept and listed
    CHOICES = auto()  # several of them


_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "\N{LATIN SMALL LETTER O WITH STROKE}": "o"})
_NOT_WORD = re.compile(r"[^0-9a-z]+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """A text without case, accents, punctuation and spacing: « Intitulé  du\\nMétier » is "intitule du metier"."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    return _NOT_WORD.sub(" ", "".join(char for char in plain if not unicodedata.combining(char))).strip()


def spelled(words: str) -> tuple[str, ...]:
    """The spellings in a text that separates them by "|"."""
    return tuple(word.strip() for word in words.split("|"))


@dataclass(frozen=True, eq=False)
class Column:
    """One column of an input table: `label` is what a person reads, `choices` maps a code to its other spellings.

    `share`: the number lies between 0 and 1; a column written in percent is divided by 100.
    `signed`: the number may be below 0, as a variation may.
    `unless`: a blank is no lack where that column says something.
    `hints`: words of a header that make a column of such cells likely, but decide nothing.
    """

    name: str
    kind: Kind
    label: str
    aliases: tuple[str, ...] = ()
    required: bool = False
    share: bool = False
    signed: bool = False
    unless: str = ""
    hints: tuple[str, ...] = ()
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    labels: Mapping[Any, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, eq=False)
class InputTable:
    """One kind of input: `kind` is its name on the command line, `one_of` groups of which one column must be there.

    `key` columns identify a row: a second row with the same key is a duplicate. A sheet without the column `told_by` is
    taken for another table of the same kind.
    """

    kind: str
    label: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    one_of: tuple[tuple[str, ...], ...] = ()
    told_by: str = ""

    def column(self, name: str) -> Column:
        """The declaration of a column; KeyError when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)
