"""What a page says of a year that has no list."""

from functools import partial

from shortage_app.domain.analysis import Analysis
from shortage_app.domain.codes import EditionStatus
from shortage_app.domain.occupations import earlier_editions
from shortage_app.text import _
from shortage_app.ui.session import Session
from shortage_app.ui.widgets.empty_state import EmptyState


def has_list(analysis: Analysis) -> bool:
    """Whether an edition of the year was published and imported."""
    return analysis.edition_status == EditionStatus.PUBLISHED and len(analysis.occupations) > 0


def say_no_list(state: EmptyState, analysis: Analysis, session: Session) -> None:
    """Say why there is no list of the year, and what can be done."""
    year = analysis.year
    before = next(iter(earlier_editions(analysis.project, year)), None)
    go_back = (_("Go to {year}").format(year=before), partial(session.show_year, before or year))
    actions = [go_back] if before is not None else []
    if analysis.edition_status == EditionStatus.NONE_PUBLISHED:
        words = _("No edition was published in {year}: the status is computed from the other years.")
        state.say(words.format(year=year), *actions)
        return
    words = _("No list for {year}. Import the edition or choose another year.")
    state.say(words.format(year=year), (_("Import…"), session.ask_import), *actions)
