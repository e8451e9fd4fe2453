"""The keys that work in a part of the window only, said once: beside the part, and in the map of keys.

Those that work everywhere are the commands of commands.py.
"""

from shortage_app.text import _, pgettext

Keys = list[tuple[str, str]]  # keys parted by spaces, what they do


def queue_keys() -> Keys:
    """In the queue of links to judge."""
    return [
        ("A", _("accept")),
        ("R", _("reject")),
        ("D I", _("strength")),
        ("S", pgettext("what a key does", "put aside")),
        ("↓", _("next")),
    ]


def crosswalk_keys() -> Keys:
    """In the review of the crosswalk."""
    return [
        ("A", _("accept")),
        ("R", _("reject")),
        ("1 2 3 4 5", pgettext("what a key does", "relation of the two codes")),
        (_("Ctrl+Return"), pgettext("what a key does", "accept all that is sure enough")),
        ("F8", pgettext("what a key does", "next row")),
        (_("Shift+F8"), pgettext("what a key does", "row before")),
    ]


def register_keys() -> Keys:
    """In the register of decisions."""
    return [
        ("↵", pgettext("what a key does", "change")),
        ("P", pgettext("what a key does", "in progress")),
        ("C", pgettext("what a key does", "carried out")),
        ("X", pgettext("what a key does", "drop")),
        ("O", pgettext("what a key does", "reopen")),
        (pgettext("a key", "Del"), pgettext("what a key does", "delete")),
    ]


def part_keys() -> Keys:
    """In every table, chart and dialog."""
    return [
        (_("Tab"), _("Next control")),
        (_("Menu key"), _("Menu of a table column: order, values, columns")),
        (_("Arrow keys in a chart"), _("Next bar or point")),
        (_("Return"), _("Open the rows behind a card, a bar or a row")),
        ("Ctrl+F", _("Filter the table")),
        ("Ctrl+C", _("Copy with headings")),
        ("F8", _("Next problem or row to review")),
        (_("Shift+F8"), _("The one before")),
        (_("Esc"), _("Close")),
    ]
