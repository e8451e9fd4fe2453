"""From description to .xlsx file: the annual workbook, the agency's template filled with it, or one table alone."""

from pathlib import Path

from shortage_app.files.save import save
from shortage_app.files.workbook.refusal import TemplateUnreadable
from shortage_app.progress import UNWATCHED, Progress
from shortage_app.report.table import Table
from shortage_app.report.workbook import Workbook

__all__ = ["TemplateUnreadable", "table_xlsx", "workbook_bytes", "write_workbook"]


def write_workbook(
    workbook: Workbook, path: Path, template: Path | None = None, progress: Progress = UNWATCHED
) -> tuple[str, ...]:
    """Write the workbook to `path` in one step; what the template lacks is said, in the language spoken now.

    Raises NotWritable, which leaves what stood at `path` as it was, TemplateUnreadable, and Cancelled.
    """
    from shortage_app.files.workbook.render import workbook_bytes
    from shortage_app.files.workbook.template import filled_template

    if template is None:
        save(path, workbook_bytes(workbook, progress))
        return ()
    content, missing = filled_template(workbook, template, progress)
    save(path, content)
    return missing


def workbook_bytes(workbook: Workbook) -> bytes:
    """The workbook as an .xlsx file: the same bytes for the same description."""
    from shortage_app.files.workbook import render

    return render.workbook_bytes(workbook)


def table_xlsx(table: Table) -> bytes:
    """One table as an .xlsx file of one sheet, in the language spoken now."""
    from shortage_app.files.workbook import render

    return render.table_xlsx(table)
