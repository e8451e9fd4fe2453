"""What differs in a row of an import is said with the value before and the one to come."""

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.ui.dialogs.import_changes import difference_words


def test_what_differs_is_said_with_both_values_in_words() -> None:
    values = (
        (c.OFFERS_RECEIVED, 1027, pd.NA),
        (c.CAUSES, "qualitative", "quantitative;qualitative"),
        (c.NOTE, "", "x"),
    )
    assert difference_words(values) == ("Offers received: 1,027 → –; Causes: Ql → Qt, Ql; Note: – → x")
