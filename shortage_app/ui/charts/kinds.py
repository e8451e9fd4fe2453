"""Which drawing draws which chart."""

from PySide6.QtWidgets import QWidget

from shortage_app.report.chart import BarChart, BulletChart, Chart
from shortage_app.ui.charts.bullets import Bullets
from shortage_app.ui.charts.drawing import Drawing
from shortage_app.ui.charts.funnel import Funnel
from shortage_app.ui.charts.share_bars import ShareBars


def drawing_of(chart: Chart) -> tuple[QWidget, Drawing]:
    """The drawing of a chart, as a widget and as what it can do; pyqtgraph is loaded here where it is needed."""
    if isinstance(chart, BulletChart):
        bullets = Bullets(chart)
        return bullets, bullets
    if isinstance(chart, BarChart):
        if chart.vertical:
            from shortage_app.ui.charts.upright_bars import UprightBars

            upright = UprightBars(chart)
            return upright, upright
        lying = ShareBars(chart) if chart.share else Funnel(chart)
        return lying, lying
    from shortage_app.ui.charts.point_rows import PointRows

    points = PointRows(chart)
    return points, points
