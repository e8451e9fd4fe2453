"""What a planner does with targets of indicators: reads what was written, and keeps it as one change."""

import re
from collections.abc import Sequence
from datetime import date

from shortage_app.domain.change import Change
from shortage_app.domain.indicators import PERCENT
from shortage_app.domain.targets import ByHand, Target, said_by_hand, with_targets
from shortage_app.text import N_, _
from shortage_app.workflow.linking import planner
from shortage_app.workflow.workspaces import OpenWorkspace, perform

__all__ = ["NotRead", "Target", "keep_targets", "period_of", "target_of"]

_SPACES = re.compile(r"[\s\u00a0\u202f]")
_NUMBER = re.compile(r"-?\d+([.,]\d{1,2})?")  # 14.000 could be either: such a number is not guessed at


class NotRead(ValueError):
    """Words that are no target, or no period; the text says how it is written."""


def target_of(words: str, unit: str) -> float | None:
    """A target as a person writes it ("72,5", "14 500", "73 %"); None for nothing written."""
    bare = _SPACES.sub("", words)
    if unit == PERCENT:
        bare = bare.removesuffix(PERCENT)
    if not bare:
        return None
    if not _NUMBER.fullmatch(bare):
        raise NotRead(_("“{words}” is not a target. Write it as 72,5 or 14500.").format(words=words.strip()))
    value = float(bare.replace(",", "."))
    if unit == PERCENT and not 0 <= value <= 100:
        raise NotRead(_("A target in percent lies between 0 and 100, not at {words}.").format(words=words.strip()))
    return value


def period_of(words: str, known: Sequence[str]) -> str:
    """A period to come, written like those known of the series."""
    period = words.strip()
    if period in known:
        raise NotRead(_("{period} stands in the list already.").format(period=period))
    if known and _shape(period) not in set(map(_shape, known)):
        raise NotRead(
            _("“{words}” is not written like the other periods, such as {period}.").format(
                words=period, period=known[-1]
            )
        )
    return period


def _shape(period: str) -> str:
    """2019-01 and 2020-12 look alike."""
    return re.sub(r"\d", "0", period)


def keep_targets(workspace: OpenWorkspace, targets: Sequence[Target]) -> OpenWorkspace:
    """Keep other targets, as one change, with who set them."""
    one, several = N_("Change the targets of {indicator}"), N_("Change the targets of several indicators")
    name = one if len({target.indicator for target in targets}) == 1 else several
    parts: dict[str, str | int] = {"indicator": targets[0].indicator}
    said = said_by_hand(workspace.project, targets, ByHand(planner(), date.today().isoformat()))
    rows = with_targets(workspace.project, targets)
    return perform(workspace, Change(name, (rows,), settings=said, parts=parts))
