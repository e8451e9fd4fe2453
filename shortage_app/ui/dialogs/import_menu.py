"""What a person can say of a row in the preview: it is the header, it is data after all, it is left out."""

from dataclasses import dataclass

from shortage_app.domain.problem import Repair
from shortage_app.text import _
from shortage_app.workflow.candidate import Candidate, State

__all__ = ["CellPicked", "row_acts"]

LONGEST = 32  # letters of a cell in a menu
NOT_DATA = ("note", "total", "repeated_header")


@dataclass(frozen=True)
class CellPicked:
    """The cell over which the menu opens: its row in the file, its column, its text, what becomes of its row."""

    row: int
    column: int
    text: str
    fate: str


def row_acts(file: Candidate, cell: CellPicked) -> tuple[tuple[str, Repair], ...]:
    """The words and the repairs that leave rows out or take them in; none while the file cannot be read."""
    if file.state is State.UNREADABLE or file.report is None or file.report.unreadable:
        return ()
    if cell.fate in NOT_DATA:
        return ((_("Row {row} is data").format(row=cell.row), Repair("take_in", rows=(cell.row,))),)
    if cell.fate not in ("", "refused"):
        return ()
    leave_out = (_("Leave out row {row}").format(row=cell.row), Repair("leave_out", rows=(cell.row,)))
    found = next((column for column in file.layout.columns if column.index == cell.column), None)
    if found is None:
        return (leave_out,)
    name, value = file.name_of(found), cell.text.strip()
    shown = {"value": _shortened(value) or _("blank"), "column": _shortened(" ".join(found.header.split()) or name)}
    return (
        leave_out,
        (
            _("Leave out all rows with “{value}” in “{column}”").format(**shown),
            Repair("without", name, (("", value),)),
        ),
        (_("Take only the rows with “{value}” in “{column}”").format(**shown), Repair("only", name, (("", value),))),
    )


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}\N{HORIZONTAL ELLIPSIS}"
