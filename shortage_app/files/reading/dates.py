"""Days as people and Excel write them: one rule of day and month a column, from its own evidence."""

import datetime
import re
from collections.abc import Iterable

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_LOCAL = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{2}|\d{4})(?: .*)?")
_WORDS = re.compile(r"(\d{1,2})(?:er|e)? ([a-zà-ÿ]+)\.? (\d{4})", re.IGNORECASE)
_MONTHS = (
    ("jan",), ("fév", "feb", "fev"), ("mar", "maa", "mrt"), ("avr", "apr"), ("mai", "mei", "may"), ("juin", "jun"),
    ("juil", "jul"), ("aoû", "aug", "aou"), ("sep",), ("oct", "okt"), ("nov",), ("déc", "dec"),
)  # fmt: skip  # fmt: skip
# Excel invented 29 February 1900, so its serials 1 to 60 name the wrong day; tables of this trade hold none of them.
FIRST_SAFE_DAY = datetime.date(1900, 3, 1)
EPOCH = datetime.date(1899, 12, 30)
EPOCH_1904 = datetime.date(1904, 1, 1)
LAST_SERIAL = (datetime.date(2200, 1, 1) - EPOCH).days


def day_first(texts: Iterable[str]) -> bool | None:
    """Whether days stand before months in a column: proven by a first or second number above 12; None without proof."""
    proof = None
    for text in texts:
        found = _LOCAL.fullmatch(text.strip())
        if found:
            first, second = int(found[1]), int(found[2])
            if first > 12 >= second:
                return True
            if second > 12 >= first:
                proof = False
            if found[0][len(found[1])] == "." and proof is None:
                return True  # 03.04.2020: with points, the day always comes first
    return proof


def written_date(text: str, first_is_day: bool) -> datetime.date | None:
    """A written day; None for anything else."""
    text = text.strip()
    if found := _ISO.fullmatch(text):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _LOCAL.fullmatch(text):
        first, second, year = int(found[1]), int(found[2]), int(found[3])
        year += 0 if year > 99 else 2000 if year < 70 else 1900
        return _date(year, second, first) if first_is_day else _date(year, first, second)
    if found := _WORDS.fullmatch(text):
        month = next((n for n, names in enumerate(_MONTHS, 1) if found[2].lower().startswith(names)), 0)
        return _date(int(found[3]), month, int(found[1]))
    return None


def is_ambiguous(text: str) -> bool:
    """Whether a written day is another day when read the other way round."""
    found = _LOCAL.fullmatch(text.strip())
    return found is not None and int(found[1]) <= 12 and int(found[2]) <= 12 and found[1] != found[2]


def serial_date(serial: float, from_1904: bool) -> datetime.date | None:
    """The day an unformatted Excel serial stands for; None outside 1900 to 2200."""
    if not 0 < serial < LAST_SERIAL:
        return None
    return (EPOCH_1904 if from_1904 else EPOCH) + datetime.timedelta(days=int(serial))


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
