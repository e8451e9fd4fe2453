"""What a person sees: the only room that knows Qt.

    launch.py, app.py       shows the window with the verbs of workflow; build() makes it and its collaborators
    window.py               the frame: top_bar.py, rail.py, status_bar.py, commands.py, finder.py, welcome.py
    session.py              what is looked at now: workspace, year, selection, filters, and the Analysis of it;
                            visit.py is the words for it, verbs.py what it asks of workflow
    page.py                 what every page is; pages/ holds the seven of them
    tokens.py, theme.py     colours, type and sizes; stylesheet.py and painting.py use them, icons.py tints with them
    dressing.py             the sheet on each part of the window: what is seen first, what is hidden in later turns
    models/, widgets/       one table model, and the parts pages are made of
    charts/                 views that draw the frozen charts of report, on the screen and in files
    left_picture.py         the overview as it was left, until its workspace is read again
    tasks.py, settings.py   work off the window's thread; what is remembered between two starts

Data come in as an Analysis through session.analysis_changed and leave as calls of the verbs handed to Session.
The language changes by Qt's own LanguageChange event, the theme by its StyleChange event: nobody keeps either. What is
not within a dressed part, as a new window of its own, is dressed where it is made.
"""
