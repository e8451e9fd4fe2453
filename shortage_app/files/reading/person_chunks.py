"""Exits of persons in chunks: every column as integer codes and its distinct cells, every person as a number.

A person's identifier becomes a 64-bit hash with a key of this run alone and is forgotten at once: it is neither kept
nor written anywhere, and the number means nothing in another run. That two of a million people share a number has a
chance of 1 in 40 million.
"""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import numpy as np
import numpy.typing as npt
import pandas as pd
from pandas.io.parsers import TextFileReader

from shortage_app.domain import columns as c
from shortage_app.files.guard.cells import Cell, Row
from shortage_app.files.reading.clean import clean
from shortage_app.files.reading.delimited import TextTable, records
from shortage_app.files.reading.layout import Header
from shortage_app.files.reading.model import ColumnFound, Sheet, as_text

CHUNK = 32_768
NOBODY = 0
SOMEBODY = "…"  # stands for a person's identifier wherever a row is shown or looked at as a whole
SHOWN = 60
SPARE, MOST_ROOM = 40, 256  # bytes of an identifier beyond the longest of the first ones; of any
SPARE_OF_OTHERS, WORD, MOST_WORDS = 4, 8, 4  # bytes of another cell beyond them; told apart at once; words of a cell
Codes = npt.NDArray[np.integer]
Persons = npt.NDArray[np.uint64]


@dataclass(frozen=True, eq=False)
class Coded:
    """A column of a chunk: `cells[codes[i]]` stands in its row i; a cell that is not there has the code -1."""

    codes: Codes
    cells: Sequence[Cell]


@dataclass(frozen=True, eq=False)
class Chunk:
    """Some rows of exits: their numbers, their people (NOBODY where blank), and the mapped columns by their index."""

    numbers: npt.NDArray[np.int64]
    persons: Persons
    columns: Mapping[int, Coded]
    surplus: npt.NDArray[np.bool_]

    def row(self, place: int, width: int) -> Row:
        """The cells of one row that were read; a person's identifier is not among them."""
        cells: Row = [""] * width
        for index, column in self.columns.items():
            code = int(column.codes[place])
            cells[index] = column.cells[code] if code >= 0 else ""
        return cells


@lru_cache(maxsize=1)
def _key() -> str:
    return secrets.token_hex(8)


def hashed(identifiers: Sequence[object]) -> Persons:
    """People as numbers; equal identifiers, trimmed, are the same person."""
    texts = np.array([_plain(identifier) for identifier in identifiers], dtype=object)
    return _numbers(texts, texts == "")


def _hashed_bytes(identifiers: npt.NDArray[np.bytes_]) -> Persons:
    """The same of identifiers in UTF-8, which have the same numbers; it is quick where there is nothing to trim."""
    texts = identifiers.astype(object)
    if b"".join(texts.tolist()).isalnum():  # ASCII letters and digits alone
        return _numbers(texts, identifiers == b"")
    return hashed([identifier.decode() for identifier in texts])


def _numbers(texts: npt.NDArray[np.object_], blank: npt.NDArray[np.bool_]) -> Persons:
    numbers = pd.util.hash_array(texts, hash_key=_key(), categorize=False)
    numbers[numbers == NOBODY] = 1
    numbers[blank] = NOBODY
    return numbers


def _plain(identifier: object) -> str:
    if isinstance(identifier, str):
        return clean(identifier)
    return as_text(identifier) if isinstance(identifier, int | float) and identifier == identifier else ""  # noqa: PLR0124


def text_chunks(text: TextTable, header_row: int, columns: Sequence[ColumnFound]) -> Iterator[Chunk]:
    """The rows below the header of a text table: fast, and from the first row on with too much in it, carefully."""
    gone_by = header_row
    if header_row > 0:
        for kinds in _kinds(text, header_row, columns):
            try:
                for chunk in _quick_chunks(text, header_row, gone_by, columns, kinds):
                    gone_by += len(chunk.numbers)
                    yield chunk
                    del chunk  # before the next is read: never two in memory
            except _LongCell:
                continue
            except (pd.errors.ParserError, _LongIdentifier):
                break
            return
    yield from _careful_chunks(text, gone_by, columns)


class _LongIdentifier(Exception):
    """An identifier fills its room, and may be cut."""


class _LongCell(Exception):
    """Another cell fills its room, and may be cut."""


def _kinds(text: TextTable, header_row: int, columns: Sequence[ColumnFound]) -> Iterator[dict[int, str]]:
    """How each column is read: as bytes with more room than the first cells need; where that is too little, as texts.

    A text each takes twice as long, of a person more. Categories would do, but pandas takes those of a part that look
    like numbers for numbers, and code 0012 for 12.
    """
    person, wanted = _places(columns)
    with records(text) as found:
        first = [row for _number, row in islice(found, header_row, header_row + SHOWN)]

    def room(index: int, spare: int) -> int:
        return spare + max((len(row[index].encode()) for row in first if index < len(row)), default=0)

    others = {**dict.fromkeys(range(len(columns)), "S1"), person: f"S{min(room(person, SPARE), MOST_ROOM)}"}
    words = {index: -(-room(index, SPARE_OF_OTHERS) // WORD) for index in wanted}
    yield others | {index: f"S{WORD * size}" if size <= MOST_WORDS else "O" for index, size in words.items()}
    yield others | dict.fromkeys(wanted, "O")


def _quick_chunks(
    text: TextTable, header_row: int, gone_by: int, columns: Sequence[ColumnFound], kinds: Mapping[int, str]
) -> Iterator[Chunk]:
    """The rows after those that are gone by."""
    person, wanted = _places(columns)
    passed = header_row
    for frame in _frames(text, header_row, kinds):
        first, passed = passed + 1, passed + len(frame)
        if passed > gone_by:
            chunk = _chunk_of_frame(frame, first, person, wanted)
            del frame  # before the next is read: never two in memory
            yield chunk
            del chunk


def _frames(text: TextTable, header_row: int, kinds: Mapping[int, str]) -> Iterator[pd.DataFrame]:
    """The rows below the header; the header is read along, so that a row wider than it raises ParserError.

    `kinds` says how each column is read, also those not looked at: `usecols` would let wide rows pass.
    """
    frames: TextFileReader = pd.read_csv(
        text.path,
        sep=text.delimiter,
        encoding=text.encoding.name,
        encoding_errors="replace",
        chunksize=CHUNK,
        low_memory=False,  # a chunk in one go
        header=None,
        skiprows=header_row - 1,
        names=range(len(kinds)),
        index_col=False,
        dtype=dict(kinds),
        keep_default_na=False,
        skip_blank_lines=False,
        engine="c",
    )
    with frames:
        for place, frame in enumerate(frames):
            below = frame if place else frame.iloc[1:]
            del frame
            if len(below):
                yield below
            del below


def _chunk_of_frame(frame: pd.DataFrame, first: int, person: int, wanted: Sequence[int]) -> Chunk:
    columns = {}
    for index in wanted:
        cells = frame[index].to_numpy()
        if cells.dtype.kind == "S":
            if _filled(cells):
                raise _LongCell
            columns[index] = _coded_bytes(cells)
        else:
            codes, distinct = pd.factorize(cells)
            columns[index] = Coded(codes, distinct.tolist())
    identifiers = frame[person].to_numpy()
    if _filled(identifiers):
        raise _LongIdentifier
    numbers = np.arange(first, first + len(frame), dtype=np.int64)
    return Chunk(numbers, _hashed_bytes(identifiers), columns, np.zeros(len(frame), dtype=bool))


def _filled(cells: npt.NDArray[np.bytes_]) -> bool:
    """Whether a cell fills its room."""
    room = cells.itemsize
    return bool(cells.view(np.uint8)[room - 1 :: room].any())


def _coded_bytes(cells: npt.NDArray[np.bytes_]) -> Coded:
    """Cells in UTF-8 told apart by their bytes, a word of them as one number."""
    words = cells.view(np.uint64).reshape(len(cells), -1).T
    codes, _ = pd.factorize(np.ascontiguousarray(words[0]))
    for word in words[1:]:
        if word.any():
            more, different = pd.factorize(np.ascontiguousarray(word))
            codes, _ = pd.factorize(codes * len(different) + more)
    first = np.zeros(codes.max(initial=-1) + 1, dtype=np.int64)
    first[codes[::-1]] = np.arange(len(cells))[::-1]  # the last that is written stays
    return Coded(codes, [cell.decode(errors="replace") for cell in cells[first].tolist()])


def _careful_chunks(text: TextTable, gone_by: int, columns: Sequence[ColumnFound]) -> Iterator[Chunk]:
    """The rows after some, one record at a time; raises Unreadable where a quotation mark never closes."""
    with records(text) as found:
        later = (numbered for numbered in found if numbered[0] > gone_by)
        while some := list(islice(later, CHUNK)):
            rows: list[Row] = [[*record] for _number, record in some]
            surplus = [any(cell for cell in record[len(columns) :]) for _number, record in some]
            yield _chunk_of_rows([number for number, _record in some], rows, surplus, columns)


def _places(columns: Sequence[ColumnFound]) -> tuple[int, list[int]]:
    """Where the person stands, and where the other mapped columns stand."""
    person = next(column.index for column in columns if column.role == c.PERSON_ID)
    return person, [column.index for column in columns if column.role and column.role != c.PERSON_ID]


def sheet_chunks(sheet: Sheet, header_row: int, columns: Sequence[ColumnFound]) -> Iterator[Chunk]:
    """The rows below the header of a sheet that hold something."""
    below = next((place for place, number in enumerate(sheet.numbers) if number > header_row), len(sheet.numbers))
    for start in range(below, len(sheet.numbers), CHUNK):
        rows = sheet.rows[start : start + CHUNK]
        yield _chunk_of_rows(sheet.numbers[start : start + CHUNK], rows, [False] * len(rows), columns)


def first_rows(sheet: Sheet, header: Header) -> Sheet:
    """The first rows of a sheet, to look at, with a dash of dots for every person's identifier."""
    person, _wanted = _places(header.columns)
    rows = [
        row
        if number <= header.last
        else [SOMEBODY if index == person and cell != "" else cell for index, cell in enumerate(row)]
        for number, row in zip(sheet.numbers[:SHOWN], sheet.rows[:SHOWN], strict=True)
    ]
    return Sheet(sheet.name, sheet.numbers[:SHOWN], rows)


def _chunk_of_rows(
    numbers: Sequence[int], rows: Sequence[Row], surplus: Sequence[bool], columns: Sequence[ColumnFound]
) -> Chunk:
    person, wanted = _places(columns)
    coded = {index: _coded([row[index] if index < len(row) else "" for row in rows]) for index in wanted}
    persons = hashed([row[person] if person < len(row) else "" for row in rows])
    return Chunk(np.asarray(numbers, dtype=np.int64), persons, coded, np.asarray(surplus, dtype=bool))


def _coded(cells: Sequence[Cell]) -> Coded:
    distinct = {cell: code for code, cell in enumerate(dict.fromkeys(cells))}
    return Coded(np.fromiter((distinct[cell] for cell in cells), np.int64, len(cells)), list(distinct))
