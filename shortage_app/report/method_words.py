"""The chosen method in words, as it stands on every page and export; imports nothing that takes time."""

from typing import TYPE_CHECKING

from shortage_app.text import _

if TYPE_CHECKING:
    from shortage_app.domain.project import Method


def method_note(method: "Method") -> str:
    """The rule of the classification as sentences: the settings that are not the usual ones are said too."""
    window = (
        _("the last {window} years").format(window=method.window)
        if method.window_includes_reference
        else _("the {window} preceding years").format(window=method.window)
    )
    rule = _("Structural: {consecutive} editions in a row, or {minimum} of {years}.").format(
        consecutive=method.consecutive, minimum=method.minimum, years=window
    )
    gap = _("A year without an edition breaks a row.") if method.gap_rule == "break" else ""
    merged = _("A merged occupation was listed only if all of its predecessors were.") if method.merged == "all" else ""
    return " ".join(filter(None, (rule, gap, merged)))


def method_in_short(method: "Method") -> str:
    """The same in a few words."""
    text = (
        _("Structural: {consecutive} years in a row or {minimum} of the last {window}")
        if method.window_includes_reference
        else _("Structural: {consecutive} years in a row or {minimum} of the {window} before")
    )
    rule = text.format(consecutive=method.consecutive, minimum=method.minimum, window=method.window)
    gap = _("a gap breaks the row") if method.gap_rule == "break" else ""
    merged = _("merged: all") if method.merged == "all" else ""
    return " · ".join(filter(None, (rule, gap, merged)))
