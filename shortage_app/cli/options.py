"""Options that several commands take, and how their words are read."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from shortage_app.cli.speaking import UsageError
from shortage_app.text import LANGUAGES, _
from shortage_app.workflow import exporting


def take_years(parser: argparse.ArgumentParser, *, several: str) -> None:
    """One year or several; `several` says what the further ones do."""
    parser.add_argument("--year", type=int, action="append", required=True, dest="years", metavar="Y", help=several)


def take_order(parser: argparse.ArgumentParser) -> argparse._MutuallyExclusiveGroup:
    """What every export is told: its language, and the pole or domain it is limited to."""
    parser.add_argument("--language", choices=LANGUAGES, default="fr")
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--pole", metavar="NAME", help=_("the occupations of this pole alone"))
    part.add_argument("--domain", metavar="NAME", help=_("the occupations of this action domain alone"))
    return part


def ordered(options: argparse.Namespace) -> exporting.Order:
    """What take_order() and the years give: each year once."""
    years = tuple(dict.fromkeys(options.years))
    return exporting.Order(years, options.language, exporting.part_named(options.pole, options.domain))


def take_one_year(parser: argparse.ArgumentParser) -> argparse._MutuallyExclusiveGroup:
    """What is drawn is of one year; returns the options that limit it to a part."""
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE")
    parser.add_argument("--year", type=int, nargs=1, required=True, dest="years", metavar="Y")
    return take_order(parser)


def pairs(words: Sequence[str], option: str) -> dict[str, str]:
    """{"code": "Code ROME"} out of ["code=Code ROME"]."""
    if any("=" not in word for word in words):
        raise UsageError(_("{option} is written NAME=VALUE.").format(option=option))
    return dict(_pair(word) for word in words)


def _pair(word: str) -> tuple[str, str]:
    name, _equals, value = word.partition("=")
    return name.strip(), value.strip()


def columns(words: Sequence[str]) -> dict[str, str]:
    """Role → header; a role that is said several times has several columns, one a line."""
    found: dict[str, str] = {}
    for word in words:
        ((role, header),) = pairs([word], "--column").items()
        found[role] = f"{found[role]}\n{header}" if role in found else header
    return found
