"""The example many times over: as many occupations and products as a continent has, spread over the same years."""

from pathlib import Path

import numpy as np
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.change import Change, Replacement, everywhere
from shortage_app.domain.project import FRAMES, Project, empty
from shortage_app.workspace import store

OCCUPATIONS, PRODUCTS = 20_000, 100_000
_CODES = (c.CODE, c.PRODUCT_CODE, c.PREDECESSOR_CODE, c.OCCUPATION_CODE)  # each copy has its own
_TITLES = (c.TITLE_FR, c.TITLE_NL)  # and says its number in them


def enlarged(project: Project, occupations: int = OCCUPATIONS, products: int = PRODUCTS) -> Project:
    """At least as many occupations and rows of products; exits, domains and indicators stay as they are.

    In one nomenclature: comparing every title of an old one with every title of a new one grows by the square.
    """
    one = _in_one_nomenclature(project)
    times = -(-occupations // one.listings[c.CODE].nunique())
    times_offered = -(-products // len(one.products))
    return one.changed(
        listings=_copied(one.listings, times),
        products=_copied(one.products, times_offered),
        links=_copied(one.links, times_offered),
    )


def write(project: Project, path: Path) -> None:
    """A workspace that holds a project."""
    replacements = tuple(Replacement(name, everywhere(), getattr(project, name)) for name in FRAMES)
    stored = store.create(path)
    store.save(path, Change("", replacements), stored.state)


def _in_one_nomenclature(project: Project) -> Project:
    """Old codes as the new ones that the crosswalk has for them."""
    new = project.crosswalk.drop_duplicates(c.FROM_CODE).set_index(c.FROM_CODE)[c.TO_CODE]
    listings = project.listings.assign(**{c.CODE: _renamed(project.listings[c.CODE], new)})
    links = project.links.assign(**{c.OCCUPATION_CODE: _renamed(project.links[c.OCCUPATION_CODE], new)})
    return project.changed(
        editions=project.editions.assign(**{c.NOMENCLATURE: project.editions[c.NOMENCLATURE].iloc[-1]}),
        listings=listings.drop_duplicates([c.REFERENCE_YEAR, c.CODE]),
        links=links.assign(**{c.NOMENCLATURE: ""}),
        crosswalk=empty("crosswalk"),
    )


def _renamed(codes: "pd.Series[str]", new: "pd.Series[str]") -> "pd.Series[str]":
    return codes.map(new).fillna(codes).astype("str")


def _copied(frame: pd.DataFrame, times: int) -> pd.DataFrame:
    """The rows so many times, the first as they are; codes and titles of the others name their copy."""
    numbers = np.repeat(np.arange(times), len(frame)).astype(str)
    copy = pd.Series(np.where(numbers == "0", "", " " + pd.Series(numbers)), dtype="str")
    made = pd.concat([frame] * times, ignore_index=True)
    for name in (*_CODES, *_TITLES):
        if name in made:
            made[name] = made[name].where(made[name] == "", made[name] + copy)
    return made
