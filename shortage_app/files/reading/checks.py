"""Checks of a whole table: duplicates, counts that cannot be, codes and titles that contradict each other."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence

from shortage_app.domain import columns as c
from shortage_app.domain.inputs import Column, InputTable, Kind, fold
from shortage_app.domain.problem import Repair
from shortage_app.files.reading.draft import SEPARATOR, Draft
from shortage_app.files.reading.model import Layout, ReadOptions
from shortage_app.files.reading.said import Findings, SpokenList
from shortage_app.files.reading.values import Value

TITLES = (c.TITLE_FR, c.TITLE_NL, c.TITLE_EN)
YEARS = (c.REFERENCE_YEAR, c.CATALOGUE_YEAR)  # one file may hold the lists or catalogues of several years
# A part can never be more than the whole it is a part of (METHOD section 7: numerators and denominators).
PARTS = (
    (c.POSITIVE, c.LEAVERS),
    (c.TO_WORK, c.LEAVERS),
    (c.TO_WORK_1M, c.TO_WORK),
    (c.TO_WORK_1M, c.LEAVERS),
    (c.STILL_WORKING_12M, c.TO_WORK),
    (c.STILL_WORKING_12M, c.LEAVERS),
    (c.UNKNOWN_OUTCOME, c.LEAVERS),
    (c.DELAY_0_3, c.TO_WORK),
    (c.DELAY_3_6, c.TO_WORK),
    (c.DELAY_6_12, c.TO_WORK),
)
# Codes of digits of which as many as this have one length: the few shorter ones probably lost their zeros. Of the 436
# ISCO codes in a crosswalk three are « 110 », « 210 » and « 310 »; in a classification with all its levels most are.
ONE_LENGTH = 0.9
_LOOSE = re.compile(r"[\W_]+")


def check_table(draft: Draft, table: InputTable, layout: Layout, options: ReadOptions, findings: Findings) -> None:
    """Refuse impossible and double rows of a draft, and say what a person should look at."""
    _check_parts(draft, layout, findings)
    _check_duplicates(draft, table, options, findings)
    _check_zeros(draft, table, layout, options, findings)
    _check_lengths(draft, table, layout, options, findings)
    _check_alike(draft, table, layout, findings)
    _check_titles(draft, table, layout, findings)


def _check_parts(draft: Draft, layout: Layout, findings: Findings) -> None:
    """Refuse rows in which a part is more than its whole."""
    for part, whole in PARTS:
        if part not in draft.values or whole not in draft.values:
            continue
        pairs = zip(draft.values[part], draft.values[whole], strict=True)
        for place, (few, many) in enumerate(pairs):
            if few is not None and many is not None and few > many and place not in draft.refused:  # type: ignore[operator]
                draft.refused[place] = "more_than"
                row = draft.numbers[place]
                findings.add(
                    "more_than",
                    row,
                    layout.header(part),
                    str(few),
                    count=few,
                    total=many,
                    part=layout.header(part),
                    part_cell=_cell(layout, part, row),
                    whole=layout.header(whole),
                    whole_cell=_cell(layout, whole, row),
                )


def _cell(layout: Layout, role: str, row: int) -> str:
    letter = next((column.letter for column in layout.columns if column.role == role), "")
    return f"{letter}{row}"


def _check_duplicates(draft: Draft, table: InputTable, options: ReadOptions, findings: Findings) -> None:
    """Of rows with the same key the first is taken, or the one a person chose; equal products add their codes."""
    keys = keys_of(draft, table)
    chosen = {row for repair in options.repairs if repair.kind == "keep_row" for row in repair.rows}
    if len(set(keys)) == len(keys) and None not in keys:
        return
    first: dict[Hashable, int] = {}
    for place, key in enumerate(keys):
        if key is None or place in draft.refused or place in draft.ignored:
            continue
        before = first.setdefault(key, place)
        if before == place:
            continue
        if draft.numbers[place] in chosen:
            first[key], before, place = place, place, before  # noqa: PLW2901  the later row was chosen: the earlier goes
        _settle(draft, table, before, place, findings)


def _settle(draft: Draft, table: InputTable, kept: int, other: int, findings: Findings) -> None:
    """Take codes over from a row that differs by them alone; refuse any other second row."""
    differences = [
        column
        for column in table.columns
        if column.name in draft.values and _differ(draft.values[column.name], kept, other)
    ]
    row, first = draft.numbers[other], draft.numbers[kept]
    if differences and all(column.kind is Kind.CODES for column in differences):
        for column in differences:
            values = draft.values[column.name]
            values[kept] = SEPARATOR.join(dict.fromkeys(f"{values[kept]};{values[other]}".strip(";").split(SEPARATOR)))
        draft.combined.add(other)
    elif differences:
        draft.refused[other] = "conflicting_row"
        labels = SpokenList(column.label for column in differences)
        repairs = (Repair("keep_row", rows=(row,)),)
        findings.add("conflicting_row", row, repairs=repairs, first=first, differences=labels)
    else:
        draft.refused[other] = "duplicate_row"
        findings.add("duplicate_row", row, first=first)


def _differ(values: Sequence[Value], one: int, other: int) -> bool:
    return values[one] != values[other]


def keys_of(draft: Draft, table: InputTable) -> list[Hashable]:
    """What identifies each row: the key columns, and the year where rows have one; without a code, the title."""
    names = [name for name in table.key if name in draft.values]
    names += [name for name in YEARS if name in draft.values and name not in names]
    columns = [draft.values[name] for name in names]
    keys: list[Hashable] = list(zip(*columns, strict=True)) if columns else [None] * len(draft.numbers)
    if table.key != (c.CODE,):
        return keys
    titles = [draft.values[name] for name in (*TITLES, *YEARS) if name in draft.values]
    by_title = list(zip(*titles, strict=True)) if titles else [()] * len(draft.numbers)
    return [
        key if key and key[0] else (("", *(fold(str(text)) for text in title)) if any(title) else None)  # type: ignore[index]
        for key, title in zip(keys, by_title, strict=True)
    ]


def _code_columns(draft: Draft, table: InputTable) -> list[Column]:
    wanted = (c.CODE, c.OCCUPATION_CODE, c.OCCUPATION_CODES, c.PRODUCT_CODE, c.FROM_CODE, c.TO_CODE)
    return [column for column in table.columns if column.name in wanted and column.name in draft.values]


def _check_zeros(draft: Draft, table: InputTable, layout: Layout, options: ReadOptions, findings: Findings) -> None:
    """Codes that are known but for their leading zeros: offer to put them back."""
    stripped = _without_zeros(options)
    for column in _code_columns(draft, table) if stripped else ():
        if column.name == c.PRODUCT_CODE:
            continue
        lost = {code: stripped[code] for code in _distinct(draft.values[column.name]) if code in stripped}
        if lost:
            rows = _rows_of(draft, column.name, lost)
            repair = Repair("replace", column.name, tuple(lost.items()), rows)
            findings.add(
                "lost_zeros", rows[0], layout.header(column.name), next(iter(lost)), (repair,), count=len(lost)
            )


def _without_zeros(options: ReadOptions) -> dict[str, str]:
    """What stands for one known code without its leading zeros, and that code."""
    stripped: dict[str, set[str]] = defaultdict(set)
    for code in options.known_codes:
        if code.startswith("0"):
            stripped[code.lstrip("0")].add(code)
    return {
        short: next(iter(codes))
        for short, codes in stripped.items()
        if len(codes) == 1 and short not in options.known_codes
    }


def _check_lengths(draft: Draft, table: InputTable, layout: Layout, options: ReadOptions, findings: Findings) -> None:
    """Codes of digits that are shorter than nearly all others of their column: offer to fill them up with zeros.

    Those that are known but for their zeros have been told already.
    """
    told = {*options.known_codes, *_without_zeros(options)}
    for column in _code_columns(draft, table):
        codes = _distinct(draft.values[column.name])
        if column.name == c.PRODUCT_CODE or not codes or not all(map(str.isdecimal, codes)):
            continue
        length, count = Counter(map(len, codes)).most_common(1)[0]
        short = {code: code.zfill(length) for code in codes if len(code) < length and code not in told}
        if short and count >= ONE_LENGTH * len(codes) and max(map(len, codes)) == length:
            rows = _rows_of(draft, column.name, short)
            repair = Repair("replace", column.name, tuple(short.items()), rows)
            findings.add(
                "short_codes", rows[0], layout.header(column.name), next(iter(short)), (repair,), count=len(short)
            )


def _distinct(values: Iterable[Value]) -> list[str]:
    """The distinct codes of a column, in the order in which they come."""
    cells = [str(value) for value in dict.fromkeys(values) if value]
    return list(
        dict.fromkeys(code for cell in cells for code in (cell.split(SEPARATOR) if SEPARATOR in cell else (cell,)))
    )


def _rows_of(draft: Draft, name: str, codes: Collection[str]) -> tuple[int, ...]:
    """The rows in which one of the codes stands."""
    values = draft.values[name]
    return tuple(
        number
        for number, value in zip(draft.numbers, values, strict=True)
        if value and any(code in codes for code in str(value).split(SEPARATOR))
    )


def _check_alike(draft: Draft, table: InputTable, layout: Layout, findings: Findings) -> None:
    """Codes of one column that differ only by case, dash or leading zero: a person says whether they are one."""
    for column in _code_columns(draft, table):
        codes = _distinct(draft.values[column.name])
        loose = [_loose(code) for code in codes]
        if len(set(loose)) == len(loose):
            continue
        groups: dict[str, list[str]] = defaultdict(list)
        for plain, code in zip(loose, codes, strict=True):
            groups[plain].append(code)
        for first, *others in groups.values():
            if others:
                rows = _rows_of(draft, column.name, others)
                repair = Repair("replace", column.name, tuple((code, first) for code in others), rows)
                alike = ", ".join((first, *others))
                findings.add("codes_alike", rows[0], layout.header(column.name), others[0], (repair,), codes=alike)


def _loose(code: str) -> str:
    """A code without case, dashes and leading zeros: « a-0110 » and « A0110 » are alike, « 0110 » and « 110 » too."""
    plain = code if code.isalnum() else _LOOSE.sub("", code)
    return plain.casefold().lstrip("0")


def _check_titles(draft: Draft, table: InputTable, layout: Layout, findings: Findings) -> None:
    """One title with several codes in a list of occupations; training products often share a title."""
    title = next((name for name in TITLES if name in draft.values), "")
    code = c.CODE
    if table.key != (code,) or not title or code not in draft.values:
        return
    codes: dict[str, dict[str, int]] = defaultdict(dict)
    for place, (text, value) in enumerate(zip(draft.values[title], draft.values[code], strict=True)):
        if text and value and place not in draft.refused and place not in draft.ignored:
            codes[str(text)].setdefault(str(value), place)
    for text, found in codes.items():
        if len(found) > 1:
            second = draft.numbers[sorted(found.values())[1]]
            findings.add("same_title", second, layout.header(title), text[:80], codes=", ".join(found))
