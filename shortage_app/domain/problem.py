"""What is wrong with an input, and where: collected while reading, spoken afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from shortage_app.text import N_, _

# Of one, in English; the other languages say such a count behind a colon. A workspace keeps the texts of several.
_OF_ONE = {
    "{count} hidden rows were read like the others.": N_("{count} hidden row was read like the others."),
    "{count} codes were numbers shown with leading zeros; the zeros were put back.": N_(
        "{count} code was a number shown with leading zeros; the zeros were put back."
    ),
    "{count} codes lost their leading zeros.": N_("{count} code lost its leading zeros."),
    "{count} codes are shorter than the others; they probably lost their leading zeros.": N_(
        "{count} code is shorter than the others; it probably lost its leading zeros."
    ),
    "“{value}” is not a known value of “{label}”; it was kept as a category of its own ({count} rows).": N_(
        "“{value}” is not a known value of “{label}”; it was kept as a category of its own ({count} row)."
    ),
    "{count} exits say no job, yet tell of one; they were counted as exits to work.": N_(
        "{count} exit says no job, yet tells of one; it was counted as an exit to work."
    ),
}


class Severity(StrEnum):
    """What a problem did to its row or file."""

    WARNING = "warning"  # the row is imported, and a person should look
    REFUSED = "refused"  # the row is not imported
    FATAL = "fatal"  # nothing of the file is imported


@dataclass(frozen=True)
class Repair:
    """A change of an input that a person can accept: handed back to the reader, and kept with the source.

    kind "replace": cells of `column` that hold the first text of a pair in `changes` are read as the second;
    "keep_row": of rows with the same key, the one in `rows` is taken;
    "only": of several lists in one file, the rows with the answer in the column headed `column` are taken;
    "without": the rows with the answer in that column are left out; "leave_out": those in `rows` are;
    "take_in": those in `rows` are data, though a rule takes them for notes or totals;
    "same_as": the title in `changes` is that of the occupation whose code stands beside it;
    "decimal_mark", "day_first": how the numbers or dates of `column` are read.
    An answer is the second text of the one pair in `changes`.
    """

    kind: str
    column: str = ""
    changes: tuple[tuple[str, str], ...] = ()
    rows: tuple[int, ...] = ()


@dataclass(frozen=True)
class Problem:
    """One thing wrong with an input, with its place.

    `kind` is a stable code (one a rule), `text` the English sentence marked with N_ with {named} parts,
    `parts` fills them. `row` is the row number as a spreadsheet shows it (1 = first), `column` its header or letter.
    `repairs` are ways to mend it, of which one can be accepted.
    """

    file: str
    kind: str
    text: str
    severity: Severity = Severity.WARNING
    sheet: str = ""
    row: int | None = None
    column: str = ""
    value: str = ""
    parts: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    repairs: tuple[Repair, ...] = ()

    @property
    def message(self) -> str:
        """What happened, in the language spoken now."""
        return message_of(self.text, self.value, self.parts)

    @property
    def place(self) -> str:
        """Where, from file to cell, as far as it is known."""
        row = "" if self.row is None else _("row {row}").format(row=self.row)
        column = _("column “{column}”").format(column=self.column) if self.column else ""
        return ", ".join(part for part in (self.file, self.sheet, row, column) if part)


def message_of(text: str, value: str, parts: Mapping[str, object]) -> str:
    """A problem in the language spoken now, of its English text and what fills it."""
    said = _OF_ONE.get(text, text) if parts.get("count") == 1 else text
    return _(said).format_map({"value": value, **parts})
