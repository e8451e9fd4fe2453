"""A few occupations over five years, whose every figure can be counted by hand.

2019: Cook, Doctor and Roofer are structural, Baker, Mason and Painter emerging, Waiter left. Doctor is out of scope,
Cook and Roofer have a direct link, Baker an indirect one, the product of Painter did not run, Mason has none.
"""

from shortage_app.domain.project import Project
from tests.domain.strategies import edition, frame

CODES = {"1": "Cook", "2": "Baker", "3": "Mason", "4": "Painter", "5": "Doctor", "6": "Waiter", "7": "Roofer"}
LISTED = {2015: "157", 2016: "157", 2017: "125", 2018: "13567", 2019: "123457"}
CAUSES = {"1": "quantitative;qualitative", "3": "working_conditions", "7": "quantitative"}
PRODUCTS = {
    "P1": ("Cooking", 40, "X"),
    "P2": ("Kitchen work", 10, "Y"),
    "P3": ("Painting", 0, "X"),
    "P4": ("Roofs", 20, "X"),
}
LINKS = (("P1", "1", "direct"), ("P1", "6", "direct"), ("P2", "1", "indirect"), ("P2", "2", "indirect"),
         ("P3", "4", "direct"), ("P4", "7", "direct"))  # fmt: skip
# product: leavers and exits to work of women, then of men
LEAVERS = {"P1": (100, 60, 120, 90), "P2": (50, 20, 60, 30), "P3": (40, 20, 40, 20), "P4": (80, 40, 70, 50)}


def project() -> Project:
    """Five lists, the catalogue of 2019 and its leavers."""
    return Project(
        editions=frame("editions", [edition(year) for year in LISTED]),
        listings=frame("listings", [listing(year, code) for year, codes in LISTED.items() for code in codes]),
        products=frame("products", [product(code) for code in PRODUCTS]),
        links=frame("links", [link(*parts) for parts in LINKS]),
        exits=frame("exits", [row for code in LEAVERS for row in leavers(code)]),
    )


def listing(year: int, code: str) -> dict[str, object]:
    """One line of a list."""
    return {
        "reference_year": year, "code": code, "title_fr": CODES[code], "group": "Trades", "in_scope": code != "5",
        "causes": CAUSES.get(code, ""),
    }  # fmt: skip


def product(code: str) -> dict[str, object]:
    """One product of 2019."""
    title, places, provider = PRODUCTS[code]
    return {
        "catalogue_year": 2019, "product_code": code, "title_fr": title, "places": float(places), "provider": provider,
        "provider_type": "own_centre", "training_type": "qualifying", "domain": "Trades",
    }  # fmt: skip


def link(product_code: str, occupation: str, strength: str) -> dict[str, object]:
    """One link of the catalogue."""
    return {
        "catalogue_year": 2019, "product_code": product_code, "occupation_code": occupation, "strength": strength,
        "origin": "catalogue",
    }  # fmt: skip


def leavers(code: str) -> list[dict[str, object]]:
    """The women and the men who left a product in 2019."""
    women, women_to_work, men, men_to_work = LEAVERS[code]
    counted = (("female", women, women_to_work), ("male", men, men_to_work))
    return [
        {
            "cohort_year": 2019, "product_code": code, "gender": gender, "education_level": "unknown", "leavers": n,
            "to_work": count,
        }
        for gender, n, count in counted
    ]  # fmt: skip
