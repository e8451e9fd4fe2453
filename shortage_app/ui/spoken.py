"""What a screen reader is told that Qt cannot know: the roles of widgets that paint themselves, and what happens.

A widget class says its role as `spoken_role`; names and descriptions are those that every QWidget has.
"""

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget


@cache
def install() -> None:
    """From now on widgets with a `spoken_role` are known by it; once is enough."""
    QAccessible.installFactory(_interface)


def _interface(_class_name: str, widget: QObject) -> QAccessibleInterface | None:
    role = getattr(widget, "spoken_role", None)
    return (
        QAccessibleWidget(widget, role) if isinstance(widget, QWidget) and isinstance(role, QAccessible.Role) else None
    )


def announce(widget: QWidget, words: str, *, urgent: bool = False) -> None:
    """Have a screen reader say what no focus leads to; `urgent` before it says anything else."""
    if not words:
        return
    event = QAccessibleAnnouncementEvent(widget, words)
    polite = QAccessible.AnnouncementPoliteness
    event.setPoliteness(polite.Assertive if urgent else polite.Polite)
    QAccessible.updateAccessibility(event)
