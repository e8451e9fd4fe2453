"""Which drawing draws which chart."""

from PySide6.QtWidgets import QWidget

from shortage_app.report.chart import BarChart, BulletChart, Chart
from shortage_app.ui.charts.bullets import Bullets
from shortage_app.ui.charts.drawing import Drawing
from shortage_app.ui.charts.funnel import Funnel
from shortage_app.ui.charts.point_rows import PointRows
from shortage_app.ui.charts.share_bars import ShareBars
from shortage_app.ui.charts.upright_bars import UprightBars


def drawing_of(chart: Chart) -> tuple[QWidget, Drawing]:
    """The drawing of a chart, as a widget and as what it can do."""
    if isinstance(chart, BulletChart):
        bullets = Bullets(chart)
        return bullets, bullets
    if isinstance(chart, BarChart):
        if chart.vertical:
            upright = UprightBars(chart)
            return upright, upright
        lying = ShareBars(chart) if chart.share else Funnel(chart)
        return lying, lying
    points = PointRows(chart)
    return points, points
