"""The command line as a whole: every command, and the exit code of what it raises."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from shortage_app import __version__
from shortage_app.cli.figure_commands import add_analyse, add_audit, add_table
from shortage_app.cli.import_commands import add_import
from shortage_app.cli.paper_commands import Drawing, add_export, add_figure, add_report, add_sheets
from shortage_app.cli.speaking import Exit, UsageError, say, speak_utf_8
from shortage_app.cli.workspace_commands import (
    add_delete_exits,
    add_example,
    add_merge,
    add_new,
    add_no_edition,
    add_set,
)
from shortage_app.text import _
from shortage_app.workflow import analysing, example, exporting, importing, papers, workspaces

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
    speak_utf_8()
    options = parser().parse_args(arguments, argparse.Namespace(drawing=drawing))
    command: Callable[[argparse.Namespace], Exit] = options.command
    try:
        return command(options)
    except tuple(kind for kind, _code in _EXIT_OF) as error:
        say(str(error))
        return next(code for kind, code in _EXIT_OF if isinstance(error, kind))


def parser() -> argparse.ArgumentParser:
    """Every command with its options."""
    top = argparse.ArgumentParser(
        prog="shortage-app",
        description=_("Shortage occupations, training coverage and job exits. Without a command, the window opens."),
    )
    top.add_argument("--version", action="version", version=__version__)
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    add_example(commands.add_parser("example", help=_("write the example's source files and workspace")))
    add_new(commands.add_parser("new", help=_("make an empty workspace")))
    add_import(commands.add_parser("import", help=_("import files into a workspace")), importing_command=True)
    add_import(commands.add_parser("check", help=_("read files and report, store nothing")), importing_command=False)
    add_analyse(commands.add_parser("analyse", help=_("the key figures of a year")))
    add_table(commands.add_parser("table", help=_("one table, as CSV, JSON or Excel")))
    add_audit(commands.add_parser("audit", help=_("whether hidden counts of a cohort can be worked out")))
    add_export(commands.add_parser("export", help=_("the annual workbook")))
    add_sheets(commands.add_parser("sheets", help=_("occupation sheets, as PDF")))
    add_report(commands.add_parser("report", help=_("the annual report, as PDF")))
    add_figure(commands.add_parser("figure", help=_("one chart, as PNG, SVG or PDF")))
    add_set(commands.add_parser("set", help=_("change settings of the method")))
    add_merge(commands.add_parser("merge", help=_("take over what another workspace decided")))
    add_delete_exits(commands.add_parser("delete-exits", help=_("delete every count of leavers for good")))
    add_no_edition(commands.add_parser("no-edition", help=_("nothing was published for a year")))
    return top
