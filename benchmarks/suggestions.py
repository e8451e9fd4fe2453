"""Suggested links on real titles: how fast beside rapidfuzz, and how often right beside what else one would pick.

The titles come from the folder named by SHORTAGE_REALDATA: 2 000 products with known occupation codes are held out, the
others (4 908) are what is learned from. Shares are "the first suggestion is right / one of the first five is".
"""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from benchmarks.measure import Row, median_seconds
from shortage_app.domain import columns as c
from shortage_app.matching.ranker import fit

Scores = npt.NDArray[np.float32]
FIVE = 5
SURE = 0.8  # a score above which a planner might accept without looking at each
REACH = 0.2  # of the time of rapidfuzz
COLD_REACH, LEARNED_REACH = "0.50 / 0.76", "0.75 / 0.92"
LESSONS = (100, 500, 2000)  # how many decided products, besides none and all
_CODES = [f"Code_Rome_{number}" for number in range(1, 6)]


@dataclass(frozen=True)
class Catalogue:
    """Real occupations with their titles, and products with a set of right codes each, in two parts."""

    occupations: pd.DataFrame
    held_out: pd.DataFrame
    linked: pd.DataFrame
    right: dict[str, set[str]]


def rows() -> Iterator[Row]:
    """Speed, quality without and with learning, and Dutch titles beside French ones."""
    folder = os.environ.get("SHORTAGE_REALDATA")
    if not folder:
        print("suggestions: no real data")
        return
    catalogue = read_catalogue(Path(folder))
    yield _speed(catalogue)
    yield from _baselines(catalogue)
    yield from _ours(catalogue)
    yield from _belgian(Path(folder))


def read_catalogue(folder: Path) -> Catalogue:
    """The protocol's titles: each different title with a code once, 2 000 of them drawn with a fixed seed."""
    titles = pd.read_csv(folder / "rome/metier.csv", sep=";", dtype=str)
    occupations = pd.DataFrame(
        {
            c.CODE: titles["code_rome"],
            c.TITLE_FR: titles["libelle_appellation_long"],
            c.GROUP: titles["code_rome"].str[0],  # the nomenclature's own fourteen areas
        }
    )
    raw = pd.read_csv(folder / "training_catalogue/certif_info.csv", sep=";", dtype=str, on_bad_lines="skip")
    coded = raw[raw[_CODES].notna().any(axis=1)].drop_duplicates("Libelle_Diplome")
    held_out = coded.sample(2000, random_state=0)
    right = {
        row[0]: {code for code in row[1:] if isinstance(code, str)}
        for row in coded[["Code_Diplome", *_CODES]].to_numpy()
    }
    linked = coded.drop(held_out.index)
    return Catalogue(occupations, _products(held_out), _products(linked), right)


def lessons(products: pd.DataFrame, right: dict[str, set[str]]) -> pd.DataFrame:
    """Accepted links, one row a product and code."""
    rows = [(product, code) for product in products[c.PRODUCT_CODE] for code in sorted(right[product])]
    accepted = pd.DataFrame(rows, columns=[c.PRODUCT_CODE, c.OCCUPATION_CODE]).assign(**{c.ACCEPTED: True})
    return accepted.merge(products, on=c.PRODUCT_CODE)


def shares(suggested: pd.DataFrame, products: pd.DataFrame, right: dict[str, set[str]]) -> tuple[float, float]:
    """How many products in one have a right first suggestion, and a right one among the first five."""
    by_product = suggested.groupby(c.PRODUCT_CODE)[c.OCCUPATION_CODE].agg(list)
    ranked = [(by_product.get(product, []), right[product]) for product in products[c.PRODUCT_CODE]]
    first = sum(bool(codes) and codes[0] in good for codes, good in ranked)
    five = sum(bool(good.intersection(codes[:FIVE])) for codes, good in ranked)
    return first / len(ranked), five / len(ranked)


def _products(raw: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            c.PRODUCT_CODE: raw["Code_Diplome"],
            c.TITLE_FR: raw["Libelle_Diplome"],
            c.DOMAIN: raw["Libelle_FormaCode"].fillna(""),
        }
    ).reset_index(drop=True)


def _speed(catalogue: Catalogue) -> Row:
    """Everything from titles to ranked suggestions with their terms, beside the bare matrix of rapidfuzz."""
    from rapidfuzz.fuzz import token_set_ratio
    from rapidfuzz.process import cdist
    from rapidfuzz.utils import default_process

    products, titles = catalogue.held_out, catalogue.occupations[c.TITLE_FR]
    cdist_of_all = partial(
        cdist, products[c.TITLE_FR], titles, scorer=token_set_ratio, processor=default_process, dtype=np.uint8
    )
    ours = median_seconds(lambda: fit(catalogue.occupations).suggest(products.drop(columns=c.DOMAIN)))
    theirs = median_seconds(cdist_of_all, repeats=3)
    size = f"{len(products)} products × {len(titles)} titles"
    return Row("suggest links, nothing learned", size, ours, "rapidfuzz cdist token_set_ratio", theirs, REACH)


def _ours(catalogue: Catalogue) -> Iterator[Row]:
    yield _quality("titles alone, nothing learned", catalogue, None, False, COLD_REACH)
    yield _quality("titles and domain, nothing learned", catalogue, None, True, COLD_REACH)
    for count in LESSONS:
        some = catalogue.linked.sample(count, random_state=0)
        yield _quality(f"titles and domain, {count} products learned", catalogue, some, True)
    everything = catalogue.linked
    yield _quality(f"titles alone, {len(everything)} products learned", catalogue, everything, False, LEARNED_REACH)
    yield _quality(f"titles and domain, {len(everything)} products learned", catalogue, everything, True, LEARNED_REACH)


def _quality(what: str, catalogue: Catalogue, learned: pd.DataFrame | None, domain: bool, reach: str = "") -> Row:
    def with_or_without_domain(products: pd.DataFrame) -> pd.DataFrame:
        return products if domain else products.drop(columns=c.DOMAIN)

    start = time.process_time()
    decided = None if learned is None else lessons(with_or_without_domain(learned), catalogue.right)
    ranker = fit(catalogue.occupations, decided=decided)
    fitted = time.process_time() - start
    suggested = ranker.suggest(with_or_without_domain(catalogue.held_out))
    note = _note(*shares(suggested, catalogue.held_out, catalogue.right), reach)
    seconds = time.process_time() - start
    sure = _right_among_sure(suggested, catalogue.right)
    return Row(what, "2000 held out", seconds, note=f"{note}; {sure}; fit {fitted:.1f} s")


def _right_among_sure(suggested: pd.DataFrame, right: dict[str, set[str]]) -> str:
    """What accepting all suggestions above a score would bring."""
    sure = suggested[suggested[c.SCORE] >= SURE]
    good = [code in right[product] for product, code in zip(sure[c.PRODUCT_CODE], sure[c.OCCUPATION_CODE], strict=True)]
    share = sum(good) / max(len(good), 1)
    return f"score {SURE} or more: {share:.2f} of {len(good)} right"


def _note(first: float, five: float, reach: str = "") -> str:
    return f"right {first:.3f} / {five:.3f}" + (f" (reach {reach})" if reach else "")


def _baselines(catalogue: Catalogue) -> Iterator[Row]:
    """What one would pick instead, on the same titles: each ranks a code by its best title."""
    for what, score in (
        ("baseline: rapidfuzz token_set_ratio", _rapidfuzz),
        ("baseline: TF-IDF of letters", partial(_tfidf, neighbours=False)),
        ("baseline: the same and nearest linked products", partial(_tfidf, neighbours=True)),
    ):
        start = time.process_time()
        codes, scores = score(catalogue)
        best = np.argsort(-scores, axis=1, kind="stable")[:, :FIVE]
        suggested = pd.DataFrame(
            {
                c.PRODUCT_CODE: catalogue.held_out[c.PRODUCT_CODE].repeat(FIVE).to_numpy(),
                c.OCCUPATION_CODE: codes[best.ravel()],
            }
        )
        note = _note(*shares(suggested, catalogue.held_out, catalogue.right))
        yield Row(what, "2000 held out", time.process_time() - start, note=note)


def _rapidfuzz(catalogue: Catalogue) -> tuple[npt.NDArray[np.object_], Scores]:
    from rapidfuzz.fuzz import token_set_ratio
    from rapidfuzz.process import cdist
    from rapidfuzz.utils import default_process

    titles = catalogue.occupations[c.TITLE_FR]
    near = cdist(
        catalogue.held_out[c.TITLE_FR], titles, scorer=token_set_ratio, processor=default_process, dtype=np.uint8
    )
    return _best_by_code(catalogue.occupations[c.CODE], near.astype(np.float32))


def _tfidf(catalogue: Catalogue, neighbours: bool) -> tuple[npt.NDArray[np.object_], Scores]:
    from sklearn.feature_extraction.text import TfidfVectorizer

    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), strip_accents="unicode", sublinear_tf=True)
    titles = letters.fit_transform(catalogue.occupations[c.TITLE_FR])
    asked = letters.transform(catalogue.held_out[c.TITLE_FR])
    codes, scores = _best_by_code(catalogue.occupations[c.CODE], (asked @ titles.T).toarray().astype(np.float32))
    if neighbours:
        known = letters.transform(catalogue.linked[c.TITLE_FR])
        scores = scores + _votes((asked @ known.T).toarray(), catalogue, codes)
    return codes, scores


def _votes(near: Scores, catalogue: Catalogue, codes: npt.NDArray[np.object_], count: int = 10) -> Scores:
    """The nearness of the ten nearest linked products, given to their codes."""
    number = {code: at for at, code in enumerate(codes)}
    given = np.zeros((len(catalogue.linked), len(codes)), dtype=np.float32)
    for row, product in enumerate(catalogue.linked[c.PRODUCT_CODE]):
        given[row, [number[code] for code in catalogue.right[product] if code in number]] = 1
    nearest = np.argpartition(-near, count, axis=1)[:, :count]
    votes = np.take_along_axis(near, nearest, axis=1)[:, :, np.newaxis] * given[nearest]
    return np.asarray(votes.sum(axis=1), dtype=np.float32)


def _best_by_code(codes: "pd.Series[str]", near: Scores) -> tuple[npt.NDArray[np.object_], Scores]:
    order = np.argsort(codes.to_numpy(dtype=object), kind="stable")
    names, starts = np.unique(codes.to_numpy(dtype=object)[order], return_index=True)
    return names, np.maximum.reduceat(near[:, order], starts, axis=1)


def _belgian(folder: Path) -> Iterator[Row]:
    """Dutch titles beside the French ones of the same 228 occupations, without and with labels in both languages."""
    pairs = pd.read_csv(folder / "belgium/vdab_nl_fr_titles.csv", dtype=str).fillna("")
    labels = pd.read_csv(folder / "labels/isco08_labels_en_fr_nl.csv", dtype=str).fillna("")
    french = pairs["fr"].drop_duplicates()
    occupations = pd.DataFrame({c.CODE: french, c.TITLE_FR: french})
    dutch = pd.DataFrame({c.PRODUCT_CODE: pairs.index.astype(str), c.TITLE_NL: pairs["nl"]})
    right = {number: {title} for number, title in zip(dutch[c.PRODUCT_CODE], pairs["fr"], strict=True)}
    vocabulary = labels.set_axis([c.CODE, c.TITLE_EN, c.TITLE_FR, c.TITLE_NL], axis=1).assign(
        **{c.CODE: "ISCO " + labels["code"]}
    )
    for what, extra in (("without labels", None), ("with the ISCO labels as vocabulary", vocabulary)):
        start = time.process_time()
        suggested = fit(occupations, extra).suggest(dutch)
        note = _note(*shares(suggested, dutch, right))
        yield Row(f"Dutch titles to French, {what}", f"{len(dutch)} pairs", time.process_time() - start, note=note)
