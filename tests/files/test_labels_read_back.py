"""What the program writes in a cell of a choice, it reads as that choice, in every language."""

import pytest

from shortage_app.domain.inputs import INPUT_TABLES, fold
from shortage_app.files.reading.words import choice_spellings
from shortage_app.text import LANGUAGES, _, speaking


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_label_of_every_choice_is_read_as_its_code(language) -> None:
    with speaking(language):
        wrong = [
            (table.label, column.name, _(label), code)
            for table in INPUT_TABLES
            for column in table.columns
            for code, label in column.labels.items()
            if choice_spellings(column).get(fold(_(label))) != code
        ]
    assert wrong == []
