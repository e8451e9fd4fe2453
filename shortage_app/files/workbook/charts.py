"""Native charts: bars stacked by series, rates as bars with their intervals. They read cells, and keep no figures."""

import math

from openpyxl.chart import BarChart as NativeBars
from openpyxl.chart import LineChart as NativeLine
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.data_source import AxDataSource, NumDataSource, NumRef, StrRef
from openpyxl.chart.error_bar import ErrorBars
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.legend import Legend, LegendEntry
from openpyxl.chart.marker import Marker
from openpyxl.chart.series import Series as NativeSeries
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.colors import ColorChoice
from openpyxl.drawing.fill import PatternFillProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
    RichTextProperties,
)

from shortage_app.files.workbook import palette
from shortage_app.files.workbook.chart_data import ChartCells, ChartData, Look, Series, SeriesCells
from shortage_app.files.workbook.styles import FONT
from shortage_app.report.chart import BarChart, BulletChart, Chart, PointChart

COUNTS, SHARES, POINTS = "#,##0", "0%", "+0;-0;0"
_FINE_SHARES, _FINE_POINTS, _TENTHS = "0.0%", "+0.0;-0.0;0.0", "0.0"
_LINE = 9525  # EMU of a line of 0.75 points
# openpyxl writes minus before plus: the format has them the other way, and a strict reader takes the drawing out.
ErrorBars.__elements__ = ("errDir", "errBarType", "errValType", "noEndCap", "plus", "minus", "val", "spPr")


def figure_format(chart: Chart) -> str:
    """The number format of the figures of a chart."""
    if isinstance(chart, PointChart):
        return _FINE_POINTS if chart.difference else _FINE_SHARES
    if isinstance(chart, BulletChart):
        return _TENTHS if chart.percent else COUNTS
    return _FINE_SHARES if chart.share else COUNTS


def native_chart(chart: Chart, data: ChartData, cells: ChartCells) -> NativeBars:
    """The chart of Excel that shows these cells."""
    if isinstance(chart, BarChart):
        native = _stacked_bars(chart, data, cells)
    elif isinstance(chart, BulletChart):
        native = _beside_targets(chart, data, cells)
    else:
        native = _rates(chart, data, cells)
    native.title = _title(chart.title)
    native.legend = _legend(data)
    native.layout = _plot_area(with_legend=native.legend is not None)
    native.graphical_properties = GraphicalProperties(solidFill=palette.WHITE, ln=LineProperties(noFill=True))
    native.roundedCorners = False
    return native


def _stacked_bars(chart: BarChart, data: ChartData, cells: ChartCells) -> NativeBars:
    native = NativeBars()
    native.type = "col" if chart.vertical else "bar"
    native.grouping, native.overlap, native.gapWidth = "stacked", 100, 35
    for place, (series, where) in enumerate(zip(data.series, cells.series, strict=True)):
        if series.look is not Look.TOTAL:
            native.series.append(_bar_series(place, series, where, cells.categories, figure_format(chart)))
    _dress_axes(native, COUNTS, lying=not chart.vertical, bare=not chart.vertical or chart.share)
    native.y_axis.scaling.min = 0  # else nearly equal bars would start elsewhere, and look very different
    if chart.share:
        native.y_axis.scaling.max = 1
    if data.series and data.series[-1].look is Look.TOTAL:
        native += _total_labels(len(data.series) - 1, cells)
    return native


def _beside_targets(chart: BulletChart, data: ChartData, cells: ChartCells) -> NativeBars:
    """Values with their targets beside them as hollow bars: Excel has no tick at a value."""
    native = NativeBars()
    native.type, native.grouping, native.gapWidth, native.overlap = "bar", "clustered", 45, 0
    for place, (series, where) in enumerate(zip(data.series, cells.series, strict=True)):
        native.series.append(_bar_series(place, series, where, cells.categories, ""))
    _dress_axes(native, figure_format(chart), lying=True, bare=False)
    native.y_axis.scaling.min = 0
    return native


def _rates(chart: PointChart, data: ChartData, cells: ChartCells) -> NativeBars:
    native = NativeBars()
    native.type, native.grouping, native.gapWidth, native.overlap = "bar", "clustered", 60, -5
    for place, (series, where) in enumerate(zip(data.series, cells.series, strict=True)):
        bars = _bar_series(place, series, where, cells.categories, "")
        bars.errBars = ErrorBars(
            errBarType="both",
            errValType="cust",
            noEndCap=False,
            minus=NumDataSource(NumRef(where.minus)),
            plus=NumDataSource(NumRef(where.plus)),
            spPr=GraphicalProperties(ln=LineProperties(solidFill=palette.TEXT, w=_LINE)),
        )
        native.series.append(bars)
    _dress_axes(native, POINTS if chart.difference else SHARES, lying=True, bare=False)
    native.x_axis.tickLblPos = "low"
    native.y_axis.scaling.min, native.y_axis.scaling.max = _ends(data, 5 if chart.difference else 0.1)
    return native


def _ends(data: ChartData, step: float) -> tuple[float, float]:
    """The ends of an axis, in whole steps, that hold zero and every interval."""
    ends = [end for series in data.series for end in (*series.low, *series.high, *series.values) if end is not None]
    low, high = min(0, *ends, 0), max(0, *ends, 0)
    return math.floor(low / step) * step, math.ceil(max(high, low + step) / step) * step


def _bar_series(place: int, series: Series, where: SeriesCells, categories: str, labels: str) -> NativeSeries:
    native = _series(place, where, categories)
    native.spPr = _fill(series)
    native.invertIfNegative = False
    if labels and series.look is not Look.REMAINDER:
        light = series.look is Look.HATCHED or series.role in palette.LIGHT_ROLES
        native.dLbls = _value_labels(labels, palette.TEXT if light else palette.WHITE)
    return native


def _total_labels(place: int, cells: ChartCells) -> NativeLine:
    """The totals as a line that is not drawn, with its values above the bars."""
    line = NativeLine()
    series = _series(place, cells.series[place], cells.categories)
    series.spPr = GraphicalProperties(ln=LineProperties(noFill=True))
    series.dLbls = _value_labels(COUNTS, palette.TEXT, "t", bold=True)
    line.series.append(series)
    return line


def _series(place: int, where: SeriesCells, categories: str) -> NativeSeries:
    return NativeSeries(
        idx=place,
        order=place,
        tx=SeriesLabel(strRef=StrRef(where.name)),
        cat=AxDataSource(strRef=StrRef(categories)),
        val=NumDataSource(NumRef(where.values)),
        marker=Marker(symbol="none"),
    )


def _fill(series: Series) -> GraphicalProperties:
    colour = palette.role(series.role)
    match series.look:
        case Look.REMAINDER:
            return GraphicalProperties(noFill=True, ln=LineProperties(solidFill=colour, w=_LINE, prstDash="dash"))
        case Look.HOLLOW:
            return GraphicalProperties(solidFill=palette.WHITE, ln=LineProperties(solidFill=colour, w=2 * _LINE))
        case Look.HATCHED:
            hatching = PatternFillProperties(prst="wdUpDiag", fgClr=_colour(colour), bgClr=_colour(palette.WHITE))
            return GraphicalProperties(pattFill=hatching, ln=LineProperties(solidFill=colour, w=_LINE))
        case _:
            return GraphicalProperties(solidFill=colour, ln=LineProperties(solidFill=palette.WHITE, w=_LINE))


def _colour(rgb: str) -> ColorChoice:
    return ColorChoice(srgbClr=rgb)  # type: ignore[arg-type]  # digits will do


def _dress_axes(native: NativeBars, number_format: str, *, lying: bool, bare: bool) -> None:
    """Plain axes: words on the one, figures on the other unless every bar says its own."""
    words, figures = native.x_axis, native.y_axis
    words.delete, figures.delete = False, bare
    words.number_format = "General"
    figures.number_format = number_format
    words.txPr = figures.txPr = _text(9, palette.TEXT_SECONDARY)
    words.majorTickMark = figures.majorTickMark = "none"
    words.graphicalProperties = GraphicalProperties(
        ln=LineProperties(noFill=True) if bare else LineProperties(solidFill=palette.AXIS, w=_LINE)
    )
    figures.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
    grid = GraphicalProperties(ln=LineProperties(solidFill=palette.BORDER, w=_LINE))
    figures.majorGridlines = None if bare else ChartLines(spPr=grid)
    if lying:
        words.scaling.orientation = "maxMin"
        figures.crosses = "max"


def _value_labels(number_format: str, ink: str, position: str | None = None, *, bold: bool = False) -> DataLabelList:
    return DataLabelList(
        numFmt=number_format,
        showVal=True,
        showSerName=False,
        showCatName=False,
        showLegendKey=False,
        showPercent=False,
        showBubbleSize=False,
        dLblPos=position,
        txPr=_text(9, ink, bold=bold),
    )


def _legend(data: ChartData) -> Legend | None:
    """A legend of the series that nothing else names; none when there is at most one."""
    if not data.legend or len(data.series) < 2:
        return None
    legend = Legend()
    legend.position = "b"
    unseen = [place for place, series in enumerate(data.series) if series.look is Look.TOTAL]
    legend.legendEntry = [LegendEntry(idx=place, delete=True) for place in unseen]
    legend.txPr = _text(9, palette.TEXT_SECONDARY)
    return legend


def _plot_area(*, with_legend: bool) -> Layout:
    """The plot with its axes fills what title and legend leave; programs differ much in what they leave free."""
    height = 0.74 if with_legend else 0.86
    return Layout(ManualLayout(layoutTarget="outer", xMode="edge", yMode="edge", x=0.01, y=0.12, w=0.97, h=height))


def _title(words: str) -> Title:
    look = _characters(11, palette.TEXT, bold=True)
    run = Paragraph(pPr=ParagraphProperties(defRPr=look), r=[RegularTextRun(rPr=look, t=words)])
    corner = Layout(ManualLayout(xMode="edge", yMode="edge", x=0.01, y=0.01))
    return Title(tx=Text(rich=RichText(p=[run])), overlay=False, layout=corner)


def _text(size: int, ink: str, *, bold: bool = False) -> RichText:
    look = _characters(size, ink, bold=bold)
    level = RichTextProperties(rot=0, vert="horz")
    return RichText(bodyPr=level, p=[Paragraph(pPr=ParagraphProperties(defRPr=look), endParaRPr=look)])


def _characters(size: int, ink: str, *, bold: bool) -> CharacterProperties:
    return CharacterProperties(sz=size * 100, b=bold, solidFill=ink, latin=Font(typeface=FONT))
