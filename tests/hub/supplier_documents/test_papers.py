import pytest
import sqlalchemy as sa

from tongma.foundation.platform.sheets import write_xlsx
from tongma.views.printing.paper import pdf
from tongma.views.printing.symbols import plain_datamatrix
from tongma.work.documents.tables import document
from tongma_demo.story.world import GLOVE_BOX, STENT

HEADINGS = ["产品名称", "规格", "UDI-DI", "批 号", "失效日期", "数量", "单位"]
GLOVES = ["外科手套", "7.0", GLOVE_BOX, "批号：B2601", "2028.5.31", "3", ""]
STENTS = ["支架", "3.0×18", STENT, "S26", "2028-05-31", "2", "个"]


def faults(paper):
    return [(one["line"], one["field"], one["code"]) for one in paper["faults"]]


def test_a_note_in_unknown_columns_is_proposed_read_and_made_a_notice(desk):
    paper = desk.table([["晨光医械 发货清单", "", "", "", "", "", ""], HEADINGS, GLOVES, STENTS])

    assert [] == paper["faults"]
    assert [("GLV-7", "3", "box", "30", "B2601", "2028-05-31"),
            ("STN-30", "2", "", "2", "S26", "2028-05-31")] == [
        (one["item"]["code"], one["quantity"], one["level"], one["base_quantity"], one["lot"],
         one["expiry"])
        for one in paper["lines"]
    ]  # fmt: skip
    made = desk.done("announce-paper", paper=int(paper["id"]))
    notice = desk.get(f"/documents/{made['notice']}")
    assert ["30", "2"] == [one["quantity"] for one in notice["lines"]]
    assert "B2601" == notice["lines"][0]["more"]["lot"]
    assert "announced" == desk.get(f"/papers/{paper['id']}")["state"]
    assert 409 == desk.ask("announce-paper", paper=int(paper["id"])).status_code


def test_nothing_is_made_before_a_person_has_confirmed_the_layout_once(desk):
    first = desk.table([HEADINGS, GLOVES], by_itself="true")
    assert "waiting" == first["state"]
    desk.done("map-paper", paper=int(first["id"]), mapping=first["mapping"])
    desk.done("announce-paper", paper=int(first["id"]))

    second = desk.table([HEADINGS, STENTS], by_itself="true")
    assert "announced" == second["state"]
    wrong = desk.table([HEADINGS, [*STENTS[:5], "zwei", ""]], by_itself="true")
    assert ("waiting", [(2, "quantity", "quantity_wrong")]) == (wrong["state"], faults(wrong))


def test_every_wrong_cell_is_named_in_its_place_and_makes_no_notice(desk):
    rows = [
        [*GLOVES[:2], "9999999999994", "L1", "2028-05-31", "1", ""],
        [*GLOVES[:3], "", "2028-05-31", "1", ""],
        [*GLOVES[:3], "L1", "05/06/28", "1", ""],
        [*GLOVES[:3], "L1", "2028-13-01", "1", ""],
        [*GLOVES[:3], "L1", "2028-05-31", "-1", ""],
        [*GLOVES[:3], "L1", "2028-05-31", "1", "筐"],
        [*GLOVES[:3], "L1", "2028-05-31", "1", "瓶"],
    ]
    paper = desk.table([HEADINGS, *rows])

    assert [
        (2, "barcode", "item_unknown"),
        (3, "lot", "lot_missing"),
        (4, "expiry", "date_ambiguous"),
        (5, "expiry", "date_wrong"),
        (6, "quantity", "quantity_wrong"),
        (7, "unit", "unit_unknown"),
        (8, "unit", "level_unknown"),
    ] == faults(paper)
    answer = desk.ask("announce-paper", paper=int(paper["id"]))
    assert "paper_has_faults" == answer.json()["code"]


@pytest.mark.parametrize(
    ("quantity", "unit", "expected"),
    [
        ("5盒", "", ("5", "box", "50")),
        ("5 box", "", ("5", "box", "50")),
        ("５ Boxes", "", ("5", "box", "50")),
        ("5箱", "", ("5", "case", "250")),
        ("5 case", "", ("5", "case", "250")),
        ("5箱", "箱", ("5", "case", "250")),
        ("5", "盒", ("5", "box", "50")),
        ("5只", "", ("5", "", "5")),
        ("5筐", "", "unit_unknown"),
        ("5瓶", "", "level_unknown"),
        ("5盒", "箱", "unit_differs"),
        ("5盒", "只", "unit_differs"),
        ("¥5", "", "quantity_wrong"),
        ("5盒6", "", "quantity_wrong"),
    ],
)
def test_a_word_behind_a_quantity_is_its_unit(desk, quantity, unit, expected):
    heads = ["货号", "批号", "失效日期", "数量", "单位"]
    paper = desk.table([heads, ["GLV-7", "L1", "2028-05-31", quantity, unit]])

    if isinstance(expected, str):
        assert [expected] == [code for _line, _field, code in faults(paper)]
    else:
        assert [] == faults(paper)
        (line,) = paper["lines"]
        assert expected == (line["quantity"], line["level"], line["base_quantity"])


def test_quantities_said_to_be_in_base_units_are_in_no_other(desk):
    paper = desk.table([HEADINGS, [*GLOVES[:5], "5盒", ""]])
    one = int(paper["id"])
    desk.done("map-paper", paper=one, mapping=paper["mapping"], quantity_in="base")

    assert [(2, "quantity", "unit_differs")] == faults(desk.get(f"/papers/{one}"))


def test_how_a_supplier_writes_dates_and_lots_is_said_once(desk):
    rows = [HEADINGS, [*GLOVES[:3], "SUP-L1", "05/06/28", "1", ""]]
    paper = desk.table(rows)
    options = {"date_order": "dmy", "lot_prefix": "SUP-"}
    desk.done("map-paper", paper=int(paper["id"]), mapping=paper["mapping"], **options)

    (line,) = desk.get(f"/papers/{paper['id']}")["lines"]
    assert ("L1", "2028-06-05") == (line["lot"], line["expiry"])


def test_a_changed_mapping_is_a_new_version_to_be_confirmed_again(desk):
    paper = desk.table([HEADINGS, GLOVES])
    one = int(paper["id"])
    mapping = paper["mapping"]
    assert 1 == desk.done("map-paper", paper=one, mapping=mapping)["version"]
    assert 1 == desk.done("map-paper", paper=one, mapping=mapping)["version"]
    changed = desk.done("map-paper", paper=one, mapping=mapping, quantity_in="base")
    assert 2 == changed["version"]
    assert not desk.get(f"/papers/{one}")["layout"]["confirmed"]
    assert "3" == desk.get(f"/papers/{one}")["lines"][0]["base_quantity"]


def test_goods_that_are_not_ordered_go_to_the_buyer(desk):
    paper = desk.table([HEADINGS, ["试剂", "", "09521234500039"[:13] + "x", "L", "", "1", ""]])
    assert [(2, "barcode", "item_unknown")] == faults(paper)
    own = [["货号", "数量", "批号", "效期"], ["RGT-1", "1", "R1", "2027-05-31"]]
    assert [(2, "quantity", "item_not_ordered")] == faults(desk.table(own))


@pytest.mark.parametrize("form", ["xlsx", "pdf"])
def test_a_note_is_read_from_a_workbook_and_from_a_text_pdf(desk, form):
    if form == "xlsx":
        content = write_xlsx(HEADINGS, [GLOVES, STENTS])
    else:
        content = pdf(
            "document",
            {
                "title": "发货单", "number": "F-1", "company": "晨光医械", "facts": [],
                "symbol": plain_datamatrix("F-1"), "columns": HEADINGS,
                "widths": [5, 4, 5, 4, 3, 2, 2], "rows": [GLOVES, STENTS], "signatures": ["发货人"],
            },
        )  # fmt: skip
    paper = desk.upload(content, f"note.{form}").json()

    assert ["GLV-7", "STN-30"] == [one["item"]["code"] for one in paper["lines"]]
    assert [] == paper["faults"]


def test_who_took_a_paper_in_and_whose_it_is_are_told_beside_it(desk):
    paper = desk.table([HEADINGS, GLOVES])
    (listed,) = desk.get("/papers")["rows"]

    assert ["code", "id", "name"] == sorted(listed["supplier"])
    assert str(desk.world.supplier) == listed["supplier"]["id"]
    assert ["id", "name"] == sorted(paper["person"])


def test_the_same_paper_again_is_the_one_that_is_there(desk):
    first, again = desk.table([HEADINGS, GLOVES]), desk.table([HEADINGS, GLOVES])
    assert first["id"] == again["id"]
    desk.done("set-paper-aside", paper=int(first["id"]))
    assert first["id"] != desk.table([HEADINGS, GLOVES])["id"]


def test_a_hundred_lines_of_two_orders_are_one_notice(desk):
    rows = [[*GLOVES[:3], f"L{number:03d}", "2028-05-31", "1", ""] for number in range(60)]
    paper = desk.table([HEADINGS, *rows])
    made = desk.done("announce-paper", paper=int(paper["id"]))

    assert 60 == len(made["lines"])
    query = sa.select(document.c.kind).where(document.c.id == int(made["notice"]))
    with desk.site.database.read() as connection:
        assert "shipping_notice" == connection.execute(query).scalar_one()


def test_a_paper_that_was_announced_is_neither_announced_nor_set_aside_again(desk):
    paper = desk.table([HEADINGS, GLOVES])["id"]
    notice = desk.done("announce-paper", paper=paper)["notice"]

    for verb in ("announce-paper", "set-paper-aside"):
        refused = desk.ask(verb, paper=paper).json()
        facts = {"paper": paper, "state": "announced", "notice": notice}
        assert ("paper_done", facts) == (refused["code"], refused["facts"])


NO_PAGES = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>"
)


@pytest.mark.parametrize("content", [NO_PAGES, b"%PDF-1.4\n", b"%PDF-1.7\n%%EOF", NO_PAGES[:60]])
def test_a_broken_pdf_is_unreadable(desk, content):
    answer = desk.upload(content, "note.pdf")

    assert (422, "file_unreadable") == (answer.status_code, answer.json()["code"])


@pytest.mark.parametrize(
    ("lot", "code"),
    [
        ("无", "lot_missing"),
        ("批号：—", "lot_missing"),
        ("ー", "lot_missing"),
        ("#REF!", "not_a_value"),
        ("TRUE", "not_a_value"),
        ("0", "not_a_value"),
        ("同上", "not_a_value"),
        ("1.2E+5", "not_a_value"),
        ("L" * 51, "text_wrong"),
        ("L" * 50, ""),
    ],
)
def test_a_lot_that_says_nothing_or_cannot_be_kept_is_a_fault(desk, lot, code):
    paper = desk.table([HEADINGS, [*GLOVES[:3], lot, *GLOVES[4:]]])

    assert ([(2, "lot", code)] if code else []) == faults(paper)


def test_serials_that_say_nothing_are_none_and_errors_are_faults(desk):
    heads = [*HEADINGS, "序列号"]
    paper = desk.table([heads, [*STENTS, "S1,#N/A"], [*STENTS, "/,—"], [*STENTS, "S1,TBD"]])

    assert [(2, "serials", "not_a_value"), (4, "serials", "not_a_value")] == faults(paper)


@pytest.mark.parametrize("quantity", ["-", "TBD", "#REF!", "0"])
def test_goods_without_a_quantity_are_no_line_that_is_left_out(desk, quantity):
    paper = desk.table([HEADINGS, [*GLOVES[:5], quantity, ""]])

    assert [(2, "quantity", "quantity_wrong")] == faults(paper)


def test_nothing_on_a_paper_is_made_after_it_expires(desk):
    paper = desk.table([[*HEADINGS, "生产日期"], [*GLOVES, "2028-06-01"], [*GLOVES, "2028-05-31"]])

    assert [(2, "produced", "produced_after_expiry")] == faults(paper)
