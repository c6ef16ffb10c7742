"""A small world for the story: two sites, three goods, a supplier, a hospital, a carrier."""

from dataclasses import dataclass
from typing import Any

from devicecodes import with_check_digit
from tongma.foundation.kernel.time import add_days
from tongma.masterdata.catalogue.model import ItemData, LevelData, LevelIdentifier, SaveItem
from tongma.masterdata.partners.model import AddressData, LicenceData, PartnerData, SavePartner
from tongma.masterdata.places.model import PlaceData, SavePlace

SITES = ("WH1", "WH2")
PLACES = (
    # code, kind, purpose, status, temperature, sequence
    ("DOCK-IN", "dock", "receiving", "", "", 1),
    ("EXC-01", "bin", "exception", "", "", 2),
    ("RED-01", "bin", "rejected", "rejected", "", 3),
    ("A-01-01", "bin", "storage", "released", "ambient", 10),
    ("A-01-02", "bin", "storage", "released", "ambient", 11),
    ("A-01-03", "bin", "storage", "released", "ambient", 12),
    ("C-01-01", "bin", "storage", "released", "cold", 20),
    ("DOCK-OUT", "dock", "dispatch", "", "", 90),
)
GLOVE, GLOVE_BOX, GLOVE_CASE, STENT, REAGENT, STRANGER = (
    with_check_digit(body)
    for body in (
        "0952123450001",
        "1952123450001",
        "2952123450001",
        "0952123450002",
        "0952123450003",
        "0952123450009",
    )
)
"""GTINs under GS1 prefix 952, which is kept for demonstrations."""


@dataclass(frozen=True, slots=True)
class World:
    """Ids of everything the story speaks of."""

    site: int
    other_site: int
    places: dict[str, int]
    items: dict[str, int]
    levels: dict[str, int]
    supplier: int
    hospital: int
    carrier: int
    today: str


def build(teller: Any, today: str) -> World:
    """Make the world by commands, as a master-data person would."""
    company = _partner(teller, "OWN", "演示医疗器械有限公司", ("own",))
    supplier = _partner(teller, "SUP", "晨光医械供应有限公司", ("supplier", "maker", "registrant"))
    hospital = _partner(
        teller,
        "HOS",
        "临江示范医院",
        ("customer",),
        licences=(LicenceData("practice", "000000-PDY", "2020-01-01", add_days(today, 900)),),
        addresses=(AddressData("store", "临江市滨河路 1 号 器械科"),),
    )
    carrier = _partner(teller, "CAR", "顺达示范物流", ("carrier",))
    sites = [_site(teller, code, company) for code in SITES]
    items, levels = _goods(teller, supplier)
    return World(
        site=sites[0][0],
        other_site=sites[1][0],
        places=sites[0][1],
        items=items,
        levels=levels,
        supplier=supplier,
        hospital=hospital,
        carrier=carrier,
        today=today,
    )


def _partner(teller: Any, code: str, name: str, roles: tuple[str, ...], **more: Any) -> int:
    data = PartnerData(code, name, roles, **more)
    return int(teller.do("master_data", "partners.save_partner", SavePartner(data))["id"])


def _site(teller: Any, code: str, company: int) -> tuple[int, dict[str, int]]:
    data = PlaceData(code, "site", name=code, time_zone="Asia/Shanghai", entity=company)
    site = int(teller.do("master_data", "places.save_place", SavePlace(data))["id"])
    found = {}
    for name, kind, purpose, status, temperature, sequence in PLACES:
        place = PlaceData(
            name,
            kind,
            parent=site,
            purpose=purpose,
            status=status,
            temperature_class=temperature,
            sequence=sequence,
        )
        done = teller.do("master_data", "places.save_place", SavePlace(place))
        found[name] = int(done["id"])
    return site, found


def _goods(teller: Any, supplier: int) -> tuple[dict[str, int], dict[str, int]]:
    glove = ItemData(
        "GLV-7",
        "一次性使用灭菌橡胶外科手套",
        name_en="Sterile surgical gloves",
        specification="7.0",
        device_class="II",
        temperature_class="ambient",
        levels=(LevelData("box", 10), LevelData("case", 5, contains="box")),
        shelf_life_days=1095,
        receipt_min_days=90,
        registrant=supplier,
        maker=supplier,
    )
    stent = ItemData(
        "STN-30",
        "药物洗脱冠状动脉支架系统",
        name_en="Drug-eluting coronary stent",
        specification="3.0×18",
        device_class="III",
        implant=True,
        serial_control=True,
        temperature_class="ambient",
        shelf_life_days=730,
        registrant=supplier,
        maker=supplier,
    )
    reagent = ItemData(
        "RGT-1",
        "心肌肌钙蛋白 I 测定试剂盒",
        name_en="Troponin I assay kit",
        device_class="II",
        ivd=True,
        temperature_class="cold",
        shelf_life_days=365,
        registrant=supplier,
        maker=supplier,
    )
    codes = {
        "glove": (glove, ((GLOVE, ""), (GLOVE_BOX, "box"), (GLOVE_CASE, "case"))),
        "stent": (stent, ((STENT, ""),)),
        "reagent": (reagent, ((REAGENT, ""),)),
    }
    items, levels = {}, {}
    for word, (data, its_codes) in codes.items():
        identifiers = tuple(LevelIdentifier("gtin", gtin, level) for gtin, level in its_codes)
        done = teller.do(
            "master_data", "catalogue.save_item", SaveItem(data, identifiers=identifiers)
        )
        items[word] = int(done["id"])
        for level in teller.levels(items[word]):
            levels[f"{word}.{level.name}"] = level.id
    return items, levels


def label(gtin: str, expiry: str = "", lot: str = "", serial: str = "") -> str:
    """Return a GS1 element string with separators, as a scanner sends it."""
    date = expiry.replace("-", "")[2:]
    text = f"01{gtin}" + (f"17{date}" if date else "")
    text += f"10{lot}\x1d" if lot else ""
    return text + (f"21{serial}\x1d" if serial else "")
