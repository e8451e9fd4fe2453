"""Pins, constraints and the hashed lock say the same; nothing imported is undeclared; no address stands in them."""

import re
import tomllib
from pathlib import Path

from shortage_app import __version__

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def versions(pins: list[str]) -> dict[str, str]:
    found = {}
    for pin in pins:
        name, exact, version = pin.partition("==")
        assert exact, f"{pin} is not pinned exactly"
        found[re.sub(r"[-_.]+", "-", name).lower()] = version
    return found


def test_every_locked_version_is_pinned_directly_or_as_a_constraint_with_a_hash() -> None:
    locked = dict(re.findall(r"^([a-z0-9-]+)==(\S+?) ", LOCK, re.MULTILINE))
    pinned = versions(PROJECT["project"]["dependencies"]) | versions(PROJECT["tool"]["uv"]["constraint-dependencies"])
    assert locked == {name: pinned[name] for name in locked}
    assert set(versions(PROJECT["project"]["dependencies"])) <= set(locked)
    entries = re.split(r"^(?=[a-z0-9-]+==)", LOCK, flags=re.MULTILINE)[1:]
    assert all("--hash=sha256:" in entry for entry in entries)


def test_development_tools_are_pinned_exactly() -> None:
    assert versions(PROJECT["dependency-groups"]["dev"])


def test_no_registry_address_stands_in_the_locks() -> None:
    assert "://" not in LOCK
    assert "index-url" not in LOCK
    assert not (ROOT / ".git").exists() or "uv.lock" in (ROOT / ".gitignore").read_text(encoding="utf-8").split()


def test_program_project_and_change_log_say_the_same_version() -> None:
    released = re.findall(
        r"^## (\d+\.\d+\.\d+) – \d{4}-\d{2}-\d{2}$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE
    )
    assert released[0] == __version__ == PROJECT["project"]["version"]
