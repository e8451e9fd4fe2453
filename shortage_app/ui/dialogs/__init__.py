"""Windows of their own over the window: settings, map of keys, import; each is opened by a command.

sheet.py            what most of them are: a head, a body and a foot over the dimmed window
settings_dialog.py  language, theme, and the method by method_form.py; keys_dialog.py: every shortcut
crash_dialog.py     what is said of an unexpected exception
import_dialog.py    the import; import_work.py: its files, read one after another off the window's thread
    import_side.py       at the left: import_files.py, and what can be said of a file, import_choices.py
    import_checks.py     the page of checks: import_preview.py on import_cells.py under import_roles.py,
                         import_problems.py on import_lines.py, import_summary.py, what is asked, import_questions.py
    import_changes.py    the page of what will change
    import_steps.py, import_foot.py   how far it is, and what can be done
export_dialog.py    the export: export_form.py, what is wanted; export_work.py, off the window's thread
crosswalk_dialog.py the review of the crosswalk: crosswalk_detail.py at the right, crosswalk_batch.py below
"""
