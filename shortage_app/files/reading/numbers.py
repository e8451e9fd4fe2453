"""Numbers as people write them: the column's own evidence decides the decimal mark, never a language setting."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from shortage_app.files.reading.clean import clean

_SPACED = re.compile(r"(?<=\d)[\s'’](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"[+-]?(?:\d+(?:[.,]\d+)*|[.,]\d+)(?:[eE][+-]?\d+)?")
_GROUPED = {mark: re.compile(rf"[+-]?[1-9]\d{{0,2}}(?:\{mark}\d{{3}})+") for mark in ",."}
_OTHER = {",": ".", ".": ","}


def plain(text: str) -> str:
    """A written number without spaces between thousands, with an ASCII minus and no unit sign; "" for no number."""
    text = clean(text).replace("\N{MINUS SIGN}", "-").removesuffix("%").removesuffix("€").removeprefix("€").strip()
    while (shorter := _SPACED.sub("", text)) != text:
        text = shorter
    return text if _NUMBER.fullmatch(text) else ""


@dataclass(frozen=True)
class Marks:
    """Which decimal marks the numbers of a column prove, and an example that proves none."""

    proven: frozenset[str]
    unclear: str = ""


def evidence(texts: Iterable[str], whole: bool = False) -> Marks:
    """What the written numbers of a column prove; in a column of whole numbers "1.234" can only be a thousand.

    "0,435" and "12,5" prove a comma, "1.234,5" and "1.234.567" too; "1,234" proves nothing.
    """
    proven, unclear = set(), ""
    for text in texts:
        number = plain(text).lstrip("+-")
        marks = [char for char in number if char in ",."]
        if not marks:
            continue
        if len(set(marks)) == 2:
            proven.add(marks[-1])
        elif len(marks) > 1:
            proven.add(_OTHER[marks[0]])
        elif not _GROUPED[marks[0]].fullmatch(number):
            proven.add(marks[0])
        elif whole:
            proven.add(_OTHER[marks[0]])
        else:
            unclear = unclear or text
    return Marks(frozenset(proven), unclear)


def number(text: str, decimal: str) -> float | None:
    """A written number under a decimal mark; None when it is none under that mark."""
    found = plain(text)
    if not found:
        return None
    group = _OTHER[decimal]
    if group in found:
        head, _mark, tail = found.partition(decimal)
        if not _GROUPED[group].fullmatch(head) or group in tail:
            return None
        found = head.replace(group, "") + (f".{tail}" if tail else "")
    if found.count(decimal) > 1:
        return None
    value = float(found.replace(decimal, "."))
    return value if math.isfinite(value) else None
