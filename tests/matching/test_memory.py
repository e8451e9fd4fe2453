"""The same content is not fitted twice, and other content never gets its answer."""

import pandas as pd

from shortage_app.matching.memory import Memory, content_key
from shortage_app.matching.ranker import fit
from tests.matching.small_catalogue import OCCUPATIONS, product, products, verdict, verdicts


def test_equal_content_gives_the_same_ranker_and_the_same_suggestions() -> None:
    memory = Memory()
    ranker = fit(OCCUPATIONS, memory=memory)
    assert fit(OCCUPATIONS.copy(), memory=memory) is ranker
    assert ranker.suggest(products(product("Maçon"))) is ranker.suggest(products(product("Maçon")))


def test_a_verdict_makes_another_ranker_over_the_same_occupations() -> None:
    memory = Memory()
    cold = fit(OCCUPATIONS, memory=memory)
    taught = fit(OCCUPATIONS, decided=verdicts(verdict("Gros œuvre", "1", True)), memory=memory)
    assert taught is not cold
    assert taught.occupations is cold.occupations


def test_a_change_of_one_cell_name_or_order_is_other_content() -> None:
    frame = pd.DataFrame({"a": ["x", "y"], "b": ["1", "2"]})
    others = [
        frame.replace("x", "z"),
        frame.rename(columns={"a": "c"}),
        frame.iloc[::-1],
        frame.head(1),
        frame.assign(b=[1, 2]),
    ]
    keys = {content_key(frame), *(content_key(other) for other in others)}
    assert len(keys) == len(others) + 1
    assert content_key(frame) == content_key(frame.copy())


def test_the_oldest_is_forgotten_first() -> None:
    memory = Memory()
    made = [memory.recall(number, lambda number=number: [number]) for number in range(7)]
    assert memory.recall(6, list) is made[6]
    assert memory.recall(0, lambda: ["anew"]) == ["anew"]
