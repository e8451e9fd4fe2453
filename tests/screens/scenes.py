"""Every picture there is: each page, each dialog, and the states of both that a person meets."""

from dataclasses import dataclass
from functools import partial

from tests.screens import acts, imports
from tests.screens.acts import Show, nothing
from tests.screens.stage import DAMAGED, YEAR_WITHOUT


@dataclass(frozen=True)
class Scene:
    """A picture by name: the page it starts from, what is done there, and the dialog that then is in it ("" for none).

    back: undoes on the page what closing a dialog and choosing the year does not.
    """

    name: str
    show: Show = nothing
    page: str = "overview"
    dialog: str = ""
    back: Show = nothing


def over(page: str, name: str, dialog: str, show: Show, back: Show = nothing) -> Scene:
    """A dialog over a page."""
    return Scene(name, show, page, dialog, back)


def _import(name: str, *files: str, then: Show = nothing) -> Scene:
    return over("data", f"import-{name}", "ImportDialog", partial(acts.import_files, files, then))


# Without a workspace, or with one that holds no list; each in a window of its own.
BARE = ("welcome", "no-list")
PAGES = tuple(
    Scene(name, page=name)
    for name in ("overview", "occupations", "coverage", "exits", "indicators", "decisions", "data")
)
STATES = (
    Scene("overview-no-edition", partial(acts.year, YEAR_WITHOUT)),
    Scene("overview-as-table", acts.turn_chart, back=acts.turn_chart),
    Scene("occupations-no-edition", partial(acts.year, YEAR_WITHOUT), "occupations"),
    Scene("occupations-no-match", acts.filter_all_out, "occupations"),
    Scene("coverage-places", partial(acts.measure, "places"), "coverage", back=partial(acts.measure, "occupations")),
    Scene("coverage-filters", acts.coverage_filters, "coverage", back=acts.coverage_filters),
    Scene("coverage-scenario", partial(acts.scenario, acts.COMPARED), "coverage", back=partial(acts.scenario, "")),
    Scene("exits-by-cohort", partial(acts.exits, "cohort"), "exits", back=partial(acts.exits, "education_level")),
    Scene("exits-by-domain", partial(acts.exits, "domain"), "exits", back=partial(acts.exits, "education_level")),
    Scene(
        "exits-awaited",
        partial(acts.exits_awaited, awaited=True),
        "exits",
        back=partial(acts.exits_awaited, awaited=False),
    ),
    Scene("menu", acts.menu),
    Scene("search", partial(acts.search, "cuis")),
    Scene("search-nothing", partial(acts.search, "xyzzy")),
    Scene("message", acts.read_only, back=acts.writable),
    Scene("note", acts.check_file),
)
DIALOGS = (
    over("overview", "settings", "SettingsDialog", partial(acts.command, "settings")),
    over("overview", "list-of-changes", "ChangesDialog", partial(acts.command, "changes")),
    over("overview", "keys", "KeysDialog", partial(acts.command, "keys")),
    over("overview", "guide", "HelpDialog", partial(acts.command, "help")),
    over("occupations", "export", "ExportDialog", acts.export),
    over("occupations", "log-decision", "DecisionDialog", partial(acts.command, "log_decision")),
    over("decisions", "change-decision", "DecisionDialog", acts.change_decision),
    over("coverage", "weights", "GapWeightsSheet", partial(acts.press, "coverage", "lists", "weights_button")),
    over("coverage", "batch", "BatchLinks", partial(acts.press, "coverage", "queue", "batch_button")),
    over("coverage", "step", "StepDialog", acts.step, partial(acts.scenario, "")),
    over("coverage", "compare", "ScenarioDialog", acts.compare, partial(acts.scenario, "")),
    over("data", "crosswalk", "CrosswalkDialog", partial(acts.press, "data", "nomenclatures", "review_button")),
    over("data", "successor", "SuccessorDialog", acts.successor),
    over("data", "mappings", "MappingsDialog", acts.mappings),
    over("data", "restore", "RestoreDialog", partial(acts.command, "restore")),
    over("data", "restore-damaged", "RestoreDialog", partial(acts.restore_damaged, DAMAGED)),
    over("data", "merge", "MergeDialog", acts.merge),
    over("overview", "left-open", "LeftOpenDialog", acts.left_open),
    over("indicators", "targets", "TargetsDialog", partial(acts.command, "edit_targets")),
    over("data", "delete-exits", "DeleteExitsDialog", partial(acts.command, "delete_exits")),
    over("overview", "crash", "CrashDialog", acts.crash),
    _import("empty"),
    _import("list", imports.MESSY, imports.KINDS["catalogue"], imports.KINDS["exits"]),
    _import("changes", imports.MESSY, then=acts.turn_import),
    over("data", "import-left", "LeaveImportDialog", acts.leave_import),
    _import("question", imports.UNKNOWN),
    _import("unreadable", imports.UNREADABLE),
    *(_import(kind, file) for kind, file in imports.KINDS.items()),
)
SCENES = (*PAGES, *STATES, *DIALOGS)
