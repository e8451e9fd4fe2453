"""Links said in one nomenclature, read in another over the approved crosswalk."""

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.published import carrying_rows


def carried_links(links: pd.DataFrame, crosswalk: pd.DataFrame, nomenclature: str) -> pd.DataFrame:
    """The links in the codes of `nomenclature`; one that names no nomenclature is taken as being in it.

    A link of another nomenclature follows the approved rows, over several breaks if need be, to every successor; one
    that leads nowhere is left out. Without a nomenclature (a year without an edition) links stay as they are.
    """
    named = links[c.NOMENCLATURE].to_numpy()
    foreign = (named != "") & (named != nomenclature)
    if not nomenclature or not foreign.any():
        return links
    steps = carrying_rows(crosswalk)[[c.FROM_NOMENCLATURE, c.FROM_CODE, c.TO_NOMENCLATURE, c.TO_CODE]].drop_duplicates()
    arrived, travelling = [links[~foreign]], links[foreign]
    for _break in range(steps[c.FROM_NOMENCLATURE].nunique()):
        travelling = _one_step(travelling, steps)
        at_home = travelling[c.NOMENCLATURE] == nomenclature
        arrived.append(travelling[at_home])
        travelling = travelling[~at_home]
    found: pd.DataFrame = pd.concat(arrived, ignore_index=True)
    return found


def _one_step(links: pd.DataFrame, steps: pd.DataFrame) -> pd.DataFrame:
    moved = links.merge(steps, left_on=[c.NOMENCLATURE, c.OCCUPATION_CODE], right_on=[c.FROM_NOMENCLATURE, c.FROM_CODE])
    there = moved.assign(**{c.NOMENCLATURE: moved[c.TO_NOMENCLATURE], c.OCCUPATION_CODE: moved[c.TO_CODE]})
    found: pd.DataFrame = there[list(links.columns)]
    return found
