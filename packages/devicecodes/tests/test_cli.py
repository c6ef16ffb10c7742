"""The command line."""

import io
import json
import sys

import pytest

from devicecodes import read
from devicecodes.cli import stream
from devicecodes.cli.commands import main

GTIN = "09506000134352"


def run(capsys, *arguments):
    """Run a command; give its exit and what it printed."""
    code = main(arguments)
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_json_lines_give_one_line_for_each_that_is_not_blank(capsys, monkeypatch):
    lines = [
        json.dumps({"raw": "+A123BJC5D6E71G", "symbology": "]A0", "other": 1}),
        "",
        "no json",
        json.dumps(["raw"]),
        json.dumps({"raw": 1}),
        json.dumps({"raw": "3034257BF7194E4000001A85", "medium": "rfid"}),
        json.dumps({"raw": f"01{GTIN}17760100", "today": "2026-11-22"}),
        json.dumps({"raw": "x", "today": "yesterday"}),
        '{"raw": "\\ud800"}',
    ]
    source = "\n".join(lines).encode() + b"\n\xff\xfe\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(source)))
    code, out, _ = run(capsys, "read", "--jsonl")
    rows = [json.loads(line) for line in out.splitlines()]
    assert 0 == code
    assert [
        *("valid", "invalid", "invalid", "invalid", "valid", "valid", "invalid", "unknown"),
        "invalid",
    ] == [row["status"] for row in rows]
    assert "2076-01-31" == rows[5]["expiry"]
    assert {"input_not_json"} == {x["code"] for x in rows[1]["findings"]}


def test_a_file_of_json_lines_is_read(capsys, tmp_path):
    path = tmp_path / "scans.jsonl"
    path.write_text('{"raw": "5901234123457"}\n', encoding="utf-8")
    _, out, _ = run(capsys, "read", "--jsonl", str(path))
    assert "05901234123457" == json.loads(out)["identifier"]["value"]


@pytest.mark.parametrize(("language", "word"), [("en", "Expiry"), ("zh", "失效日期")])
def test_the_table_names_fields_elements_and_findings(capsys, language, word):
    text = f"(01){GTIN}(17)270200(10)A"
    code, out, _ = run(capsys, "explain", text, "--lang", language, "--today", "2026-11-22")
    assert 0 == code
    assert word in out
    assert "USE BY OR EXPIRY" in out
    assert "↑" in out


def test_an_arrow_stands_under_the_faulty_place(capsys):
    code, out, _ = run(capsys, "explain", "+A123BJC5D6E71H")
    lines = out.splitlines()
    arrow = next(n for n, line in enumerate(lines) if "↑" in line)
    assert 1 == code
    assert "H" == lines[arrow - 1][lines[arrow].index("↑")]


def test_a_refused_code_makes_the_command_fail(capsys):
    assert 1 == run(capsys, "read", "rubbish")[0]
    assert 0 == run(capsys, "read", "5901234123457", "--json")[0]
    assert 0 == run(capsys, "read", "--rfid", "3034257BF7194E4000001A85")[0]


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        (["element-string", f"01={GTIN}", "10=A", "21=B", "--separator", "^"], f"01{GTIN}10A^21B"),
        (["bracketed", f"01={GTIN}", "10=A"], f"(01){GTIN}(10)A"),
        (["digital-link", f"01={GTIN}", "10=A"], f"https://id.gs1.org/01/{GTIN}/10/A"),
        (["hibc", "lic=A123", "pcn=BJC5D6E7", "unit=1"], "+A123BJC5D6E71G"),
        (["hibc", "lic=A123", "pcn=BJC5D6E7", "unit=1", "lot=10X3"], "+A123BJC5D6E71/$10X33"),
        (["check-digit", "0950600013435"], GTIN),
        (
            ["epc", f"01={GTIN}", "21=12", "--scheme", "SGTIN-96", "--prefix-digits", "7"],
            "30164433400D1EC00000000C",
        ),
    ],
)
def test_each_form_is_written(capsys, arguments, printed):
    code, out, _ = run(capsys, "write", *arguments)
    assert (0, printed) == (code, out.strip())


@pytest.mark.parametrize("arguments", [["bracketed", "01=1"], ["hibc", "lic=1", "pcn=A"]])
def test_what_breaks_a_rule_is_refused_with_its_name(capsys, arguments):
    code, _, err = run(capsys, "write", *arguments)
    assert 1 == code
    assert ":" in err


@pytest.mark.parametrize("arguments", [["bracketed", "nonsense"], ["hibc", "lic=A123", "x=1"]])
def test_misuse_is_said_so(capsys, arguments):
    assert 2 == run(capsys, "write", *arguments)[0]


def test_a_station_is_diagnosed(capsys):
    code, out, _ = run(capsys, "diagnose")
    texts = [line.partition("\t")[2] for line in out.splitlines()]
    assert 0 == code
    code, out, _ = run(capsys, "diagnose", texts[0], texts[1].replace("␝", "^"))
    assert 0 == code
    assert "separator  ^" in out
    assert 1 == run(capsys, "diagnose", "rubbish")[0]


def test_a_line_at_which_the_program_fails_does_not_end_the_stream(monkeypatch):
    """The fault is told as one of the program, and the lines behind it are read."""

    def failing(text, *_more, **_named):
        if text == "bad":
            raise IndexError
        return read(text)

    monkeypatch.setattr(stream, "read", failing)
    rows = [json.dumps({"raw": raw}) for raw in ("5901234123457", "bad", "+A123BJC5D6E71G")]
    lines = [json.loads(one) for one in stream.readings(row.encode() for row in rows)]
    assert ["valid", "invalid", "valid"] == [one["status"] for one in lines]
    assert [rows[1], "internal_error"] == [lines[1]["raw"], lines[1]["findings"][0]["code"]]


def test_five_lines_in_give_five_lines_out(capsys, monkeypatch):
    raws = ["5901234123457", "+$$6111LK", "+A12311/$$6201E", "+$$6001+", "+A123BJC5D6E71G"]
    source = "".join(json.dumps({"raw": raw}) + "\n" for raw in raws).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(source)))
    code, out, _ = run(capsys, "read", "--jsonl")
    assert (0, raws) == (code, [json.loads(line)["raw"] for line in out.splitlines()])
