"""Charts as frozen descriptions: what is drawn, with which figures and words; ui/charts draws them.

Every chart has a title that states year or cohort, notes (measure, n, threshold, source), a text alternative and
the Table of its figures. `role` names a colour role of the theme ("struct", "emerg", "direct", "women" …).
`key` of a mark says which rows stand behind it; the pages know how to open them.
"""

from dataclasses import dataclass
from typing import TypeAlias

from shortage_app.report.table import Table


@dataclass(frozen=True)
class Segment:
    """One piece of a bar: a value, drawn in `role`, labelled directly; `hatched` where it stands for nothing done."""

    label: str
    value: float
    role: str
    key: str = ""
    hatched: bool = False


@dataclass(frozen=True)
class Bar:
    """One bar of stacked segments, with the words beside it; `missing` replaces the bar by hatching and these words."""

    label: str
    segments: tuple[Segment, ...]
    sublabel: str = ""
    total: str = ""  # the figure in words, beside or above the bar
    notes: tuple[tuple[str, str], ...] = ()  # (words, key): key "" is plain text, else a link to rows
    remainder: float = 0  # drawn as a dashed outline after the segments
    missing: str = ""
    strong: bool = False  # the reference year
    key: str = ""


@dataclass(frozen=True)
class Point:
    """One rate with its interval, all between 0 and 1 (or differences between −1 and 1); `hidden` has no position."""

    label: str
    role: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    n: int | None = None
    hidden: str = ""  # the words on the chip: one mark for every reason
    filled: bool = True
    key: str = ""


@dataclass(frozen=True)
class PointRow:
    """A row of points side by side, with the words at its right (the gap and whether it is established)."""

    label: str
    points: tuple[Point, ...]
    remark: str = ""
    subremark: str = ""
    strong: bool = False


@dataclass(frozen=True, eq=False)
class _Drawn:
    title: str
    table: Table
    alternative: str
    subtitle: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class BarChart(_Drawn):
    """Stacked bars: upright by year (vertical), or lying (funnel, delay)."""

    bars: tuple[Bar, ...] = ()
    vertical: bool = True
    share: bool = False  # segments are shares of one, labelled as percentages


@dataclass(frozen=True, eq=False)
class PointChart(_Drawn):
    """Dots with intervals, one row a group (dumbbells), or differences around zero."""

    rows: tuple[PointRow, ...] = ()
    difference: bool = False  # the axis is a difference in points, with a line at 0


@dataclass(frozen=True)
class Bullet:
    """One bar against its target: `figures` are the words of its value, its target and the gap between them."""

    label: str
    value: float | None
    target: float | None = None
    figures: tuple[str, str, str] = ("", "", "")


@dataclass(frozen=True)
class BulletRow:
    """A period or category with one bar, or two: the second lies inside the first.

    `missing` are the words in place of a value; `broken` those over a row that starts a new series.
    """

    label: str
    bullets: tuple[Bullet, ...]
    sublabel: str = ""
    missing: str = ""
    broken: str = ""
    strong: bool = False


@dataclass(frozen=True, eq=False)
class BulletChart(_Drawn):
    """Lying bars from 0 with a tick at the target, one row a period or a category; `headings` of the three figures."""

    rows: tuple[BulletRow, ...] = ()
    headings: tuple[str, str, str] = ("", "", "")
    percent: bool = False  # values are percentages as published: 70.4


Chart: TypeAlias = BarChart | PointChart | BulletChart
