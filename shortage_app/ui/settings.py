"""What is remembered between two starts: window, columns, language, theme, recent workspaces, where one was in them."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QLocale, QSettings

from shortage_app import places, text

RECENT_LENGTH = 8
TEXT_SIZES = (100, 125, 150, 175, 200)  # percent


class Settings:
    """The settings of this user, in an ini file of her own."""

    def __init__(self, file: Path | None = None) -> None:
        self._store = QSettings(str(file or places.settings() / "settings.ini"), QSettings.Format.IniFormat)

    @property
    def language(self) -> str:
        """The language chosen; at first that of the computer, French where it is none of ours."""
        chosen = str(self._store.value("language", ""))
        if chosen in text.LANGUAGES:
            return chosen
        system = QLocale.system().name()[:2]
        return system if system in text.LANGUAGES else "fr"

    @language.setter
    def language(self, language: str) -> None:
        self._store.setValue("language", language)

    @property
    def theme(self) -> str:
        """The theme chosen, "system" at first."""
        return str(self._store.value("theme", "system"))

    @theme.setter
    def theme(self, choice: str) -> None:
        self._store.setValue("theme", choice)

    @property
    def text_size(self) -> int:
        """How large words are, in percent of what the computer says; one of TEXT_SIZES."""
        kept = str(self._store.value("text_size", ""))
        return int(kept) if kept.isdecimal() and int(kept) in TEXT_SIZES else TEXT_SIZES[0]

    @text_size.setter
    def text_size(self, percent: int) -> None:
        self._store.setValue("text_size", percent)

    @property
    def recent(self) -> list[Path]:
        """The workspaces opened last that still exist, latest first."""
        names = self._store.value("recent", [])
        kept = names if isinstance(names, list) else [names]  # a list of one comes back as its only name
        paths = [Path(str(name)) for name in kept if name]
        return [path for path in paths if path.is_file()]

    def remember_workspace(self, path: Path) -> None:
        """Put a workspace at the head of the recent ones."""
        others = [known for known in self.recent if known != path]
        self._store.setValue("recent", [str(known) for known in (path, *others)][:RECENT_LENGTH])

    def state(self, name: str) -> QByteArray:
        """A remembered state of Qt (geometry, header, splitter) by name; empty where there is none."""
        value = self._store.value(f"state/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def remember_state(self, name: str, state: QByteArray) -> None:
        """Remember a state of Qt by name."""
        self._store.setValue(f"state/{name}", state)

    def words(self, name: str) -> str:
        """Remembered words by name; "" where there are none."""
        return str(self._store.value(f"words/{name}", ""))

    def remember_words(self, name: str, words: str) -> None:
        """Remember words by name."""
        self._store.setValue(f"words/{name}", words)

    def save(self) -> None:
        """Write now what was remembered."""
        self._store.sync()
