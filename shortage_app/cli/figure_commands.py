"""analyse, table and audit: figures of a year, one table, and whether hidden counts can be worked out."""

import argparse
import json
import sys
from pathlib import Path

from shortage_app.cli.speaking import Exit, UsageError, say, write
from shortage_app.report.audit import audit_sentences, narrow_places
from shortage_app.text import _
from shortage_app.workflow import analysing, auditing, exporting, workspaces


def add_analyse(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE")
    parser.add_argument("--year", type=int, required=True)
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(command=_do_analyse)


def _do_analyse(options: argparse.Namespace) -> Exit:
    project = workspaces.open_workspace(options.workspace).project
    analysis = analysing.analyse(project, options.year)
    for warning in analysing.warnings(analysis):
        say(warning)
    found = analysing.key_figures(analysis)
    if options.json:
        write(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for name, value in found.items():
            write(f"{name}\t{'' if value is None else value}")
    return Exit.DONE


def add_table(parser: argparse.ArgumentParser) -> None:
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
        write(str(options.output))
    elif options.format == "xlsx":
        raise UsageError(_("An Excel table needs a file: -o FILE.xlsx"))
    else:
        sys.stdout.write(exporting.table_text(table, options.format, belgian=options.belgian))
    return Exit.DONE


def add_audit(parser: argparse.ArgumentParser) -> None:
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
        write(json.dumps(auditing.as_json(report), ensure_ascii=False, indent=2))
    else:
        write("\n".join(sentence.text for sentence in audit_sentences(report)))
        if not report.narrow.empty:
            write(exporting.table_text(narrow_places(report), "csv", belgian=False))
    return Exit.DONE if report.passed else Exit.SOME_REFUSED
