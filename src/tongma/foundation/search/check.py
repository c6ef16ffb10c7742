"""Everything that is called something is found by it."""

import sqlalchemy as sa

from tongma.foundation.kernel.check import Findings
from tongma.foundation.kernel.parts import read_block
from tongma.foundation.search.model import KINDS
from tongma.foundation.search.sources import all_entries
from tongma.foundation.search.store import KIND_NUMBERS
from tongma.foundation.search.tables import search_block

_BATCH = 500


def check_search(connection: sa.Connection, report: Findings) -> None:
    """Each text of each object stands in a block of its kind; what else stands there harms none."""
    for kind in KINDS:
        kept = _kept(connection, kind)
        for named in all_entries(connection, kind):
            report.count("names searched", 1)
            missing = [text for text in named.texts if hash((named.id, text)) not in kept]
            if missing:
                fault = (
                    f"the search does not find it by {', '.join(ascii(text) for text in missing)}"
                )
                report.fault(f"{kind} {named.id}", f"{fault} (mend it by `tongma search`)")


def _kept(connection: sa.Connection, kind: str) -> set[int]:
    """Return what stands in the blocks: a number for each text of each object."""
    query = sa.select(search_block.c.text).where(search_block.c.kind == KIND_NUMBERS[kind])
    return {
        hash((named.id, text))
        for block in connection.execute(query.execution_options(yield_per=_BATCH)).scalars()
        for named in read_block(block)
        for text in named.texts
    }
