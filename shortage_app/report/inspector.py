"""Everything the inspector says of one occupation of a year, as frozen descriptions."""

from dataclasses import dataclass

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis
from shortage_app.domain.codes import EMERGING_STATUSES, Coverage, Status, Strength, Verdict
from shortage_app.domain.decisions import Decision
from shortage_app.domain.occupations import TITLES
from shortage_app.report import years as y
from shortage_app.report.decisions import of_occupation
from shortage_app.report.occupation_page import UNKNOWN_COVERAGE
from shortage_app.report.past import Past, past_of
from shortage_app.report.register import Register, Row, known, title_of
from shortage_app.report.time_line import TimeLine, time_line
from shortage_app.report.why import Why, why
from shortage_app.text import N_, _, ngettext, number

PRODUCTS_SHOWN = 8


@dataclass(frozen=True)
class RuleLine:
    """One of the two rules: whether it holds ("yes", "no", "undetermined"), and what that does to the status."""

    label: str
    holds: str
    remark: str


@dataclass(frozen=True)
class LinkedProduct:
    """A training product of the year; `state` is direct, indirect, not_offered, or aside for no link as yet."""

    code: str
    title: str
    places: str
    state: str


@dataclass(frozen=True)
class LinkedProducts:
    """The products linked to an occupation, the closest first; `others` counts those beyond the first few."""

    remark: str
    shown: tuple[LinkedProduct, ...]
    others: int

    @property
    def any_linked(self) -> bool:
        """Whether one of them is linked, and not only put aside."""
        return any(product.state != Verdict.ASIDE for product in self.shown)


@dataclass(frozen=True, eq=False)
class Inspected:
    """One occupation: what it is, why it has its status, its years, its products."""

    code: str
    title: str
    other_titles: str
    status: str
    coverage: str
    identity: str
    question: str
    why: Why
    rules: tuple[RuleLine, ...]
    line: TimeLine
    past: Past
    products: LinkedProducts
    decisions: tuple[Decision, ...]

    @property
    def spoken(self) -> str:
        """All its sentences, for the clipboard."""
        parts = (self.title, self.identity, self.question, self.why.text, *self.past.carried)
        return "\n".join(part for part in parts if part)


def inspected(register: Register, code: str) -> Inspected | None:
    """The occupation of a code in the year of the analysis, listed or gone; None when the year does not know it."""
    analysis = register.analysis
    row = next(iter(register.occupations[code]), None)
    if row is None:
        return None
    title, past = title_of(row), past_of(register, row)
    return Inspected(
        code=code,
        title=title,
        other_titles=_other_titles(row, title),
        status=row[c.STATUS],
        coverage=row[c.COVERAGE] if known(row[c.COVERAGE]) else UNKNOWN_COVERAGE,
        identity=_identity(row),
        question=_(_QUESTIONS[Status(row[c.STATUS])]).format(year=analysis.year),
        why=why(row, analysis.year, analysis.method),
        rules=_rules(row, analysis),
        line=time_line(y.states_by_year(row[c.STRIP], analysis.year), past.causes, analysis.method),
        past=past,
        products=_products(register, row),
        decisions=tuple(of_occupation(analysis.project, code)),
    )


_EMERGING = N_("Why emerging in {year}?")
_QUESTIONS = {
    Status.STRUCTURAL: N_("Why structural in {year}?"),
    **dict.fromkeys(EMERGING_STATUSES, _EMERGING),
    Status.UNDETERMINED: N_("Why undetermined in {year}?"),
    Status.LEFT: N_("Why is it gone in {year}?"),
    Status.DISCONTINUED: N_("Why discontinued in {year}?"),
}


def _other_titles(row: Row, shown: str) -> str:
    return " · ".join(row[name] for name in TITLES if known(row[name]) and row[name] != shown)


def _identity(row: Row) -> str:
    if not known(row[c.GROUP]):
        return str(row[c.CODE])
    return _("{code} · {group}").format(code=row[c.CODE], group=row[c.GROUP])


# Rules


def _rules(row: Row, analysis: Analysis) -> tuple[RuleLine, ...]:
    """Rule 1 decides where it holds; then rule 2 is only fulfilled as well. Nothing to say of an occupation gone."""
    if row[c.STATUS] in (Status.LEFT, Status.DISCONTINUED):
        return ()
    first, second = row[c.RULE_CONSECUTIVE], row[c.RULE_WINDOW]
    method = analysis.method
    window = (
        _("Rule 2: {minimum} of the last {window} years")
        if method.window_includes_reference
        else _("Rule 2: {minimum} of the {window} years before")
    )
    return (
        RuleLine(_("Rule 1: {count} editions in a row").format(count=method.consecutive), first, _remark(first)),
        RuleLine(
            window.format(minimum=method.minimum, window=method.window), second, _remark(second, decided=first == "yes")
        ),
    )


def _remark(holds: str, *, decided: bool = False) -> str:
    match holds:
        case "yes":
            return _("also met") if decided else _("applied")
        case "no":
            return _("not met")
        case _:
            return _("undetermined")


# Products

_STATE_ORDER = (Coverage.DIRECT.value, Coverage.INDIRECT.value, Coverage.NOT_OFFERED.value, Verdict.ASIDE.value)


def _products(register: Register, row: Row) -> LinkedProducts:
    """The closest links first, then the largest products; at last what was put aside, which is no link as yet."""
    linked = [
        (_link_state(product[c.OFFERED], link[c.STRENGTH]), product)
        for link in register.links[row[c.CODE]]
        for product in register.products[link[c.PRODUCT_CODE]]
    ]
    offered = [product for state, product in linked if state != Coverage.NOT_OFFERED]
    remark = _products_remark(register.analysis, offered, len(linked))
    linked += _put_aside(register, row)
    linked.sort(key=lambda pair: (_STATE_ORDER.index(pair[0]), -_size(pair[1]), title_of(pair[1])))
    shown = tuple(
        LinkedProduct(product[c.PRODUCT_CODE], title_of(product), _places(product), state)
        for state, product in linked[:PRODUCTS_SHOWN]
    )
    return LinkedProducts(remark, shown, len(linked) - len(shown))


def _put_aside(register: Register, row: Row) -> list[tuple[str, Row]]:
    known = {link[c.PRODUCT_CODE] for link in register.links[row[c.CODE]]}
    codes = dict.fromkeys(link[c.PRODUCT_CODE] for link in register.aside[row[c.CODE]])
    return [
        (Verdict.ASIDE.value, product) for code in codes if code not in known for product in register.products[code]
    ]


def _link_state(offered: bool, strength: str) -> str:
    if not offered:
        return Coverage.NOT_OFFERED.value
    return Coverage.DIRECT.value if strength == Strength.DIRECT else Coverage.INDIRECT.value


def _size(product: Row) -> float:
    return 0.0 if pd.isna(product[c.PLACES]) else float(product[c.PLACES])


def _places(product: Row) -> str:
    return "" if pd.isna(product[c.PLACES]) else _("{count} pl.").format(count=number(product[c.PLACES]))


def _products_remark(analysis: Analysis, offered: list[Row], count: int) -> str:
    if not analysis.has_catalogue:
        return _("no catalogue of {year}").format(year=analysis.year)
    if all(pd.isna(product[c.PLACES]) for product in offered):
        return ngettext("{count} product", "{count} products", count).format(count=number(count)) if count else ""
    places = sum(map(_size, offered))
    return ngettext("{count} place in {year}", "{count} places in {year}", round(places)).format(
        count=number(places), year=analysis.year
    )
