"""A problem says its counts as people do."""

import pytest

from shortage_app.domain import problem
from shortage_app.domain.problem import Problem, message_of
from shortage_app.files.reading.texts import WARNINGS


@pytest.mark.parametrize(
    ("count", "words"), [(1, "1 code lost its leading zeros."), (2, "2 codes lost their leading zeros.")]
)
def test_a_count_of_one_is_said_in_the_singular(count: int, words: str) -> None:
    text = WARNINGS["lost_zeros"]
    assert Problem("a.csv", "lost_zeros", text, parts={"count": count}).message == words
    assert message_of(text, "", {"count": count}) == words


def test_every_text_with_a_singular_is_one_that_the_reader_says() -> None:
    assert problem._OF_ONE.keys() <= set(WARNINGS.values())
