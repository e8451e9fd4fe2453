"""Words in cells that stand for something: yes and no, hidden and missing, and the spellings of choices."""

from functools import lru_cache

from shortage_app.domain.inputs import Column, fold, spelled

SUPPRESSED_MARKS = frozenset(
    spelled(
        "x | s | d | c | . | * | ** | *** | ss | supp | supprimé | secret | masqué | caché | confidentiel | verborgen"
        " | onderdrukt | geheim | hidden | suppressed"
    )
)
MISSING_MARKS = frozenset(
    spelled("- | – | — | / | .. | … | n.d. | nd | n/a | na | n.a. | nb | n.b. | nc | : | null | none | nan | #")
)
NO_CODES = frozenset(spelled("na | n/a | #n/a | nan | null | none"))
YES = frozenset(fold(word) for word in spelled("oui | o | yes | y | ja | j | vrai | true | waar | 1 | x | v | ok"))
NO = frozenset(fold(word) for word in spelled("non | n | no | nee | neen | faux | false | onwaar | 0"))
TICKS = {"✓": True, "✔": True, "☑": True, "✗": False, "✘": False, "☐": False}


@lru_cache(maxsize=64)
def _choice_spellings(choices: tuple[tuple[str, tuple[str, ...]], ...], labels: tuple[str, ...]) -> dict[str, str]:
    """Folded spelling → code, from codes, labels and other spellings."""
    found = {fold(code): code for code, _spellings in choices}
    found |= {fold(label): code for (code, _spellings), label in zip(choices, labels, strict=False) if fold(label)}
    for code, spellings in choices:
        for spelling in spellings:
            found.setdefault(fold(spelling), code)
    found.pop("", None)
    return found


def choice_spellings(column: Column) -> dict[str, str]:
    """Folded spelling → code of a column of choices."""
    choices = tuple((str(code), tuple(spellings)) for code, spellings in column.choices.items())
    return _choice_spellings(choices, tuple(column.labels.get(code, "") for code, _spellings in choices))
