"""The key figures of a year as cards, with what moved since another edition."""

from shortage_app.domain.analysis import Analysis, KeyFigures
from shortage_app.report.sentence import Card
from shortage_app.report.workbook import KeyFigure
from shortage_app.text import _, ngettext, number, percent, pgettext


def key_figures(analysis: Analysis, base: Analysis | None = None) -> tuple[KeyFigure, ...]:
    """Seven cards: listed, structural, emerging; in scope, covered, direct, without offer. `base`: compared with it."""
    now, then = analysis.figures, None if base is None else base.figures
    return (
        _card("listed", _("Shortage occupations"), now, then, detail=_entries(analysis, base), base=base),
        _card(
            "structural",
            pgettext("the shortage occupations", "Structural"),
            now,
            then,
            "struct",
            _share_of_list(now.structural, now),
        ),
        _card("emerging", pgettext("the shortage occupations", "Emerging"), now, then, "emerg", _emerging_detail(now)),
        _card("in_scope", _("In the action domain"), now, then, detail=_share_of_list(now.in_scope, now)),
        _card(
            "covered",
            _("Covered by a product"),
            now,
            then,
            detail=_share(now.covered, now.in_scope, _("{share} of the {whole}")),
        ),
        _card(
            "direct",
            _("With a direct link"),
            now,
            then,
            "direct",
            _share(now.direct, now.covered, _("{share} of the {whole}")),
        ),
        _card(
            "without_offer", _("Without offer in {year}").format(year=analysis.year), now, then, "none", _without(now)
        ),
    )


def _card(
    name: str,
    label: str,
    now: KeyFigures,
    then: KeyFigures | None,
    role: str = "",
    detail: str = "",
    *,
    base: Analysis | None = None,
) -> KeyFigure:
    value, earlier = getattr(now, name), None if then is None else getattr(then, name)
    change = _change(value, earlier)
    if change and base is not None:
        change = _("{change} vs {year}").format(change=change, year=base.year)
    shown = "–" if value is None else number(value)
    return KeyFigure(name, Card(label, shown, role, change, detail, key=name), value)


def _change(value: int | None, earlier: int | None) -> str:
    if value is None or earlier is None:
        return ""
    return signed(value - earlier)


def signed(value: float, decimals: int = 0) -> str:
    """A difference with its sign: "+12", "−3", "0"."""
    return ("+" if value > 0 else "") + number(value, decimals)


def _entries(analysis: Analysis, base: Analysis | None) -> str:
    if base is None:
        return ""
    kinds = analysis.changes_since(base.year)["kind"]
    entered, left = int(kinds.str.startswith("entered").sum()), int((kinds == "left").sum())
    return _("{entered} · {left}").format(
        entered=ngettext("{count} entered", "{count} entered", entered).format(count=entered),
        left=ngettext("{count} left", "{count} left", left).format(count=left),
    )


def _share(part: int | None, whole: int | None, text: str) -> str:
    if part is None or not whole:
        return ""
    return text.format(share=percent(part / whole), whole=number(whole))


def _share_of_list(part: int, figures: KeyFigures) -> str:
    return _share(part, figures.listed, _("{share} of the list"))


def _emerging_detail(figures: KeyFigures) -> str:
    """The new ones among them; where some are undetermined those, without which the cards do not add up."""
    if figures.undetermined:
        count = figures.undetermined
        return ngettext("+ {count} undetermined", "+ {count} undetermined", count).format(count=count)
    return ngettext("of which {count} new", "of which {count} new", figures.emerging_first).format(
        count=figures.emerging_first
    )


def _without(figures: KeyFigures) -> str:
    if figures.no_product is None or figures.not_offered is None:
        return _("no catalogue")
    return _("{no_product} + {not_offered} not offered").format(
        no_product=figures.no_product, not_offered=figures.not_offered
    )
