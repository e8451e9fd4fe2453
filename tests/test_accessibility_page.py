"""The page on accessibility names only tests that there are, and every clause has a state."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8")
STATES = {"supports", "partially", "not", "not applicable"}


def clauses() -> list[list[str]]:
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in PAGE.splitlines()
        if re.match(r"\| 1[12]\.", line)
    ]


def test_every_clause_has_a_state_and_says_how() -> None:
    assert len(clauses()) > 50
    assert {row[1] for row in clauses()} <= STATES
    assert [row[0] for row in clauses() if len(row) != 3 or not row[2]] == []


def test_every_test_that_is_named_is_there() -> None:
    named = set(re.findall(r"`(test_\w+)`", PAGE))
    sources = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "tests").rglob("test_*.py"))
    assert sorted(name for name in named if f"def {name}(" not in sources) == []
    assert len(named) > 20
