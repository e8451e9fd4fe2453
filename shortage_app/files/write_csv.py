"""Tables as CSV, for scripts and other programs: codes for headers and values, never a translated word."""

import csv
import io
from datetime import date

from shortage_app.files.write_values import FORMULA_STARTS, iso_date, native_columns, plain_number, writable
from shortage_app.report.table import Table


def csv_bytes(table: Table, *, belgian: bool = False) -> bytes:
    """The table as CSV of RFC 4180, or as Belgian Excel opens it: semicolons, decimal commas, byte order mark.

    A missing or hidden figure is an empty field, and so are infinity and NaN.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";" if belgian else ",", lineterminator="\r\n")
    writer.writerow([_guarded(column.name) for column in table.columns])
    mark = "," if belgian else "."
    columns = [[_field(value, mark) for value in values] for values in native_columns(table)]
    writer.writerows(zip(*columns, strict=True))
    return text.getvalue().encode("utf-8-sig" if belgian else "utf-8")


def _field(value: object, decimal_mark: str) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int():
            return str(value)
        case float():
            return repr(plain_number(value)).replace(".", decimal_mark)
        case date():
            return iso_date(value)
        case _:
            return _guarded(writable(str(value)))


def _guarded(text: str) -> str:
    """Text that would be taken for a formula, behind the apostrophe that makes it text again."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
