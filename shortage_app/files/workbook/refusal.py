"""A template that cannot be filled."""

from pathlib import Path

from shortage_app.text import _


class TemplateUnreadable(Exception):
    """`path` is no workbook that could be filled, for a `reason` in the language spoken now."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(_("The template “{name}” cannot be used. {reason}").format(name=path.name, reason=reason))
        self.path = path
        self.reason = reason
