"""import and check: files into a workspace, or read and reported alone."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from shortage_app.cli.options import columns
from shortage_app.cli.speaking import Exit, say, write
from shortage_app.domain.project import Project
from shortage_app.text import _
from shortage_app.workflow import account, importing, opening, workspaces

SHOWN_PROBLEMS = 10


def add_import(parser: argparse.ArgumentParser, *, importing_command: bool) -> None:
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
        columns=columns(options.column),
        remember=bool(options.column),
    )


def _reported(
    readings: Sequence[importing.Report], options: argparse.Namespace, told: Sequence[account.Account] = ()
) -> Exit:
    told = told or [account.Account()] * len(readings)
    if options.json:
        records = [{**reading.as_json(), **more.record} for reading, more in zip(readings, told, strict=True)]
        write(json.dumps(records, ensure_ascii=False, indent=2))
    for reading, more in zip(readings, told, strict=True):
        if not options.json:
            write("\n".join((reading.summary(), *more.lines)))
        for problem in reading.problems[:SHOWN_PROBLEMS]:
            say(f"{problem.place}: {problem.message}")
        if len(reading.problems) > SHOWN_PROBLEMS:
            say(_("+{count} more").format(count=len(reading.problems) - SHOWN_PROBLEMS))
    if any(reading.unreadable for reading in readings):
        return Exit.NOT_READABLE
    return Exit.SOME_REFUSED if any(reading.refused for reading in readings) else Exit.DONE
