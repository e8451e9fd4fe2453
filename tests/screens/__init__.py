"""Pictures of every page and dialog in every language and theme, to be looked at, and checked for cut words.

    python -m tests.screens [FOLDER]

takes them all (artefacts/screens): fr, nl and en, light and dark, at 1440 × 900; French in high contrast, and at 150 %
on a screen of that size. Options take some of them: --scene, --language, --theme, --scale, --workspace.

scenes.py is the list of pictures, acts.py what is done before each; stage.py the workspace they show, imports.py the
files they import; camera.py takes them. They are named by language, theme, scale where it is not 100 %, and scene:
fr-light-overview.png, fr-light-150-import-list.png.

    python -m tests.screens --guide

takes those of the guide into the guide; guide_pictures.py names them, words.py tells whether they are fresh.
"""
