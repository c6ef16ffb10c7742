"""Packages as they come to the dock, resolved through HTTP."""

from itertools import permutations

import pytest
import sqlalchemy as sa

from devicecodes import read
from tests.dock import EXPIRY
from tongma.app.cli import main
from tongma.foundation.commands.model import Chosen, Scan
from tongma.inbound.receiving.model import ReceiveLine
from tongma.work.documents.tables import task as task_table
from tongma_demo.story.world import GLOVE, GLOVE_CASE, STENT, label


def test_one_scan_tells_item_level_and_quantity(dock):
    told = dock.scan(label(GLOVE_CASE, EXPIRY, "L1"))
    assert ("accepted", "50") == (told["outcome"], told["object"]["counts_as"]["base_quantity"])


def test_two_symbols_of_one_package_are_joined_in_either_order(dock):
    product, data = f"]d201{STENT}", "]d21728123110L7\x1d21S9"
    for scans in ((product, data), (data, product)):
        told = dock.scan(*scans)
        assert ("accepted", "L7", "S9") == (
            told["outcome"], told["reading"]["lot"], told["reading"]["serial"],
        )  # fmt: skip


def test_symbols_of_two_products_are_refused(dock):
    assert "contradiction" == dock.scan(f"]d201{STENT}", f"]d201{GLOVE}")["outcome"]


def test_two_agencies_that_name_one_item_are_one_object(dock):
    dock.bind("hibc-udi-di", "A123BJC5D6E71", "stent")
    told = dock.scan(f"]d201{STENT}", "+A123BJC5D6E71G")
    assert ("accepted", str(dock.world.items["stent"])) == (told["outcome"], told["object"]["id"])


def test_a_lot_that_may_be_cut_is_asked_although_two_agencies_agree_on_the_item(dock):
    dock.bind("hibc-udi-di", "A123BJC5D6E71", "stent")
    told = dock.scan(f"]d201{STENT}1728123110A213B1211234", "+A123BJC5D6E71G")
    assert ("ask", "which_lot") == (told["outcome"], told["question"]["ask"])


def test_two_agencies_that_nobody_has_tied_are_refused(dock):
    dock.bind("hibc-udi-di", "A123BJC5D6E71", "glove")
    assert "contradiction" == dock.scan(f"]d201{STENT}", "+A123BJC5D6E71G")["outcome"]


def test_two_symbols_that_contradict_on_the_lot_are_refused(dock):
    assert "contradiction" == dock.scan(f"]d201{STENT}10L7", "]d210L8")["outcome"]


def test_a_lot_number_of_two_items_is_asked_and_the_order_in_hand_decides(dock):
    dock.lot("stent", "SAME-1")
    dock.lot("glove", "SAME-1")
    asked = dock.scan("SAME-1")
    decided = dock.scan("SAME-1", document_id=int(dock.order("glove")))

    assert ("ask", 2) == (asked["outcome"], len(asked["question"]["choices"]))
    assert ("accepted", str(dock.world.items["glove"])) == (
        decided["outcome"], decided["object"]["item"]["id"],
    )  # fmt: skip


@pytest.mark.parametrize(
    "number", ["+L123", "+A123", "+", "]C1X", "]d2A1", "]E0X", "=A", "&B1", "[)>1", ".9N1", "MA.1"]
)
def test_a_lot_that_begins_as_an_envelope_does_is_found_where_there_is_one(dock, number):
    before = dock.scan(number)["outcome"]
    dock.lot("glove", number)
    told = dock.scan(number)

    assert ("unreadable", "accepted", "lot") == (before, told["outcome"], told["object"]["kind"])
    assert number == told["object"]["lot"]["number"]
    assert "unreadable" == dock.scan(f"{number}9")["outcome"]


def test_a_suppliers_article_number_means_his_article_on_his_order(dock):
    dock.bind("supplier-part", "4711", "glove", scope=dock.world.supplier)
    dock.bind("supplier-part", "4711", "stent", scope=dock.world.hospital)
    asked = dock.scan("4711")
    decided = dock.scan("4711", document_id=int(dock.order("glove")))

    assert "ask" == asked["outcome"]
    assert ("accepted", str(dock.world.items["glove"])) == (
        decided["outcome"], decided["object"]["item"]["id"],
    )  # fmt: skip


def test_a_proposed_code_waits_for_a_person(dock):
    dock.bind("internal", "OLD-9", "glove", status="proposed")
    assert ("unconfirmed", None) == (
        dock.scan("OLD-9")["outcome"], dock.scan("OLD-9")["object"],
    )  # fmt: skip


def test_a_lost_separator_is_asked_with_the_readings_to_choose_from(dock):
    told = dock.scan(f"]d201{STENT}1728123110A213B1211234")
    assert ("ask", "which_lot") == (told["outcome"], told["question"]["ask"])
    cut = {"lot": "A213B1", "serial": "1234", "expiry": EXPIRY}
    assert {**cut, "chosen": cut} in told["question"]["choices"]
    assert all(one["serial"] for one in told["question"]["choices"])


def test_what_a_person_chose_is_taken_and_nothing_else(dock):
    raw = f"]d201{STENT}1728123110A213B1211234"
    cut = {"lot": "A213B1", "serial": "1234", "expiry": EXPIRY}
    taken = dock.resolve({"raw": raw, "chosen": cut})
    asked = dock.resolve({"raw": raw, "chosen": {**cut, "lot": "ANOTHER"}})

    assert ("accepted", "A213B1", "1234") == (
        taken["outcome"], taken["reading"]["lot"], taken["reading"]["serial"],
    )  # fmt: skip
    assert "ask" == asked["outcome"]


def test_who_chose_between_two_items_is_not_asked_again(dock):
    dock.lot("stent", "SAME-2")
    dock.lot("glove", "SAME-2")
    glove = str(dock.world.items["glove"])
    asked = dock.scan("SAME-2")["question"]["choices"]
    choice = next(one["chosen"] for one in asked if one["chosen"]["item"] == glove)
    taken = dock.resolve({"raw": "SAME-2", "chosen": choice})

    assert ("accepted", glove) == (taken["outcome"], taken["object"]["item"]["id"])


def test_a_command_carries_the_answer_and_the_label_as_it_was(dock):
    receipt = dock.receipt("stent")
    raw = f"]d201{STENT}1728123110A213B1211234"
    chosen = Chosen(lot="A213B1", serial="1234", expiry=EXPIRY)
    line = ReceiveLine(receipt)
    asked = dock.receive(line, Scan(raw))
    taken = dock.receive(line, Scan(raw, chosen=chosen))

    assert ("code_ambiguous", "accepted") == (asked.refusal.code, taken.outcome)


def test_a_code_that_breaks_its_own_rules_is_unreadable(dock):
    assert "unreadable" == dock.scan("]d20106901234567899")["outcome"]


def test_a_code_that_nobody_knows_is_unknown(dock):
    assert "unknown" == dock.scan("NOBODY-KNOWS")["outcome"]


def test_a_retired_meaning_counts_no_more(dock):
    dock.bind("internal", "OLD-8", "glove", valid_to="2020-12-31")
    assert "unknown" == dock.scan("OLD-8", site_id=dock.world.site)["outcome"]


def test_the_command_line_says_the_same(dock, monkeypatch, capsys):
    monkeypatch.setenv("TONGMA_DATABASE", str(dock.site.database.url.render_as_string(False)))
    accepted = main(["resolve", label(GLOVE_CASE, EXPIRY, "L1")])
    asked = main(["resolve", f"]d201{STENT}1728123110A213B1211234"])
    said = capsys.readouterr().out

    assert (0, 2) == (accepted, asked)
    assert "accepted: gs1 L1 2028-12-31" in said
    assert "ask: which_lot" in said


def test_what_did_not_read_clean_is_kept_with_its_bytes(dock):
    raw = f"]d201{STENT}1728123110A213B1211234"
    dock.scan(label(GLOVE_CASE, EXPIRY, "L1"))
    dock.scan(raw, station="DOCK-1")
    kept = dock.client.get("/api/v1/scans/kept").json()["rows"]

    assert [(raw, "DOCK-1", "ambiguous", "ask")] == [
        (one["raw"], one["station"], one["status"], one["outcome"]) for one in kept
    ]


def test_a_conflict_on_a_label_opens_one_exception_that_a_person_settles(dock):
    for _twice in range(2):
        dock.scan(f"]d201{STENT}10L7", "]d210L8", site_id=dock.world.site)
    with dock.site.database.read() as connection:
        query = sa.select(task_table.c.id).where(task_table.c.kind == "label_conflict")
        [task] = connection.execute(query).all()
    settle = {"request_id": dock.site.request_id(), "command": {"task": str(task.id)}}
    silent = dock.client.post("/api/v1/scanning/settle-conflict", json=settle)
    settle["request_id"] = dock.site.request_id()
    settled = dock.client.post(
        "/api/v1/scanning/settle-conflict", json={**settle, "reason": "label replaced"}
    )

    assert (409, 200) == (silent.status_code, settled.status_code)


def test_a_repaired_label_is_kept_with_the_command_that_it_was_scanned_for(dock):
    receipt = dock.receipt("stent")
    raw = f"01{STENT}1728123110L7{{GS}}21S9"
    taken = dock.receive(ReceiveLine(receipt), Scan(raw))
    [kept] = dock.client.get("/api/v1/scans/kept").json()["rows"]

    assert ("accepted", "receiving.receive_line", raw, ["separator_token"]) == (
        taken.outcome, kept["command"], kept["raw"], kept["repairs"],
    )  # fmt: skip


def test_a_photo_with_twelve_codes_of_one_package_is_one_object(dock):
    dock.bind("hibc-udi-di", "A123BJC5D6E71", "stent")
    photo = (
        f"]d201{STENT}1728123110L7\x1d21S9", f"]C101{STENT}", "]C11728123110L7\x1d21S9",
        f"]E0{STENT[1:]}", "+A123BJC5D6E71G", "REF STN-30", "https://example.org/manual",
        "4006381333931x", "QTY 1", "STERILE EO", "CN-LIC-0099", "]A0*STN*",
    )  # fmt: skip
    told = dock.scan(*photo)
    assert ("accepted", "L7", "S9", str(dock.world.items["stent"])) == (
        told["outcome"], told["reading"]["lot"], told["reading"]["serial"],
        told["object"]["item"]["id"],
    )  # fmt: skip


def test_an_answer_given_here_before_is_evidence_the_next_time(dock):
    dock.lot("stent", "SAME-3")
    dock.lot("glove", "SAME-3")
    glove = str(dock.world.items["glove"])
    where = {"site_id": dock.world.site}
    dock.resolve({"raw": "SAME-3", "chosen": {"item": glove}}, **where)
    again = dock.scan("SAME-3", **where)

    assert [glove, "chosen_here_before"] == [
        again["candidates"][0]["item"]["id"], again["candidates"][0]["reasons_for"][-1],
    ]  # fmt: skip


def test_production_data_without_its_product_is_half_a_label_and_no_unknown_code(dock):
    half = dock.scan("1728123110L7")
    codes = dock.client.get("/api/v1/unknown-codes").json()["rows"]
    assert ("unknown", None, "L7", EXPIRY, []) == (
        half["outcome"], half["reading"]["identifier"], half["reading"]["lot"],
        half["reading"]["expiry"], codes,
    )  # fmt: skip


def test_eight_digits_of_two_kinds_mean_the_code_that_is_bound(dock):
    dock.bind("gtin", "00012345000065", "glove")
    told = dock.scan("01234565")
    assert ("accepted", "00012345000065") == (
        told["outcome"], told["reading"]["identifier"]["value"],
    )  # fmt: skip


def test_eight_digits_of_two_kinds_that_are_both_bound_are_decided_by_the_order_or_asked(dock):
    dock.bind("gtin", "00012345000065", "glove")
    dock.bind("gtin", "00000001234565", "stent")
    asked, decided = (
        dock.scan("01234565"),
        dock.scan("01234565", document_id=int(dock.order("stent"))),
    )
    assert ("ask", "accepted", "00000001234565") == (
        asked["outcome"], decided["outcome"], decided["reading"]["identifier"]["value"],
    )  # fmt: skip


def test_the_answer_holds_the_readings_as_the_library_writes_them(dock):
    symbols = f"]d201{STENT}", '+$$52001510X3GC"', "]d21728123110L7\x1d21S9"
    for scans in (symbols[:1], symbols[1:2], (symbols[0], symbols[2])):
        answer = dock.client.post(
            "/api/v1/scans/resolve", json={"scans": [{"raw": raw} for raw in scans]}
        )
        told = answer.json()
        assert "application/json" == answer.headers["content-type"]
        assert [
            *("outcome", "object", "question", "candidates", "reading", "readings"),
        ] == [*told]
        assert list(scans) == [one["raw"] for one in told["readings"]]
        assert told["object"] in (None, *told["candidates"])
    alone = dock.scan(symbols[0])
    expected = read(symbols[0]).to_json()
    assert (expected, [expected]) == (alone["reading"], alone["readings"])


def test_a_code_whose_date_is_cut_short_is_unreadable_and_no_fault_of_the_server(dock):
    for raw in ("+$$6111LK", "+A12311/$$6201E"):
        told = dock.scan(raw)
        assert "unreadable" == told["outcome"]
        assert "date_wrong" in [one["code"] for one in told["reading"]["findings"]]


def test_a_reading_that_fails_does_not_end_the_request(dock, monkeypatch):
    def fail(*_arguments):
        raise ZeroDivisionError

    monkeypatch.setattr("devicecodes.tokens.recognise", fail)
    told = dock.scan(f"]d201{STENT}", "+A123BJC5D6E71G")
    assert "unreadable" == told["outcome"]
    assert [[], ["internal_error"]] == [
        [one["code"] for one in each["findings"]] for each in told["readings"]
    ]


@pytest.mark.parametrize("order", sorted(permutations(("17", "10", "21"))))
def test_what_the_item_must_carry_puts_the_right_choice_first(dock, order):
    """Lot, serial and expiry without separators, in every order: one way to cut has all three."""
    values = {"17": "281231", "10": "GTFG32D", "21": "158K93A4"}
    raw = f"]d201{STENT}" + "".join(ai + values[ai] for ai in order)
    told = dock.scan(raw)
    first = told["question"]["choices"][0]
    assert ("ask", "GTFG32D", "158K93A4", EXPIRY) == (
        *(told["outcome"], first["lot"], first["serial"], first["expiry"]),
    )
    assert first["chosen"] == {"lot": "GTFG32D", "serial": "158K93A4", "expiry": EXPIRY}
    taken = dock.resolve({"raw": raw, "chosen": first["chosen"]})
    assert ("accepted", "GTFG32D") == (taken["outcome"], taken["reading"]["lot"])


def test_an_only_legal_reading_is_shown_once_to_be_confirmed(dock):
    raw = f"]d201{STENT}1728123110ABCDEFGHIJ21ABCDEFGHIJKL"
    told = dock.scan(raw)
    cut = {"lot": "ABCDEFGHIJ", "serial": "ABCDEFGHIJKL", "expiry": EXPIRY}
    assert ("ask", [{**cut, "chosen": cut}]) == (told["outcome"], told["question"]["choices"])
    taken = dock.resolve({"raw": raw, "chosen": cut})
    assert ("accepted", "ABCDEFGHIJ") == (taken["outcome"], taken["reading"]["lot"])


@pytest.mark.parametrize("token", ["<FNC1>", "(GS)", "%1D", "<0x1D>", "{FNC1}", "~d029", " "])
def test_no_choice_holds_a_separator_that_was_written_out(dock, token):
    raw = f"]d201{STENT}1728123110A213B1{token}21SN12"
    told = dock.scan(raw)
    choices = told["question"]["choices"] if told["question"] else []
    assert not [one for one in choices if token in f"{one['lot']}{one['serial']}"]
    assert ("A213B1", "SN12") == (told["reading"]["lot"], told["reading"]["serial"])


def test_a_blank_in_front_of_an_identifier_changes_no_lot(dock):
    for blank in (" ", "\t", "\u00a0", "\ufeff"):
        told = dock.scan(f"{blank}]d201{STENT}1728123110La-l5\x1d21S9")
        assert ("accepted", "La-l5") == (told["outcome"], told["reading"]["lot"])


def test_a_printed_command_opens_its_screen(dock):
    sheet = dock.client.get("/api/v1/labels/commands")
    raw = dock.command_code("counting.count_bin")
    told, forged = dock.scan(raw), dock.scan(raw[:-1] + ("A" if raw[-1] != "A" else "B"))

    assert ("application/pdf", "accepted", "command") == (
        sheet.headers["content-type"], told["outcome"], told["object"]["kind"],
    )  # fmt: skip
    assert "unknown" == forged["outcome"]
