"""Sorting and filtering a table of the window, beside numpy alone."""

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
import pandas as pd

from benchmarks.measure import REPEATS, Row, median_seconds
from shortage_app.report.table import Format, Table, TableColumn

ROWS, COLUMNS, REACH = 50_000, 15, 3.0


def rows() -> Iterator[Row]:
    """Sort by a number and by a text, then filter by words and by values."""
    from PySide6.QtCore import QCoreApplication, Qt

    from shortage_app.ui.models.table_model import TableModel
    from shortage_app.ui.visit import Filters

    application = QCoreApplication.instance() or QCoreApplication([])
    table = invented_table(ROWS, COLUMNS)
    names = list(table.rows)

    def asked(act: Callable[[TableModel], object]) -> float:
        """The seconds that a table shown for the first time takes: what is sorted once is sorted faster again."""
        models = [TableModel() for _repeat in range(REPEATS)]
        for model in models:
            model.show(table)
        return median_seconds(lambda: act(models.pop()))

    size = f"{ROWS} × {COLUMNS}"
    bare = {name: median_seconds(partial(np.argsort, table.rows[name].to_numpy())) for name in ("c0", "text")}
    for name, seconds in bare.items():
        section = names.index(name)
        ours = asked(lambda model, section=section: model.sort(section, Qt.SortOrder.AscendingOrder))
        yield Row(f"sort a table by {name}", size, ours, "numpy.argsort", seconds, REACH)
    ours = asked(lambda model: model.filter(Filters("metier 12")))
    yield Row("filter a table by words", size, ours, "numpy.argsort", bare["text"], REACH)
    ours = asked(lambda model: model.filter(Filters().narrowed("few", frozenset({0, 1}))))
    yield Row("filter a table by values", size, ours, "numpy.argsort", bare["c0"], REACH)
    del application


def invented_table(rows: int, columns: int) -> Table:
    """A table of random numbers, of a few whole numbers, and of as many different texts as rows."""
    random = np.random.default_rng(1)
    frame = pd.DataFrame(
        {f"c{n}": random.random(rows) for n in range(columns - 2)}
        | {"few": random.integers(0, 9, rows), "text": [f"Métier {n}" for n in range(rows)]}
    )
    described = tuple(TableColumn(name, name, Format.TEXT if name == "text" else Format.NUMBER) for name in frame)
    return Table("large", "", described, frame)
