"""HTTP of documents: commands, uploads and downloads."""

from typing import Annotated

from fastapi import APIRouter, Request, UploadFile
from fastapi.params import File
from fastapi.responses import Response

from tongma.foundation.commands.routes import command_router
from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.platform.asked import AskedWord, file_name
from tongma.foundation.platform.http import Caller, Routes
from tongma.foundation.platform.shapes import Shape, media_responses
from tongma.work.documents.handle import KINDS
from tongma.work.documents.query import readable_upload
from tongma.work.documents.shapes import UploadOut
from tongma.work.documents.uploads import keep_upload

FILE_BYTES_MAX = 20 * 2**20
_TYPES = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG": "image/png",
    b"%PDF": "application/pdf",
    b"PK\x03\x04": "application/zip",
}
_ANY = "application/octet-stream"
UPLOAD: Shape[UploadOut] = Shape(UploadOut)

files = Routes(prefix="/files", tags=["documents"])


@files.post("", responses=UPLOAD.responses(401, 403, 413, 422, 503))
def upload_file(request: Request, actor: Caller, file: Annotated[UploadFile, File()]) -> Response:
    """Upload a picture or paper; the answer's ``sha256`` is what commands refer to."""
    data = file.file.read(FILE_BYTES_MAX + 1)
    if len(data) > FILE_BYTES_MAX:
        raise refuse("upload_too_large", limit=FILE_BYTES_MAX)
    if not data:
        raise refuse("file_unreadable", reason="empty")
    name = file_name(file.filename, otherwise="file")
    media = media_type(data)
    runtime = request.app.state.runtime
    sha256 = keep_upload(runtime, data, actor, name=name, media_type=media)
    return UPLOAD.answer(UploadOut(sha256, len(data), media, name))


def media_type(data: bytes) -> str:
    """Return the type by the first bytes; what the sender claims is not believed."""
    for start, found in _TYPES.items():
        if data.startswith(start):
            return found
    return _ANY


@files.get(
    "/{sha256}",
    response_class=Response,
    responses=media_responses(*_TYPES.values(), _ANY, problems=(401, 404, 422, 503)),
)
def download_file(request: Request, actor: Caller, sha256: AskedWord) -> Response:
    """The bytes of a file, always as a download."""
    runtime = request.app.state.runtime
    reach = actor.reach("documents.read")
    with runtime.database.read() as connection:
        known = readable_upload(connection, sha256, actor.person, reach)
    data = runtime.files.read(sha256) if known is not None else None
    if known is None or data is None:
        raise refuse("file_unknown", sha256=sha256)
    headers = {
        "Content-Disposition": "attachment",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(data, media_type=known.media_type, headers=headers)


router = APIRouter()
router.include_router(command_router("documents", KINDS))
router.include_router(files)
