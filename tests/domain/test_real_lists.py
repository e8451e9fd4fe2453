"""The real lists of 2011 to 2019 (tension index of 0.8 or more; none for 2014) against the oracle and over a break."""

from functools import cache

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from shortage_app.domain.classification import STATUSES, classify, classify_all
from shortage_app.domain.frames import typed_frame
from shortage_app.domain.project import Method, Project
from tests.domain.oracle import Oracle
from tests.domain.realdata import needs_real_data, real
from tests.domain.strategies import Lists, project_of, step

pytestmark = [pytest.mark.realdata, needs_real_data]

TENSE = 0.8
NO_LIST = 2014


@cache
def tension_lists() -> Lists:
    index = pd.read_csv(real("tension/evol_tensions.csv"))
    index.columns = ["fap", "tension", "year"]
    codes = pd.read_csv(real("tension/fap225_rome.csv"), sep=";", encoding="cp1252").dropna(subset=["Rome"])
    tense = index[(index["tension"] >= TENSE) & (index["year"] != NO_LIST)].merge(codes, left_on="fap", right_on="Fap")
    return {int(year): sorted(set(rows["Rome"])) for year, rows in tense.groupby("year")}


@cache
def successors() -> dict[str, list[str]]:
    """The codes of ROME v4 under the code of v3 that each names as its parent."""
    rome = pd.read_csv(real("rome/unix_referentiel_code_rome_v460_utf8.csv"), dtype=str).dropna(
        subset=["code_rome_parent"]
    )
    return {parent: sorted(rows["code_rome"]) for parent, rows in rome.groupby("code_rome_parent")}


def recoded_from(year: int) -> Project:
    """The lists in ROME v4 from a year on, the crosswalk approved."""
    lists = {
        y: sorted({new for code in codes for new in successors().get(code, [])}) if y >= year else codes
        for y, codes in tension_lists().items()
    }
    relation = {old: "same" if len(new) == 1 else "split" for old, new in successors().items()}
    rows = [step(f"v3 {old}", f"v4 {new}", relation[old]) for old, codes in successors().items() for new in codes]
    names = {y: "v4" if y >= year else "v3" for y in lists}
    return project_of(lists, nomenclatures=names, none_published=[NO_LIST], crosswalk=rows)


@pytest.mark.parametrize(
    "method",
    [
        Method(),
        Method(gap_rule="break"),
        Method(window_includes_reference=False),
        Method(consecutive=4, minimum=4, window=6),
    ],
    ids=["default", "break", "preceding years", "four"],
)
def test_statuses_of_the_real_lists_equal_the_oracle(method: Method) -> None:
    project = project_of(tension_lists(), none_published=[NO_LIST])
    answer = [dict(zip(STATUSES, row, strict=True)) for row in Oracle(project, method).statuses(2019)]
    columns = {name: [row[name] for row in answer] for name in STATUSES}
    assert_frame_equal(classify_all(project, method, 2019), typed_frame(STATUSES, columns))


@pytest.mark.parametrize("year", [2018, 2019])
def test_a_real_change_of_nomenclature_changes_no_status_where_a_code_has_a_successor(year: int) -> None:
    plain = project_of(tension_lists(), none_published=[NO_LIST])
    before = classify(plain, year, Method()).set_index("code")["status"]
    after = classify(recoded_from(2018), year, Method()).set_index("code")["status"]
    inherited = {new: status for old, status in before.items() if status != "left" for new in successors().get(old, [])}
    listed = after[~after.isin(["left", "discontinued"])]
    assert len(listed) > 50
    assert listed.to_dict() == inherited
