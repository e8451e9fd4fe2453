"""The parts of a zipped office document, and how they refer to each other."""

import posixpath
from io import BytesIO
from xml.etree.ElementTree import Element, SubElement, fromstring, tostring
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from shortage_app.files.workbook.package import NO_TIME

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_TYPES_PART = "[Content_Types].xml"


class Parts:
    """A document as its parts, by name; changed in memory and zipped again."""

    def __init__(self, document: bytes) -> None:
        with ZipFile(BytesIO(document)) as archive:
            self.content = {name: archive.read(name) for name in archive.namelist()}

    def sheets(self) -> dict[str, str]:
        """The part of each worksheet, by its title."""
        book = self.related("", "officeDocument") or ""
        sheets = fromstring(self.content[book]).iterfind("{*}sheets/{*}sheet")
        parts = {one.get("name", ""): self.target(book, one.get(f"{{{OFFICE}}}id", "")) for one in sheets}
        return {title: part for title, part in parts.items() if part in self.content}

    def relations(self, part: str) -> list[Element]:
        """The relations of a part ("" for the document itself)."""
        relations = self.content.get(_relations_part(part))
        return list(fromstring(relations)) if relations else []

    def set_relations(self, part: str, relations: list[Element]) -> None:
        """Replace the relations of a part."""
        root = Element(f"{{{_PACKAGE}}}Relationships")
        root.extend(relations)
        if relations:
            self.content[_relations_part(part)] = tostring(root, "utf-8", xml_declaration=True)

    def related(self, part: str, kind: str) -> str | None:
        """The first part that `part` refers to as a `kind` ("drawing"), where it exists."""
        for one in self.relations(part):
            if one.get("Type", "").endswith(f"/{kind}") and self.resolve(part, one) in self.content:
                return self.resolve(part, one)
        return None

    def target(self, part: str, number: str) -> str | None:
        """The part that a relation of this id points to, where it exists."""
        for one in self.relations(part):
            if one.get("Id") == number and self.resolve(part, one) in self.content:
                return self.resolve(part, one)
        return None

    def resolve(self, part: str, relation: Element) -> str:
        """The name of the part that a relation points to; "" for what lies outside or within a sheet."""
        target = relation.get("Target", "")
        if relation.get("TargetMode") == "External" or target.startswith("#"):
            return ""
        return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")

    def relate(self, part: str, kind: str, target: str) -> str:
        """Add a relation; its id."""
        relations = self.relations(part)
        number = f"kept{len(relations) + 1}"
        to = {"Id": number, "Type": f"{OFFICE}/{kind}", "Target": f"/{target}"}
        self.set_relations(part, [*relations, Element(f"{{{_PACKAGE}}}Relationship", to)])
        return number

    def retarget(self, part: str, old: str, new: str) -> None:
        """Let a relation to one part point to another."""
        relations = self.relations(part)
        for one in relations:
            if self.resolve(part, one) == old:
                one.set("Target", f"/{new}")
        self.set_relations(part, relations)

    def type_of(self, part: str) -> str:
        """The content type of a part."""
        types = fromstring(self.content[_TYPES_PART])
        own = {one.get("PartName", "").lstrip("/"): one.get("ContentType", "") for one in types.iterfind("{*}Override")}
        every = {one.get("Extension", "").lower(): one.get("ContentType", "") for one in types.iterfind("{*}Default")}
        return own.get(part) or every.get(part.rpartition(".")[2].lower(), "application/octet-stream")

    def free_name(self, part: str) -> str:
        """A name for a copy of `part` in the same folder."""
        folder, name = posixpath.split(part)
        free, number = posixpath.join(folder, f"kept_{name}"), 1
        while free in self.content:
            number += 1
            free = posixpath.join(folder, f"kept{number}_{name}")
        return free

    def add(self, part: str, content: bytes, content_type: str) -> None:
        """Add a part of a content type."""
        self.content[part] = content
        types = fromstring(self.content[_TYPES_PART])
        SubElement(types, f"{{{_TYPES}}}Override", {"PartName": f"/{part}", "ContentType": content_type})
        self.content[_TYPES_PART] = tostring(types, "utf-8", xml_declaration=True)

    def remove(self, part: str) -> None:
        """Take a part out, with its relations and content type."""
        del self.content[part]
        self.content.pop(_relations_part(part), None)
        types = fromstring(self.content[_TYPES_PART])
        for one in types.findall("{*}Override"):
            if one.get("PartName") == f"/{part}":
                types.remove(one)
        self.content[_TYPES_PART] = tostring(types, "utf-8", xml_declaration=True)

    def insert(self, part: str, text: bytes, before: tuple[bytes, ...]) -> None:
        """Insert text into a part before the first of these tags."""
        content = self.content[part]
        place = min(place for tag in before if (place := content.find(tag)) >= 0)
        self.content[part] = content[:place] + text + content[place:]

    def zipped(self) -> bytes:
        """The document as a file."""
        document = BytesIO()
        with ZipFile(document, "w", ZIP_DEFLATED) as archive:
            for name, content in self.content.items():
                part = ZipInfo(name, NO_TIME)
                part.compress_type = ZIP_DEFLATED
                archive.writestr(part, content)
        return document.getvalue()


def _relations_part(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
