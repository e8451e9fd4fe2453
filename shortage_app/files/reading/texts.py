"""Every message of the reader, once: why a file cannot be read, why a row is refused, what a person should look at."""

from shortage_app.text import N_

REFUSALS = {
    "missing_file": N_("The file is not there (any more)."),
    "locked": N_(
        "The file cannot be opened: another program holds it, or you may not read it. Close it there and retry."
    ),
    "away": N_(
        "The file is kept in the cloud (OneDrive) and cannot be fetched now. Check that you are connected and signed "
        "in, or open it once in Excel."
    ),
    "folder": N_("This is a folder; choose a file."),
    "empty": N_("The file is empty."),
    "damaged": N_("The file is damaged: it was cut off or changed on its way. Fetch or save it again."),
    "password": N_("The file is protected by a password. Open it in Excel, take the password off, and save it again."),
    "bomb": N_("The file unpacks to {megabytes} MB, far more than a table needs. It was not opened."),
    "entities": N_(
        "The file holds declarations that a spreadsheet never needs and that can do harm. It was not opened."
    ),
    "false_count": N_("The file declares {count} texts, more than it can hold: it is damaged or made to do harm."),
    "far_cell": N_(
        "A stray cell at {cell} makes the sheet too large. Delete that cell's row and column in Excel, and save again."
    ),
    "too_large": N_(
        "The file needs more memory than a table may take. Delete empty rows and columns, or save it as CSV."
    ),
    "crashed": N_(
        "The file made the reader stop; nothing of it was taken. Open it in Excel and save it again as .xlsx."
    ),
    "too_slow": N_(
        "The file was still not read after {seconds} seconds. Save the table alone in a new file, or as CSV."
    ),
    "is_pdf": N_("This is a PDF document, whatever its name says. Ask for the Excel file, or copy the table into one."),
    "is_html": N_("This is a web page, whatever its name says. Open it in Excel and save it as .xlsx."),
    "is_xml": N_("This is an XML file, whatever its name says. Open it in Excel and save it as .xlsx."),
    "is_word": N_("This is a Word document, whatever its name says. Copy its table into an Excel file."),
    "is_slides": N_("This is a presentation, whatever its name says. Copy its table into an Excel file."),
    "is_image": N_("This is an image, whatever its name says."),
    "is_database": N_("This is a database, whatever its name says."),
    "is_archive": N_("This is an archive of other files. Unpack it first."),
    "is_binary": N_("This is neither a spreadsheet nor a text table."),
    "old_excel": N_("This workbook was made by an Excel older than 1997. Open it in Excel and save it as .xlsx."),
    "encoding": N_(
        "The letters of the file can be read in several ways: “{first}” or “{second}”. Choose the encoding."
    ),
    "bad_encoding": N_("The file is not written in the encoding “{encoding}”. Choose another."),
    "no_such_encoding": N_("There is no encoding named “{encoding}”."),
    "open_quote": N_(
        "From row {row}, a quotation mark opens and never closes, so the rest of the file cannot be told apart."
    ),
    "no_such_sheet": N_("There is no sheet “{sheet}”. There are: {sheets}."),
    "no_such_row": N_("The header cannot be in row {header_row}: nothing stands there."),
    "no_sheet": N_("The workbook holds no sheet with cells."),
    "no_header": N_("No row looks like a header of “{table}”. Say in which row it stands, and which column is which."),
    "missing_column": N_("The column “{label}” is missing; it may be called: {aliases}."),
    "missing_column_remembered": N_("The column “{label}” is missing; last time it was called “{header}”."),
    "missing_one_of": N_("None of these columns is there, and one is needed: {labels}."),
    "no_such_column": N_("There is no column “{header}” to read as “{label}”."),
    "no_such_role": N_("“{role}” is no column of this table."),
}
REFUSED_ROWS = {
    "missing_value": N_("“{label}” is blank; the row needs it."),
    "missing_one_value": N_("The row has neither of: {labels}."),
    "too_many_cells": N_(
        "The row has more cells than the header; a delimiter probably stands inside a text without quotes."
    ),
    "code_is_date": N_("Excel made a date of this code: {value}. Type the code as text."),
    "code_is_error": N_("The code is an error: {value}."),
    "error_needed": N_("The cell holds the error {value}, and the row needs it."),
    "uncomputed_needed": N_(
        "The cell holds a formula that was never computed, and the row needs it. Save the file in Excel."
    ),
    "negative_count": N_("“{value}” is a negative number of people."),
    "fractional_count": N_("“{value}” is no whole number of people."),
    "not_a_count": N_("“{value}” is neither a count nor a known mark of suppression."),
    "more_than": N_("{count} in “{part}” ({part_cell}) is more than {total} in “{whole}” ({whole_cell})."),
    "bad_year_needed": N_("“{value}” is no year."),
    "duplicate_row": N_("The same row as row {first}."),
    "conflicting_row": N_("The same key as row {first}, but another {differences}."),
    "no_outcome_needed": N_("“{value}” is neither yes nor no."),
}
WARNINGS = {
    "named_otherwise": N_("The file is named {suffix} but is really: {format}."),
    "guessed_encoding": N_("The letters were read as {encoding}; check them: “{sample}”."),
    "mojibake": N_("Some letters were garbled before the file came here: “{value}”."),
    "swallowed_lines": N_("The cell holds {count} lines that look like rows; a quotation mark probably never closes."),
    "same_file": N_("The same file was imported before as “{name}”."),
    "hidden_sheet": N_("The sheet is hidden in the file."),
    "hidden_sheets": N_("Hidden sheets were left aside: {sheets}."),
    "other_sheets": N_("Other sheets hold such a table too: {sheets}. Choose one if this is not the right one."),
    "not_looked": N_(
        "In a file of this format, error cells look blank, and hidden rows and number formats cannot be seen. "
        "Save it as .xlsx to have them checked."
    ),
    "hidden_rows": N_("{count} hidden rows were read like the others."),
    "hidden_columns": N_("Hidden columns were read like the others: {columns}."),
    "other_table": N_("Another table begins here; it was left aside. Choose this row as the header to read it."),
    "several_parts": N_("“{header}” tells several lists apart: {parts_found}. Choose one if not all are meant."),
    "duplicate_header": N_("Two columns look like “{label}”; this one was left aside: {header}."),
    "unknown_columns": N_("Columns not known were kept out: {columns}."),
    "unsure_column": N_("“{header}” may be “{label}”, but that is not sure; say so to have it read."),
    "nomenclatures_named": N_(
        "“{first}” and “{second}” were taken for codes of the nomenclatures {first_name} and {second_name}; "
        "say their names if they are others."
    ),
    "other_year": N_("The file speaks of {years}, not of {year}."),
    "numbers_padded": N_("{count} codes were numbers shown with leading zeros; the zeros were put back."),
    "lost_zeros": N_("{count} codes lost their leading zeros."),
    "short_codes": N_("{count} codes are shorter than the others; they probably lost their leading zeros."),
    "codes_alike": N_("Codes that differ only by case, dash or leading zero: {codes}. Are they one?"),
    "same_title": N_("One title with several codes: “{value}” is {codes}."),
    "error_cell": N_("The cell holds the error {value}; it was left blank."),
    "uncomputed_cell": N_(
        "The cell holds a formula that was never computed; it was left blank. Save the file in Excel first."
    ),
    "not_a_number": N_("“{value}” is no number; it was left blank."),
    "not_whole": N_("“{value}” is no whole number."),
    "negative": N_("“{value}” is negative; it was left blank."),
    "out_of_range": N_("“{value}” is out of range; it was left blank."),
    "unclear_decimal": N_(
        "Numbers such as “{value}” ({count}) can be read as {small} or as {large}: say which mark is the decimal one. "
        "They are left blank till then."
    ),
    "mixed_decimal": N_(
        "“{value}” is written with another decimal mark than the rest of the column; it was left blank."
    ),
    "bad_year": N_("“{value}” is no year; it was left blank."),
    "bad_date": N_("“{value}” is no date; it was left blank."),
    "unclear_date": N_(
        "Dates such as “{value}” ({count}) can be day/month or month/day: say which. They are left blank till then."
    ),
    "odd_date": N_("“{value}” is a day that Excel counts wrongly (before March 1900); check it."),
    "bad_flag": N_("“{value}” is neither yes nor no; it was left blank."),
    "unknown_choice": N_(
        "“{value}” is not a known value of “{label}”; it was kept as a category of its own ({count} rows)."
    ),
    "long_text": N_("The text has {count} characters."),
    "work_contradicted": N_("{count} exits say no job, yet tell of one; they were counted as exits to work."),
    "more": N_("And {count} more of the same kind."),
}
