"""What an import would change, in words and as a table."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.report.columns import CHANGE_LABELS, COLUMNS
from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.text import N_, _, ngettext, number

_COUNTED: Mapping[str, Callable[[int], str]] = {
    "new": lambda n: ngettext("{n} new", "{n} new", n),
    "renamed": lambda n: ngettext("{n} renamed", "{n} renamed", n),
    "changed": lambda n: ngettext("{n} changed", "{n} changed", n),
    "left_out": lambda n: ngettext("{n} removed", "{n} removed", n),
    "same": lambda n: ngettext("{n} as before", "{n} as before", n),
}
GROUP_LABELS: Mapping[str, str] = {
    "new": N_("New"),
    "renamed": N_("Renamed"),
    "changed": N_("Changed"),
    "left_out": N_("Removed"),
    "same": N_("As before"),
}
LABELS: Mapping[str, str] = {**GROUP_LABELS, **CHANGE_LABELS}


class Compared(Protocol):
    """What a file is compared with, as far as it must be said."""

    @property
    def since(self) -> int | None:
        """The year compared with."""

    @property
    def again(self) -> bool:
        """Whether the file takes the place of what is compared with."""

    @property
    def replaced(self) -> tuple[str, ...]:
        """The files whose rows it takes the place of."""

    @property
    def kept_targets(self) -> int:
        """The targets that stay, for the file brings none for their periods."""


def change_words(counts: Mapping[str, int]) -> list[str]:
    """How many rows change in which way: ["13 new", "8 removed"]."""
    return [_COUNTED[group](count).format(n=number(count)) for group, count in counts.items() if count]


def compared_words(compared: Compared) -> str:
    """What the changes are counted against, and what stays though it is not in the file."""
    words, kept = _against(compared), compared.kept_targets
    if not kept:
        return words
    text = ngettext(
        "{words}; {n} target for which the file says nothing stays",
        "{words}; {n} targets for which the file says nothing stay",
        kept,
    )
    return text.format(words=words, n=number(kept))


def _against(compared: Compared) -> str:
    files = ", ".join(compared.replaced)
    if compared.again and files:
        return _("Takes the place of “{file}”").format(file=files)
    if compared.again:
        return _("Takes the place of rows that are there")
    if compared.since is not None:
        return _("Compared with {year}").format(year=compared.since)
    return _("There was nothing like it before")


def column_of(name: str) -> TableColumn:
    """How values of a stored column are said."""
    return COLUMNS.get(name, TableColumn(name, name))


def change_table(rows: pd.DataFrame, title: str, kinds: Sequence[str] | None = None) -> Table:
    """The rows with what happens to each, what differs said in words; `kinds` keeps some of the changes."""
    shown = rows if kinds is None else rows[rows["change"].isin(list(kinds))]
    columns = (
        TableColumn("change", N_("Change"), Format.CHOICE, LABELS),
        TableColumn(c.CODE, N_("Code"), Format.CODE, width=12),
        TableColumn(c.TITLE, N_("In the file"), width=44),
        TableColumn("before", N_("Before"), width=44),
        TableColumn("differs", N_("What differs"), width=56),
    )
    return Table("import_changes", title, columns, shown[[column.name for column in columns]].reset_index(drop=True))
