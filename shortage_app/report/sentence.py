"""Sentence and Card: words and key figures, with the rows they speak of."""

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What a sentence is: said for sure, a warning, or something that cannot be concluded."""

    PLAIN = "plain"
    ESTABLISHED = "established"
    NOT_ESTABLISHED = "not_established"
    WARNING = "warning"


@dataclass(frozen=True)
class Sentence:
    """A whole sentence in the language spoken when it was made; `lead` stands before it in bold."""

    text: str
    lead: str = ""
    tone: Tone = Tone.PLAIN
    key: str = ""


@dataclass(frozen=True)
class Card:
    """A key figure: `value` as written, `change` against the compared year, `detail` under it, `key` opens its rows."""

    label: str
    value: str
    role: str = ""
    change: str = ""
    detail: str = ""
    key: str = ""
