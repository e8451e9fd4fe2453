"""What openpyxl drops from a template is carried over: logos, shapes and charts, and pictures in page headers.

The drawing of a sheet is taken as it is, byte by byte, with every part it refers to, and the charts that the program
drew on that sheet are appended to it.
"""

import math
import re
from xml.etree.ElementTree import Element, fromstring, tostring

from shortage_app.files.workbook.parts import OFFICE, Parts

_ROW_EMU = 190_500  # the height of a row of 15 points
_OWN_IDS_FROM = 10_000  # above the numbers of the shapes that a template may hold
_HEADER_PICTURE = re.compile(rb"<legacyDrawingHF\b[^>]*?\bid=[\"']([^\"']+)")
# What follows a drawing in a worksheet, in the order of the standard.
_AFTER_DRAWING = (b"<legacyDrawing", b"<picture", b"<tableParts", b"<extLst", b"</worksheet>")
_AFTER_HEADER_PICTURE = _AFTER_DRAWING[1:]


class KeptParts:
    """The pictures, shapes and charts of a template."""

    def __init__(self, template: bytes) -> None:
        self._template = Parts(template)

    def drawn_rows(self) -> dict[str, int]:
        """For each sheet of the template, the last row that a picture, shape or chart covers."""
        drawings = {title: self._template.related(part, "drawing") for title, part in self._template.sheets().items()}
        return {title: _last_row(self._template.content[drawing]) for title, drawing in drawings.items() if drawing}

    def put_into(self, workbook: bytes) -> bytes:
        """The workbook with what it lost when openpyxl filled the template."""
        carrier = _Carrier(self._template, Parts(workbook))
        filled = carrier.workbook.sheets()
        for title, sheet in self._template.sheets().items():
            if title in filled:
                carrier.keep_drawing(sheet, filled[title])
                carrier.keep_header_picture(sheet, filled[title])
        return carrier.workbook.zipped()


class _Carrier:
    """Copies parts of a template into a workbook, each once, under names that are free there."""

    def __init__(self, template: Parts, workbook: Parts) -> None:
        self.template = template
        self.workbook = workbook
        self._copied: dict[str, str] = {}

    def keep_drawing(self, sheet: str, filled: str) -> None:
        """Give the filled sheet the drawing of the template's, with its own charts appended."""
        drawing = self.template.related(sheet, "drawing")
        if drawing is None:
            return
        kept, own = self._copy(drawing), self.workbook.related(filled, "drawing")
        if own is None:
            number = self.workbook.relate(filled, "drawing", kept)
            self.workbook.insert(filled, _reference("drawing", number), _AFTER_DRAWING)
            return
        self._append(own, kept)
        self.workbook.retarget(filled, own, kept)
        self.workbook.remove(own)

    def keep_header_picture(self, sheet: str, filled: str) -> None:
        """Give the filled sheet the pictures that stand in the page header of the template's."""
        found = _HEADER_PICTURE.search(self.template.content[sheet])
        picture = self.template.target(sheet, found.group(1).decode()) if found else None
        if picture is not None:
            number = self.workbook.relate(filled, "vmlDrawing", self._copy(picture))
            self.workbook.insert(filled, _reference("legacyDrawingHF", number), _AFTER_HEADER_PICTURE)

    def _copy(self, part: str) -> str:
        if part not in self._copied:
            name = self._copied[part] = self.workbook.free_name(part)
            self.workbook.add(name, self.template.content[part], self.template.type_of(part))
            self.workbook.set_relations(name, [self._moved(part, one) for one in self.template.relations(part)])
        return self._copied[part]

    def _moved(self, part: str, relation: Element) -> Element:
        """A relation of a part of the template, to the copy of what it pointed to."""
        target = self.template.resolve(part, relation)
        if target in self.template.content:
            relation.set("Target", f"/{self._copy(target)}")
        return relation

    def _append(self, own: str, kept: str) -> None:
        """Append the charts of one drawing to another, under ids of their own."""
        ids = {one.get("Id", ""): f"own{place}" for place, one in enumerate(self.workbook.relations(own))}
        relations = [*self.workbook.relations(kept)]
        for one in self.workbook.relations(own):
            one.set("Target", f"/{self.workbook.resolve(own, one)}")
            one.set("Id", ids[one.get("Id", "")])
            relations.append(one)
        self.workbook.set_relations(kept, relations)
        anchors = b"".join(_renumbered(anchor, ids) for anchor in fromstring(self.workbook.content[own]))
        self.workbook.insert(kept, anchors, (b"</xdr:wsDr>", b"</wsDr>"))


def _reference(tag: str, number: str) -> bytes:
    return f'<{tag} xmlns:r="{OFFICE}" r:id="{number}"/>'.encode()


def _renumbered(anchor: Element, ids: dict[str, str]) -> bytes:
    for part in anchor.iter():
        for name, value in part.attrib.items():
            if name == f"{{{OFFICE}}}id":
                part.set(name, ids[value])
        if part.tag.endswith("}cNvPr"):
            part.set("id", str(_OWN_IDS_FROM + int(part.get("id", "0"))))
    return tostring(anchor)


def _last_row(drawing: bytes) -> int:
    return max((_bottom(anchor) for anchor in fromstring(drawing)), default=0)


def _bottom(anchor: Element) -> int:
    """The row at which a shape ends: it says so itself, or says where it begins and how high it is."""
    rows = {part.tag.rpartition("}")[2]: part for part in anchor}
    if "to" in rows:
        return 1 + int(rows["to"].findtext("{*}row", "0"))
    height = int(rows["ext"].get("cy", "0")) if "ext" in rows else 0
    start = int(rows["from"].findtext("{*}row", "0")) if "from" in rows else 0
    return start + math.ceil(height / _ROW_EMU) + 1
