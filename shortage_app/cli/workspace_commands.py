"""example, new, set, merge, delete-exits and no-edition: what makes a workspace or changes it."""

import argparse
import json
import sys
from pathlib import Path

from shortage_app.cli.options import pairs
from shortage_app.cli.speaking import Exit, say, write
from shortage_app.text import _
from shortage_app.workflow import analysing, deleting, example, exporting, merging, opening, workspaces


def add_example(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.set_defaults(command=_do_example)


def _do_example(options: argparse.Namespace) -> Exit:
    write(str(example.write(options.folder).path))
    return Exit.DONE


def add_new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE")
    parser.set_defaults(command=_do_new)


def _do_new(options: argparse.Namespace) -> Exit:
    write(str(workspaces.create(options.workspace).path))
    return Exit.DONE


def add_set(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE")
    parser.add_argument("settings", nargs="+", metavar="KEY=VALUE")
    parser.set_defaults(command=_do_set)


def _do_set(options: argparse.Namespace) -> Exit:
    with opening.held(options.workspace) as workspace:
        method = workspaces.set_method(workspace, pairs(options.settings, "KEY=VALUE")).project.method
    write(json.dumps(analysing.method_settings(method)))
    return Exit.DONE


def add_merge(parser: argparse.ArgumentParser) -> None:
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


def add_delete_exits(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE")
    parser.add_argument("--copies", action="store_true", help=_("also the copies kept beside the workspace"))
    parser.set_defaults(command=_do_delete_exits)


def _do_delete_exits(options: argparse.Namespace) -> Exit:
    with opening.held(options.workspace) as workspace:
        deleted = deleting.delete_exits(workspace, copies_too=options.copies)
    write(str(deleted.rows))
    if deleted.copies_left:
        say(_("The copies in “{folder}” still hold them; --copies deletes these too.").format(folder=deleted.folder))
    return Exit.DONE


def add_no_edition(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE")
    parser.add_argument("--year", type=int, required=True)
    parser.set_defaults(command=_do_no_edition)


def _do_no_edition(options: argparse.Namespace) -> Exit:
    with opening.held(options.workspace) as workspace:
        workspaces.no_edition(workspace, options.year)
    return Exit.DONE
