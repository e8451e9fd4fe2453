"""Titles of occupations compared without gender form, case, accents, punctuation and spacing."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_LETTERS: Final = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ß": "ss", "’": "'"})

# "(H/F)", "m/v/x", "f/m": letters that stand for genders, two or more
_GENDER_MARK: Final = re.compile(r"\b[hfmvwx](?:\s*/\s*[hfmvwx])+\b")
# "Technicien(ne)", "site(s)", "Kassier(ster)": what touches its word in parentheses is an ending
_ENDING_IN_PARENTHESES: Final = re.compile(r"(?<=\w)\(\w+\)s?")
# "Technicien/ne", "technicien·ne", "directeur-trice"; the list keeps "papier/carton" and "technico-commercial" whole
_ENDING_AFTER_MARK: Final = re.compile(
    r"(?<=\w{3})[/·•.-](?:e|ne|nne|enne|ienne|onne|le|lle|te|se|fe|ve|ive|euse|rice|trice|teuse|ere|iere|ster)"
    r"(?:[·•.-]?s)?\b(?!')"
)
_TOKEN: Final = re.compile(r"[\w+#]+|/")  # + and # tell C, C++ and C# apart

# From a feminine ending to the masculine, in French and Dutch, the longest first. Words are folded whether they are
# feminine or not ("matière" too): the key is only compared, never shown.
_NEUTRAL_ENDINGS: Final = (
    ("woman", "man"),
    ("vrouw", "man"),
    ("maid", "man"),
    ("ares", "ar"),
    ("quee", "c"),
    ("ivee", "if"),
    ("eee", ""),
    ("rice", "er"),
    ("eure", "er"),
    ("esse", ""),
    ("euse", "er"),
    ("enne", "en"),
    ("onne", "on"),
    ("elle", "el"),
    ("ster", "er"),
    ("eur", "er"),
    ("eux", "er"),
    ("ere", "er"),
    ("ive", "if"),
    ("ffe", "f"),
    ("que", "c"),
    ("ee", ""),
    ("e", ""),
)
_DOUBLED: Final = re.compile(r"([a-z])\1")
_SHORT: Final = 3  # "de", "vie", "Java EE" have no ending to fold


@lru_cache(maxsize=50_000)
def title_key(title: str) -> str:
    """What two titles share when they name one occupation: title_key("Maçon / Maçonne") == title_key("MACON (H/F)").

    Unlike titles keep unlike keys: nothing is left out but gender forms. "" for a title without a letter or digit.
    """
    words = _TOKEN.findall(_without_gender_marks(_folded(title)))
    return " ".join(_neutral(word) for word in _without_second_forms(words))


def _folded(title: str) -> str:
    decomposed = unicodedata.normalize("NFKD", title.casefold().translate(_LETTERS))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _without_gender_marks(title: str) -> str:
    for pattern, replacement in ((_GENDER_MARK, " "), (_ENDING_IN_PARENTHESES, ""), (_ENDING_AFTER_MARK, "")):
        title = pattern.sub(replacement, title)
    return title


def _without_second_forms(words: list[str]) -> list[str]:
    """The words with "Conducteur / Conductrice d'engins" made "conducteur d'engins"; other slashes only separate."""
    kept: list[str] = []
    rest = words
    while "/" in rest:
        slash = rest.index("/")
        kept += rest[:slash]
        rest = rest[slash + 1 :]
        rest = rest[_repeated(kept, rest) :]
    return kept + rest


def _repeated(before: list[str], after: list[str]) -> int:
    """How many words after a slash say again, in the other gender, as many words before it."""
    for length in range(min(len(before), len(after)), 0, -1):
        if [_neutral(word) for word in before[-length:]] == [_neutral(word) for word in after[:length]]:
            return length
    return 0


@lru_cache(maxsize=50_000)
def _neutral(word: str) -> str:
    if len(word) > _SHORT:
        for ending, neutral in _NEUTRAL_ENDINGS:
            if word.endswith(ending):
                word = word.removesuffix(ending) + neutral
                break
    return _DOUBLED.sub(r"\1", word)
