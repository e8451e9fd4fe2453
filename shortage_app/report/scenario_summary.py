"""A scenario in one line: what would be covered and left without offer."""

from dataclasses import dataclass

from shortage_app.report.scenario import Sides, figures
from shortage_app.text import _, number, percent


@dataclass(frozen=True)
class Summary:
    """Words for the figures (rich text), their shares in words and as numbers, and the mark of what is imagined."""

    words: str
    share: str
    shares: tuple[float, float]
    mark: str


def summary(sides: Sides) -> Summary:
    """The first scenario against the year as it is; the year must have a list and a catalogue."""
    before, then = (figures(analysis) for analysis in sides.analyses[:2])
    covered, without = ((before[name] or 0, then[name] or 0) for name in ("covered", "without_offer"))
    in_scope = before["in_scope"] or 0
    shares = (covered[0] / in_scope, covered[1] / in_scope) if in_scope else (0.0, 0.0)
    words = _("<b>{before} → {then}</b> covered · <b>{gaps_before} → {gaps_then}</b> without offer")
    return Summary(
        words=words.format(
            before=number(covered[0]),
            then=number(covered[1]),
            gaps_before=number(without[0]),
            gaps_then=number(without[1]),
        ),
        share=_("{before} → {then}").format(before=percent(shares[0]), then=percent(shares[1])),
        shares=shares,
        mark=sides.mark,
    )
