"""The people who left training, cohort by cohort: drawn so that the published rates come out to a tenth of a point.

Chances follow a logistic model in which the initial diploma weighs most, then gender and the link of the training to a
shortage occupation. Outcomes are then given by systematic sampling along groups of like people: the totals are exact,
and every group comes close to its own chance.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import product as pairs

import numpy as np
import numpy.typing as npt
from generate_plan import SEED, Plan, Product, draw
from generate_training import places

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.int64]

JOB_ORIENTED = ("qualifying", "upskilling", "specific_skills", "in_company")
GENDERS = ("female", "male", "other")
EDUCATION = ("first_degree_or_less", "second_degree", "upper_secondary", "higher", "abroad_not_recognised", "unknown")
LINKS = ("direct", "indirect", "none")


@dataclass(frozen=True)
class Target:
    """What a cohort must show, in percent; `other` people of a third gender come on top of `leavers`."""

    leavers: int
    positive: float
    to_work: float
    to_work_1m: float
    still_working: float
    delays: tuple[float, float, float]
    other: int = 0
    unknown: float = 0.0


# 2015–2019: activity report 2020 (its year is the one after, for durability two after). 2019's durability and all of
# 2020–2024 are invented.
TARGETS = {
    2015: Target(14_612, 68.0, 63.9, 54.7, 64.8, (48.1, 23.6, 28.3)),
    2016: Target(14_890, 70.2, 65.3, 57.2, 57.7, (49.5, 23.6, 27.0)),
    2017: Target(15_204, 73.0, 67.1, 58.6, 62.2, (48.0, 25.1, 26.8)),
    2018: Target(15_118, 72.8, 66.6, 57.9, 63.8, (50.4, 22.9, 26.7)),
    2019: Target(15_036, 70.4, 59.9, 52.4, 61.7, (54.4, 20.7, 24.9), other=14),
    2020: Target(11_240, 70.9, 60.8, 53.1, 62.5, (50.1, 23.2, 26.7), other=11),
    2021: Target(12_480, 72.1, 64.6, 56.4, 63.9, (52.0, 23.1, 24.9), other=13),
    2022: Target(13_910, 73.2, 66.2, 58.0, 64.4, (51.3, 23.6, 25.1), other=16, unknown=0.012),
    2023: Target(14_350, 73.0, 65.7, 57.6, 64.1, (50.8, 23.7, 25.5), other=17, unknown=0.015),
    2024: Target(13_760, 72.5, 65.1, 57.2, 64.0, (50.5, 23.9, 25.6), other=15),
}
WOMEN = {
    "Construction": 0.07, "Technologies industrielles": 0.08, "Gestion, management et administration": 0.66,
    "Société, santé, sport, soins du corps": 0.82, "Commerce": 0.56, "Horeca": 0.42,
    "Informatique (ICT), économie numérique": 0.29,
    "Transport et logistique": 0.14, "Sécurité et prévention": 0.26, "Environnement": 0.24, "Alimentation": 0.44,
    "Culture et arts du spectacle": 0.4, "Nettoyage": 0.5, "Artisanat et métiers d’art": 0.62, "Langues": 0.57,
    "Formation de base et orientation": 0.54,
}  # fmt: skip
# Shares of EDUCATION, in its order
MIX = {
    "qualifying": (0.18, 0.21, 0.30, 0.10, 0.19, 0.02), "upskilling": (0.08, 0.12, 0.35, 0.29, 0.14, 0.02),
    "specific_skills": (0.12, 0.16, 0.33, 0.20, 0.17, 0.02), "in_company": (0.13, 0.21, 0.39, 0.13, 0.12, 0.02),
    "pre_training": (0.34, 0.25, 0.12, 0.03, 0.24, 0.02), "basic": (0.45, 0.19, 0.06, 0.02, 0.26, 0.02),
    "language": (0.17, 0.14, 0.27, 0.20, 0.20, 0.02), "orientation": (0.23, 0.22, 0.27, 0.10, 0.16, 0.02),
    "validation": (0.23, 0.26, 0.24, 0.05, 0.20, 0.02),
}  # fmt: skip
TILT: Mapping[str, tuple[float, float, float, float, float, float]] = {
    "Construction": (1.4, 1.3, 0.8, 0.4, 1.1, 1), "Nettoyage": (1.9, 1.2, 0.5, 0.3, 1.3, 1),
    "Informatique (ICT), économie numérique": (0.3, 0.6, 1.3, 1.9, 0.9, 1),
    "Gestion, management et administration": (0.5, 0.8, 1.2, 1.5, 0.9, 1), "Horeca": (1.3, 1.2, 0.9, 0.5, 1.1, 1),
}  # fmt: skip
# Log-odds of an exit to work
BY_EDUCATION = np.array([-0.80, -0.40, 0.0, 0.22, -0.30, -0.45])
BY_LINK = {"direct": 0.38, "indirect": 0.04, "none": 0.0}
BY_TYPE = {"in_company": 0.06, "upskilling": 0.06}
WOMEN_LINKED, WOMEN_NOT_LINKED = -0.12, -0.42
BY_PRODUCT = 0.16  # up to this much either way


@dataclass(frozen=True)
class Leavers:
    """A cohort, one place a person: `product` points into `products`, `delay` is 0, 1, 2 (−1: no work)."""

    products: tuple[Product, ...]
    product: Codes
    gender: Codes
    education: Codes
    positive: Flags
    to_work: Flags
    to_work_1m: Flags
    still_working: Flags
    delay: Codes
    unknown: Flags


def leavers(plan: Plan, year: int) -> Leavers:
    """The cohort of a year."""
    target = TARGETS[year]
    random = np.random.Generator(np.random.PCG64(_seed(year)))
    products = tuple(p for p in plan.catalogue(year) if p.offered(year) and p.provider.type != "other")
    product = _products_of_people(products, year, target, random)
    gender, education = _people(products, product, target, random)
    people = _Group(plan, year, products, product, gender, education, random)
    counted = gender < GENDERS.index("other")  # published rates hold without the few others, and with them
    unknown = people.given(np.full(len(product), target.unknown), round(target.unknown * len(product)))
    to_work = _both(people, lambda who: people.work(who, target.to_work), counted, ~unknown)
    to_work_1m = _both(people, lambda who: people.longer(who, target), counted, to_work)
    still = _both(people, lambda who: people.durable(who, target.still_working), counted, to_work)
    delay = people.delays(to_work, target.delays, counted)
    positive = people.positive(to_work_1m, ~unknown, counted, target.positive)
    return Leavers(products, product, gender, education, positive, to_work, to_work_1m, still, delay, unknown)


def _seed(year: int) -> int:
    return int.from_bytes(hashlib.blake2b(f"{SEED} {year}".encode(), digest_size=8).digest(), "big")


def _products_of_people(products: tuple[Product, ...], year: int, target: Target, random: np.random.Generator) -> Codes:
    """Which product each person leaves: by places, exactly as many people as the cohort has."""
    weights = np.array([places(p, year) * (0.65 + 0.3 * draw("leave", p.code, year)) for p in products])
    shares = target.leavers * weights / weights.sum()
    counts = np.floor(shares).astype(np.int64)
    most_lost = np.argsort(counts - shares, kind="stable")[: target.leavers - counts.sum()]
    counts[most_lost] += 1
    others = np.searchsorted(np.cumsum(weights) / weights.sum(), random.random(target.other))
    return np.concatenate([np.repeat(np.arange(len(products)), counts), others])


def _people(
    products: tuple[Product, ...], product: Codes, target: Target, random: np.random.Generator
) -> tuple[Codes, Codes]:
    """Gender and education level of each person, by what the domain and the type of training attract."""
    women = np.array([WOMEN[p.domain] + 0.08 * (draw("women", p.code) - 0.5) for p in products])
    gender = np.where(random.random(len(product)) < women[product], 0, 1)
    gender[len(product) - target.other :] = GENDERS.index("other")
    tilts = np.array([TILT.get(p.domain, (1,) * len(EDUCATION)) for p in products])
    mixes = np.array([MIX[p.training_type] for p in products]) * tilts
    steps = np.cumsum(mixes / mixes.sum(axis=1, keepdims=True), axis=1)
    education = (random.random(len(product))[:, None] > steps[product]).sum(axis=1)
    return gender.astype(np.int64), np.minimum(education, len(EDUCATION) - 1).astype(np.int64)


def _both(people: "_Group", outcome: Callable[[Flags], Flags], *among: Flags) -> Flags:
    """An outcome given apart to the leavers of job-oriented and of other training, and to the few others."""
    counted, base = among
    parts = (base & counted & people.job, base & counted & ~people.job, base & ~counted)
    given = [outcome(part) for part in parts]
    return given[0] | given[1] | given[2]


class _Group:
    """The people of a cohort with what their chances depend on."""

    def __init__(
        self, plan: Plan, year: int, products: tuple[Product, ...], product: Codes, gender: Codes, education: Codes,
        random: np.random.Generator,
    ) -> None:  # fmt: skip
        link = plan.shortage_links(products, year)
        self.job = np.array([p.training_type in JOB_ORIENTED for p in products])[product]
        self._linked = np.array([name != "none" for name in link])[product]
        self._woman, self._education = gender == 0, education
        self._bonus = np.array([
            BY_LINK[name] + BY_TYPE.get(p.training_type, 0.0) + BY_PRODUCT * (2 * draw("good", p.code) - 1)
            for p, name in zip(products, link, strict=True)
        ])[product]  # fmt: skip
        order = np.array([LINKS.index(name) for name in link])[product]
        self._like = np.lexsort((random.random(len(product)), education, gender, order, self.job))

    def given(self, chance: Numbers, count: int) -> Flags:
        """Who gets an outcome: `count` people (the sum of the chances), spread evenly over groups of like people."""
        along = chance[self._like] * (count / max(chance.sum(), 1e-12))
        steps = np.floor(np.cumsum(along) + 0.5)
        chosen = np.zeros(len(chance), dtype=bool)
        chosen[self._like] = np.diff(steps, prepend=0.0) > 0
        return chosen

    def _spread(self, who: Flags, log_odds: Numbers, count: int) -> Flags:
        """`count` of the people in `who`, by their log-odds and the constant that makes the chances add up to it."""
        low, high = -8.0, 8.0
        for _ in range(60):
            middle = (low + high) / 2
            total = float((who / (1 + np.exp(-(log_odds + middle)))).sum())
            low, high = (middle, high) if total < count else (low, middle)
        return self.given(who / (1 + np.exp(-(log_odds + low))), count)

    def work(self, who: Flags, percent: float) -> Flags:
        """Exits to work; of training that is not job-oriented about half as many."""
        gap = np.where(self._linked, WOMEN_LINKED, WOMEN_NOT_LINKED)
        log_odds = BY_EDUCATION[self._education] + self._woman * gap + self._bonus
        return self._spread(who, log_odds, _count(who, percent if _all(self.job, who) else percent * 0.55))

    def longer(self, who: Flags, target: Target) -> Flags:
        """Of the exits to work, those of a month or more."""
        log_odds = 0.3 * BY_EDUCATION[self._education]
        if not _all(self.job, who):
            return self._spread(who, log_odds, _count(who, 100 * target.to_work_1m / target.to_work))
        leavers_of_job = round(who.sum() / target.to_work * 100)
        return self._spread(who, log_odds, round(target.to_work_1m * leavers_of_job / 100))

    def durable(self, who: Flags, percent: float) -> Flags:
        """Of the exits to work, those still in work twelve months after."""
        return self._spread(who, 0.5 * BY_EDUCATION[self._education] + 0.3 * self._bonus, _count(who, percent))

    def delays(self, to_work: Flags, percents: tuple[float, float, float], counted: Flags) -> Codes:
        """0, 1 or 2 for the first job within 0–3, 3–6 or 6–12 months; −1 without."""
        result = np.where(to_work, 2, -1)
        for part in (to_work & counted & self.job, to_work & counted & ~self.job, to_work & ~counted):
            first, second, _third = _split(int(part.sum()), percents)
            early = self._spread(part, 0.4 * BY_EDUCATION[self._education] - 0.2 * self._woman, first)
            result[early] = 0
            result[self._spread(part & ~early, np.zeros(len(part)), second)] = 1
        return result

    def positive(self, to_work_1m: Flags, known: Flags, counted: Flags, percent: float) -> Flags:
        """Jobs of a month or more, and as many new trainings and placements as the published rate leaves room for."""
        result = to_work_1m.copy()
        for part in (counted, ~counted):
            more = max(_count(known & part, percent) - int((to_work_1m & part).sum()), 0)
            result |= self._spread(known & part & ~to_work_1m, 0.8 * ~self.job, more)
        return result


def _count(who: Flags, percent: float) -> int:
    return round(percent * int(who.sum()) / 100)


def _all(flags: Flags, who: Flags) -> bool:
    return bool(flags[who].all())


def _split(total: int, percents: tuple[float, float, float]) -> tuple[int, int, int]:
    """A total in three parts that print as these percents, though they may add up to 99.9 or 100.1."""
    near = [
        range(max(round(percent * total / 100) - 8, 0), round(percent * total / 100) + 9) for percent in percents[:2]
    ]
    tries = [(first, second, total - first - second) for first, second in pairs(*near) if first + second <= total]
    return min(
        tries, key=lambda parts: max(abs(100 * part - p * total) for part, p in zip(parts, percents, strict=True))
    )
