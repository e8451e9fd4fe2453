"""The charts of report, drawn: no figure is made here, and no word but those of axes.

    chart_view.py     the view of one chart: focus, keys, pointing, tool tips; marks.py is what can be pointed at
    chart_panel.py    a panel with a chart, its table, copying and saving (printing.py)
    kinds.py          which drawing draws which chart; drawing.py is what all of them are
    upright_bars.py   stacked bars by year (pyqtgraph)
    point_rows.py     points with intervals, dumbbells and differences (pyqtgraph); plot.py is what both stand on
    funnel.py         lying bars with notes;  share_bars.py  shares of one
    axes.py           round numbers for axes
    legend.py         the symbols of a point chart

library.py imports pyqtgraph, the parts in use alone, when the first chart of points or years is shown.
"""
