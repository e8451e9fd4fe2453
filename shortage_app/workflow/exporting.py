"""Write what is shown: the annual workbook, or one table as a file or text."""

from datetime import datetime
from pathlib import Path

from shortage_app.domain.analysis import Analysis, analyse
from shortage_app.files.save import NotWritable, save
from shortage_app.report.annual import annual_workbook
from shortage_app.report.table import Table
from shortage_app.workflow.analysing import cohorts

TABLE_FORMATS = ("csv", "json", "xlsx")
__all__ = ["TABLE_FORMATS", "NotWritable", "export", "table_text", "write_table"]


def export(analysis: Analysis, path: Path, *, template: Path | None = None) -> list[str]:
    """Write the annual workbook in the language spoken now; returns what a reader should know, such as missing places.

    Compared with the edition before; exits are of the cohort of the year, else of the latest. Raises NotWritable.
    """
    from shortage_app.files.workbook.write import write_workbook

    base = None if analysis.previous is None else analyse(analysis.project, analysis.previous, analysis.method)
    book = annual_workbook(analysis, base, _cohort(analysis), created=datetime.now())
    return list(write_workbook(book, path, template=template))


def _cohort(analysis: Analysis) -> int | None:
    known = cohorts(analysis.project)
    if analysis.year in known:
        return analysis.year
    return known[-1] if known else None


def write_table(table: Table, path: Path, form: str, *, belgian: bool = False) -> None:
    """Write one table as csv, json or xlsx; raises NotWritable."""
    if form == "xlsx":
        from shortage_app.files.workbook.write import table_xlsx

        save(path, table_xlsx(table))
    else:
        save(path, _encoded(table, form, belgian))


def table_text(table: Table, form: str, *, belgian: bool = False) -> str:
    """One table as csv or json text."""
    return _encoded(table, form, belgian).decode()


def _encoded(table: Table, form: str, belgian: bool) -> bytes:
    from shortage_app.files.write_csv import csv_bytes
    from shortage_app.files.write_json import json_bytes

    return json_bytes(table) if form == "json" else csv_bytes(table, belgian=belgian)
