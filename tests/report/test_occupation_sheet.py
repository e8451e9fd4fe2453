"""The occupation sheet says of an occupation what window and workbook say, and nothing that must stay hidden."""

from dataclasses import replace

import pytest

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis, analyse
from shortage_app.report.linked_exits import linked_exits
from shortage_app.report.occupation_sheet import exits_chart, occupation_sheets, trainings
from shortage_app.report.paper import Drawn, Heading, Listing, Paragraph
from shortage_app.report.register import register
from shortage_app.report.why import why

SYSTEM_ADMINISTRATOR = "0523101"


@pytest.fixture(scope="module")
def analysis(made_example) -> Analysis:
    return analyse(made_example.project, 2019)


def test_a_sheet_tells_status_causes_training_and_exits_in_this_order(analysis) -> None:
    (sheet,) = occupation_sheets(analysis, [SYSTEM_ADMINISTRATOR]).chapters
    assert sheet.title == "Administrateur / Administratrice de systèmes"
    assert [block.text for block in sheet.blocks if isinstance(block, Heading)] == [
        "Why structural in 2019?",
        "Why it is hard to fill",
        "Training that leads to it",
        "After this training: exits to work",
    ]
    told = [block.sentence.text for block in sheet.blocks if isinstance(block, Paragraph)]
    row = register(analysis).occupations[SYSTEM_ADMINISTRATOR][0]
    assert told[0] == why(row, 2019, analysis.method).text


def test_training_with_a_direct_link_comes_first_and_what_is_not_offered_last(analysis) -> None:
    order = {"direct": 0, "indirect": 1, "not_offered": 2}
    for code in analysis.listed[c.CODE]:
        rows = trainings(analysis, code).rows
        assert list(rows["link"].map(order)) == sorted(rows["link"].map(order))
        assert len(rows) == (analysis.links[c.OCCUPATION_CODE] == code).sum()


def test_the_exits_of_a_sheet_are_the_protected_ones_and_a_hidden_one_has_no_figure(analysis) -> None:
    exits = linked_exits(analysis, 2019)
    seen = {"shown": 0, "hidden": 0}
    for code in analysis.listed[c.CODE]:
        chart = exits_chart(code, exits)
        if chart is None:
            continue
        everyone, own = chart.rows[0].points[0], exits.rates.loc[code]
        if own[c.SUPPRESSED] == "yes":
            seen["hidden"] += 1
            assert (everyone.value, everyone.low, everyone.high, everyone.n) == (None,) * 4
            assert chart.table.rows.loc[0, [c.N, c.RATE, c.LOW, c.HIGH]].isna().all()
        else:
            seen["shown"] += 1
            assert (everyone.value, everyone.n) == (own[c.RATE], own[c.N])
    assert min(seen.values()) > 5


def test_an_occupation_out_of_scope_says_so_and_shows_neither_training_nor_exits(analysis) -> None:
    outside = analysis.listed.loc[analysis.listed[c.COVERAGE] == "out_of_scope", c.CODE]
    for sheet in occupation_sheets(analysis, list(outside)).chapters:
        assert not any(isinstance(block, Listing | Drawn) for block in sheet.blocks)


def test_a_column_of_training_of_which_nothing_is_known_is_left_out(analysis) -> None:
    unknown = analysis.products.assign(places=float("nan"), hours=float("nan"))
    (sheet,) = occupation_sheets(replace(analysis, products=unknown), [SYSTEM_ADMINISTRATOR]).chapters
    (listing,) = (block for block in sheet.blocks if isinstance(block, Listing))
    assert listing.columns == ("title", "provider", "training_type", "link")
