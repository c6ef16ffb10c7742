"""``tongma notice key | check | receive``: signed notices on the command line."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tongma.foundation.commands.model import Request
from tongma.foundation.commands.run import run
from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.commands.terminal import Terminal, Word
from tongma.foundation.kernel.outcome import Refused
from tongma.foundation.platform.clock import new_request_id
from tongma.foundation.platform.shapes import Shape
from tongma.hub.supplier_documents import store
from tongma.hub.supplier_documents.handle import ANNOUNCE_PAPER
from tongma.hub.supplier_documents.intake import keep_signed
from tongma.hub.supplier_documents.model import AnnouncePaper
from tongma.hub.supplier_documents.query import whole_paper
from tongma.hub.supplier_documents.reader import opened, see
from tongma.hub.supplier_documents.shapes import WholePaperOut
from tongma.masterdata.people.query import person_by_username
from tongma.masterdata.people.sessions import actor_by_id
from tongma.masterdata.places.query import find_place
from tongma.views.printing.signing import own_key, published

PAPER: Shape[WholePaperOut] = Shape(WholePaperOut)


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parts = parser.add_subparsers(dest="notice", required=True)
    parts.add_parser("key", help="the public key with which our notices are checked")
    for name, words in (
        ("check", "check the signature with an accepted key and show the delivery"),
        ("receive", "take it in as a shipping notice"),
    ):
        part = parts.add_parser(name, help=words)
        part.add_argument("file", type=Path, help="texts of the symbols, one in a line")
        if name == "receive":
            part.add_argument("--as", dest="username", required=True, help="who takes it in")
            part.add_argument("--site", required=True, help="code of the site")


def run_notice(parsed: argparse.Namespace, terminal: Terminal) -> int:
    """Run one of them; 1 where it is refused."""
    if parsed.notice == "key":
        print(json.dumps(asdict(published(own_key(terminal.settings.data))), indent=1))
        return 0
    texts = [line for line in parsed.file.read_text("utf-8").splitlines() if line.strip()]
    try:
        runtime = terminal.open()
        check = parsed.notice == "check"
        shown = _check(runtime, texts) if check else _receive(runtime, parsed, texts)
    except Refused as refused:
        print(f"refused: {refused.refusal.code} {dict(refused.refusal.facts)}", file=sys.stderr)
        return 1
    print(json.dumps(shown, ensure_ascii=False, indent=1))
    return 0


def _check(runtime: Runtime, texts: list[str]) -> Any:
    with runtime.database.read() as connection:
        notice, partner = opened(connection, texts)
    told = notice._asdict() | {"lines": [one._asdict() for one in notice.lines]}
    return told | {"partner": str(partner)}


def _receive(runtime: Runtime, parsed: argparse.Namespace, texts: list[str]) -> Any:
    with runtime.database.read() as connection:
        person = person_by_username(connection, parsed.username)
        actor = actor_by_id(connection, person) if person else None
        site = find_place(connection, 0, parsed.site)
    if actor is None or site is None:
        message = f"no such person or site: {parsed.username}, {parsed.site}"
        raise SystemExit(message)
    paper_id = keep_signed(runtime, actor.person, site.id, texts)
    wanted = Request(new_request_id(runtime.clock), AnnouncePaper(paper_id))
    answer = run(runtime, ANNOUNCE_PAPER, wanted, actor)
    if answer.refusal is not None:
        raise Refused(answer.refusal)
    with runtime.database.read() as connection:
        paper = store.paper_of(connection, paper_id)
        whole = whole_paper(connection, paper, see(connection, paper))
    return PAPER.plain(whole)


WORDS = (Word("notice", "our key; check or receive a signed notice", run_notice, declare),)
