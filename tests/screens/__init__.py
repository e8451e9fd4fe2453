"""Pictures of every page in every language and theme, kept under artefacts/ to be looked at, and checked for cut words.

    python -m tests.screens [--workspace FILE] [--scale 1.5] [--theme contrast] [--language fr] [FOLDER]

Without a workspace the pages are those of the samples.
"""
