"""The command line: a contract that scripts and scheduled tasks rely on.

stdout carries the result only, in UTF-8; messages go to stderr. Exit codes: 0 done, every row taken; 1 done, some rows
refused; 2 wrong usage; 3 input not readable; 4 workspace locked, newer or damaged; 5 output not writable.
"""

import argparse
import io
import json
import sys
from collections.abc import Callable, Sequence
from enum import IntEnum
from pathlib import Path
from typing import Protocol

from shortage_app import __version__
from shortage_app.domain.codes import SHORTAGE_LINK_LABELS, Measure
from shortage_app.domain.project import Project
from shortage_app.report.audit import audit_sentences, narrow_places
from shortage_app.report.chart import Chart
from shortage_app.report.exit_contrasts import Contrast
from shortage_app.report.exit_figures import Population
from shortage_app.report.paper import Paper
from shortage_app.text import LANGUAGES, _
from shortage_app.workflow import (
    account,
    analysing,
    auditing,
    deleting,
    example,
    exporting,
    figures,
    importing,
    merging,
    opening,
    papers,
    workspaces,
)

SHOWN_PROBLEMS = 10


class Exit(IntEnum):
    """What the caller is told."""

    DONE = 0
    SOME_REFUSED = 1
    USAGE = 2
    NOT_READABLE = 3
    WORKSPACE = 4
    NOT_WRITABLE = 5


class UsageError(Exception):
    """The call's words are off."""


class Drawing(Protocol):
    """Who draws papers and charts as files: the room of the window, which this one does not know."""

    def save_paper(self, paper: Paper, path: Path) -> None:
        """Write a paper as PDF."""

    def save_chart(self, chart: Chart, path: Path, language: str) -> None:
        """Write a chart as PNG, SVG or PDF."""


_EXIT_OF: tuple[tuple[type[Exception], Exit], ...] = (
    (UsageError, Exit.USAGE),
    (workspaces.SettingError, Exit.USAGE),
    (importing.ChoiceNeeded, Exit.USAGE),
    (analysing.NoSuchView, Exit.USAGE),
    (exporting.NoSuchPart, Exit.USAGE),
    (papers.NothingToDraw, Exit.USAGE),
    (exporting.TemplateUnreadable, Exit.NOT_READABLE),
    (example.ExampleNotMade, Exit.NOT_READABLE),
    (workspaces.CannotCreate, Exit.NOT_WRITABLE),
    (workspaces.WorkspaceError, Exit.WORKSPACE),
    (exporting.NotWritable, Exit.NOT_WRITABLE),
)


def _no_drawing(target: Path) -> Drawing:
    raise exporting.NotWritable(target, _("Charts and pages cannot be drawn on this machine."))


def main(arguments: Sequence[str], drawing: Callable[[Path], Drawing] = _no_drawing) -> int:
    """Run one command; returns the exit code. `drawing` is made only for what is drawn, given the file to be."""
    _speak_utf_8()
    options = parser().parse_args(arguments, argparse.Namespace(drawing=drawing))
    command: Callable[[argparse.Namespace], Exit] = options.command
    try:
        return command(options)
    except tuple(kind for kind, _code in _EXIT_OF) as error:
        _say(str(error))
        return next(code for kind, code in _EXIT_OF if isinstance(error, kind))


def _speak_utf_8() -> None:
    """Print UTF-8 whatever the console's code page, and results byte for byte as they would be saved."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace")


def parser() -> argparse.ArgumentParser:
    """Every command with its options."""
    top = argparse.ArgumentParser(
        prog="shortage-app",
        description=_("Shortage occupations, training coverage and job exits. Without a command, the window opens."),
    )
    top.add_argument("--version", action="version", version=__version__)
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    _example(commands.add_parser("example", help=_("write the example's source files and workspace")))
    _new(commands.add_parser("new", help=_("make an empty workspace")))
    _import(commands.add_parser("import", help=_("import files into a workspace")), importing_command=True)
    _import(commands.add_parser("check", help=_("read files and report, store nothing")), importing_command=False)
    _analyse(commands.add_parser("analyse", help=_("the key figures of a year")))
    _table(commands.add_parser("table", help=_("one table, as CSV, JSON or Excel")))
    _audit(commands.add_parser("audit", help=_("whether hidden counts of a cohort can be worked out")))
    _export(commands.add_parser("export", help=_("the annual workbook")))
    _sheets(commands.add_parser("sheets", help=_("occupation sheets, as PDF")))
    _report(commands.add_parser("report", help=_("the annual report, as PDF")))
    _figure(commands.add_parser("figure", help=_("one chart, as PNG, SVG or PDF")))
    _set(commands.add_parser("set", help=_("change settings of the method")))
    _merge(commands.add_parser("merge", help=_("take over what another workspace decided")))
    _delete_exits(commands.add_parser("delete-exits", help=_("delete every count of leavers for good")))
    _no_edition(commands.add_parser("no-edition", help=_("nothing was published for a year")))
    return top


def _example(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.set_defaults(command=_do_example)


def _do_example(options: argparse.Namespace) -> Exit:
    _print(str(example.write(options.folder).path))
    return Exit.DONE


def _new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE")
    parser.set_defaults(command=_do_new)


def _do_new(options: argparse.Namespace) -> Exit:
    _print(str(workspaces.create(options.workspace).path))
    return Exit.DONE


def _import(parser: argparse.ArgumentParser, *, importing_command: bool) -> None:
    parser.add_argument("kind", choices=importing.KINDS, metavar="KIND", help=", ".join(importing.KINDS))
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument("-w", "--workspace", type=Path, required=importing_command)
    parser.add_argument("--year", type=int)
    parser.add_argument("--nomenclature", default="")
    parser.add_argument("--sheet")
    parser.add_argument("--header-row", type=int)
    parser.add_argument("--column", action="append", default=[], metavar="ROLE=HEADER")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(command=_do_import if importing_command else _do_check)


def _do_import(options: argparse.Namespace) -> Exit:
    with opening.held(options.workspace) as workspace:
        return _reported(importing.import_files(workspace, _request(options)).readings, options)


def _do_check(options: argparse.Namespace) -> Exit:
    known = workspaces.open_workspace(options.workspace).project if options.workspace else Project()
    reports = importing.check_files(_request(options), known)
    return _reported(reports, options, account.accounts(reports, known))


def _request(options: argparse.Namespace) -> importing.Request:
    return importing.Request(
        kind=options.kind,
        files=tuple(options.files),
        year=options.year,
        nomenclature=options.nomenclature,
        sheet=options.sheet,
        header_row=options.header_row,
        columns=_columns(options.column),
        remember=bool(options.column),
    )


def _reported(
    readings: Sequence[importing.Report], options: argparse.Namespace, told: Sequence[account.Account] = ()
) -> Exit:
    told = told or [account.Account()] * len(readings)
    if options.json:
        records = [{**reading.as_json(), **more.record} for reading, more in zip(readings, told, strict=True)]
        _print(json.dumps(records, ensure_ascii=False, indent=2))
    for reading, more in zip(readings, told, strict=True):
        if not options.json:
            _print("\n".join((reading.summary(), *more.lines)))
        for problem in reading.problems[:SHOWN_PROBLEMS]:
            _say(f"{problem.place}: {problem.message}")
        if len(reading.problems) > SHOWN_PROBLEMS:
            _say(_("+{count} more").format(count=len(reading.problems) - SHOWN_PROBLEMS))
    if any(reading.unreadable for reading in readings):
        return Exit.NOT_READABLE
    return Exit.SOME_REFUSED if any(reading.refused for reading in readings) else Exit.DONE


def _analyse(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE")
    parser.add_argument("--year", type=int, required=True)
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(command=_do_analyse)


def _do_analyse(options: argparse.Namespace) -> Exit:
    project = workspaces.open_workspace(options.workspace).project
    analysis = analysing.analyse(project, options.year)
    for warning in analysing.warnings(analysis):
        _say(warning)
    found = analysing.key_figures(analysis)
    if options.json:
        _print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for name, value in found.items():
            _print(f"{name}\t{'' if value is None else value}")
    return Exit.DONE


def _table(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE")
    parser.add_argument("name", choices=analysing.TABLES, metavar="NAME", help=", ".join(analysing.TABLES))
    parser.add_argument("--year", type=int)
    parser.add_argument("--cohort", type=int)
    parser.add_argument("--by", default="", metavar="COLUMN,...")
    parser.add_argument("--format", choices=exporting.TABLE_FORMATS, default="csv")
    parser.add_argument("--belgian", action="store_true", help=_("CSV with “;”, decimal comma and BOM"))
    parser.add_argument("-o", "--output", type=Path)
    parser.set_defaults(command=_do_table)


def _do_table(options: argparse.Namespace) -> Exit:
    project = workspaces.open_workspace(options.workspace).project
    by = tuple(part.strip() for part in options.by.split(",") if part.strip())
    table = analysing.table(project, options.name, year=options.year, cohort=options.cohort, by=by)
    if options.output:
        exporting.write_table(table, options.output, options.format, belgian=options.belgian)
        _print(str(options.output))
    elif options.format == "xlsx":
        raise UsageError(_("An Excel table needs a file: -o FILE.xlsx"))
    else:
        sys.stdout.write(exporting.table_text(table, options.format, belgian=options.belgian))
    return Exit.DONE


def _audit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE")
    parser.add_argument("--year", type=int, required=True, metavar="Y", help=_("the cohort"))
    parser.add_argument(
        "--seconds", type=float, default=auditing.SECONDS, metavar="S", help=_("about how long at most")
    )
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(command=_do_audit)


def _do_audit(options: argparse.Namespace) -> Exit:
    """Attack a cohort; 1 where a hidden count is as good as shown, or the time did not suffice for all."""
    project = workspaces.open_workspace(options.workspace).project
    report = auditing.audit_cohort(project, options.year, options.seconds)
    if options.json:
        _print(json.dumps(auditing.as_json(report), ensure_ascii=False, indent=2))
    else:
        _print("\n".join(sentence.text for sentence in audit_sentences(report)))
        if not report.narrow.empty:
            _print(exporting.table_text(narrow_places(report), "csv", belgian=False))
    return Exit.DONE if report.passed else Exit.SOME_REFUSED


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE")
    _years(parser, several=_("once more for each further year in the same workbook"))
    _order(parser)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.xlsx")
    parser.add_argument("--template", type=Path, metavar="FILE.xlsx", help=_("a workbook of your own to be filled"))
    parser.set_defaults(command=_do_export)


def _do_export(options: argparse.Namespace) -> Exit:
    project = workspaces.open_workspace(options.workspace).project
    for message in exporting.export(project, _ordered(options), options.output, template=options.template):
        _say(message)
    _print(str(options.output))
    return Exit.DONE


def _years(parser: argparse.ArgumentParser, *, several: str) -> None:
    parser.add_argument("--year", type=int, action="append", required=True, dest="years", metavar="Y", help=several)


def _order(parser: argparse.ArgumentParser) -> argparse._MutuallyExclusiveGroup:
    """What every export is told: its language, and the pole or domain it is limited to."""
    parser.add_argument("--language", choices=LANGUAGES, default="fr")
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--pole", metavar="NAME", help=_("the occupations of this pole alone"))
    part.add_argument("--domain", metavar="NAME", help=_("the occupations of this action domain alone"))
    return part


def _ordered(options: argparse.Namespace) -> exporting.Order:
    years = tuple(dict.fromkeys(options.years))
    return exporting.Order(years, options.language, exporting.part_named(options.pole, options.domain))


def _sheets(parser: argparse.ArgumentParser) -> None:
    _one_year(parser)
    parser.add_argument("--code", action="append", default=[], dest="codes", metavar="CODE")
    where = _("one file of all sheets, or a folder for a file a sheet")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.pdf|DIR", help=where)
    parser.set_defaults(command=_do_sheets)


def _do_sheets(options: argparse.Namespace) -> Exit:
    project = workspaces.open_workspace(options.workspace).project
    paper = papers.sheets(project, _ordered(options), options.codes)
    drawing: Drawing = options.drawing(options.output)
    if not papers.in_folder(options.output):
        drawing.save_paper(paper, options.output)
        _print(str(options.output))
        return Exit.DONE
    exporting.make_folder(options.output)
    for name, sheet in papers.one_by_one(paper):
        drawing.save_paper(sheet, options.output / name)
        _print(str(options.output / name))
    return Exit.DONE


def _report(parser: argparse.ArgumentParser) -> None:
    _one_year(parser)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.pdf")
    parser.set_defaults(command=_do_report)


def _do_report(options: argparse.Namespace) -> Exit:
    project = workspaces.open_workspace(options.workspace).project
    paper = papers.report(project, _ordered(options))
    options.drawing(options.output).save_paper(paper, options.output)
    _print(str(options.output))
    return Exit.DONE


def _figure(parser: argparse.ArgumentParser) -> None:
    part = _one_year(parser)
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
    drawn = figures.figures(project, options.name, _ordered(options), _chosen(options))
    if len(drawn) > 1 and not folder:
        raise UsageError(_("These are {count} charts: name a folder, or one indicator.").format(count=len(drawn)))
    drawing: Drawing = options.drawing(options.output)
    if folder:
        exporting.make_folder(options.output)
    for figure in drawn:
        path = options.output / f"{figure.name}.{options.format}" if folder else options.output
        drawing.save_chart(figure.chart, path, options.language)
        _print(str(path))
    return Exit.DONE


def _chosen(options: argparse.Namespace) -> figures.Choice:
    """What the charts of exits and indicators are of."""
    ((split, group),) = _pairs([options.of], "COLUMN=VALUE").items() if options.of else (("", ""),)
    population = Population(split, group, options.link)
    return figures.Choice(options.cohort, options.measure, population, options.contrast, options.indicator)


def _one_year(parser: argparse.ArgumentParser) -> argparse._MutuallyExclusiveGroup:
    """What is drawn is of one year; returns the options that limit it to a part."""
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE")
    parser.add_argument("--year", type=int, nargs=1, required=True, dest="years", metavar="Y")
    return _order(parser)


def _set(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE")
    parser.add_argument("settings", nargs="+", metavar="KEY=VALUE")
    parser.set_defaults(command=_do_set)


def _do_set(options: argparse.Namespace) -> Exit:
    with opening.held(options.workspace) as workspace:
        method = workspaces.set_method(workspace, _pairs(options.settings, "KEY=VALUE")).project.method
    _print(json.dumps(analysing.method_settings(method)))
    return Exit.DONE


def _merge(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE")
    parser.add_argument("other", type=Path, metavar="OTHER")
    parser.add_argument("--prefer", choices=[side.value for side in merging.Side], help=_("whose answer stands"))
    parser.add_argument("--format", choices=("csv", "json"), default="csv")
    parser.add_argument("--check", action="store_true", help=_("show the differences, change nothing"))
    parser.set_defaults(command=_do_merge)


def _do_merge(options: argparse.Namespace) -> Exit:
    """Take over what is new, and print every difference with the answer that stands; 1 where some are undecided."""
    if options.check:
        workspace = workspaces.open_workspace(options.workspace)
        comparison, choices = _compared(workspace, options)
    else:
        with opening.held(options.workspace) as workspace:
            comparison, choices = _compared(workspace, options)
            merging.merge(workspace, comparison, choices)
    table = merging.differences_table(comparison, workspace.project, choices)
    sys.stdout.write(exporting.table_text(table, options.format, belgian=False))
    return Exit.SOME_REFUSED if set(comparison.conflicts) - set(choices) else Exit.DONE


def _compared(
    workspace: workspaces.OpenWorkspace, options: argparse.Namespace
) -> tuple[merging.Comparison, dict[merging.Difference, merging.Side]]:
    comparison = merging.compare_with(workspace, options.other)
    prefer = [merging.Side(options.prefer)] if options.prefer else []
    return comparison, {difference: side for difference in comparison.conflicts for side in prefer}


def _delete_exits(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE")
    parser.add_argument("--copies", action="store_true", help=_("also the copies kept beside the workspace"))
    parser.set_defaults(command=_do_delete_exits)


def _do_delete_exits(options: argparse.Namespace) -> Exit:
    with opening.held(options.workspace) as workspace:
        deleted = deleting.delete_exits(workspace, copies_too=options.copies)
    _print(str(deleted.rows))
    if deleted.copies_left:
        _say(_("The copies in “{folder}” still hold them; --copies deletes these too.").format(folder=deleted.folder))
    return Exit.DONE


def _no_edition(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE")
    parser.add_argument("--year", type=int, required=True)
    parser.set_defaults(command=_do_no_edition)


def _do_no_edition(options: argparse.Namespace) -> Exit:
    with opening.held(options.workspace) as workspace:
        workspaces.no_edition(workspace, options.year)
    return Exit.DONE


def _pairs(words: Sequence[str], option: str) -> dict[str, str]:
    """{"code": "Code ROME"} out of ["code=Code ROME"]."""
    if any("=" not in word for word in words):
        raise UsageError(_("{option} is written NAME=VALUE.").format(option=option))
    return dict(_pair(word) for word in words)


def _pair(word: str) -> tuple[str, str]:
    name, _equals, value = word.partition("=")
    return name.strip(), value.strip()


def _columns(words: Sequence[str]) -> dict[str, str]:
    """Role → header; a role that is said several times has several columns, one a line."""
    found: dict[str, str] = {}
    for word in words:
        ((role, header),) = _pairs([word], "--column").items()
        found[role] = f"{found[role]}\n{header}" if role in found else header
    return found


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
