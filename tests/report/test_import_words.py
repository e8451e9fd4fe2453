"""What is said of the rows of a file accounts for all of them."""

import re

import pandas as pd
import pytest

from shortage_app.domain import columns as c
from shortage_app.domain.inputs import INPUT_TABLES, SHORTAGE_LIST
from shortage_app.domain.problem import Problem, Repair, Severity
from shortage_app.files.reading import rows as rules
from shortage_app.files.reading.texts import REFUSED_ROWS
from shortage_app.report.columns import KIND_LABELS
from shortage_app.report.import_changes import GROUP_LABELS, change_table, change_words
from shortage_app.report.import_words import FATES, ignored_words, refused_words, repair_words
from shortage_app.workflow.preview import COLUMNS, GROUPS


def refused(kind: str, row: int) -> Problem:
    return Problem("a.csv", kind, "", Severity.REFUSED, row=row)


def test_every_rule_by_which_rows_are_ignored_has_its_words() -> None:
    documented = re.findall(r"^([a-z_]+)  ", rules.__doc__ or "", re.MULTILINE)
    assert {"title", "other_year", "total"} < set(documented)
    assert set(documented) <= set(FATES)
    told = FATES.keys() - {"refused"}
    assert len(ignored_words(dict.fromkeys(told, 2))) == len(told)


def test_every_kind_of_input_has_its_label() -> None:
    assert set(KIND_LABELS) == {table.kind for table in INPUT_TABLES}


@pytest.mark.parametrize("kind", REFUSED_ROWS)
def test_refused_rows_are_told_by_reason_and_add_up(kind: str) -> None:
    said = refused_words([refused(kind, 3), refused("duplicate_row", 3), refused("duplicate_row", 4)], 3)
    assert sum(int(words.split()[0]) for words in said) == 3


def test_a_row_refused_for_two_reasons_is_counted_once() -> None:
    said = refused_words([refused("missing_value", 3), refused("duplicate_row", 3)], 1)
    assert said == ["1 incomplete"]


def test_refused_rows_that_are_not_listed_one_by_one_keep_their_reason() -> None:
    more = Problem("a.csv", "duplicate_row", "", Severity.REFUSED, parts={"count": 1600})
    assert refused_words([refused("duplicate_row", 3), more], 1602) == ["1,601 duplicates", "1 for another reason"]


def test_repairs_are_said_as_what_they_do() -> None:
    problem = Problem("a.csv", "unknown_choice", "", value="H", parts={"first": 15})
    said = {
        repair_words(repair, problem, SHORTAGE_LIST)
        for repair in (
            Repair("replace", c.CODE, (("612101", "0612101"),)),
            Repair("replace", c.CODE, (("612101", "0612101"), ("1", "01"))),
            Repair("replace", c.CAUSES, (("Qt, H", "Qt, working_conditions"),)),
            Repair("keep_row", rows=(16,)),
            Repair("decimal_mark", c.FILL_RATE, (("", ","),)),
            Repair("day_first", c.FILL_RATE, (("", "no"),)),
            Repair("only", "region", (("", "bruxelles"),)),
        )
    }
    assert said == {
        "612101 → 0612101",
        "612101 → 0612101, and 1 more",
        "read as “Working conditions”",
        "keep row 16, refuse row 15",
        "“,” is the decimal mark",
        "the month stands first",
        "take only “bruxelles”",
    }


def test_changes_are_counted_in_words_and_every_kind_of_change_has_a_label() -> None:
    assert change_words({"new": 13, "left_out": 0, "same": 1}) == ["13 new", "1 as before"]
    assert set(GROUPS) == set(GROUP_LABELS)
    codes = [code for codes in GROUPS.values() for code in codes]
    table = change_table(pd.DataFrame({"change": codes}).reindex(columns=list(COLUMNS), fill_value=""), "")
    assert set(codes) <= set(table.column("change").labels)
    assert list(change_table(table.rows, "", ("new", "same")).rows["change"]) == ["new", "same"]
