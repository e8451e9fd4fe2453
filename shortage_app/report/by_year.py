"""The key figures of several years side by side."""

from collections.abc import Sequence

import pandas as pd

from shortage_app.domain.analysis import Analysis
from shortage_app.report.columns import EDITION_COUNTS
from shortage_app.report.notes import source_notes
from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.text import N_, _

FIGURE_LABELS = {
    **EDITION_COUNTS,
    "in_scope": N_("In the action domain"),
    "covered": N_("Covered by a product"),
    "direct": N_("Direct link"),
    "indirect": N_("Indirect only"),
    "not_offered": N_("Not offered"),
    "no_product": N_("No product"),
    "without_offer": N_("Without offer"),
    "out_of_scope": N_("Out of scope"),
}


def figures_by_year(analyses: Sequence[Analysis]) -> Table:
    """One row a key figure, one column a year, the earliest first; a figure that is not known is missing."""
    ordered = sorted(analyses, key=lambda analysis: analysis.year)
    figure = TableColumn("figure", N_("Figure"), Format.CHOICE, FIGURE_LABELS, width=34)
    years = (TableColumn(str(one.year), str(one.year), Format.INTEGER) for one in ordered)
    values = {
        str(one.year): pd.array([getattr(one.figures, name) for name in FIGURE_LABELS], dtype="Int64")
        for one in ordered
    }
    rows = pd.DataFrame({"figure": list(FIGURE_LABELS), **values})
    title = _("Key figures of {years}").format(years=", ".join(values))
    return Table("figures", title, (figure, *years), rows, source_notes(ordered[-1]))
