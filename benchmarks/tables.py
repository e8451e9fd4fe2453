"""Sorting and filtering a table of the window, beside numpy alone."""

from collections.abc import Iterator
from functools import partial

import numpy as np
import pandas as pd

from benchmarks.measure import Row, median_seconds
from shortage_app.report.table import Format, Table, TableColumn

ROWS, COLUMNS, REACH = 50_000, 15, 3.0


def rows() -> Iterator[Row]:
    """Sort by a number and by a text, then filter by words."""
    from PySide6.QtCore import QCoreApplication, Qt

    from shortage_app.ui.models.table_model import TableModel

    application = QCoreApplication.instance() or QCoreApplication([])
    random = np.random.default_rng(1)
    frame = pd.DataFrame(
        {f"c{n}": random.random(ROWS) for n in range(COLUMNS - 1)} | {"text": [f"Métier {n}" for n in range(ROWS)]}
    )
    names = list(frame)
    columns = tuple(TableColumn(name, name, Format.TEXT if name == "text" else Format.NUMBER) for name in names)
    model = TableModel()
    model.show(Table("large", "", columns, frame))
    size = f"{ROWS} × {COLUMNS}"
    for name in ("c0", "text"):
        values = frame[name].to_numpy()
        ours = median_seconds(partial(model.sort, names.index(name), Qt.SortOrder.AscendingOrder))
        bare = median_seconds(partial(np.argsort, values))
        yield Row(f"sort a table by {name}", size, ours, "numpy.argsort", bare, REACH)
    del application
