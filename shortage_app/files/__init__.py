"""Bytes on disk: what people hand in, and what goes out. The only room that knows openpyxl, calamine and csv.

guard/         spreadsheets parsed in a child process with limits, so that no file can hurt the program
reading/       any spreadsheet or text table read as one of the declared inputs: read_table()
save.py        a file is either written whole or left as it was
workbook/      the annual workbook; write_*.py: tables as xlsx, csv and json
"""
