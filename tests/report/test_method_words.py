"""The method in words says every setting of the classification that is not the usual one."""

import pytest

from shortage_app.domain.project import Method
from shortage_app.report.method_words import method_in_short, method_note


def test_the_usual_method_is_one_sentence() -> None:
    assert method_note(Method()) == "Structural: 3 editions in a row, or 3 of the last 5 years."
    assert method_in_short(Method()) == "Structural: 3 years in a row or 3 of the last 5"


@pytest.mark.parametrize(
    ("settings", "note", "short"),
    [
        ({"window_includes_reference": False}, "3 of the 5 preceding years.", "3 of the 5 before"),
        ({"gap_rule": "break"}, "A year without an edition breaks a row.", "a gap breaks the row"),
        ({"merged": "all"}, "A merged occupation was listed only if all of its predecessors were.", "merged: all"),
        ({"consecutive": 4}, "4 editions in a row", "4 years in a row"),
        ({"minimum": 2}, "or 2 of the last 5 years.", "or 2 of the last 5"),
        ({"window": 6}, "or 3 of the last 6 years.", "or 3 of the last 6"),
    ],
)
def test_another_setting_is_said(settings: dict[str, object], note: str, short: str) -> None:
    method = Method().changed(**settings)
    assert note in method_note(method)
    assert short in method_in_short(method)
