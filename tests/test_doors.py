"""What may be imported where, beyond what import-linter says: the command line and the rules load no Qt."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "module", ["shortage_app.workflow.importing", "shortage_app.workflow.exporting", "shortage_app.cli"]
)
def test_the_command_line_loads_no_qt_and_nothing_slow(module: str) -> None:
    slow = ("PySide6", "pyqtgraph", "sklearn", "scipy", "openpyxl")
    code = f"import sys, {module}; print([name for name in {slow!r} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    assert found == "[]"


def test_start_up_imports_nothing_but_the_standard_library() -> None:
    slow = ("pandas", "numpy", "PySide6", "platformdirs")
    code = f"import sys, shortage_app.__main__; print([name for name in {slow!r} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    assert found == "[]"
