"""Any spreadsheet or text table read as one of the declared inputs: nothing lost, nothing guessed silently.

read.py        the recipe: read_table()
kinds.py       which kind of input a dropped file is: kind_of(); look.py: its first rows, before it can be read
model.py       ReadOptions in, Reading out
source.py      name, fingerprint and real format of a file
encoding.py    the letters of a text file; delimited.py: its rows and cells
workbook.py    the sheets of a workbook, read through the guarded child (the package guard)
choose.py      which table a sheet holds; layout.py: where its header stands
mapping.py     which column is which, by its header; evidence.py: by what it holds
rows.py        data, or ignored by a stated rule; part.py: several lists in one file
frame.py       rows to typed columns (draft.py): how they are written (habits.py), parsers.py, words.py, numbers.py,
               dates.py, clean.py; what cells become (values.py) and what is odd about them (odd.py, suggest.py)
checks.py      duplicates, impossible counts, codes and titles that contradict each other; years.py: the wrong year
persons.py     exits of persons in chunks (person_chunks.py) to counts (person_counts.py)
texts.py       every message, once; said.py collects them
"""

from shortage_app.files.reading.kinds import KindGuess, kind_of
from shortage_app.files.reading.model import (
    ColumnFound,
    Layout,
    Reading,
    ReadOptions,
    RowCounts,
    Sheet,
    SheetFound,
    Source,
)
from shortage_app.files.reading.read import read_table, tables_of
from shortage_app.progress import UNWATCHED, Cancelled, Progress

__all__ = [
    "UNWATCHED",
    "Cancelled",
    "ColumnFound",
    "KindGuess",
    "Layout",
    "Progress",
    "ReadOptions",
    "Reading",
    "RowCounts",
    "Sheet",
    "SheetFound",
    "Source",
    "kind_of",
    "read_table",
    "tables_of",
]
