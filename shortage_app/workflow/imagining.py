"""What a person does with scenarios: keep them by name, drop them, write what they would change to a file."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from shortage_app.domain.analysis import Analysis
from shortage_app.domain.change import Change
from shortage_app.domain.scenario import Scenario
from shortage_app.domain.scenarios import AlreadyNamed, dropped, kept
from shortage_app.report.scenario import Sides, scenario_workbook
from shortage_app.text import N_
from shortage_app.workflow.workspaces import OpenWorkspace, perform

__all__ = ["AlreadyNamed", "drop", "export_scenarios", "keep"]


def keep(workspace: OpenWorkspace, scenario: Scenario, before: Scenario | None = None) -> OpenWorkspace:
    """Keep a scenario, in the place of the one it was before; AlreadyNamed where another bears its name."""
    name = N_("New scenario “{scenario}”") if before is None else N_("Change the scenario “{scenario}”")
    parts = {"scenario": scenario.name}
    return perform(workspace, Change(name, (kept(workspace.project, scenario, before),), parts=parts))


def drop(workspace: OpenWorkspace, scenario: Scenario) -> OpenWorkspace:
    """Take a scenario away."""
    change = Change(N_("Drop the scenario “{scenario}”"), (dropped(scenario),), parts={"scenario": scenario.name})
    return perform(workspace, change)


def export_scenarios(base: Analysis, scenarios: Sequence[Scenario], path: Path) -> None:
    """Write what scenarios would change, in the language spoken now; raises NotWritable."""
    from shortage_app.files.workbook.write import write_workbook

    write_workbook(scenario_workbook(Sides(base, tuple(scenarios)), created=datetime.now()), path)
