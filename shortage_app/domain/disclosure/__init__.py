"""Disclosure control: from the true counts of a cohort to the figures that may be shown.

    rule.py         which figures are hidden for themselves, which genders are left out
    populations.py  the groups of every population as sets of units, and the sums over them
    equations.py    what adds up to what
    systems.py      the figures of a cohort by cell, and the masks that hide them
    ground.py       the smallest counts, and which of them each cell adds up
    worth.py        what a figure is worth to planners
    people.py       how many people of each kind are in every place: they are who may be imagined elsewhere
    choice.py       which figures are hidden beside the unsafe ones: showing.py shows figures one by one, as long as
                    each has reserves that prove what stays hidden (reserves.py; the table of what they lose: lines.py),
                    and gives no secret away (secrets.py)
    breakdowns.py   the zeros that a breakdown gives away
    unknown.py      the outcomes that nobody knows
    figures.py      ExitFigures: what may be shown, by the closed list of views (exit_views.py)
    protection.py   protect(): the one function that every way out of counts passes
    published.py    figures that came as they may be shown, without counts behind them

Counts come in as CohortCounts (exits.py); nothing but ExitFigures goes out.
"""

from shortage_app.domain.disclosure.figures import ExitFigures
from shortage_app.domain.disclosure.protection import protect
from shortage_app.domain.disclosure.published import published

__all__ = ["ExitFigures", "protect", "published"]
