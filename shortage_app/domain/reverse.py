"""Reverse coverage: what the offer does for shortage occupations, and what it does beside them (METHOD section 6)."""

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.codes import ShortageLink

SERVING, SERVING_PLACES, SERVING_HOURS = "serving", "serving_places", "serving_hours"
PLACES_SHARE, HOURS_SHARE = "places_share", "hours_share"


def reverse(products: pd.DataFrame, by: str) -> pd.DataFrame:
    """Offered products by `by` (domain, training_type, provider, pole …): how many, and how much serves a shortage.

    Columns: by, products, serving, places, serving_places, places_share, hours, serving_hours, hours_share. A share is
    missing where nothing is known of places or hours. products: as in Analysis.products.
    """
    running = products[products[c.OFFERED].to_numpy(bool)]
    serving = (running[c.SHORTAGE_LINK] != ShortageLink.NONE).to_numpy()
    parts = pd.DataFrame(
        {
            by: running[by],
            c.PRODUCTS: 1,
            SERVING: serving.astype(int),
            c.PLACES: running[c.PLACES].fillna(0).astype(float),
            SERVING_PLACES: running[c.PLACES].fillna(0).astype(float) * serving,
            c.HOURS: running[c.HOURS].fillna(0).astype(float),
            SERVING_HOURS: running[c.HOURS].fillna(0).astype(float) * serving,
        }
    )
    found = parts.groupby(by, as_index=False).sum()
    found[PLACES_SHARE] = (found[SERVING_PLACES] / found[c.PLACES].where(found[c.PLACES] > 0)).astype("Float64")
    found[HOURS_SHARE] = (found[SERVING_HOURS] / found[c.HOURS].where(found[c.HOURS] > 0)).astype("Float64")
    return found[[by, c.PRODUCTS, SERVING, c.PLACES, SERVING_PLACES, PLACES_SHARE, c.HOURS, SERVING_HOURS, HOURS_SHARE]]


def serving_none(products: pd.DataFrame) -> pd.DataFrame:
    """The offered products that serve no listed occupation, the largest first."""
    idle = products[products[c.OFFERED].to_numpy(bool) & (products[c.SHORTAGE_LINK] == ShortageLink.NONE).to_numpy()]
    return idle.sort_values([c.PLACES, c.PRODUCT_CODE], ascending=[False, True], kind="stable")
