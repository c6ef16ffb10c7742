"""Texts into ZIP files whose bytes depend on nothing but their content."""

import io
import zipfile
from collections.abc import Iterable

HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MOMENT = (2026, 8, 1, 0, 0, 0)


def zipped(name: str, texts: Iterable[str]) -> bytes:
    """Return a ZIP of one file."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        write(archive, name, texts)
    return content.getvalue()


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _MOMENT)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    """Put a file into an archive as it is."""
    archive.writestr(_info(name), content, zipfile.ZIP_STORED)


def write(archive: zipfile.ZipFile, name: str, texts: Iterable[str]) -> None:
    """Put a file of texts into an archive."""
    with archive.open(_info(name), "w", force_zip64=True) as opened:
        for text in texts:
            opened.write(text.encode())
