"""The steps of a scenario in words, at length and in short."""

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis
from shortage_app.domain.scenario import Add, Cancel, Move, Resize, Step
from shortage_app.report.titles import titles
from shortage_app.text import _, number


def step_words(step: Step, analysis: Analysis) -> str:
    """A step in words, with the title of its product."""
    name = product_title(analysis, step.product_code)
    match step:
        case Add():
            served = ", ".join(occupation_title(analysis, code) for code in step.occupation_codes)
            words = _("Add {product} ({places} places) for {occupations}")
            return words.format(product=step.title, places=number(step.places), occupations=served or "–")
        case Cancel():
            return _("Remove {product}").format(product=name)
        case Move():
            return _("Move {product} to {provider}").format(product=name, provider=step.provider)
        case Resize():
            return _("Resize {product} to {places} places").format(product=name, places=number(step.places))


def short_words(step: Step, analysis: Analysis) -> str:
    """A step in as few words as tell it from the others."""
    name = step.title if isinstance(step, Add) else product_title(analysis, step.product_code)
    match step:
        case Add():
            return _("+ {product}").format(product=name)
        case Cancel():
            return _("− {product}").format(product=name)
        case Move():
            return _("{product} → {provider}").format(product=name, provider=step.provider)
        case Resize():
            return _("{product}: {places} pl.").format(product=name, places=number(step.places))


def product_title(analysis: Analysis, code: str) -> str:
    """The title of a product of the year, its code where the catalogue does not know it."""
    own = analysis.products[(analysis.products[c.PRODUCT_CODE] == code).to_numpy(bool)]
    return code if own.empty else str(titles(own).iloc[0])


def occupation_title(analysis: Analysis, code: str) -> str:
    """The title of an occupation of the year, its code where the year does not know it."""
    own = analysis.occupations[(analysis.occupations[c.CODE] == code).to_numpy(bool)]
    return code if own.empty else str(titles(own).iloc[0])
