"""What the cells of a column say about its role, beside the words of its header."""

import datetime
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from shortage_app.domain import columns as c
from shortage_app.domain.inputs import Column, InputTable, Kind, fold
from shortage_app.files.guard.cells import Cell, Row
from shortage_app.files.reading import dates, numbers
from shortage_app.files.reading.layout import missing
from shortage_app.files.reading.mapping import EXACT, SURE
from shortage_app.files.reading.model import ColumnFound, as_text
from shortage_app.files.reading.words import NO, SUPPRESSED_MARKS, YES, choice_spellings

SAMPLE = 200  # cells looked at
ENOUGH = 3  # filled cells below which a column proves nothing
DOUBT = 0.3  # an inexact header keeps its role only if more of its cells than this fit it
DIFFERENT = 0.8  # share of different cells from which a column may tell rows apart
NAMES = 0.15  # share of known words from which a column may have their role, though other words stand in it too
COUNTS = 0.9  # share of whole numbers and marks of suppression in a column of counts
SPEAKS = 0.9  # share of known words (female, male …) from which a column without a known header gets their role
TICKED = 0.99  # the confidence of a column headed « Qt » and filled with ticks
BY_CONTENT = 0.75  # the confidence of such a role
LONGEST_CODE = 30
LANGUAGE_ENOUGH, LANGUAGE_CLEAR = 5, 4  # titles that show a language, and how many times more than of any other

_CODE_LIKE = re.compile(r"(?=.*\d)[\w.\-/]{3,15}")
_YEAR_LIKE = re.compile(r"(?:19|20)\d\d")
_FRENCH = r"\b(?:du|des|la|le|les|et|aux|pour|au|sur|d’|d'|l’|l')|[éèêçà]|\w(?:eur|euse|trice|ière|ienne)\b"
_DUTCH = r"\b(?:van|het|een|voor|met|bij|op)\b|ij|\w(?:kundige|medewerker|verkoper|ster|aar)\b|aan|ee"
_ENGLISH = r"\b(?:and|the|for|with)\b|\w(?:ing|ness|worker|manager)\b|th|wh"
_LANGUAGE_WORDS = {
    role: re.compile(words, re.IGNORECASE)
    for role, words in ((c.TITLE_FR, _FRENCH), (c.TITLE_NL, _DUTCH), (c.TITLE_EN, _ENGLISH))
}
_NAMED_LANGUAGES = frozenset(
    [
        "fr",
        "nl",
        "en",
        "francais",
        "frans",
        "french",
        "neerlandais",
        "nederlands",
        "dutch",
        "english",
        "anglais",
        "engels",
        "fra",
        "ned",
        "eng",
    ]
)


def weigh(
    columns: Sequence[ColumnFound], rows: Sequence[Row], table: InputTable, chosen: set[str]
) -> tuple[ColumnFound, ...]:
    """The columns with their roles doubted, given or put into another language by what stands below the headers."""
    samples = {column.index: _filled(rows, column.index) for column in columns}
    weighed = [
        _doubted(_ticked(column, samples[column.index], table, chosen), samples[column.index], table)
        for column in columns
    ]
    taken = {column.role for column in weighed if column.role} | chosen
    for place, column in enumerate(weighed):
        role = "" if column.role else _spoken_role(samples[column.index], table, taken)
        if role:
            weighed[place] = replace(column, role=role, confidence=BY_CONTENT)
            taken.add(role)
        elif not column.role:
            weighed[place] = replace(column, suggestion=_likely_role(column, rows, table, taken) or column.suggestion)
    return tuple(_in_its_language(column, samples[column.index], taken, table) for column in weighed)


def _filled(rows: Sequence[Row], index: int) -> list[Cell]:
    cells = [row[index] for row in rows[:SAMPLE] if index < len(row)]
    return [cell for cell in cells if as_text(cell).strip()]


def ticked_choice(column: Column, header: str) -> str:
    """The code that a column of ticks stands for by its header, « Qt » or « Causes Qt »; "" for any other column."""
    known, words = choice_spellings(column), fold(header).split()
    endings = (" ".join(words[start:]) for start in range(len(words)))
    return next((known[ending] for ending in endings if ending in known), "")


def _ticked(column: ColumnFound, cells: Sequence[Cell], table: InputTable, chosen: set[str]) -> ColumnFound:
    """A column headed by one cause and filled with ticks is one of several columns of causes."""
    if cells and _are_flags([fold(as_text(cell)).removesuffix(" 0") or "x" for cell in cells]):
        for several in table.columns:
            if several.kind is Kind.CHOICES and several.name not in chosen and ticked_choice(several, column.header):
                return replace(column, role=several.name, confidence=TICKED)
    return column


def _doubted(column: ColumnFound, cells: Sequence[Cell], table: InputTable) -> ColumnFound:
    """An inexact header loses its role when its cells do not look like it."""
    if not column.role or column.confidence >= EXACT or len(cells) < ENOUGH:
        return column
    kind = table.column(column.role).kind
    if sum(_fits(cell, kind) for cell in cells) > DOUBT * len(cells):
        return column
    return replace(column, role="", confidence=column.confidence / 2, suggestion=column.role)


def _fits(cell: Cell, kind: Kind) -> bool:
    """Whether a cell could stand in a column of the kind."""
    text = as_text(cell).strip()
    is_number = isinstance(cell, int | float) or bool(numbers.plain(text))
    match kind:
        case Kind.NUMBER | Kind.INTEGER:
            fits = is_number
        case Kind.COUNT:
            fits = is_number or text.lower() in SUPPRESSED_MARKS or text.startswith("<")
        case Kind.YEAR:
            fits = bool(re.search(r"(?:19|20)\d\d", text)) and len(text) <= 20
        case Kind.DATE:
            written = dates.written_date(text, first_is_day=True) or dates.written_date(text, first_is_day=False)
            fits = isinstance(cell, datetime.date) or is_number or written is not None
        case Kind.FLAG:
            fits = fold(text).removesuffix(" 0") in YES | NO
        case Kind.CODE | Kind.CODES:
            fits = len(text) <= LONGEST_CODE
        case _:
            fits = not is_number
    return fits


def _spoken_role(cells: Sequence[Cell], table: InputTable, taken: set[str]) -> str:
    """The column of choices whose words fill the cells, at least two of them; "" when there is none."""
    words = [fold(as_text(cell)) for cell in cells]
    if len(words) < ENOUGH:
        return ""
    for column in table.columns:
        if column.name in taken or column.kind not in (Kind.CHOICE, Kind.CHOICES):
            continue
        known = choice_spellings(column)
        hits = [known[word] for word in words if word in known]
        if len(hits) >= SPEAKS * len(words) and len(set(hits)) >= 2 and not _are_flags(words):
            return column.name
    return ""


def _likely_role(found: ColumnFound, rows: Sequence[Row], table: InputTable, taken: set[str]) -> str:
    """The free role that the cells make likely, by known words among others, or as counts under a word that hints."""
    if needed := _needed_role(rows[:SAMPLE], found.index, table, taken):
        return needed
    hints, free = fold(found.header).split(), [column for column in table.columns if column.name not in taken]
    for column in free:
        if column.required and column.kind is Kind.CHOICE and names_some(rows[:SAMPLE], found.index, column):
            return column.name
    hinted = [column.name for column in free if set(hints).intersection(column.hints)]
    return hinted[0] if hinted and are_counts(rows[:SAMPLE], found.index) else ""


def _needed_role(rows: Sequence[Row], index: int, table: InputTable, taken: set[str]) -> str:
    """The role still needed that the cells look like: codes nearly all different, years, titles."""
    cells = [as_text(cell).strip() for cell in _filled(rows, index)]
    if len(cells) < ENOUGH:
        return ""
    several = len(set(cells)) >= DIFFERENT * len(cells)
    for name in (name for group in missing(table, taken) for name in group):
        kind = table.column(name).kind
        is_code = kind is Kind.CODE and several and _share(_CODE_LIKE, cells) >= SPEAKS
        is_year = kind is Kind.YEAR and _share(_YEAR_LIKE, cells) >= SPEAKS
        is_title = kind is Kind.TEXT and several and language_of(cells) == name
        if is_code or is_year or is_title:
            return name
    return ""


def _share(pattern: re.Pattern[str], cells: Sequence[str]) -> float:
    return sum(pattern.fullmatch(cell) is not None for cell in cells) / len(cells)


def names_some(rows: Sequence[Row], index: int, column: Column) -> bool:
    """Whether words of a column of choices stand among the cells, two of them or more, each several times."""
    known, cells = choice_spellings(column), [fold(as_text(cell)) for cell in _filled(rows, index)]
    hits = Counter(known[cell] for cell in cells if cell in known)
    often = [code for code, count in hits.items() if count >= ENOUGH and code != "unknown"]
    return len(often) >= 2 and hits.total() >= NAMES * len(cells)


def are_counts(rows: Sequence[Row], index: int) -> bool:
    """Whether a column holds whole numbers, years apart, or the marks that stand for hidden ones."""
    cells = [as_text(cell).strip().lower() for cell in _filled(rows, index)]
    figures = [cell for cell in cells if cell.isdigit()]
    marks = sum(cell in SUPPRESSED_MARKS for cell in cells)
    several = len(set(figures)) > 1 and not all(len(cell) == 4 and cell[:2] in ("19", "20") for cell in figures)
    return len(cells) >= ENOUGH and several and len(figures) + marks >= COUNTS * len(cells)


def _are_flags(words: Sequence[str]) -> bool:
    return all(word in YES | NO for word in words)


def _in_its_language(column: ColumnFound, cells: Sequence[Cell], taken: set[str], table: InputTable) -> ColumnFound:
    """A title column whose header names no language, under the language its titles are in."""
    if column.role not in _LANGUAGE_WORDS or column.confidence > EXACT:
        return column
    if _NAMED_LANGUAGES.intersection(fold(column.header).split()):
        return column
    spoken = language_of([as_text(cell) for cell in cells])
    if not spoken or spoken == column.role or spoken in taken or not _declares(table, spoken):
        return column
    return replace(column, role=spoken, confidence=max(SURE, column.confidence - 0.1))


def _declares(table: InputTable, role: str) -> bool:
    return any(column.name == role for column in table.columns)


def language_of(titles: Sequence[str]) -> str:
    """The title column (title_fr, title_nl or title_en) whose language most titles show clearly; "" when none does."""
    shown = {role: sum(bool(words.search(title)) for title in titles) for role, words in _LANGUAGE_WORDS.items()}
    first, second = sorted(shown, key=lambda role: -shown[role])[:2]
    clear = shown[first] >= max(LANGUAGE_ENOUGH, 0.4 * len(titles)) and shown[first] >= LANGUAGE_CLEAR * shown[second]
    return first if clear else ""


def columns_with_numbers(columns: Sequence[ColumnFound], rows: Sequence[Row], table: InputTable) -> tuple[int, ...]:
    """The numbers (1 = A) of the code columns in which some code is a number, so that its format matters."""
    codes = [column for column in columns if column.role and table.column(column.role).kind in (Kind.CODE, Kind.CODES)]
    return tuple(
        column.index + 1
        for column in codes
        if {int, float} & {type(row[column.index]) for row in rows if column.index < len(row)}
    )
