"""What the installed program is made of: its icon, what Windows is told, its licences."""

import json
import struct
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def packaging(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    for name in ("icon", "kept", "notices", "windows"):
        monkeypatch.delitem(sys.modules, name, raising=False)


@pytest.mark.usefixtures("qapp")
def test_the_icon_holds_the_drawing_in_every_size(tmp_path: Path) -> None:
    from icon import SIZES, write_ico

    content = write_ico(ROOT / "resources" / "shortage-app.svg", tmp_path / "made" / "a.ico").read_bytes()
    count = struct.unpack_from("<HHH", content)[2]
    entries = [struct.unpack_from("<BBBBHHII", content, 6 + 16 * at) for at in range(count)]
    pictures = [QImage.fromData(content[entry[7] : entry[7] + entry[6]]) for entry in entries]
    assert [(picture.width(), picture.height()) for picture in pictures] == [(size, size) for size in SIZES]
    assert all(
        picture.pixelColor(picture.width() // 2, picture.height() // 6).name() == "#0a5ba8" for picture in pictures[6:]
    )


@pytest.mark.parametrize(
    ("destination", "needed"),
    [
        ("PySide6/Qt6Widgets.dll", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", True),
        ("PySide6\\translations\\qtbase_nl.qm", True),
        ("PySide6/translations/qtbase_de.qm", False),
        ("PySide6/opengl32sw.dll", False),
        ("PySide6/Qt6Quick.dll", False),
        ("PySide6/plugins/sqldrivers/qsqlite.dll", False),
        ("PySide6/plugins/platforms/qdirect2d.dll", False),
        ("resources/locale/nl/LC_MESSAGES/shortage_app.mo", True),
        ("pandas/_libs/lib.pyd", True),
    ],
)
def test_only_what_a_plain_window_needs_of_qt_is_kept(destination: str, needed: bool) -> None:
    from kept import kept

    assert kept(destination) is needed


def test_the_manifest_asks_for_long_paths_utf_8_and_no_rights() -> None:
    from xml.etree import ElementTree

    from windows import MANIFEST

    said = {element.tag.split("}")[1]: element.text for element in ElementTree.fromstring(MANIFEST.encode()).iter()}
    assert (said["longPathAware"], said["activeCodePage"], said["dpiAwareness"]) == ("true", "UTF-8", "PerMonitorV2")
    assert 'level="asInvoker"' in MANIFEST


def test_the_version_resource_says_four_numbers() -> None:
    from windows import version_info

    assert "filevers=(1, 4, 0, 0)" in version_info("1.4.0", "shortage-app")
    assert "OriginalFilename', 'shortage-app.exe'" in version_info("1.4.0", "shortage-app")


def test_every_locked_part_has_its_licence_and_stands_in_the_bill(tmp_path: Path) -> None:
    from notices import locked_parts, write_bill, write_licences

    parts = locked_parts(ROOT / "requirements.lock")
    assert {"PySide6_Essentials", "pandas", "scikit-learn", "openpyxl"} <= {part.name for part in parts}
    write_licences(parts, ROOT, tmp_path / "licences")
    assert "BSD" in (tmp_path / "licences" / "pandas.txt").read_text(encoding="utf-8")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (tmp_path / "licences" / "shiboken6.txt").read_text(encoding="utf-8")
    assert all((tmp_path / "licences" / f"{part.name}.txt").stat().st_size > 200 for part in parts)
    write_bill(parts, "1.2.3", tmp_path / "sbom.json")
    bill = json.loads((tmp_path / "sbom.json").read_text(encoding="utf-8"))
    versions = {component["name"]: component["version"] for component in bill["components"]}
    assert versions["pandas"] == distribution("pandas").version
    assert bill["metadata"]["component"] == {"type": "application", "name": "shortage-app", "version": "1.2.3"}
