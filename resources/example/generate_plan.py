"""The plan of the example, read from plan/*.csv: which occupation is listed when, which product serves which.

occupations.csv   the old nomenclature, with the years listed 2010–2020 (X: listed)
successors.csv    the new nomenclature, with the years listed 2022–2025 and its predecessors
                  ("code relation confidence approved", several separated by ", ")
products.csv      the training products, with their life, the years they did not run and what they lead to
providers.csv     who runs them
"""

import csv
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

PLAN = Path(__file__).parent / "plan"
SEED = "données synthétiques 2019"
OLD, NEW = "Actiris-2010", "Competent-2022"
EDITIONS = (*range(2010, 2021), *range(2022, 2026))  # nothing was published for 2021
NO_EDITION = 2021
CATALOGUES = range(2015, 2026)
REFERENCE = 2019  # the year whose figures are published: its numbers stand in the plan as they are
NOT_ASSESSED = {"0521107": 2013, "0523207": 2011}  # codes that did not exist yet: the last year they were not assessed
CARRYING = ("same", "renamed", "merged", "split")
LIKELY = 0.55  # planners link products to a successor from this confidence on, before the row is approved


def draw(*key: object) -> float:
    """A number in [0, 1) that depends on nothing but the seed and the key: the same on every machine."""
    digest = hashlib.blake2b("|".join(map(str, (SEED, *key))).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") / 2**64


@dataclass(frozen=True)
class Predecessor:
    """An old code that a new code continues."""

    code: str
    relation: str
    confidence: float
    approved: bool


@dataclass(frozen=True)
class Occupation:
    """An occupation of one nomenclature; `offers` and `jobseekers` are those of 2019."""

    code: str
    title_fr: str
    title_nl: str
    group: str
    domain: str
    in_scope: bool
    listed: frozenset[int]
    causes: tuple[str, ...]
    offers: int
    jobseekers: int
    predecessors: tuple[Predecessor, ...] = ()


@dataclass(frozen=True)
class Provider:
    """Who runs a product: own_centre, partner or other."""

    key: str
    name: str
    type: str


@dataclass(frozen=True)
class Product:
    """A training product; `direct` and `indirect` are codes of either nomenclature, `places` those of 2019."""

    code: str
    title_fr: str
    title_nl: str
    domain: str
    training_type: str
    provider: Provider
    places: int
    hours: int
    first_year: int | None
    last_year: int | None
    not_offered: frozenset[int]
    direct: tuple[str, ...]
    indirect: tuple[str, ...]
    predecessor: str

    def exists(self, year: int) -> bool:
        """Whether the catalogue of a year names it."""
        return (self.first_year or year) <= year <= (self.last_year or year)

    def offered(self, year: int) -> bool:
        """Whether it runs in a year."""
        return self.exists(year) and year not in self.not_offered


@dataclass(frozen=True)
class Plan:
    """Everything the example is made of."""

    old: tuple[Occupation, ...]
    new: tuple[Occupation, ...]
    products: tuple[Product, ...]
    successors: Mapping[str, tuple[str, ...]]  # old code → the new codes that carry it on, approved or not yet

    def listed(self, year: int) -> tuple[Occupation, ...]:
        """The occupations of the list of a year."""
        return tuple(occupation for occupation in (*self.old, *self.new) if year in occupation.listed)

    def catalogue(self, year: int) -> tuple[Product, ...]:
        """The products that the catalogue of a year names."""
        return tuple(product for product in self.products if product.exists(year))

    def links(self, product: Product, nomenclature: str) -> dict[str, str]:
        """What a product leads to in the codes of a nomenclature: code → direct or indirect."""
        found: dict[str, str] = {}
        for strength, codes in (("direct", product.direct), ("indirect", product.indirect)):
            for code in self._codes_in(nomenclature, codes):
                found.setdefault(code, strength)
        return found

    def shortage_links(self, products: Iterable[Product], year: int) -> list[str]:
        """The closest link of each product to an occupation of the list in force: direct, indirect or none."""
        edition = max(edition for edition in EDITIONS if edition <= year)
        listed = {occupation.code for occupation in self.listed(edition)}
        links = (self.links(product, nomenclature(edition)).items() for product in products)
        return [min((strength for code, strength in pairs if code in listed), default="none") for pairs in links]

    def _codes_in(self, wanted: str, codes: Iterable[str]) -> Iterator[str]:
        for code in codes:
            if wanted == NEW and not code.startswith("C-"):
                yield from self.successors.get(code, ())
            elif (wanted == NEW) == code.startswith("C-"):
                yield code


def nomenclature(year: int) -> str:
    """The nomenclature that lists and catalogues of a year speak."""
    return OLD if year < 2022 else NEW


def _successors(new: Iterable[Occupation]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for occupation in new:
        for before in occupation.predecessors:
            if before.relation in CARRYING and before.confidence > LIKELY:
                found[before.code] = (*found.get(before.code, ()), occupation.code)
    return found


def read_plan() -> Plan:
    """The whole plan."""
    providers = {row["key"]: Provider(**row) for row in _rows("providers")}
    new = tuple(_occupation(row, "listed_2022_2025", 2022) for row in _rows("successors"))
    return Plan(
        old=tuple(_occupation(row, "listed_2010_2020", 2010) for row in _rows("occupations")),
        new=new,
        products=tuple(_product(row, providers) for row in _rows("products")),
        successors=_successors(new),
    )


def _rows(name: str) -> list[dict[str, str]]:
    with (PLAN / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def _occupation(row: dict[str, str], years: str, first: int) -> Occupation:
    return Occupation(
        code=row["code"],
        title_fr=row["title_fr"],
        title_nl=row["title_nl"],
        group=row["group"],
        domain=row["domain"],
        in_scope=row["in_scope"] == "oui",
        listed=frozenset(first + place for place, mark in enumerate(row[years]) if mark == "X"),
        causes=tuple(row["causes"].split()),
        offers=int(row["offers"]),
        jobseekers=int(row["jobseekers"]),
        predecessors=tuple(map(_predecessor, filter(None, row.get("predecessors", "").split(", ")))),
    )


def _predecessor(text: str) -> Predecessor:
    code, relation, confidence, approved = text.split()
    return Predecessor(code, relation, float(confidence), approved == "oui")


def _product(row: dict[str, str], providers: dict[str, Provider]) -> Product:
    return Product(
        code=row["code"],
        title_fr=row["title_fr"],
        title_nl=row["title_nl"],
        domain=row["domain"],
        training_type=row["training_type"],
        provider=providers[row["provider"]],
        places=int(row["places"]),
        hours=int(row["hours"]),
        first_year=int(row["first_year"]) if row["first_year"] else None,
        last_year=int(row["last_year"]) if row["last_year"] else None,
        not_offered=frozenset(map(int, row["not_offered"].split())),
        direct=tuple(row["direct"].split()),
        indirect=tuple(row["indirect"].split()),
        predecessor=row["predecessor"],
    )
