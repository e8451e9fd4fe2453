"""A link that waits for a person, in words: both titles with their matched terms, the evidence, and why it waits."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis
from shortage_app.domain.carry_over import BY_CODE, BY_PREDECESSOR, CARRIED_BY, CARRIED_FROM
from shortage_app.domain.codes import PROVIDER_TYPE_LABELS, TRAINING_TYPE_LABELS, VERDICT_LABELS, Coverage, Verdict
from shortage_app.domain.judged_links import SAID, put_aside
from shortage_app.domain.occupations import TITLES
from shortage_app.domain.review import PROPOSED, WHY, Why
from shortage_app.report.register import Row, RowsByCode, title_of
from shortage_app.report.titles import titles
from shortage_app.text import N_, _, language, ngettext, number

WHY_LABELS: Mapping[str, str] = {
    Why.CONFLICT: N_("Contradictory"),
    Why.CARRIED: N_("From the catalogue before"),
    Why.CODED: N_("By code in the catalogue"),
    Why.SUGGESTED: N_("New"),
}
PART_LABELS: Mapping[str, str] = {
    c.TITLE_PART: N_("title"),
    c.LEARNED_PART: N_("learned"),
    c.CODE_PART: N_("code"),
    c.DOMAIN_PART: N_("domain"),
}
_BESIDE: Mapping[str, str] = {
    Verdict.DIRECT: N_("direct"),
    Verdict.INDIRECT: N_("indirect"),
    Verdict.ASIDE: N_("put aside"),
}  # the closest first
_PRODUCT = (
    c.PRODUCT_CODE, *TITLES, c.DOMAIN, c.PLACES, c.OFFERED, c.PROVIDER, c.PROVIDER_TYPE, c.TRAINING_TYPE
)  # fmt: skip


@dataclass(frozen=True)
class Side:
    """One side of a link: its title as it was compared, the words that matched, and what else is known of it.

    `beside` says the other links of a product and what was put aside, "" for none.
    """

    code: str
    title: str
    terms: tuple[str, ...]
    remark: str
    detail: str
    beside: str = ""


@dataclass(frozen=True)
class WaitingLink:
    """A pair to judge. parts: label and share of the score; covered: now and if it is accepted, None if it is equal."""

    product: Side
    occupation: Side
    status: str
    causes: str
    score: float
    parts: tuple[tuple[str, float], ...]
    why: str
    reason: str
    proposed: Verdict
    covered: tuple[int, int] | None

    @property
    def spoken(self) -> str:
        """The pair, its score and why it waits, for who hears it."""
        return f"{self.product.title} ↔ {self.occupation.title}. {_('Score')} {number(self.score, 2)}. {self.reason}"


def waiting_link(analysis: Analysis, pair: Row) -> WaitingLink:
    """A row of review.queue in words."""
    known = _registers(analysis)
    product = next(iter(known.products[pair[c.PRODUCT_CODE]]))
    occupation = next(iter(known.occupations[pair[c.OCCUPATION_CODE]]))
    return WaitingLink(
        product=Side(
            pair[c.PRODUCT_CODE],
            pair[c.PRODUCT_TITLE] or title_of(product),
            tuple(term for term, _other in pair[c.TERMS]),
            _about(product),
            _run_by(product, pair[c.PRODUCT_TITLE]),
            _beside(known, pair),
        ),
        occupation=Side(
            pair[c.OCCUPATION_CODE],
            pair[c.OCCUPATION_TITLE] or title_of(occupation),
            tuple(term for _other, term in pair[c.TERMS]),
            pair[c.OCCUPATION_CODE],
            _otherwise(occupation, pair[c.OCCUPATION_TITLE]),
        ),
        status=occupation[c.STATUS],
        causes=occupation[c.CAUSES],
        score=float(pair[c.SCORE]),
        parts=tuple((_(label), float(pair[name])) for name, label in PART_LABELS.items()),
        why=pair[WHY],
        reason=_reason(pair),
        proposed=Verdict(pair[PROPOSED]),
        covered=_covered(analysis, occupation),
    )


@dataclass(frozen=True)
class _Registers:
    """The rows of an analysis by code; links and what was put aside by product."""

    products: RowsByCode
    occupations: RowsByCode
    links: RowsByCode
    aside: RowsByCode


@lru_cache(maxsize=4)
def _registers(analysis: Analysis) -> _Registers:
    own, link = analysis.occupations, (c.OCCUPATION_CODE, c.STRENGTH)
    return _Registers(
        products=RowsByCode(analysis.products, c.PRODUCT_CODE, _PRODUCT),
        occupations=RowsByCode(own, c.CODE, list(own.columns)),
        links=RowsByCode(analysis.links, c.PRODUCT_CODE, link),
        aside=RowsByCode(put_aside(analysis.project, analysis.year), c.PRODUCT_CODE, link),
    )


def _beside(known: _Registers, pair: Row) -> str:
    """What the product of a pair is linked to already, and what was put aside of it."""
    said = {pair[c.OCCUPATION_CODE]: Verdict.REFUSED.value}  # itself
    for link in (*known.links[pair[c.PRODUCT_CODE]], *known.aside[pair[c.PRODUCT_CODE]]):
        said.setdefault(link[c.OCCUPATION_CODE], link[c.STRENGTH])
    beside = [
        _("{title} ({verdict})").format(title=title_of(occupation), verdict=_(words))
        for verdict, words in _BESIDE.items()
        for code, word in said.items()
        for occupation in known.occupations[code]
        if word == verdict
    ]
    return _("Other occupations: {occupations}").format(occupations=", ".join(beside)) if beside else ""


def spoken_titles(analysis: Analysis, pair: Row) -> tuple[str, str]:
    """Product and occupation of a pair in the language spoken, as in every list; not as they were compared."""
    products, occupations = _titles(analysis, language())
    product = products.get(pair[c.PRODUCT_CODE]) or pair[c.PRODUCT_TITLE]
    occupation = occupations.get(pair[c.OCCUPATION_CODE]) or pair[c.OCCUPATION_TITLE]
    return product, occupation  # rows of another year wait a moment while their own analysis is being ranked


@lru_cache(maxsize=4)
def _titles(analysis: Analysis, _language: str) -> tuple[dict[str, str], dict[str, str]]:
    products, occupations = analysis.products, analysis.occupations
    return (
        dict(zip(products[c.PRODUCT_CODE], titles(products), strict=True)),
        dict(zip(occupations[c.CODE], titles(occupations), strict=True)),
    )


def _about(product: Row) -> str:
    places = product[c.PLACES]
    counted: str = ngettext("{n} place", "{n} places", int(places)).format(n=number(places)) if pd.notna(places) else ""
    offered = "" if product[c.OFFERED] else _("not offered")
    return " · ".join(part for part in (product[c.PRODUCT_CODE], product[c.DOMAIN], counted, offered) if part)


def _run_by(product: Row, compared: str) -> str:
    kinds = (
        _label(TRAINING_TYPE_LABELS, product[c.TRAINING_TYPE]),
        product[c.PROVIDER] or _label(PROVIDER_TYPE_LABELS, product[c.PROVIDER_TYPE]),
    )
    return " · ".join(part for part in (_otherwise(product, compared), *kinds) if part)


def _otherwise(row: Row, compared: str) -> str:
    """The title in the language spoken, where another was compared."""
    spoken = title_of(row)
    return "" if spoken == compared else spoken


def _label(labels: Mapping[str, str], code: str) -> str:
    return _(labels[code]) if code in labels else code


def _reason(pair: Row) -> str:
    match pair[WHY]:
        case Why.CARRIED:
            return _carried(pair)
        case Why.CODED:
            return _("The catalogue names its code; nobody has reviewed it.")
        case Why.CONFLICT:
            said = ", ".join(_(VERDICT_LABELS[code]) for code in pair[SAID].split(";"))
            return _("Different things are said of it: {said}.").format(said=said)
    return _("Nothing links them yet.")


def _carried(pair: Row) -> str:
    by = {
        BY_CODE: _("under the same code"),
        BY_PREDECESSOR: _("as the successor of {code}").format(code=pair[CARRIED_FROM]),
    }.get(pair[CARRIED_BY], _("under the same title as {code}").format(code=pair[CARRIED_FROM]))
    verdict = _(VERDICT_LABELS[pair[PROPOSED]])
    if pair[c.DECIDED_BY]:
        text = _("In the catalogue before, {by}: {verdict}, decided by {who}.")
        return text.format(by=by, verdict=verdict, who=pair[c.DECIDED_BY])
    return _("In the catalogue before, {by}: {verdict}.").format(by=by, verdict=verdict)


def _covered(analysis: Analysis, occupation: Row) -> tuple[int, int] | None:
    now = analysis.figures.covered
    return None if now is None or occupation[c.COVERAGE] != Coverage.NO_PRODUCT else (now, now + 1)


def pair_of(row: Mapping[str, Any]) -> tuple[str, str]:
    """Product and occupation of a row."""
    return str(row[c.PRODUCT_CODE]), str(row[c.OCCUPATION_CODE])
