"""The method as a table: every setting, its value and what it means, so that anyone can work the figures out again."""

from dataclasses import asdict

import pandas as pd

from shortage_app import __version__
from shortage_app.domain.analysis import Analysis
from shortage_app.report.columns import nomenclature_words
from shortage_app.report.table import Table, TableColumn
from shortage_app.text import N_, _

SETTING_LABELS = {
    "consecutive": N_("Editions in a row that make an occupation structural"),
    "minimum": N_("Listings within the window that make an occupation structural"),
    "window": N_("Calendar years in the window"),
    "window_includes_reference": N_("The window ends with the reference year"),
    "gap_rule": N_("A year without an edition: it is skipped, or breaks a row"),
    "merged": N_("A merged occupation was listed if any, or all, of its predecessors were"),
    "gap_demand": N_("Weight of job offers not filled in the ranking of gaps"),
    "gap_structural": N_("Weight of a structural status in the ranking of gaps"),
    "gap_chronic": N_("Weight of the editions without an offer in the ranking of gaps"),
    "gap_cause": N_("Weight of causes that training can act on in the ranking of gaps"),
    "threshold": N_("Counts of people below this are hidden"),
}
_VALUES = {
    "True": N_("yes"),
    "False": N_("no"),
    "skip": N_("skipped"),
    "break": N_("breaks the row"),
    "any": N_("any"),
    "all": N_("all"),
}


def method_table(analysis: Analysis) -> Table:
    """Settings, year and version."""
    rows = [
        (_("Reference year"), str(analysis.year)),
        (_("Nomenclature"), nomenclature_words(analysis.nomenclature)),
        *((_(SETTING_LABELS[name]), _spoken(value)) for name, value in asdict(analysis.method).items()),
        (_("Version of the program"), __version__),
    ]
    columns = (TableColumn("setting", N_("Setting"), width=60), TableColumn("value", N_("Value"), width=24))
    return Table("method", _("Method"), columns, pd.DataFrame(rows, columns=["setting", "value"]))


def _spoken(value: object) -> str:
    word = str(value)
    return _(_VALUES[word]) if word in _VALUES else word
