"""Charts: every kind is drawn, can be read without seeing it, walked by keyboard, and leaves as image, SVG and PDF."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from shortage_app import text
from shortage_app.files.save import NotWritable
from shortage_app.report.chart import Bar, BarChart, Bullet, BulletChart, BulletRow, Chart, PointChart, Segment
from shortage_app.ui import theme, tokens
from shortage_app.ui.charts import printing
from shortage_app.ui.charts.axes import difference_ticks, friendly_step, share_ticks
from shortage_app.ui.charts.bullets import Bullets
from shortage_app.ui.charts.chart_panel import ChartPanel
from shortage_app.ui.charts.chart_view import ChartView
from shortage_app.ui.charts.upright_bars import UprightBars
from shortage_app.ui.theme import Theme
from tests.ui import samples


def bullets() -> BulletChart:
    """Three periods: without target, below it, and above it after a break."""
    rows = (
        BulletRow("2018", (), missing="n/a"),
        BulletRow("2019", (Bullet("", 50.0, 80.0, ("50", "80", "−30")),), "cohort 2018"),
        BulletRow("2020", (Bullet("", 100.0, 80.0, ("100", "80", "–")),), broken="break in the series", strong=True),
    )
    return BulletChart("Exits", samples.figures(value=[50.0, 100.0]), "Exits", rows=rows, headings=("V", "T", "G"))


CHARTS = {
    "upright": samples.per_year(), "funnel": samples.funnel(), "shares": samples.delays(),
    "rates": samples.dumbbells(), "differences": samples.differences(), "bullets": bullets(),
}  # fmt: skip
every_chart = pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS.keys())


def shown(qtbot: QtBot, chart: Chart) -> ChartView:
    view = ChartView()
    qtbot.addWidget(view)
    view.resize(640, 300)
    view.show_chart(chart)
    with qtbot.waitExposed(view):
        view.show()
    QApplication.processEvents()
    return view


def has_colour(image: QImage, role: str) -> bool:
    wanted = theme.colour(role).rgb()
    return any(image.pixel(x, y) == wanted for y in range(image.height()) for x in range(image.width()))


@every_chart
def test_a_chart_is_told_in_words_and_every_mark_says_what_it_is(qtbot: QtBot, chart: Chart) -> None:
    view = shown(qtbot, chart)
    assert view.accessibleName() == chart.alternative
    assert view.marks
    assert all(mark.words for mark in view.marks)
    assert all(view.rect().adjusted(-4, -4, 4, 4).contains(mark.box.toAlignedRect()) for mark in view.marks)


@every_chart
def test_arrow_keys_walk_the_marks_and_say_each(qtbot: QtBot, chart: Chart) -> None:
    view = shown(qtbot, chart)
    view.setFocus()
    said = []
    for _ in view.marks:
        qtbot.keyClick(view, Qt.Key.Key_Right)
        said.append(view.accessibleDescription())
    assert said == [mark.words for mark in view.marks]


def test_return_opens_the_rows_behind_a_mark(qtbot: QtBot) -> None:
    view = shown(qtbot, samples.per_year())
    qtbot.keyClick(view, Qt.Key.Key_Right)
    with qtbot.waitSignal(view.mark_activated) as said:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert said.args == ["status=structural&year=2010"]


def test_a_click_on_a_bar_opens_its_rows(qtbot: QtBot) -> None:
    view = shown(qtbot, samples.per_year())
    mark = next(mark for mark in view.marks if mark.key == "status=emerging&year=2019")
    with qtbot.waitSignal(view.mark_activated) as said:
        qtbot.mouseClick(view.childAt(QPoint(5, 5)), Qt.MouseButton.LeftButton, pos=mark.box.center().toPoint())
    assert said.args == ["status=emerging&year=2019"]


def test_a_note_with_a_key_is_a_link_and_a_plain_one_is_not(qtbot: QtBot) -> None:
    view = shown(qtbot, samples.funnel())
    keys = {mark.key for mark in view.marks}
    assert {"out_of_scope", "no_product", "indirect"} <= keys
    assert "79,5" not in " ".join(mark.words for mark in view.marks)


def test_a_hidden_figure_has_a_chip_but_no_place_on_the_axis(qtbot: QtBot) -> None:
    view = shown(qtbot, samples.dumbbells())
    hidden = [mark for mark in view.marks if "masqué" in mark.words]
    plotted = [mark for mark in view.marks if "masqué" not in mark.words]
    assert len(hidden) == 2
    assert min(mark.box.left() for mark in hidden) > max(mark.box.right() for mark in plotted)
    assert not any("%" in mark.words for mark in hidden)


def test_bars_start_at_zero_and_are_as_long_as_their_values(qtbot: QtBot) -> None:
    view = shown(qtbot, samples.per_year())
    heights = {mark.words: mark.box.height() for mark in view.marks}
    ratio = heights["2019, Structurelles: 70"] / heights["2010, Structurelles: 57"]
    assert round(ratio, 2) == round(70 / 57, 2)
    bottoms = {round(mark.box.bottom(), 3) for mark in view.marks if "Structurelles" in mark.words}
    assert len(bottoms) == 1


def test_a_year_without_an_edition_says_so_in_its_place(qtbot: QtBot) -> None:
    view = shown(qtbot, samples.per_year())
    assert [mark.words for mark in view.marks if "sans édition" in mark.words] == ["2014: sans édition publiée"]


@every_chart
def test_a_change_of_theme_redraws_the_chart(qtbot: QtBot, chart: Chart, theme: Theme) -> None:
    view = shown(qtbot, chart)
    before = view.grab().toImage()
    theme.choose("dark")
    QApplication.processEvents()
    after = view.grab().toImage()
    assert before != after
    assert has_colour(after, "text")


@every_chart
@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_a_chart_is_saved_in_each_format(chart: Chart, ending: str, tmp_path: Path, qapp: QApplication) -> None:
    path = tmp_path / f"figure.{ending}"
    printing.save_figure(chart, path, QSize(640, 320))
    starts = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}
    assert path.read_bytes().startswith(starts[ending])
    assert path.stat().st_size > 4000


@pytest.mark.parametrize(
    ("chart", "roles"),
    [(samples.per_year(), ("struct", "emerg")), (samples.dumbbells(), ("women", "men")),
     (samples.funnel(), ("listed", "direct")), (samples.delays(), ("struct", "seq2"))],
)  # fmt: skip
def test_a_figure_shows_the_whole_chart(chart: Chart, roles: tuple[str, ...], qapp: QApplication) -> None:
    image = printing.image(chart, QSize(640, 320))
    for role in roles:
        wanted = theme.colour(role).rgb()
        columns = [x for x in range(image.width()) if any(image.pixel(x, y) == wanted for y in range(image.height()))]
        assert columns
        assert max(columns) > image.width() * 0.4
    assert (image.width(), image.height()) == (1280, 640)


def test_a_saved_svg_is_told_in_words(tmp_path: Path, qapp: QApplication) -> None:
    printing.save_figure(samples.per_year(), tmp_path / "figure.svg")
    words = (tmp_path / "figure.svg").read_text(encoding="utf-8")
    assert samples.per_year().alternative in words


def test_a_figure_that_cannot_be_written_is_said(tmp_path: Path, qapp: QApplication) -> None:
    with pytest.raises(NotWritable):
        printing.save_figure(samples.funnel(), tmp_path / "no such folder" / "figure.png")


def test_a_figure_is_light_also_where_the_window_is_dark(theme: Theme) -> None:
    light = printing.image(samples.per_year())
    theme.choose("dark")
    assert printing.image(samples.per_year()) == light
    assert light.pixelColor(2, 2) == QColor("#FFFFFF")


def test_a_figure_is_the_same_in_every_language_where_the_chart_is(qapp: QApplication) -> None:
    english = printing.image(samples.funnel())
    text.set_language("fr")
    assert printing.image(samples.funnel()) == english


def test_a_panel_turns_to_the_table_and_back(qtbot: QtBot) -> None:
    panel = ChartPanel()
    qtbot.addWidget(panel)
    panel.show_chart(samples.dumbbells())
    assert not panel.shows_table
    panel.turn()
    assert panel.shows_table
    assert panel.table_view.table_model.rowCount() == len(samples.dumbbells().table.rows)
    panel.turn()
    assert not panel.shows_table


def chosen(panel: ChartPanel, words: str) -> None:
    """Choose an entry of the menu of a chart."""
    next(action for action in panel.menu().actions() if action.text() == words).trigger()


@every_chart
def test_copy_as_image_puts_the_drawing_on_the_clipboard(qtbot: QtBot, chart: Chart) -> None:
    panel = ChartPanel()
    qtbot.addWidget(panel)
    panel.show_chart(chart)
    chosen(panel, "Copy as image")
    copied = QGuiApplication.clipboard().image()
    assert copied == printing.image(chart, printing.room_for(chart, panel.size()))
    assert has_colour(copied, "text")


@every_chart
def test_copy_for_excel_puts_the_figures_of_the_chart_on_the_clipboard(qtbot: QtBot, chart: Chart) -> None:
    panel = ChartPanel()
    qtbot.addWidget(panel)
    panel.show_chart(chart)
    chosen(panel, "Copy for Excel")
    head, *lines = QGuiApplication.clipboard().text().splitlines()
    columns = [column for column in chart.table.columns if column.shown]
    assert head.split("\t") == [text._(column.label) for column in columns]
    assert [len(line.split("\t")) for line in lines] == [len(columns)] * len(chart.table.rows)
    assert QGuiApplication.clipboard().mimeData().hasImage() is False


def test_every_action_of_a_chart_is_in_its_menu(qtbot: QtBot) -> None:
    panel = ChartPanel(compact=True)
    qtbot.addWidget(panel)
    panel.show_chart(samples.per_year())
    assert [action.text() for action in panel.menu().actions() if action.text()] == [
        "Show as table", "Copy for Excel", "Copy as image", "Save as PNG…", "Save as SVG…", "Save as PDF…",
        "Save as Excel…", "Save as CSV for Belgian Excel (;)…", "Save as CSV (RFC 4180)…",
    ]  # fmt: skip


@pytest.mark.parametrize(("ending", "begins"), [("svg", b"<?xml"), ("pdf", b"%PDF"), ("png", b"\x89PNG")])
def test_a_chart_is_saved_from_its_menu(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, begins: bytes
) -> None:
    panel, path = ChartPanel(), tmp_path / f"chart.{ending}"
    qtbot.addWidget(panel)
    panel.show_chart(samples.per_year())
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    next(action for action in panel.menu().actions() if action.text() == f"Save as {ending.upper()}…").trigger()
    assert path.read_bytes().startswith(begins)


def test_a_panel_says_that_a_figure_could_not_be_saved(qtbot: QtBot, tmp_path: Path) -> None:
    panel = ChartPanel()
    qtbot.addWidget(panel)
    panel.show_chart(samples.per_year())
    panel.save_as(tmp_path / "no such folder" / "x.png")
    said = panel.findChild(QMessageBox)
    assert said is not None and said.text().startswith("“x.png” could not be saved.")


def test_thousands_on_the_axis_of_upright_bars_are_whole(qtbot: QtBot) -> None:
    many = (Segment("Listed", 9434, "struct"),)
    chart = replace(samples.per_year(), bars=(Bar("2019", many, total="9434"),))
    bars = shown(qtbot, chart).findChild(UprightBars)
    figures = [word for word in bars.words if word.style == tokens.AXIS and word.side == -1]
    assert [word.words for word in figures if word.place.x() < word.width] == []
    assert len(figures) > 1


def test_a_chart_without_bars_or_rows_is_drawn_empty(qtbot: QtBot) -> None:
    table = samples.figures(year=["2019"])
    for chart in (BarChart("x", table, "x"), BarChart("x", table, "x", vertical=False), PointChart("x", table, "x")):
        assert shown(qtbot, chart).marks == []


def test_a_bar_of_nothing_is_drawn_without_length(qtbot: QtBot) -> None:
    empty = (Segment("a", 0, "struct"), Segment("b", 0, "emerg"))
    chart = replace(samples.per_year(), bars=(Bar("2019", empty, total="0"),))
    assert [mark.box.height() for mark in shown(qtbot, chart).marks] == [0, 0]


@pytest.mark.parametrize(
    ("reach", "most", "step"), [(112, 3, 40), (90, 3, 40), (7, 3, 4), (3, 3, 1), (0, 3, 1), (1200, 3, 400)]
)
def test_counts_get_round_ticks(reach: float, most: int, step: float) -> None:
    assert friendly_step(reach, most) == step


def test_an_axis_of_rates_stays_between_0_and_1() -> None:
    assert [round(tick, 1) for tick in share_ticks(0.32, 0.77)] == [0.2, 0.4, 0.6, 0.8, 1.0]
    assert [round(tick, 1) for tick in share_ticks(0.0, 1.0)] == [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]
    assert [round(tick, 1) for tick in share_ticks(0.51, 0.7)] == [0.5, 0.6, 0.7, 0.8]


def test_zero_is_a_tick_of_every_axis_of_differences() -> None:
    assert [round(tick, 2) for tick in difference_ticks(-0.026, 0.135)] == [-0.05, 0.0, 0.05, 0.1, 0.15]
    assert 0 in [round(tick, 9) for tick in difference_ticks(0.02, 0.3)]


def test_a_figure_grows_by_its_notes_so_that_they_take_nothing_from_the_chart(theme: Theme) -> None:
    chart = samples.funnel()
    noted = replace(chart, notes=("A note that is much longer than one line of the figure can be. " * 4,) * 3)
    size = QSize(640, 320)
    assert printing.room_for(replace(chart, notes=()), size) == size
    assert printing.room_for(noted, size).height() >= 320 + 6 * 11


def test_a_bar_starts_at_0_and_its_target_stands_where_its_value_would(theme: Theme) -> None:
    drawing = Bullets(bullets())
    drawing.arrange(400, 200)
    missing, half, whole = (mark.box for mark in drawing.marks)
    assert half.left() == whole.left() == missing.left()
    assert half.width() == pytest.approx(whole.width() / 2, abs=1)
    ticks = drawing.ticks
    assert [tick.center().x() - whole.left() for tick in ticks] == pytest.approx([0.8 * whole.width()] * 2, abs=1)


def test_what_exceeds_a_target_is_seen_beyond_its_tick(theme: Theme) -> None:
    drawing = Bullets(
        BulletChart(
            "Exits",
            samples.figures(value=[72.8]),
            "Exits",
            headings=("V", "T", "G"),
            rows=(BulletRow("2019", (Bullet("", 72.8, 72.0, ("72.8", "72", "+0.8")),)),),
        )
    )
    drawing.resize(400, 80)
    drawing.arrange(400, 80)
    picture, (tick,), (mark,) = drawing.grab().toImage(), drawing.ticks, drawing.marks
    beyond = picture.pixelColor(round(tick.right() + 0.5), round(mark.box.center().y()))
    assert mark.box.right() > tick.right() + 1
    assert beyond == picture.pixelColor(round(mark.box.left()) + 20, round(mark.box.center().y()))


def test_every_bar_says_its_figures_and_a_break_is_said(theme: Theme) -> None:
    drawing = Bullets(bullets())
    drawing.arrange(400, 200)
    assert [mark.words for mark in drawing.marks] == [
        "2018: n/a", "2019: 50 · 80 · −30", "2020: 100 · 80 · –, break in the series"
    ]  # fmt: skip
    assert len(drawing.breaks) == 1
    assert {"2018", "2019", "2020", "n/a", "cohort 2018"} <= {word.words for word in drawing.words}


def test_labels_of_years_are_never_cut(theme: Theme) -> None:
    drawing = Bullets(
        BulletChart("A", samples.figures(value=[1.0]), "A", rows=(BulletRow("2019", (Bullet("", 1.0),)),))
    )
    drawing.arrange(300, 100)
    assert "2019" in {word.words for word in drawing.words}
