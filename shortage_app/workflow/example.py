"""The shipped example: synthetic files as a planner would get them, and the workspace they make."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

from shortage_app import places
from shortage_app.domain.change import Change
from shortage_app.text import _
from shortage_app.workflow.importing import UNWATCHED, Progress, Report, Request, import_all
from shortage_app.workflow.workspaces import OpenWorkspace, create, forget_history, no_edition, perform

NAME = "example.shortage"


class ExampleNotMade(Exception):
    """A file of the example could not be read, so that there is none; the text says which and why."""

    def __init__(self, report: Report) -> None:
        reasons = " ".join(problem.message for problem in report.reading.problems)
        super().__init__(
            _("The example could not be made. “{name}”: {reasons}").format(name=report.path.name, reasons=reasons)
        )


def write(folder: Path, progress: Progress = UNWATCHED) -> OpenWorkspace:
    """Write the source files to `folder`, and example.shortage made by importing them; may raise ExampleNotMade."""
    folder.mkdir(parents=True, exist_ok=True)
    shipped = places.resources() / "example"
    shutil.copytree(shipped / "sources", folder / "sources", dirs_exist_ok=True)
    manifest = json.loads((shipped / "manifest.json").read_text(encoding="utf-8"))
    workspace = create(folder / NAME)
    workspace = perform(workspace, Change("", settings={"synthetic": "yes"}))
    workspace = replace(workspace, project=workspace.project.changed(synthetic=True))
    requests = [_request(step, folder / "sources") for step in manifest["imports"]]
    imported = import_all(workspace, requests, progress)
    unread = next((report for report in imported.readings if report.unreadable), None)
    if unread is not None:
        workspace.path.unlink()
        raise ExampleNotMade(unread)
    workspace = imported.workspace
    for year in manifest["no_edition"]:
        workspace = no_edition(workspace, year)
    return forget_history(workspace)  # that its data are synthetic is never undone


def ready(folder: Path) -> Path:
    """The example in `folder`, made there first when it is not there yet."""
    path = folder / NAME
    return path if path.is_file() else write(folder).path


def _request(step: dict[str, object], sources: Path) -> Request:
    year = step.get("year")
    return Request(
        kind=str(step["kind"]),
        files=(sources / str(step["file"]),),
        year=None if year is None else int(str(year)),
        nomenclature=str(step.get("nomenclature", "")),
    )
