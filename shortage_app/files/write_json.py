"""Tables as JSON, for scripts: a list of objects whose values keep their own type."""

import json
from datetime import date

from shortage_app.files.write_values import iso_date, native_columns, plain_number, writable
from shortage_app.report.table import Table


def json_bytes(table: Table) -> bytes:
    """The table as a JSON list of objects in UTF-8; null for what is missing, hidden or no finite number."""
    names = [column.name for column in table.columns]
    columns = [[_plain(value) for value in values] for values in native_columns(table)]
    rows = [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]
    return json.dumps(rows, ensure_ascii=False, indent=1, allow_nan=False).encode("utf-8") + b"\n"


def _plain(value: object) -> object:
    match value:
        case None | bool() | int():
            return value
        case float():
            return plain_number(value)
        case date():
            return iso_date(value)
        case _:
            return writable(str(value))
