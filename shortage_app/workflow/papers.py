"""What goes on paper: occupation sheets and the annual report; drawn in the room of Qt."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from shortage_app.domain import columns as c
from shortage_app.domain.project import Project
from shortage_app.progress import UNWATCHED, Progress
from shortage_app.report.annual_report import annual_report
from shortage_app.report.occupation_sheet import occupation_sheets
from shortage_app.report.paper import Paper
from shortage_app.text import _, speaking
from shortage_app.workflow.exporting import Order, shown_years

NAME_LENGTH = 80  # of a file, so that its folder may be deep
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


class NothingToDraw(ValueError):
    """A chart, an occupation or a year of which there is nothing to draw; its text says why."""


def report(project: Project, order: Order, progress: Progress = UNWATCHED) -> Paper:
    """The annual report of the first year asked for."""
    shown = shown_years(project, replace(order, years=order.years[:1]), progress)[0]
    with speaking(order.language):
        return annual_report(shown)


def sheets(project: Project, order: Order, codes: Sequence[str] = (), progress: Progress = UNWATCHED) -> Paper:
    """A sheet for each occupation of `codes`, by default for every one on the list; raises NothingToDraw."""
    analysis = shown_years(project, replace(order, years=order.years[:1]), progress)[0].analysis
    unknown = sorted(set(codes) - set(analysis.occupations[c.CODE]))
    if unknown:
        told = _("The list of {year} knows no occupation of the code {codes}.")
        raise NothingToDraw(told.format(year=analysis.year, codes=", ".join(unknown)))
    with speaking(order.language):
        paper = occupation_sheets(analysis, codes or None)
    if not paper.chapters:
        raise NothingToDraw(_("No list of {year} has been imported.").format(year=analysis.year))
    return paper


def one_by_one(paper: Paper) -> Iterator[tuple[str, Paper]]:
    """A paper a chapter, each with the name of its file: what can be written on Windows too, no name twice."""
    taken: set[str] = set()
    for chapter in paper.chapters:
        code = chapter.subtitle.partition(" ")[0]
        name = file_name(f"{code} {chapter.title}")
        while name.casefold() in taken:
            name += "_"
        taken.add(name.casefold())
        yield f"{name}.pdf", replace(paper, title=chapter.title, chapters=(chapter,))


def file_name(words: str) -> str:
    """Words as a file may be called, on Windows too, without an ending."""
    return _NOT_IN_NAMES.sub("-", words)[:NAME_LENGTH].strip(" .")


def in_folder(path: Path) -> bool:
    """Whether a place asked for is a folder, to take one file a sheet: it has no ending, or is one already."""
    return path.is_dir() or not path.suffix
