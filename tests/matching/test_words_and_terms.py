"""What of a title is compared, and which words of two titles are like."""

import pytest

from shortage_app.matching.matched_terms import matched_terms
from shortage_app.matching.words import stem, trade_words, words


@pytest.mark.parametrize(
    ("one", "other"),
    [("maçonnerie", "maçon"), ("boulangerie", "boulangère"), ("soudage", "soudeuse"), ("électricité", "électricienne")],
)
def test_a_trade_and_who_works_in_it_share_a_stem(one: str, other: str) -> None:
    assert stem(words(one)[0]) == stem(words(other)[0])


@pytest.mark.parametrize(("one", "other"), [("maçon", "magasin"), ("infirmière", "informatique"), ("bois", "boisson")])
def test_unlike_words_keep_unlike_stems(one: str, other: str) -> None:
    assert stem(words(one)[0]) != stem(words(other)[0])


def test_the_diploma_is_no_trade() -> None:
    assert trade_words("CAP fleuriste") == trade_words("Titre professionnel de fleuriste") == words("Fleuriste")


def test_a_title_of_jargon_alone_keeps_its_words() -> None:
    assert trade_words("Licence professionnelle") == words("Licence professionnelle") != ()


@pytest.mark.parametrize(
    ("product", "occupation", "terms"),
    [
        ("Gestion d’un restaurant", "Gérant de restaurant", (("restaurant", "restaurant"),)),
        ("CAP Maçonnerie", "Maçon / Maçonne", (("Maçonnerie", "Maçon"),)),
        ("Tuinaanleg en bouw", "Medewerker tuinbouw", (("bouw", "tuinbouw"),)),
        ("CAP chef", "CAP chemin", ()),
        ("", "Maçon", ()),
    ],
)
def test_like_words_are_paired_as_they_stand(product: str, occupation: str, terms: tuple[tuple[str, str], ...]) -> None:
    assert matched_terms(product, occupation) == terms
