"""Sending a call, and what is wrong with its answer."""

import traceback
from typing import Any

from tests.fuzz.calls import Call
from tests.fuzz.ground import ANYBODY, WHO, Ground
from tests.fuzz.readable import texts, unreadable

DEFECT = 500
UNROUTED = (404, 405)
"""What an address that is no operation's answers."""
UNROUTED = (404, 405)
"""What an address that is no operation's answers."""


def plain_answer(ground: Ground, call: Call) -> int:
    """Return the status of a call; 999 where the server failed, which the fuzzing itself tells."""
    try:
        return int(answered(ground, call).status_code)
    except Exception:  # noqa: BLE001 - told where it is fuzzed
        return 999


def answered(ground: Ground, call: Call, who: str = ANYBODY) -> Any:
    headers = {name: value.encode("utf-8", "surrogatepass") for name, value in call.headers.items()}
    parts: dict[str, Any] = {"headers": {WHO: who.encode(), **_sendable(headers)}}
    if call.file is not None:
        name, content = call.file
        name = name.encode("utf-8", "replace").decode()
        parts |= {"files": {"file": (name, content)}, "data": {
            n: v.encode("utf-8", "replace").decode() for n, v in call.form.items()
        }}  # fmt: skip
    elif call.has_body:
        if isinstance(call.body, dict) and call.body.get("request_id") == "":
            call = call.put(("body", "request_id"), ground.site.request_id())
        parts["content"] = call.content()
        parts["headers"]["content-type"] = b"application/json"
    return ground.client.request(call.method, call.address(), **parts)


def _sendable(headers: dict[str, bytes]) -> dict[str, bytes]:
    """Leave out what no HTTP client can send, or would not send as one header."""
    return {
        name: value
        for name, value in headers.items()
        if value.strip() == value
        and not any(sign < 32 or sign == 127 for sign in value)
        and not (name == "last-event-id" and not value)
    }


def fault_of(
    ground: Ground, call: Call, described: set[str], who: str = ANYBODY
) -> tuple[int, str]:
    """Send a call; return the status and what is wrong with the answer, empty for nothing."""
    try:
        answer = answered(ground, call, who)
    except Exception as error:  # noqa: BLE001 - what the server let through is the fault
        return DEFECT, f"{type(error).__name__}: {str(error)[:160]} at {_where(error)}"
    if answer.status_code >= DEFECT:
        return answer.status_code, f"{answer.status_code}: {answer.text[:200]}"
    if str(answer.status_code) not in described and answer.status_code not in UNROUTED:
        return answer.status_code, f"{answer.status_code} is not described: {answer.text[:120]}"
    if answer.status_code >= 400 and "json" in answer.headers["content-type"]:
        for text in texts(answer.json()):
            if unreadable(text):
                return answer.status_code, f"told back unreadable: {text[:40]!r}"
    return answer.status_code, ""


def _where(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if "/tongma/" in f.filename]
    last = ours[-1] if ours else frames[-1]
    return f"{last.filename.rpartition('/tongma/')[2]}:{last.name}"
