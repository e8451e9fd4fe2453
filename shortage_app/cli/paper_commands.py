"""export, sheets, report and figure: the workbook of a year, pages and charts as files."""

import argparse
from pathlib import Path
from typing import Protocol

from shortage_app.cli.options import ordered, pairs, take_one_year, take_order, take_years
from shortage_app.cli.speaking import Exit, UsageError, say, write
from shortage_app.domain.codes import SHORTAGE_LINK_LABELS, Measure
from shortage_app.report.chart import Chart
from shortage_app.report.exit_contrasts import Contrast
from shortage_app.report.exit_figures import Population
from shortage_app.report.paper import Paper
from shortage_app.text import _
from shortage_app.workflow import exporting, figures, papers, workspaces


class Drawing(Protocol):
    """Who draws papers and charts as files: the room of the window, which this one does not know."""

    def save_paper(self, paper: Paper, path: Path) -> None:
        """Write a paper as PDF."""

    def save_chart(self, chart: Chart, path: Path, language: str) -> None:
        """Write a chart as PNG, SVG or PDF."""


def add_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE")
    take_years(parser, several=_("once more for each further year in the same workbook"))
    take_order(parser)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.xlsx")
    parser.add_argument("--template", type=Path, metavar="FILE.xlsx", help=_("a workbook of your own to be filled"))
    parser.set_defaults(command=_do_export)


def _do_export(options: argparse.Namespace) -> Exit:
    project = workspaces.open_workspace(options.workspace).project
    for message in exporting.export(project, ordered(options), options.output, template=options.template):
        say(message)
    write(str(options.output))
    return Exit.DONE


def add_sheets(parser: argparse.ArgumentParser) -> None:
    take_one_year(parser)
    parser.add_argument("--code", action="append", default=[], dest="codes", metavar="CODE")
    where = _("one file of all sheets, or a folder for a file a sheet")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.pdf|DIR", help=where)
    parser.set_defaults(command=_do_sheets)


def _do_sheets(options: argparse.Namespace) -> Exit:
    project = workspaces.open_workspace(options.workspace).project
    paper = papers.sheets(project, ordered(options), options.codes)
    drawing: Drawing = options.drawing(options.output)
    if not papers.in_folder(options.output):
        drawing.save_paper(paper, options.output)
        write(str(options.output))
        return Exit.DONE
    exporting.make_folder(options.output)
    for name, sheet in papers.one_by_one(paper):
        drawing.save_paper(sheet, options.output / name)
        write(str(options.output / name))
    return Exit.DONE


def add_report(parser: argparse.ArgumentParser) -> None:
    take_one_year(parser)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.pdf")
    parser.set_defaults(command=_do_report)


def _do_report(options: argparse.Namespace) -> Exit:
    project = workspaces.open_workspace(options.workspace).project
    paper = papers.report(project, ordered(options))
    options.drawing(options.output).save_paper(paper, options.output)
    write(str(options.output))
    return Exit.DONE


def add_figure(parser: argparse.ArgumentParser) -> None:
    part = take_one_year(parser)
    names = (*figures.CHARTS, figures.ALL)
    parser.add_argument("name", choices=names, metavar="NAME", help=", ".join(names))
    endings = "FILE." + "|".join(figures.ENDINGS)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar=f"{endings}|DIR")
    parser.add_argument("--format", choices=figures.ENDINGS, default="png", help=_("of the files in a folder"))
    parser.add_argument("--indicator", default="", metavar="NAME", help=_("this indicator alone"))
    parser.add_argument("--cohort", type=int)
    parser.add_argument("--measure", type=Measure, choices=figures.MEASURES, default=Measure.EXIT_TO_WORK)
    parser.add_argument("--contrast", type=Contrast, choices=list(Contrast), default=Contrast.EVERY)
    parser.add_argument("--link", choices=list(SHORTAGE_LINK_LABELS), default="", help=_("leavers of this link alone"))
    part.add_argument("--of", default="", metavar="COLUMN=VALUE", help=_("leavers of this group alone"))
    parser.set_defaults(command=_do_figure)


def _do_figure(options: argparse.Namespace) -> Exit:
    folder, ending = papers.in_folder(options.output), options.output.suffix.lower().lstrip(".")
    if not folder and ending not in figures.ENDINGS:
        raise UsageError(_("A figure is written as: {endings}.").format(endings=", ".join(figures.ENDINGS)))
    project = workspaces.open_workspace(options.workspace).project
    drawn = figures.figures(project, options.name, ordered(options), _chosen(options))
    if len(drawn) > 1 and not folder:
        raise UsageError(_("These are {count} charts: name a folder, or one indicator.").format(count=len(drawn)))
    drawing: Drawing = options.drawing(options.output)
    if folder:
        exporting.make_folder(options.output)
    for figure in drawn:
        path = options.output / f"{figure.name}.{options.format}" if folder else options.output
        drawing.save_chart(figure.chart, path, options.language)
        write(str(path))
    return Exit.DONE


def _chosen(options: argparse.Namespace) -> figures.Choice:
    """What the charts of exits and indicators are of."""
    ((split, group),) = pairs([options.of], "COLUMN=VALUE").items() if options.of else (("", ""),)
    population = Population(split, group, options.link)
    return figures.Choice(options.cohort, options.measure, population, options.contrast, options.indicator)
