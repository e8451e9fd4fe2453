"""Which column is which: headers compared with the declared spellings, then checked against what the column holds."""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from shortage_app.domain.inputs import InputTable, Kind, fold
from shortage_app.files.guard.package import column_letters
from shortage_app.files.reading.model import ColumnFound

# A column is taken when its confidence reaches SURE; below, a person is asked. Worked examples, shortage list:
REMEMBERED = 1.0  # « Code FC » read as the code last year
EXACT = 0.99  # « Code ROME » is a declared spelling of code
STRIPPED = 0.93  # « Offres reçues 2019 », « Code_Rome_3 »: exact but for a year or a number
CONTAINED = 0.60  # « Taux de satisfaction des offres (en %) » contains one; up to + 0.3 by how much of it
FUZZY = 0.70  # « Intitulé du métié »: a slip of the pen
SURE = 0.65
ALIKE = 0.88  # difflib ratio from which two spellings are one with a slip

_DIGITS = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}\b")
_SPACES = re.compile(r"\s+")
LONGEST = 120  # letters; more is a sentence, no header
MIN_CONTAINED = 4  # letters of a spelling that may be found inside a longer header


@dataclass(frozen=True)
class Match:
    """A role that a header may have, and how sure that is."""

    role: str
    confidence: float


@lru_cache(maxsize=32)
def spellings(table: InputTable) -> Mapping[str, str]:
    """Every folded spelling of every column of a table, with its role; a canonical name beats another's alias."""
    found: dict[str, str] = {}
    for column in table.columns:
        found.setdefault(fold(column.name), column.name)
    for column in table.columns:
        for spelling in (column.label, *column.aliases):
            found.setdefault(fold(spelling), column.name)
    found.pop("", None)
    return found


@lru_cache(maxsize=8192)
def match(header: str, table: InputTable, forgiving: bool = True) -> Match:
    """The likeliest role of a header, by its words alone; forgiving slips of the pen costs time."""
    known = spellings(table)
    folded = fold(header)
    if not folded or len(folded) > LONGEST:
        return Match("", 0.0)
    if folded in known:
        return Match(known[folded], EXACT)
    plain = _SPACES.sub(" ", _DIGITS.sub(" ", folded)).strip()
    if plain in known:
        return Match(known[plain], STRIPPED)
    contained = max((part for part in _parts(plain) if part in known), key=len, default="")
    if contained:
        return Match(known[contained], CONTAINED + 0.3 * len(contained) / len(plain))
    alike = difflib.get_close_matches(plain, known, n=1, cutoff=ALIKE) if forgiving and len(plain) > 4 else []
    return Match(known[alike[0]], FUZZY) if alike else Match("", 0.0)


def _parts(header: str) -> Iterator[str]:
    """The runs of words in a header that are long enough to be a spelling by themselves."""
    words = header.split()
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            part = " ".join(words[start:end])
            if len(part) >= MIN_CONTAINED:
                yield part


def map_columns(
    headers: Sequence[str],
    table: InputTable,
    chosen: Mapping[str, str],
    remembered: Mapping[str, str],
    forgiving: bool = True,
) -> tuple[ColumnFound, ...]:
    """The role of each column: as a person chose, as remembered, else the surest header of each role."""
    blank = [ColumnFound(index, column_letters(index + 1), header) for index, header in enumerate(headers)]
    matches = {column.index: match(column.header, table, forgiving) for column in blank}
    for role, lines in remembered.items():
        known = {fold(header) for header in lines.splitlines()} - {""}
        for column in blank:
            if fold(column.header) in known and _has(table, role):
                matches[column.index] = Match(role, REMEMBERED)
    forced = _forced(blank, chosen)
    taken = set(chosen)
    found = {index: Match(role, REMEMBERED) for index, role in forced.items()}
    for index in sorted(matches, key=lambda index: (-matches[index].confidence, index)):
        wanted = matches[index]
        if index in found or not wanted.role or (wanted.role in taken and not _several(table, wanted.role, chosen)):
            continue
        found[index] = wanted
        taken.add(wanted.role)
    return tuple(_found(column, found.get(column.index), matches[column.index]) for column in blank)


def _forced(columns: Sequence[ColumnFound], chosen: Mapping[str, str]) -> dict[int, str]:
    """Column index → role, for the roles a person chose columns for, each by header or by letter."""
    forced: dict[int, str] = {}
    for role, wanted in ((role, line) for role, lines in chosen.items() for line in lines.splitlines()):
        by_header = [column.index for column in columns if column.header.strip() == wanted.strip() != ""]
        by_fold = [column.index for column in columns if fold(column.header) == fold(wanted) != ""]
        by_letter = [column.index for column in columns if column.letter == wanted.strip().upper()]
        for index in (by_header or by_fold or by_letter)[:1]:
            forced[index] = role
    return forced


def _several(table: InputTable, role: str, chosen: Mapping[str, str]) -> bool:
    """Whether several columns may have the role: codes stand in « Code ROME 1 » to « Code ROME 5 »."""
    return role not in chosen and table.column(role).kind is Kind.CODES


def _has(table: InputTable, role: str) -> bool:
    return any(column.name == role for column in table.columns)


def _found(column: ColumnFound, taken: Match | None, best: Match) -> ColumnFound:
    if taken is not None and taken.confidence >= SURE:
        return ColumnFound(column.index, column.letter, column.header, taken.role, taken.confidence)
    return ColumnFound(column.index, column.letter, column.header, "", best.confidence, best.role)
