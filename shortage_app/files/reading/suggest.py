"""Repairs offered: the known word nearest to one nobody knows."""

import difflib

from shortage_app.domain.inputs import Column, fold
from shortage_app.domain.problem import Repair
from shortage_app.files.reading.words import choice_spellings

CLOSE = 0.72  # difflib ratio from which a known word is offered: « Femm » for « femme », « QN » for nothing


def nearest_choice(column: Column, unknown: str, cell: str) -> tuple[Repair, ...]:
    """The offer to read an unknown choice as the known one whose spelling is nearest; empty when none is near."""
    known = choice_spellings(column)
    near = difflib.get_close_matches(fold(unknown), known, n=1, cutoff=CLOSE)
    if not near:
        return ()
    mended = cell.replace(unknown, known[near[0]]) if unknown in cell else known[near[0]]
    return (Repair("replace", column.name, ((cell, mended),)),)


def ways_to_read(column: Column, kind: str) -> tuple[Repair, ...]:
    """The answers a person can choose from where a column may be read in two ways."""
    if kind == "unclear_decimal":
        return tuple(Repair("decimal_mark", column.name, (("", mark),)) for mark in ",.")
    if kind == "unclear_date":
        return tuple(Repair("day_first", column.name, (("", answer),)) for answer in ("yes", "no"))
    return ()
