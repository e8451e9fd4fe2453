"""Similarity of titles and ranking learned from decided links; the only room that knows scikit-learn."""
