"""Where one was in each workspace when one left it: page, year, what was picked, and what was left out."""

from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from types import MappingProxyType
from typing import Any

from shortage_app.ui.settings import RECENT_LENGTH, Settings
from shortage_app.ui.visit import Filters, Place, Visit

NAME = "places_left"


class PlacesLeft:
    """Kept in the settings of the user, for as many workspaces as are recent; what cannot be read is forgotten."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def of(self, path: Path) -> Place | None:
        """Where one was in a workspace; None where that is not known."""
        with suppress(KeyError, TypeError, ValueError, AttributeError):
            return _place(self._all()[str(path.absolute())])
        return None

    def note(self, path: Path, place: Place) -> None:
        """Remember where one is in a workspace."""
        known = self._all()
        known.pop(str(path.absolute()), None)
        known[str(path.absolute())] = _plain(place)
        latest = dict(list(known.items())[-RECENT_LENGTH:])
        import json

        self._settings.remember_words(NAME, json.dumps(latest, ensure_ascii=False, default=str))

    def _all(self) -> dict[str, Any]:
        import json  # the window paints without

        with suppress(ValueError):
            known = json.loads(self._settings.words(NAME) or "{}")
            return known if isinstance(known, dict) else {}
        return {}


def _plain(place: Place) -> dict[str, object]:
    values = {name: sorted(kept, key=str) for name, kept in place.filters.values.items()}
    return {"visit": asdict(place.visit), "words": place.filters.words, "values": values}


def _place(plain: dict[str, Any]) -> Place:
    visit = Visit(**plain["visit"])
    values = {str(name): frozenset(kept) for name, kept in plain["values"].items()}
    return Place(visit, Filters(str(plain["words"]), MappingProxyType(values)))
