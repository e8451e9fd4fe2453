"""The language: one for the program, another for a piece of work, and neither disturbs the other."""

import threading

import pytest

from shortage_app import text


def test_another_language_is_spoken_inside_the_block_alone() -> None:
    text.set_language("fr")
    with text.speaking("nl"):
        inside = text.language(), text._("Occupations"), text.percent(0.5)
        with text.speaking("en"):
            innermost = text.language(), text._("Occupations"), text.percent(0.5)
    assert (inside, innermost) == (("nl", "Beroepen", "50,0\u202f%"), ("en", "Occupations", "50.0%"))
    assert (text.language(), text._("Occupations")) == ("fr", "Métiers")


def test_work_that_speaks_dutch_leaves_the_window_french() -> None:
    """The window's thread reads while the other is in the middle of its work."""
    text.set_language("fr")
    speaks, read = threading.Event(), threading.Event()
    heard: list[str] = []

    def export_in_dutch() -> None:
        with text.speaking("nl"):
            speaks.set()
            assert read.wait(5)
            heard.append(text._("Occupations"))

    work = threading.Thread(target=export_in_dutch)
    work.start()
    assert speaks.wait(5)
    window = text._("Occupations")
    text.set_language("en")
    read.set()
    work.join()
    assert (window, heard, text._("Occupations")) == ("Métiers", ["Beroepen"], "Occupations")


def test_the_old_language_comes_back_after_an_error() -> None:
    with pytest.raises(RuntimeError), text.speaking("nl"):
        raise RuntimeError
    assert text.language() == "en"


@pytest.mark.parametrize("speak", [text.set_language, lambda language: text.speaking(language).__enter__()])
def test_a_language_that_is_none_of_ours_is_refused(speak) -> None:
    with pytest.raises(ValueError, match="no such language: de"):
        speak("de")
