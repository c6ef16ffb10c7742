"""Taking papers in: kept as they came, and again only once. Nothing is made of them yet."""

import hashlib
from collections.abc import Sequence
from typing import Any

from tongma.foundation.commands.runtime import Runtime
from tongma.hub.supplier_documents import store
from tongma.hub.supplier_documents.model import PaperKind
from tongma.hub.supplier_documents.reader import opened, table_in, top_of

Whose = tuple[Runtime, int, int, int]
"""The installation, the person who takes the paper in, its supplier, the site that it is for."""


def keep_table(whose: Whose, sha256: str, name: str) -> int:
    """Keep a sheet or PDF that lies in the file store; return the paper's id.

    Refusals ``file_unreadable``, ``upload_too_large``.
    """
    runtime, person, supplier, site = whose
    content = table_in(runtime.files, sha256)
    top = top_of(content)
    values = {
        "kind": PaperKind.TABLE,
        "name": name[:200],
        "sha256": sha256,
        "supplier": supplier,
        "site": site,
        "headings": top.headings,
        "heading_line": top.line,
        "content": content,
    }
    return _keep(runtime, person, values)


def keep_signed(runtime: Runtime, person: int, site: int, texts: Sequence[str]) -> int:
    """Keep a signed notice, if its signature holds; return the paper's id.

    Refusals of ``open_notice``, ``signer_unknown``.
    """
    with runtime.database.read() as connection:
        notice, partner = opened(connection, list(texts))
    content = "\n".join(sorted({text.strip("\r\n") for text in texts}))
    values = {
        "kind": PaperKind.SIGNED,
        "name": notice.number[:200],
        "sha256": hashlib.sha256(content.encode()).hexdigest(),
        "supplier": partner,
        "site": site,
        "signed_by": notice.key_id,
        "content": content,
    }
    return _keep(runtime, person, values)


def _keep(runtime: Runtime, person: int, values: dict[str, Any]) -> int:
    """Keep a paper and return its id; the same paper again is the one that is there."""
    now = runtime.clock.now()

    def work(connection: Any) -> int:
        known = store.same_paper(connection, values)
        if known:
            return known
        paper_id = runtime.database.take_ids(connection, 1)[0]
        store.add_paper(connection, paper_id, values | {"person": person, "created_at": now})
        return paper_id

    return runtime.database.write(work)
