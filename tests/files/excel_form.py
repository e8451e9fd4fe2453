"""What Excel demands of a workbook, checked on its parts: each fault found here is one it would offer to repair."""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, fromstring

from openpyxl.utils import get_column_letter, range_boundaries

from shortage_app.files.workbook.parts import Parts

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
# The order in which the elements of a sheet, a chart and a series must come (ECMA-376, part 1).
SHEET_ORDER = (
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios "
    "autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations "
    "hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches "
    "ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems "
    "tableParts extLst"
)
CHART_ORDERS = {
    "chart": "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs",
    "plotArea": "layout barChart lineChart catAx valAx dTable spPr",  # axes may stand in any order
    "barChart": "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId",
    "lineChart": "grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId",
    "catAx": "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark "
    "tickLblPos spPr txPr crossAx crosses crossesAt auto lblAlgn lblOffset noMultiLvlLbl",
    "valAx": "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark "
    "tickLblPos spPr txPr crossAx crosses crossesAt crossBetween majorUnit minorUnit dispUnits",
    "scaling": "logBase orientation max min",
    "ser": "idx order tx spPr invertIfNegative marker pictureOptions dPt dLbls trendline errBars cat val smooth shape",
    "errBars": "errDir errBarType errValType noEndCap plus minus val spPr",
    "dLbls": "dLbl delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent "
    "showBubbleSize separator",
    "legend": "legendPos legendEntry layout overlay spPr txPr",
}
LONGEST_NAME = 255
_LEGAL_NAME = re.compile(r"[^\W\d][\w.\\?]*|\\[\w.\\?]*")
_LIKE_A_CELL = re.compile(r"[A-Z]{1,3}\d{1,7}|R\d*C?\d*|C\d*", re.IGNORECASE)
_NOT_IN_SHEETS = re.compile(r"[\[\]:*?/\\]")
_TYPES = {"n": r"-?\d+(\.\d+)?([eE][-+]?\d+)?", "b": "[01]", "d": r"\d{4}-\d\d-\d\d.*"}


def faults_of(content: bytes) -> list[str]:
    """Everything that Excel would repair or refuse, in words; nothing for a sound file."""
    parts = Parts(content)
    return [*_package(content, parts), *_book(parts), *_sheets(parts), *_tables(parts), *_drawings(parts)]


def _package(content: bytes, parts: Parts) -> Iterator[str]:
    """Each part once, of a known type, and every relation leads to one."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        yield from (f"{name} twice" for name, times in Counter(archive.namelist()).items() if times > 1)
    for name in parts.content:
        if parts.type_of(name) == "application/octet-stream":
            yield f"{name} has no type"
    for name in ["", *parts.content]:
        ids = Counter(one.get("Id") for one in parts.relations(name))
        yield from (f"relation {id_} of {name} twice" for id_, times in ids.items() if times > 1)
        for one in parts.relations(name):
            if one.get("TargetMode") != "External" and parts.resolve(name, one) not in parts.content:
                yield f"{name} leads to {one.get('Target')}, which is not there"


def _book(parts: Parts) -> Iterator[str]:
    """Names of sheets and ranges: legal, once, and leading to a sheet."""
    book = fromstring(parts.content["xl/workbook.xml"])
    titles = [sheet.get("name") or "" for sheet in book.iter(f"{MAIN}sheet")]
    yield from (f"sheet {name} twice" for name, times in Counter(map(str.casefold, titles)).items() if times > 1)
    for title in titles:
        length = len(title.encode("utf-16-le")) // 2
        if not 1 <= length <= 31 or _NOT_IN_SHEETS.search(title) or title[0] == "'" or title[-1] == "'":
            yield f"sheet name {title!r} is not legal"
    names = Counter()
    for defined in book.iter(f"{MAIN}definedName"):
        name, scope = defined.get("name") or "", defined.get("localSheetId")
        names[name.casefold(), scope] += 1
        if not name.startswith("_xlnm.") and not _is_legal(name):
            yield f"name {name} is not legal"
        if not any(f"'{title.replace(chr(39), chr(39) * 2)}'!" in (defined.text or "") for title in titles):
            yield f"name {name} stands for {defined.text}, on no sheet"
    yield from (f"name {name} twice" for name, times in names.items() if times > 1)


def _is_legal(name: str) -> bool:
    return bool(_LEGAL_NAME.fullmatch(name)) and not _LIKE_A_CELL.fullmatch(name) and len(name) <= LONGEST_NAME


def _sheets(parts: Parts) -> Iterator[str]:
    looks = len(fromstring(parts.content["xl/styles.xml"]).find(f"{MAIN}cellXfs") or ())
    for title, name in parts.sheets().items():
        sheet = fromstring(parts.content[name])
        yield from (f"{title}: {fault}" for fault in _disorder(sheet, SHEET_ORDER))
        yield from (f"{title}: {fault}" for fault in _cells(sheet, looks))


def _cells(sheet: Element, looks: int) -> Iterator[str]:
    """Rows and cells in order, each value of its type, no formula, every look known."""
    last_row = 0
    for row in sheet.iter(f"{MAIN}row"):
        number, last_column = int(row.get("r") or 0), 0
        if number <= last_row:
            yield f"row {number} after row {last_row}"
        last_row = number
        for cell in row:
            place = cell.get("r") or ""
            column = range_boundaries(place)[0]
            if column <= last_column or place != f"{get_column_letter(column)}{number}":
                yield f"cell {place} out of place"
            last_column = column
            if int(cell.get("s") or 0) >= looks:
                yield f"cell {place} has a look that is not there"
            if cell.find(f"{MAIN}f") is not None:
                yield f"cell {place} is a formula"
            kind, value = cell.get("t", "n"), cell.findtext(f"{MAIN}v")
            if kind in _TYPES and value is not None and not re.fullmatch(_TYPES[kind], value):
                yield f"cell {place} holds {value!r} as {kind}"


def _tables(parts: Parts) -> Iterator[str]:
    """Ids and names once, headers equal to the cells above, no two tables over the same cells."""
    ids, names = Counter(), Counter()
    for title, name in parts.sheets().items():
        headers = _texts(fromstring(parts.content[name]))
        areas = []
        for relation in parts.relations(name):
            if not (relation.get("Type") or "").endswith("/table"):
                continue
            table = fromstring(parts.content[parts.resolve(name, relation)])
            area = range_boundaries(table.get("ref") or "")
            ids[table.get("id")] += 1
            names[(table.get("displayName") or "").casefold()] += 1
            if not _is_legal(table.get("displayName") or ""):
                yield f"table {table.get('displayName')} has no legal name"
            columns = [column.get("name") or "" for column in table.iter(f"{MAIN}tableColumn")]
            above = [headers.get((area[1], column), "") for column in range(area[0], area[2] + 1)]
            if [column.replace("_x000a_", "\n") for column in columns] != above:
                yield f"{title}: the headers of {table.get('displayName')} are not its columns: {columns} {above}"
            if len({column.casefold() for column in columns}) < len(columns):
                yield f"{title}: two columns of {table.get('displayName')} have one name"
            if area[3] <= area[1]:
                yield f"{title}: {table.get('displayName')} has no row"
            filtered = table.find(f"{MAIN}autoFilter")
            if filtered is not None and filtered.get("ref") != table.get("ref"):
                yield f"{title}: the filter of {table.get('displayName')} is elsewhere"
            yield from (f"{title}: tables overlap" for other in areas if _overlap(area, other))
            areas.append(area)
    yield from (f"table id {one} twice" for one, times in ids.items() if times > 1)
    yield from (f"table name {one} twice" for one, times in names.items() if times > 1)


def _texts(sheet: Element) -> dict[tuple[int, int], str]:
    found = {}
    for cell in sheet.iter(f"{MAIN}c"):
        column, row, *_rest = range_boundaries(cell.get("r") or "")
        found[row, column] = "".join(text.text or "" for text in cell.iter(f"{MAIN}t"))
    return found


def _overlap(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _drawings(parts: Parts) -> Iterator[str]:
    """Ids once in a drawing, every picture described, charts in the order of the schema with two axes a plot."""
    for name, content in parts.content.items():
        if name.startswith("xl/drawings/drawing"):
            described = list(fromstring(content).iter(f"{DRAWN}cNvPr"))
            ids = Counter(one.get("id") for one in described)
            yield from (f"{name}: id {id_} twice" for id_, times in ids.items() if times > 1)
            yield from (f"{name}: {one.get('name')} has no words" for one in described if not one.get("descr"))
        if name.startswith("xl/charts/chart"):
            yield from (f"{name}: {fault}" for fault in _chart(fromstring(content), set(parts.sheets())))


def _chart(chart: Element, titles: set[str]) -> Iterator[str]:
    for tag, order in CHART_ORDERS.items():
        for element in chart.iter(f"{CHART}{tag}"):
            yield from _disorder(element, order)
    axes = {one.get("val") for kind in ("catAx", "valAx") for one in chart.findall(f".//{CHART}{kind}/{CHART}axId")}
    for plot in (*chart.iter(f"{CHART}barChart"), *chart.iter(f"{CHART}lineChart")):
        used = [one.get("val") for one in plot.findall(f"{CHART}axId")]
        if len(used) != 2 or not axes.issuperset(used):
            yield f"axes {used} of a plot are not {sorted(map(str, axes))}"
    series = [one.get("val") for one in chart.findall(f".//{CHART}ser/{CHART}idx")]
    if len(set(series)) < len(series):
        yield f"series {series} share a number"
    for formula in chart.iter(f"{CHART}f"):
        sheet = (formula.text or "").rpartition("!")[0].strip("'").replace("''", "'")
        if sheet not in titles:
            yield f"figures stand on {sheet}, which is not there"


def _disorder(element: Element, known: str) -> Iterator[str]:
    """Children that are not known, or come before one that must precede them."""
    order, tags = known.split(), [child.tag.rpartition("}")[2] for child in element]
    strangers = [tag for tag in tags if tag not in order]
    if strangers:
        yield f"{element.tag.rpartition('}')[2]} holds {strangers}"
    places = [order.index(tag) for tag in tags if tag in order]
    if places != sorted(places):
        yield f"{element.tag.rpartition('}')[2]} has its parts in another order: {tags}"
