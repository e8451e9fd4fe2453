"""Generate the example: the source files a planner would get, all of them synthetic, the same bytes each time.

    python resources/example/generate.py [OUT]

writes OUT/sources/ and OUT/manifest.json, the order in which they are imported (OUT: the folder of this script).
"""

import json
import sys
from pathlib import Path

from generate_exits import write_exits
from generate_lists import write_lists
from generate_plan import NO_EDITION, read_plan
from generate_tables import write_crosswalk, write_decisions, write_domains, write_indicators
from generate_training import write_catalogues, write_links


def generate(out: Path) -> None:
    """Write every source file and the manifest."""
    sources = out / "sources"
    sources.mkdir(parents=True, exist_ok=True)
    plan = read_plan()
    imports = [
        *write_domains(plan, sources),
        *write_crosswalk(plan, sources),
        *write_lists(plan, sources),
        *write_catalogues(plan, sources),
        *write_links(plan, sources),
        *write_exits(plan, sources),
        *write_indicators(sources),
        *write_decisions(sources),
    ]
    manifest = {"synthetic": True, "imports": imports, "no_edition": [NO_EDITION]}
    text = json.dumps(manifest, ensure_ascii=False, indent=2)
    (out / "manifest.json").write_text(text + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    generate(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
