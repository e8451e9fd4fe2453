"""What another setting of the method would change, in words a planner can weigh."""

from dataclasses import dataclass

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis
from shortage_app.domain.sensitivity import alternatives, sensitivity
from shortage_app.report.columns import COLUMNS
from shortage_app.report.method import SETTING_LABELS
from shortage_app.report.notes import source_notes
from shortage_app.report.sentence import Sentence
from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.report.titles import edition_titles
from shortage_app.text import N_, _, ngettext

COLUMNS_SHOWN = (
    TableColumn(c.SETTING, N_("Setting"), Format.CHOICE, SETTING_LABELS, width=44),
    TableColumn(c.ALTERNATIVE, N_("Other value")),
    COLUMNS[c.NOMENCLATURE],
    COLUMNS[c.CODE],
    COLUMNS[c.TITLE],
    COLUMNS[c.STATUS],
    TableColumn(c.STATUS_THEN, N_("It would be"), Format.CHOICE, COLUMNS[c.STATUS].labels),
)
_TEXTS = {
    ("consecutive", ""): N_("{value} editions in a row instead of {now}"),
    ("minimum", ""): N_("{value} listings in the window instead of {now}"),
    ("window", ""): N_("A window of {value} years instead of {now}"),
    ("window_includes_reference", "yes"): N_("A window that ends with the reference year"),
    ("window_includes_reference", "no"): N_("A window that ends with the year before"),
    ("gap_rule", "skip"): N_("A year without an edition is skipped"),
    ("gap_rule", "break"): N_("A year without an edition breaks a row"),
    ("merged", "any"): N_("Merged: listed if any predecessor was"),
    ("merged", "all"): N_("Merged: listed only if all predecessors were"),
}


@dataclass(frozen=True, eq=False)
class Alternative:
    """Another value of one setting than `now`, and the status each changed occupation would have, by code."""

    setting: str
    value: str
    now: str
    statuses: "pd.Series[str]"

    @property
    def name(self) -> str:
        """What tells it apart, as the command line writes it: "consecutive=4"."""
        return f"{self.setting}={self.value}"

    @property
    def words(self) -> str:
        """What would be otherwise."""
        text = _TEXTS.get((self.setting, self.value)) or _TEXTS[self.setting, ""]
        return _(text).format(value=self.value, now=self.now)

    @property
    def menu_words(self) -> str:
        """Its words with how many statuses it changes."""
        changes = ngettext("{count} change", "{count} changes", len(self.statuses)).format(count=len(self.statuses))
        return _("{setting} – {changes}").format(setting=self.words, changes=changes)


def alternatives_of(analysis: Analysis) -> tuple[Alternative, ...]:
    """Every alternative of every setting, one at a time, with what it would change in the year."""
    changed = sensitivity(analysis.project, analysis.year, analysis.method)
    found = []
    for setting, value, _method in alternatives(analysis.method):
        own = changed[(changed[c.SETTING] == setting) & (changed[c.ALTERNATIVE] == value)]
        statuses = own.set_index(c.CODE)[c.STATUS_THEN]
        found.append(Alternative(setting, value, str(getattr(analysis.method, setting)), statuses))
    return tuple(found)


def sensitivity_table(analysis: Analysis) -> Table:
    """The occupations of the year whose status each other value of one setting would change."""
    rows = sensitivity(analysis.project, analysis.year, analysis.method)
    named = edition_titles(analysis.project, analysis.year)
    rows[c.TITLE] = pd.Series([named[code] for code in rows[c.CODE]], index=rows.index, dtype="str")
    title = _("What other settings would change in {year}").format(year=analysis.year)
    rows = rows[[column.name for column in COLUMNS_SHOWN]]
    return Table("sensitivity", title, COLUMNS_SHOWN, rows, source_notes(analysis))


def told(alternative: Alternative) -> Sentence:
    """How many occupations an alternative would move."""
    count = len(alternative.statuses)
    if not count:
        return Sentence(_("No occupation would have another status."), lead=alternative.words)
    text = ngettext(
        "{count} occupation would have another status: it is marked, with the status it would have.",
        "{count} occupations would have another status: they are marked, with the status they would have.",
        count,
    )
    return Sentence(text.format(count=count), lead=alternative.words)
