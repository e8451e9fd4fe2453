"""What a change of the workspace is called where a person reads it: an occupation by its title, not by its code."""

from shortage_app.domain import columns as c
from shortage_app.domain.project import Project
from shortage_app.report.titles import titles
from shortage_app.workspace.history import Step

OCCUPATION = "code"  # the part of a name that is the code of an occupation


def spoken_name(step: Step, project: Project) -> str:
    """The name of a change in the language spoken now."""
    if OCCUPATION not in step.parts:
        return step.words
    return step.words_with({**step.parts, OCCUPATION: _title(project, str(step.parts[OCCUPATION]))})


def _title(project: Project, code: str) -> str:
    """The latest title of an occupation; its code where no list has it."""
    listed = project.listings[project.listings[c.CODE] == code]
    if listed.empty:
        return code
    return str(titles(listed.nlargest(1, c.REFERENCE_YEAR)).iloc[0])
