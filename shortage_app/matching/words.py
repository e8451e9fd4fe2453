"""What of a title counts when titles are compared: words without gender form, stop words and the jargon of training."""

from functools import lru_cache
from itertools import pairwise
from typing import Final

from shortage_app.domain.titles import title_key

_STOP_WORDS: Final = (
    "a à au aux avec ce ces dans d de des du en et l la le les leur leurs n ou par pour s sa ses son sur un une y "
    "h f x aan als bij dat die een het in met naar of om op per te ten ter tot uit van voor zijn zonder an and "
    "for on or the to with"
)
# What names a kind of diploma or course, and nothing of the trade it leads to; dropped when a product is compared with
# occupations ("CAP fleuriste" is as near to "Fleuriste" as can be), kept when products are compared with each other.
_JARGON: Final = (
    "attestation bac bachelor bachelier badge bba bep bepa blocs bloc bm bma bp bpa bpjeps brevet brevets bts "
    "btsa btsm but cap capa ceb certificat certification certifié cess cfa cqp cqpi cqpm cqpn cs ctm convention "
    "cycle degré dejeps des desc desjeps desu deust diplôme diplômé diplômes dma dn dnmade doctorat dsp dt du dut "
    "ed ecole école études examen executive fin formation formations france générale grade grande groupe "
    "habilitation institut licence magistère master mastère mc meilleurs mention module modules ms msc msi "
    "national nationale nationaux niveau option ouvriers parcours préformation préparation pro professionnel "
    "professionnelle professionnels programme qualification remise spécialisation spécialisé spécialisée "
    "spécialité supérieur supérieure supérieures titre tp universitaire université bruxelles brussel attest "
    "basisopleiding beroepsopleiding bijscholing diploma getuigschrift graad hoger kwalificerende opleiding "
    "opleidingen optie specialisatie voortraject vooropleiding certificate course degree training"
)
_SMALLEST_STEM: Final = 4
# Endings of words as title_key leaves them ("vendeuse" → "vender", "soudage" → "soudag"), the longest first.
_ENDINGS: Final = (
    "isation",
    "isement",
    "icien",
    "ation",
    "ition",
    "ement",
    "ateur",
    "onair",
    "erij",
    "icit",
    "ater",
    "eris",
    "ieri",
    "ment",
    "eri",
    "ier",
    "ien",
    "ion",
    "ist",
    "ter",
    "ing",
    "age",
    "ag",
    "er",
    "ic",
    "if",
    "el",
    "al",
    "en",
    "i",
)
_GRAMS: Final = (3, 4)  # letters in a row: triples and quadruples did best on real titles, longer ones no better

STOP_WORDS: Final = frozenset(title_key(_STOP_WORDS).split())
JARGON: Final = frozenset(title_key(_JARGON).split()) | STOP_WORDS


@lru_cache(maxsize=50_000)
def words(title: str) -> tuple[str, ...]:
    """The words of a title, gender forms folded, without stop words."""
    return tuple(word for word in title_key(title).split() if word not in STOP_WORDS)


@lru_cache(maxsize=50_000)
def trade_words(title: str) -> tuple[str, ...]:
    """The words that say what trade a product teaches; all its words when it consists of jargon alone."""
    return tuple(word for word in words(title) if word not in JARGON) or words(title)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The part that "maçonnerie" and "maçon", "boulangerie" and "boulanger" share."""
    word = word.rstrip("sx") if len(word) > _SMALLEST_STEM else word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SMALLEST_STEM:
            return word.removesuffix(ending)
    return word


def features(kept: tuple[str, ...]) -> list[str]:
    """What words are compared by: their letters in a row, and their stems (marked "=")."""
    return [feature for word in kept for feature in _features_of_word(word)]


def features_in_order(kept: tuple[str, ...]) -> list[str]:
    """The features of words and each pair of stems in a row, which tells "gestion de production" from its words."""
    stems = [stem(word) for word in kept]
    return features(kept) + [f"{first}_{second}" for first, second in pairwise(stems)]


@lru_cache(maxsize=50_000)
def _features_of_word(word: str) -> tuple[str, ...]:
    padded = f" {word} "
    grams = [
        padded[start : start + size]
        for size in _GRAMS
        for start in range(max(1, len(padded) - size + 1))
        if len(padded) >= size
    ]
    return (*grams, f"={stem(word)}")
