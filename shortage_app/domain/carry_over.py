"""Links of one year's catalogue proposed for the next: by product code, else by predecessor code, else by title."""

from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.codes import Verdict
from shortage_app.domain.coverage import first_said
from shortage_app.domain.frames import typed_frame
from shortage_app.domain.project import STORED_COLUMNS
from shortage_app.domain.said_links import ORIGIN_DECISION
from shortage_app.domain.titles import title_key

CARRIED_FROM: Final = "carried_from"
CARRIED_BY: Final = "carried_by"
CONFIRMED: Final = "confirmed"
# In order of trust: a code is the product, a predecessor code is what the catalogue says of it, a title is a guess.
BY_CODE, BY_PREDECESSOR, BY_TITLE = "product_code", "predecessor_code", "title"

CARRIED_COLUMNS: Final = {
    **STORED_COLUMNS["links"],
    CARRIED_FROM: "str",
    CARRIED_BY: "str",
    CONFIRMED: "boolean",
}
_TITLES: Final = (c.TITLE_FR, c.TITLE_NL, c.TITLE_EN)
_OLD, _NEW = "old", "new"


def carry_over(links: pd.DataFrame, old_products: pd.DataFrame, new_products: pd.DataFrame) -> pd.DataFrame:
    """The links of an old catalogue for the products of a new one that continue its products: CARRIED_COLUMNS.

    Each product continues at most as one rule says: its own code, else predecessor_code, else a title that names one
    product alone in each catalogue (gender form, case and accents apart). carried_from is the old code, carried_by the
    rule, and confirmed is False throughout: these are proposals, and only a person makes them links.
    Left out is what holds in the new year anyhow: pairs decided for it or for every year, and those of which the new
    catalogue says the same. A refusal is carried where the new catalogue makes a link of it again.
    The products are of one catalogue year each.
    """
    if old_products.empty or new_products.empty:
        return typed_frame(CARRIED_COLUMNS)
    old_year, new_year = (int(products[c.CATALOGUE_YEAR].iloc[0]) for products in (old_products, new_products))
    held = first_said(links, old_products, old_year)
    carried = held.merge(_continued(old_products, new_products), left_on=c.PRODUCT_CODE, right_on=_OLD)
    carried[CARRIED_FROM] = carried[_OLD]
    carried[c.PRODUCT_CODE] = carried[_NEW]
    carried[c.CATALOGUE_YEAR] = new_year
    carried[CONFIRMED] = False
    carried = carried.drop_duplicates([c.PRODUCT_CODE, c.OCCUPATION_CODE])
    carried = carried[_says_more(carried, first_said(links, new_products, new_year))]
    return typed_frame(CARRIED_COLUMNS, {name: carried[name].to_numpy(dtype=object) for name in CARRIED_COLUMNS})


def _continued(old: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    """Each new product beside the old product that it continues: columns old, new, carried_by."""
    known = set(old[c.PRODUCT_CODE])
    same_title = _same_title(old, new)
    rows = []
    for code, predecessor in zip(new[c.PRODUCT_CODE], new[c.PREDECESSOR_CODE], strict=True):
        rules = ((code, BY_CODE), (predecessor, BY_PREDECESSOR), (same_title.get(code), BY_TITLE))
        rows += [(code, earlier, rule) for earlier, rule in rules if earlier in known][:1]
    return pd.DataFrame(rows, columns=[_NEW, _OLD, CARRIED_BY])


def _same_title(old: pd.DataFrame, new: pd.DataFrame) -> dict[str, str]:
    """For each new product that shares a title with one old product, the code of that one; French goes first."""
    found: dict[str, str] = {}
    for column in _TITLES:
        before = _only(old, column)
        for title, code in _only(new, column).items():
            if title in before:
                found.setdefault(code, before[title])
    return found


def _only(products: pd.DataFrame, column: str) -> dict[str, str]:
    """The code of each product by the key of its title, for titles that only one product bears."""
    keys = products[column].map(title_key)
    alone = (keys != "") & ~keys.duplicated(keep=False)
    return dict(zip(keys[alone], products.loc[alone, c.PRODUCT_CODE], strict=True))


def _says_more(carried: pd.DataFrame, there: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Which rows would change something beside what is said in the new year."""
    keys = [c.PRODUCT_CODE, c.OCCUPATION_CODE]
    now = carried[keys].merge(there[[*keys, c.ORIGIN, c.STRENGTH]], on=keys, how="left")
    strength = carried[c.STRENGTH].to_numpy()
    unsaid = now[c.STRENGTH].isna().to_numpy()
    undecided = (now[c.ORIGIN] != ORIGIN_DECISION).to_numpy()
    differs = (now[c.STRENGTH].fillna("") != strength).to_numpy()
    # what was indirect by the catalogue's own code is not worth asking again where it says direct now
    decided = (carried[c.ORIGIN] == ORIGIN_DECISION).to_numpy()
    return np.where(unsaid, strength != Verdict.REFUSED, undecided & differs & decided)
