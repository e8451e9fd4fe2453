"""Properties of reading values: what people write in any usual way comes back as what they meant."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shortage_app.files.guard.package import column_letters, column_number
from shortage_app.files.reading import dates, numbers
from shortage_app.files.reading.clean import clean
from shortage_app.files.reading.rows import is_total

SPACES = ("", " ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", "'")


def written(value: int, decimals: int, mark: str, group: str) -> str:
    """A number of some decimals in a style of writing."""
    whole, part = divmod(abs(value), 10**decimals)
    grouped = f"{whole:,}".replace(",", group)
    tail = f"{mark}{part:0{decimals}d}" if decimals else ""
    return f"{'-' if value < 0 else ''}{grouped}{tail}"


@given(st.integers(-(10**12), 10**12), st.integers(0, 4), st.sampled_from(",."), st.sampled_from(SPACES))
def test_a_number_is_read_as_it_was_written(value: int, decimals: int, mark: str, group: str) -> None:
    text = written(value, decimals, mark, group)
    assert numbers.number(text, mark) == pytest.approx(value / 10**decimals)


@given(st.lists(st.integers(0, 10**9), min_size=1), st.sampled_from(",."), st.sampled_from(SPACES))
def test_a_column_with_one_or_two_decimals_proves_its_mark(values: list[int], mark: str, group: str) -> None:
    found = numbers.evidence(written(value, 2, mark, group) for value in values)
    assert (found.proven, found.unclear) == ({mark}, "")


@given(st.lists(st.integers(1000, 999_999), min_size=1), st.sampled_from(",."))
def test_thousands_alone_prove_nothing_unless_the_column_holds_whole_numbers(values: list[int], group: str) -> None:
    texts = [written(value, 0, "", group) for value in values]
    assert numbers.evidence(texts).proven == set()
    assert numbers.evidence(texts, whole=True).proven == {"," if group == "." else "."}


@given(st.text(max_size=20))
def test_a_text_that_is_no_number_is_never_one(text: str) -> None:
    for mark in ",.":
        value = numbers.number(text, mark)
        assert value is None or any(char.isdigit() for char in text)


@given(st.dates(datetime.date(1970, 1, 1), datetime.date(2069, 12, 31)), st.sampled_from(["/", "-", "."]))
def test_a_day_is_read_as_it_was_written(day: datetime.date, mark: str) -> None:
    assert dates.written_date(day.strftime(f"%d{mark}%m{mark}%Y"), first_is_day=True) == day
    assert dates.written_date(day.strftime(f"%m{mark}%d{mark}%y"), first_is_day=False) == day
    assert dates.written_date(day.isoformat(), first_is_day=True) == day


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean(text) == clean(f"  {text}\N{ZERO WIDTH SPACE}\N{NO-BREAK SPACE}")


@given(st.integers(1, 20_000))
def test_the_letters_of_a_column_are_its_number(number: int) -> None:
    assert column_number(column_letters(number)) == number


@pytest.mark.parametrize(
    "text", ["Total", "TOTAUX", "Totaal", "Total général", "Sous-total", "Subtotaal 2019", "Ensemble", "Total : 12"]
)
def test_a_total_says_so(text: str) -> None:
    assert is_total(text)


@pytest.mark.parametrize(
    "text", ["Totaliseur", "Total quality manager", "Sommelier", "Somatothérapeute", "Ensemblier", "", 12]
)
def test_what_only_begins_like_a_total_is_none(text: str) -> None:
    assert not is_total(text)
