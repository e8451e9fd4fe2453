"""Write what is shown: the annual workbook, or one table as a file or text."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from shortage_app.domain.analysis import Analysis, analyse
from shortage_app.domain.part import Part, part_of, parts
from shortage_app.domain.project import Project
from shortage_app.files.save import NotWritable, save
from shortage_app.files.workbook.refusal import TemplateUnreadable
from shortage_app.places import reachable
from shortage_app.progress import UNWATCHED, Progress, step
from shortage_app.report.annual import ShownYear, annual_workbook
from shortage_app.report.linked_exits import cohort_for
from shortage_app.report.table import Table
from shortage_app.text import _, speaking

TABLE_FORMATS = ("csv", "json", "xlsx")
__all__ = [
    "TABLE_FORMATS",
    "NoSuchPart",
    "NotWritable",
    "Order",
    "TemplateUnreadable",
    "export",
    "make_folder",
    "part_named",
    "shown_years",
    "table_text",
    "write_table",
]


class NoSuchPart(ValueError):
    """A pole or domain without any occupation in the year; its text says which there are."""


@dataclass(frozen=True)
class Order:
    """What is asked for: years, the first of which has the plain names; a pole or domain alone; in which language."""

    years: tuple[int, ...]
    language: str
    part: Part | None = None


def export(
    project: Project, order: Order, path: Path, *, template: Path | None = None, progress: Progress = UNWATCHED
) -> list[str]:
    """Write the annual workbook; returns what a reader should know, such as places missing in the template.

    Raises NoSuchPart, NotWritable, TemplateUnreadable and Cancelled, none of which leaves a trace at `path`.
    """
    from shortage_app.files.workbook.write import write_workbook

    shown = shown_years(project, order, progress)
    with speaking(order.language):
        book = annual_workbook(shown, created=datetime.now())
    return list(write_workbook(book, path, template, progress))


def shown_years(project: Project, order: Order, progress: Progress = UNWATCHED) -> list[ShownYear]:
    """Each year with the edition before it, and the exits of its cohort or the latest before; raises NoSuchPart."""
    shown = []
    for year in order.years:
        step(progress, 0, 0)
        analysis = analyse(project, year)
        base = None if analysis.previous is None else analyse(project, analysis.previous)
        if order.part is not None:
            _check(analysis, order.part)
            analysis, base = part_of(analysis, order.part), None if base is None else part_of(base, order.part)
        shown.append(ShownYear(analysis, base, cohort_for(project, year)))
    return shown


def part_named(pole: str | None, domain: str | None) -> Part | None:
    """The part that a name of a pole or of a domain stands for; None for the whole list."""
    if pole:
        return Part("pole", pole)
    return Part("domain", domain) if domain else None


def _check(analysis: Analysis, part: Part) -> None:
    known = [one for one in parts(analysis) if one.column == part.column]
    if part not in known:
        told = (
            _("No occupation of {year} has the pole “{name}”; the poles are: {known}.")
            if part.column == "pole"
            else _("No occupation of {year} has the domain “{name}”; the domains are: {known}.")
        )
        names = ", ".join(one.value for one in known) or "–"
        raise NoSuchPart(told.format(year=analysis.year, name=part.value, known=names))


def make_folder(folder: Path) -> None:
    """Make a folder to write into, unless it is there; raises NotWritable."""
    try:
        reachable(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritable(folder, _("The folder cannot be made: {error}.").format(error=error.strerror)) from error


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
