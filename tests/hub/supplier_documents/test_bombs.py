"""A PDF made to take all time or memory ends its own process, soon, with a clear refusal."""

import zlib

import pytest

from tongma.foundation.kernel.outcome import Refused
from tongma.hub.supplier_documents.model import FIELDS
from tongma.work.external_tables.pages import BYTES_MAX, OBJECTS_MAX
from tongma.work.external_tables.source import as_csv


def pdf(*pieces: bytes) -> bytes:
    """Return a paper of one page with the drawing made of the pieces."""
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(piece) for piece in pieces) + packer.flush()
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page + b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(data), data),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    written, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj%bendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(written)
    return written + b"xref\n0 6\n0000000000 65535 f \n" + table + tail


def told(tmp_path, content):
    path = tmp_path / "paper"
    path.write_bytes(content)
    (tmp_path / "scratch").mkdir()
    with pytest.raises(Refused) as refused:
        as_csv(path, tmp_path / "scratch", FIELDS)
    assert [] == [*(tmp_path / "scratch").glob("*.csv")]
    return refused.value.refusal.code, set(refused.value.refusal.facts)


@pytest.mark.parametrize(
    "pieces",
    [
        (b"BT /F1 9 Tf (x) Tj ET ", *[b" " * 2**20] * 700),  # 700 MB of blanks in 0.7 MB
        (b"0 0 m 1 1 l S " * 3_000_000,),  # three million lines in 80 kB
    ],
    ids=["blanks", "lines"],
)
def test_a_paper_that_takes_all_memory_is_unreadable(tmp_path, pieces):
    assert ("file_unreadable", {"reason"}) == told(tmp_path, pdf(*pieces))


def test_a_page_of_more_texts_than_anybody_prints_is_too_large(tmp_path):
    texts = b"BT /F1 1 Tf " + b"(A) Tj " * (OBJECTS_MAX + 1) + b"ET"
    assert ("upload_too_large", {"objects", "limit"}) == told(tmp_path, pdf(texts))


def test_a_paper_of_too_many_bytes_is_not_opened(tmp_path):
    content = b"%PDF-1.4\n" + b"0" * BYTES_MAX
    assert ("upload_too_large", {"bytes", "limit"}) == told(tmp_path, content)


def test_the_next_paper_is_read_after_one_that_took_too_much(tmp_path):
    (tmp_path / "a").mkdir()
    assert "file_unreadable" == told(tmp_path / "a", pdf(b"0 0 m 1 1 l S " * 3_000_000))[0]
    path = tmp_path / "honest"
    path.write_bytes(pdf(b"BT /F1 9 Tf 1 0 0 1 50 700 Tm (Lot) Tj ET"))
    (tmp_path / "scratch").mkdir()
    assert "Lot" in as_csv(path, tmp_path / "scratch", FIELDS).read_text()
