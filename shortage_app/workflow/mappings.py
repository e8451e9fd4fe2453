"""How a file of a shape was read last time: next year's file of the same shape is read alike, until it is forgotten."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.change import Change, Replacement, conform, places
from shortage_app.domain.inputs import fold
from shortage_app.domain.project import Project, empty
from shortage_app.text import N_
from shortage_app.workflow.workspaces import OpenWorkspace, perform

# The share of the headers remembered that a file must have: of eight columns, four may be new or renamed.
ALIKE = 0.5
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True)
class Recalled:
    """The mapping of an earlier file: role → headers as this file writes them, one a line, and that file's name."""

    file: str = ""
    roles: Mapping[str, str] = field(default_factory=dict)


def header_key(header: str) -> str:
    """What a header is from year to year: « Offres reçues 2019 » and « Offres reçues 2020 » are one."""
    return " ".join(_YEAR.sub(" ", fold(header)).split())


def shape(headers: Iterable[str]) -> str:
    """What tells files of one origin: their headers without years, in any order."""
    return "|".join(sorted({header_key(header) for header in headers} - {""}))


def recall(project: Project, kind: str, headers: Iterable[str]) -> Recalled:
    """The mapping remembered whose headers a file has most of; of equals the latest."""
    present = {header_key(header): header for header in headers if header_key(header)}
    best, share = Recalled(), ALIKE
    known = project.mappings[project.mappings[c.KIND] == kind]
    for file, text in zip(known[c.FILE], known[c.ROLES], strict=True):
        roles: dict[str, str] = json.loads(text)
        headers = [header for lines in roles.values() for header in lines.splitlines()]
        found = sum(header_key(header) in present for header in headers) / max(len(headers), 1)
        if found >= share:
            share = found
            best = Recalled(file, {role: _as_written(lines, present) for role, lines in roles.items()})
    return best


def _as_written(headers: str, present: Mapping[str, str]) -> str:
    """Headers remembered, one a line, as this year's file writes them."""
    return "\n".join(" ".join(present.get(header_key(header), header).split()) for header in headers.splitlines())


def memory(kind: str, headers: Iterable[str], roles: Mapping[str, str], file: str) -> Replacement:
    """The change that remembers role → header for files with these headers, in the place of what was remembered."""
    place = places(kind=kind, shape=shape(headers))
    now = datetime.now(UTC).isoformat(timespec="seconds")
    named = {role: header for role, header in roles.items() if header}
    row = place.assign(**{c.ROLES: json.dumps(named, ensure_ascii=False), c.FILE: file, c.IMPORTED_AT: now})
    return Replacement("mappings", place, conform("mappings", pd.DataFrame(row)))


def forget(workspace: OpenWorkspace, kind: str, shape: str) -> OpenWorkspace:
    """Ask again how the columns of files with these headers are read."""
    known = workspace.project.mappings
    files = known.loc[(known[c.KIND] == kind) & (known[c.SHAPE] == shape), c.FILE]
    gone = Replacement("mappings", places(kind=kind, shape=shape), empty("mappings"))
    parts: dict[str, str | int] = {"file": next(iter(files), "")}
    return perform(workspace, Change(N_("Forget how files like {file} are read"), (gone,), parts=parts))
