"""What speaks for a suggestion, and how it is told."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from shortage_app.matching.block import SUGGESTION_COLUMNS
from shortage_app.matching.evidence import PARTS
from shortage_app.matching.ranker import fit
from shortage_app.progress import Cancelled
from tests.matching.small_catalogue import OCCUPATIONS, product, products, verdict, verdicts

COLD = fit(OCCUPATIONS)


def first(suggestions: pd.DataFrame) -> str:
    return str(suggestions["occupation_code"].iloc[0])


def score(suggestions: pd.DataFrame, occupation: str) -> float:
    of_it = suggestions.loc[suggestions["occupation_code"] == occupation, "score"]
    return float(of_it.iloc[0]) if len(of_it) else 0.0


@pytest.mark.parametrize(
    ("title", "occupation"),
    [
        ("Maçonnerie", "1"),
        ("CAP maçon", "1"),
        ("Formation qualifiante de boulangère (H/F)", "2"),
        ("Gestion d'un restaurant", "4"),
        ("Conduite de grues à tour", "5"),
    ],
)
def test_a_title_leads_to_its_occupation_whatever_its_gender_form_and_its_diploma(title: str, occupation: str) -> None:
    assert first(COLD.suggest(products(product(title)))) == occupation


def test_a_dutch_title_leads_to_the_same_occupation_as_the_french() -> None:
    assert first(COLD.suggest(products(product(title_nl="Bakkerij")))) == "2"


def test_the_title_that_is_nearer_counts_where_a_product_has_two() -> None:
    both = COLD.suggest(products(product("Horeca", title_nl="Bakker")))
    alone = COLD.suggest(products(product(title_nl="Bakker")))
    assert first(both) == "2"
    assert both["product_title"].iloc[0] == "Bakker"
    assert score(both, "2") == pytest.approx(score(alone, "2"), abs=0.01)


def test_a_dutch_title_reaches_a_french_occupation_over_a_phrase_in_both_languages() -> None:
    french = OCCUPATIONS.drop(columns="title_nl")
    labels = pd.DataFrame(
        [
            ("7512", "Boulangers, pâtissiers", "Bakkers, banketbakkers"),
            ("8322", "Chauffeurs de taxi", "Taxichauffeurs"),
        ],
        columns=["code", "title_fr", "title_nl"],
    )
    dutch = products(product(title_nl="Banketbakker"))
    assert first(fit(french, labels).suggest(dutch)) == "2"
    assert score(fit(french, labels).suggest(dutch), "2") > score(fit(french).suggest(dutch), "2")


def test_a_synonym_in_the_vocabulary_is_a_title_of_its_occupation() -> None:
    synonyms = pd.DataFrame([("3", "Soignant hospitalier")], columns=["code", "title_fr"])
    suggested = fit(OCCUPATIONS, synonyms).suggest(products(product("Soignant hospitalier")))
    assert first(suggested) == "3"
    assert suggested["occupation_title"].iloc[0] == "Soignant hospitalier"


def test_the_domain_settles_what_the_title_leaves_open() -> None:
    assert first(COLD.suggest(products(product("Responsable", domain="Restauration")))) == "4"
    assert first(COLD.suggest(products(product("Responsable", domain="Soins infirmiers")))) == "3"


def test_the_same_domain_on_both_sides_speaks_for_an_occupation() -> None:
    without, same = (COLD.suggest(products(product("Conduite de grue", domain=d))) for d in ("Autre", "Construction"))
    assert score(same, "5") > score(without, "5")


def test_a_code_of_the_catalogue_speaks_for_its_occupation_and_is_no_title() -> None:
    row = COLD.suggest(products(product("Atelier", occupation_codes="3;99"))).iloc[0]
    assert row["occupation_code"] == "3"
    assert row["code_part"] > 2 * row["title_part"]


def test_an_earlier_code_speaks_by_the_crosswalk_and_an_unapproved_row_speaks_softer() -> None:
    def with_row(approved: bool, confidence: float) -> float:
        crosswalk = pd.DataFrame(
            {"from_code": ["old"], "to_code": ["3"], "approved": [approved], "confidence": [confidence]}
        )
        coded = products(product("Atelier", occupation_codes="old"))
        return score(fit(OCCUPATIONS, crosswalk=crosswalk).suggest(coded), "3")

    assert (
        with_row(True, 0.2)
        > with_row(False, 0.9)
        > with_row(False, 0.3)
        > score(COLD.suggest(products(product("Atelier", occupation_codes="old"))), "3")
    )


def test_an_accepted_link_speaks_for_products_with_a_like_title() -> None:
    taught = fit(OCCUPATIONS, decided=verdicts(verdict("Tronc commun gros œuvre", "1", True)))
    row = taught.suggest(products(product("Gros œuvre, module 2"))).iloc[0]
    assert row["occupation_code"] == "1"
    assert row["learned_part"] > row["title_part"]


def test_a_refused_link_speaks_against_products_with_a_like_title() -> None:
    taught = fit(OCCUPATIONS, decided=verdicts(verdict("Maçonnerie décorative", "1", False)))
    like, unlike = products(product("Maçonnerie décorative, perfectionnement")), products(product("CAP maçon"))
    assert score(taught.suggest(like), "1") < score(COLD.suggest(like), "1")
    assert score(taught.suggest(unlike), "1") > score(taught.suggest(like), "1")


def test_a_decided_pair_is_not_suggested_again_whether_accepted_or_refused() -> None:
    decided = verdicts(verdict("Maçon", "1", True, "P1"), verdict("Maçon", "5", False, "P1"))
    taught = fit(OCCUPATIONS, decided=decided)
    again = taught.suggest(products(product("Maçon grutier", "P1"), product("Maçon grutier", "P2")), best=6)
    assert not set(again.loc[again["product_code"] == "P1", "occupation_code"]) & {"1", "5"}
    assert first(again[again["product_code"] == "P2"]) == "1"


def test_a_later_verdict_on_the_same_pair_replaces_the_earlier() -> None:
    changed_mind = verdicts(verdict("Gros œuvre", "1", False), verdict("Gros œuvre", "1", True))
    assert first(fit(OCCUPATIONS, decided=changed_mind).suggest(products(product("Gros œuvre")))) == "1"


def test_a_verdict_on_an_occupation_that_is_gone_is_passed_over() -> None:
    gone = fit(OCCUPATIONS, decided=verdicts(verdict("Gros œuvre", "gone", True)))
    asked = products(product("Gros œuvre"))
    assert_frame_equal(gone.suggest(asked), COLD.suggest(asked))


def test_a_product_without_any_evidence_gets_no_suggestion() -> None:
    assert COLD.suggest(products(product(""), product("?!", "P2"))).empty


def test_products_are_suggested_for_an_occupation_the_other_way_round() -> None:
    asked = products(product("Art floral", "P1"), product("Maçonnerie", "P2"), product("Maçon du patrimoine", "P3"))
    suggested = COLD.suggest_products(asked, best=2)
    assert list(suggested.loc[suggested["occupation_code"] == "1", "product_code"]) == ["P2", "P3"]
    assert (suggested.groupby("occupation_code").size() <= 2).all()
    both_ways = COLD.suggest(asked, best=6).set_index(["product_code", "occupation_code"])["score"]
    assert score(suggested, "1") == pytest.approx(both_ways["P2", "1"])


def test_like_words_are_named_as_they_stand_in_both_titles() -> None:
    row = COLD.suggest(products(product("Gestion d'un Restaurant")))
    assert row["terms"].iloc[0] == (("Restaurant", "restaurant"),)
    assert row["occupation_title"].iloc[0] == "Gérant / Gérante de restaurant"


def test_an_explanation_adds_up_and_names_like_products_with_their_verdicts() -> None:
    decided = verdicts(verdict("Gros œuvre", "1", True), verdict("Gros œuvre fermé", "1", False))
    taught = fit(OCCUPATIONS, decided=decided)
    why = taught.explain(products(product("Gros œuvre")), "1")
    assert sum(why.parts.values()) == pytest.approx(why.score)
    assert [(title, accepted) for title, accepted, _near in why.alike] == [
        ("Gros œuvre", True),
        ("Gros œuvre fermé", False),
    ]
    with pytest.raises(KeyError, match="nothing"):
        taught.explain(products(product("Gros œuvre")), "nothing")


def test_who_does_not_wait_any_more_gets_no_answer() -> None:
    class Gone:
        cancelled = True

        def report(self, done: int, total: int) -> None:
            raise AssertionError("nobody listens")

    with pytest.raises(Cancelled):
        COLD.suggest(products(product("Nobody waits")), progress=Gone())
    with pytest.raises(Cancelled):
        fit(OCCUPATIONS, decided=verdicts(verdict("Gros œuvre", "1", True)), progress=Gone())


def test_progress_ends_when_all_products_are_ranked() -> None:
    class Watched:
        cancelled = False

        def __init__(self) -> None:
            self.told: list[tuple[int, int]] = []

        def report(self, done: int, total: int) -> None:
            self.told.append((done, total))

    watched = Watched()
    COLD.suggest(products(*(product("Maçon", f"W{n}") for n in range(300))), progress=watched)
    assert watched.told == [(0, 300), (256, 300), (300, 300)]


def test_without_occupations_or_without_products_nothing_is_suggested() -> None:
    nothing = fit(OCCUPATIONS.head(0)).suggest(products(product("Maçon")))
    assert nothing.empty
    assert {name: str(kind) for name, kind in nothing.dtypes.items()} == SUGGESTION_COLUMNS
    assert COLD.suggest(products(product("Maçon")).head(0)).empty


WORDS = st.sampled_from(["Maçon", "boulangère", "grue", "de", "CAP", "restaurant", "soins", "web", "C++", "œuvre", "?"])
TITLE = st.lists(WORDS, max_size=4).map(" ".join)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(TITLE, TITLE, TITLE), min_size=1, max_size=5), st.integers(1, 6))
def test_scores_lie_between_nothing_and_certainty_fall_in_order_and_are_the_sum_of_their_parts(
    said: list[tuple[str, str, str]], best: int
) -> None:
    rows = [product(fr, f"P{n}", title_nl=nl, domain=domain) for n, (fr, nl, domain) in enumerate(said)]
    asked = products(*rows)
    before = asked.copy()
    suggested = COLD.suggest(asked, best=best)
    assert_frame_equal(asked, before)
    assert suggested["score"].between(0, 1, inclusive="neither").all()
    assert np.allclose(suggested[list(PARTS)].sum(axis=1), suggested["score"])
    for _code, group in suggested.groupby("product_code"):
        assert len(group) <= best
        assert group["score"].is_monotonic_decreasing
        assert not group["occupation_code"].duplicated().any()


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(len(OCCUPATIONS))), TITLE)
def test_scores_do_not_depend_on_the_order_of_the_occupations(order: list[int], title: str) -> None:
    asked = products(product(title, domain="Horeca"))
    here, there = (
        ranker.suggest(asked, best=6).set_index("occupation_code")["score"].sort_index()
        for ranker in (COLD, fit(OCCUPATIONS.iloc[order]))
    )
    assert list(here.index) == list(there.index)
    assert np.allclose(here, there, atol=1e-5)
