"""What a file says that can be and hardly is, against what the project knows: a person is warned before it goes in."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.change import Replacement
from shortage_app.domain.problem import Problem
from shortage_app.domain.project import Project
from shortage_app.files.reading import Reading
from shortage_app.report.columns import nomenclature_words
from shortage_app.text import N_
from shortage_app.workflow.nomenclatures import codes_of, nearest_nomenclature

# Real lists kept at least 0.6 of the size of the edition before; one not half as long is probably cut off.
SHORT_LIST, LEAST_OCCUPATIONS = 0.5, 20

Doubt = tuple[str, str, dict[str, object]]  # kind, text, its parts


def with_doubts(reading: Reading, replacements: Sequence[Replacement], project: Project) -> Reading:
    """The reading with a warning for each doubt about the whole file; it is taken all the same."""
    rows = {replacement.frame: replacement.rows for replacement in replacements}
    found = [*_of_list(rows, project), *_of_codes(rows, project), *_of_products(rows, project)]
    said = tuple(
        Problem(reading.source.name, kind, text, sheet=reading.layout.sheet, parts=parts) for kind, text, parts in found
    )
    return replace(reading, problems=(*reading.problems, *said)) if said else reading


def _of_list(rows: dict[str, pd.DataFrame], project: Project) -> Iterator[Doubt]:
    """An edition much shorter than the one before."""
    if "listings" not in rows:
        return
    sizes, known = Counter(rows["listings"][c.REFERENCE_YEAR]), Counter(project.listings[c.REFERENCE_YEAR])
    for year, size in sorted(sizes.items()):
        before = max((other for other in known if other < year), default=None)
        if before is not None and known[before] >= LEAST_OCCUPATIONS and size < SHORT_LIST * known[before]:
            text = N_("The list of {year} names {count} occupations, that of {before} {known}. Is it whole?")
            yield "short_list", text, {"year": year, "count": size, "before": before, "known": known[before]}


def _of_codes(rows: dict[str, pd.DataFrame], project: Project) -> Iterator[Doubt]:
    """Codes of occupations in a catalogue or among links of which their nomenclature knows none."""
    if "links" not in rows or project.editions.empty:
        return
    links = rows["links"]
    years = links[c.CATALOGUE_YEAR].fillna(project.editions[c.REFERENCE_YEAR].max())
    for named, year in sorted({*zip(links[c.NOMENCLATURE], years, strict=True)}):
        nomenclature = named or nearest_nomenclature(project, year)
        codes = set(links.loc[(links[c.NOMENCLATURE] == named) & (years == year), c.OCCUPATION_CODE])
        known = codes_of(project, nomenclature)
        if known and codes.isdisjoint(known):
            text = N_(
                "The nomenclature “{nomenclature}” knows none of its {count} occupation codes ({value}): written "
                "otherwise, or of another one, they link no product to a shortage occupation."
            )
            yield "strange_occupations", text, _told(codes, nomenclature=nomenclature_words(nomenclature))


def _of_products(rows: dict[str, pd.DataFrame], project: Project) -> Iterator[Doubt]:
    """Links of products of which no catalogue knows one."""
    if "links" not in rows or "products" in rows or project.products.empty:
        return
    codes = set(rows["links"][c.PRODUCT_CODE])
    if codes and codes.isdisjoint(project.products[c.PRODUCT_CODE]):
        text = N_("None of its {count} product codes ({value}) stands in a catalogue; these links change nothing.")
        yield "strange_products", text, _told(codes)


def _told(codes: set[str], **more: object) -> dict[str, object]:
    return {"count": len(codes), "value": min(codes), **more}
