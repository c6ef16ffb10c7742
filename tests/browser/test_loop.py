"""The whole loop on the screens: order, receive, accept, put away, sell, pick, check, deliver."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter
from tests.browser.person import Person, gs1

pytestmark = [pytest.mark.browser, pytest.mark.slow]

EXPIRY = "2029-06-30"
PICTURE = (Path(__file__).parents[2] / "web/public/icon-192.png").read_bytes()


def choose(person: Person, label: str, typed: str) -> None:
    """Pick a record in a field that searches."""
    field = person.page.get_by_role("combobox", name=label).first
    field.fill(typed)
    person.page.get_by_role("option", name=re.compile(typed)).first.click()


def an_item(person: Person) -> dict[str, str]:
    """An ambient lot item without serials, with a code on its base unit."""
    rows = person.get("/items?q=GAU&limit=50")["rows"]
    item = next(row for row in rows if row["lot_control"] and not row["serial_control"])
    whole = person.get(f"/items/{item['id']}")
    code = next(one for one in whole["identifiers"] if one["level"] in ("", "base"))
    return {"id": item["id"], "code": item["code"], "gtin": code["value"]}


def fitting_bin(person: Person, item: dict[str, str]) -> str:
    """A storage bin where the item lies already, so that it fits there."""
    rows = person.get(f"/stock?item={item['id']}&limit=200")["rows"]
    places = person.get("/places?purpose=storage&limit=500")["rows"]
    free = {place["code"] for place in places if place["mixing"] in ("any", "one_item")}
    return next(
        row["place"]["code"]
        for row in rows
        if row["status"] == "released" and row["place"]["code"] in free
    )


def test_goods_go_from_order_to_delivery_by_scan(enter: Enter) -> None:
    buyer = enter("caigou")
    item = an_item(buyer)
    label = gs1(item["gtin"], lot="WEB-LOT-1", expiry=EXPIRY)
    bin_code = fitting_bin(buyer, item)

    number = order_goods(buyer, item)
    receive(enter("shouhuo", phone=True), number, label)
    accept(enter("yanshou", phone=True), label)
    put_away(enter("baoguan", phone=True), label, bin_code)
    order = sell(enter("xiaoshou"), item)
    pick(enter("jianhuo"), enter("jianhuo", phone=True), order)
    check(enter("fuhe", phone=True), order)
    shipper = enter("fahuo", phone=True)
    deliver(shipper, ship(shipper, order))


def order_goods(buyer: Person, item: dict[str, str]) -> str:
    buyer.go("/purchase-orders")
    buyer.tap("新建采购订单")
    choose(buyer, "供应商", "医疗")
    choose(buyer, "产品", item["code"])
    buyer.page.get_by_label("数量").first.fill("10")
    buyer.page.get_by_role("dialog").get_by_role("button", name="新建采购订单").click()
    title = buyer.sees("采购订单 PO-")
    return (title.text_content() or "").split()[-1]


def receive(receiver: Person, number: str, label: str) -> None:
    receiver.go("/m/receive")
    receiver.scan(number)
    receiver.sees("应收明细")
    receiver.tap("数量与状况")
    receiver.page.get_by_label("几个（按所扫包装）").fill("10")
    receiver.page.get_by_role("button", name="完成", exact=True).click()
    receiver.scan(label)
    receiver.outcome("ok", "已收货")
    receiver.sees("WEB-LOT-1")
    receiver.scan(label)
    receiver.outcome("warn", "超收")


def accept(acceptor: Person, label: str) -> None:
    acceptor.go("/m/accept")
    acceptor.scan(label)
    acceptor.sees("全部合格")
    acceptor.scan(label)
    acceptor.outcome("ok", "与单据一致")
    acceptor.tap("全部合格")
    acceptor.outcome("ok", "验收完成")


def put_away(storeman: Person, label: str, bin_code: str) -> None:
    storeman.go("/m/put-away")
    storeman.scan(label)
    storeman.sees("扫货位码")
    storeman.scan("NO-SUCH-BIN")
    storeman.refused("place_unknown")
    storeman.scan(bin_code)
    storeman.outcome("ok", f"已上架 {bin_code}")


def sell(seller: Person, item: dict[str, str]) -> str:
    seller.go("/sales-orders")
    seller.tap("新建销售订单")
    choose(seller, "客户", "医院")
    choose(seller, "产品", item["code"])
    seller.page.get_by_label("数量").first.fill("4")
    seller.page.get_by_role("dialog").get_by_role("button", name="新建销售订单").click()
    title = seller.sees("销售订单 SO-")
    seller.tap("分配库存")
    seller.page.get_by_role("dialog").get_by_role("button", name="分配库存").click()
    expect(seller.page.get_by_role("dialog")).to_be_hidden()
    return (title.text_content() or "").split()[-1]


def pick(desk: Person, phone: Person, order: str) -> None:
    found = desk.get(f"/documents?kind=sales_order&q={order}")["rows"][0]
    desk.go(f"/sales-orders/{found['id']}")
    desk.tap("下发拣货")
    desk.page.get_by_role("dialog").get_by_role("button", name="下发拣货").click()
    expect(desk.page.get_by_role("dialog")).to_be_hidden()
    links = desk.get(f"/documents/{found['id']}")["links"]
    pick_list = next(one["document"] for one in links if one["role"] == "pick_of")
    phone.go(f"/m/pick/{pick_list['id']}")
    for line in desk.get(f"/documents/{pick_list['id']}")["lines"]:
        phone.scan(line["place"]["code"])
        phone.outcome("ok", "货位正确")
        phone.scan(label_of(desk, line))
        phone.outcome("ok", "已拣")
    phone.sees("拣货完成")


def label_of(person: Person, line: dict[str, dict[str, str]]) -> str:
    item = person.get(f"/items/{line['item']['id']}")
    sealed = line["packed_as"]["name"] if line["packed_as"] else ""
    code = next(one for one in item["identifiers"] if one["level"] in (sealed, sealed or "base"))
    return gs1(code["value"], lot=line["lot"]["number"], expiry=line["lot"]["expiry"])


def check(checker: Person, order: str) -> None:
    checker.go("/m/check")
    checker.scan(order)
    checker.sees("扫货复核")
    found = checker.get(f"/documents?kind=sales_order&q={order}")["rows"][0]
    links = checker.get(f"/documents/{found['id']}")["links"]
    pick_list = next(one["document"] for one in links if one["role"] == "pick_of")
    for line in checker.get(f"/documents/{pick_list['id']}")["lines"]:
        checker.page.get_by_label("几个（按所扫包装，可留空）").fill(line["quantity"])
        checker.page.get_by_label("几个（按所扫包装，可留空）").blur()
        checker.scan(label_of(checker, line))
        checker.outcome("ok", "复核正确")


def ship(shipper: Person, order: str) -> str:
    shipper.go("/m/ship")
    shipper.scan(order)
    shipper.sees("先开一个新箱")
    shipper.tap("新箱")
    shipper.outcome("ok", "新箱已开")
    shipment = shipper.page.url.rsplit("/", 1)[-1]
    found = shipper.get(f"/documents?kind=sales_order&q={order}")["rows"][0]
    links = shipper.get(f"/documents/{found['id']}")["links"]
    pick_list = next(one["document"] for one in links if one["role"] == "pick_of")
    for line in shipper.get(f"/documents/{pick_list['id']}")["lines"]:
        shipper.scan(label_of(shipper, line))
        shipper.outcome("ok", "已装箱")
    shipper.tap("发运")
    choose(shipper, "承运商", "")
    shipper.page.get_by_label("运单号").fill("SF1234567890")
    shipper.page.get_by_role("dialog").get_by_role("button", name="发运").click()
    expect(shipper.page.get_by_role("dialog")).to_be_hidden()
    return shipment


def deliver(shipper: Person, shipment: str) -> None:
    shipper.go(f"/m/ship/{shipment}")
    shipper.tap("签收")
    form = shipper.page.get_by_role("dialog")
    form.get_by_label("签收人").fill("李护士长")
    with shipper.page.expect_file_chooser() as chooser:
        form.get_by_role("button", name="拍照").click()
    proof = {"name": "proof.png", "mimeType": "image/png", "buffer": PICTURE}
    chooser.value.set_files(files=[proof])
    expect(form.get_by_text("照片已上传")).to_be_visible()
    form.get_by_role("button", name="签收", exact=True).click()
    expect(form).to_be_hidden()
    whole = shipper.get(f"/documents/{shipment}")
    assert "delivered" == whole["header"]["state"]
    assert ["proof"] == [one["kind"] for one in whole["files"]]
