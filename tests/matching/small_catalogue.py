"""A few occupations and products, enough to see a rule at work."""

import pandas as pd

OCCUPATIONS = pd.DataFrame(
    [
        ("1", "Maçon / Maçonne", "Metselaar", "Bâtiment", "Construction"),
        ("2", "Boulanger / Boulangère", "Bakker", "Alimentation", "Horeca"),
        ("3", "Infirmier / Infirmière", "Verpleegkundige", "Santé", "Santé"),
        ("4", "Gérant / Gérante de restaurant", "Restauranthouder", "Restauration", "Horeca"),
        ("5", "Conducteur / Conductrice de grue à tour", "Torenkraanbestuurder", "Bâtiment", "Construction"),
        ("6", "Développeur / Développeuse web", "Webontwikkelaar", "Informatique", "TIC"),
    ],
    columns=["code", "title_fr", "title_nl", "group", "domain"],
)
TITLES = ["title_fr", "title_nl", "title_en"]


def product(title_fr: str = "", code: str = "P1", **more: object) -> dict[str, object]:
    return {"product_code": code, "title_fr": title_fr, **more}


def products(*rows: dict[str, object]) -> pd.DataFrame:
    columns = ["product_code", *TITLES, "domain", "occupation_codes"]
    return pd.DataFrame({column: [row.get(column, "") for row in rows] for column in columns})


def verdict(title_fr: str, occupation: str, accepted: bool, code: str = "", **more: object) -> dict[str, object]:
    return {"occupation_code": occupation, "accepted": accepted, **product(title_fr, code, **more)}


def verdicts(*rows: dict[str, object]) -> pd.DataFrame:
    return products(*rows).assign(**{name: [row[name] for row in rows] for name in ("occupation_code", "accepted")})
