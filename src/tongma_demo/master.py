"""The demo site's reference data, made by commands from the readable files."""

from typing import Any

from tongma.masterdata.catalogue.model import (
    CertificateData,
    ItemData,
    LevelData,
    LevelIdentifier,
    SaveCertificate,
    SaveItem,
)
from tongma.masterdata.partners.model import (
    AddressData,
    ContactData,
    LicenceData,
    PartnerData,
    SavePartner,
)
from tongma.masterdata.places.model import PlaceData, SavePlace
from tongma.masterdata.policy.model import SaveSetting
from tongma_demo import building, goods, parties
from tongma_demo.worker import Worker

_ROLES = {
    "company": ("own",),
    "maker": ("maker", "registrant"),
    "supplier": ("supplier",),
    "customer": ("customer",),
    "carrier": ("carrier",),
}
_PURPOSES = {
    "quarantine": "receiving",
    "rejected": "rejected",
    "return_quarantine": "returns",
    "released": "storage",
}


class Master:
    """Ids of the demo site's reference data."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker
        self.partners: dict[str, int] = {}
        self.customers: list[int] = []
        self.carriers: list[int] = []
        self.items: dict[str, int] = {}
        self.goods: dict[int, goods.DemoItem] = {}
        self.bins: dict[str, int] = {}
        self.site = 0
        self.company = 0
        self._certificates: dict[str, tuple[goods.DemoCertificate, list[int]]] = {}

    def build(self) -> "Master":
        """Make everything."""
        for party in parties.parties():
            self._partner(party)
        self._site()
        for item in goods.items():
            self._item(item)
        self._settings()
        return self

    def _partner(self, party: parties.DemoParty) -> None:
        kind = "distribution" if party.role in ("company", "supplier") else party.role
        data = PartnerData(
            party.code,
            party.name_zh,
            _ROLES[party.role],
            name_en=party.name_en,
            address=party.address_zh,
            licences=(
                LicenceData(
                    kind, party.licence_number, "2020-01-01", party.licence_until.isoformat()
                ),
            ),
            contacts=(ContactData(party.contact, party.phone),) if party.contact else (),
            addresses=(AddressData("收货", party.address_zh, party.contact, party.phone),)
            if party.role == "customer"
            else (),
        )
        partner = int(self._worker.set_up("partners.save_partner", SavePartner(data))["id"])
        self.partners[party.code] = partner
        if party.role == "company":
            self.company = partner
        if party.role == "customer":
            self.customers.append(partner)
        if party.role == "carrier":
            self.carriers.append(partner)

    def _place(self, data: PlaceData) -> int:
        return int(self._worker.set_up("places.save_place", SavePlace(data))["id"])

    def _site(self) -> None:
        said = building.site()
        self.site = self._place(
            PlaceData(
                said.code,
                "site",
                name=said.name_zh,
                time_zone=said.time_zone,
                entity=self.company,
                address=said.address_zh,
            )
        )
        for number, (code, name, _en) in enumerate(said.docks):
            purpose = "receiving" if code.startswith("IN") else "dispatch"
            place = PlaceData(
                code, "dock", name=name, parent=self.site, purpose=purpose, sequence=number
            )
            self.bins[code] = self._place(place)
        sequence = 10
        for zone in said.zones:
            sequence = self._zone(zone, sequence)

    def _zone(self, zone: building.DemoZone, sequence: int) -> int:
        purpose = zone.purpose if zone.purpose not in ("", "storage") else _PURPOSES[zone.status]
        same: dict[str, Any] = {
            "purpose": purpose,
            "status": "" if purpose in ("receiving", "exception") else zone.status,
            "temperature_class": zone.temperature,
        }
        parent = self._place(
            PlaceData(zone.code, "zone", name=zone.name_zh, parent=self.site, **same)
        )
        for code in zone.bins:
            sequence += 1
            bin_ = PlaceData(
                code, "bin", parent=parent, sequence=sequence, handling_units_max=40, **same
            )
            self.bins[code] = self._place(bin_)
        return sequence

    def _item(self, product: goods.DemoItem) -> None:
        levels = []
        inner, inner_factor = "", 1
        for level in product.levels[1:]:
            levels.append(LevelData(level.name, level.factor // inner_factor, inner))
            inner, inner_factor = level.name, level.factor
        storage = {store.code: store for store in building.site().storage}[product.storage]
        data = ItemData(
            product.code,
            product.name_zh,
            name_en=product.name_en,
            model=product.model,
            specification=product.specification,
            device_class=product.device_class,
            category=product.category,
            ivd=product.is_ivd,
            implant=product.is_implant,
            single_use=product.is_single_use,
            storage=storage.words_zh,
            transport=storage.words_zh,
            temperature_class=product.storage,
            temperature_min=str(storage.from_celsius),
            temperature_max=str(storage.to_celsius),
            lot_control=product.tracked != "none",
            serial_control=product.tracked == "serial",
            expiry_control=product.shelf_life_days > 0,
            shelf_life_days=product.shelf_life_days,
            receipt_min_days=min(90, product.shelf_life_days // 4),
            levels=tuple(levels),
            registrant=self.partners[product.maker_code],
            maker=self.partners[product.maker_code],
            price=str(product.price),
        )
        codes = tuple(
            LevelIdentifier("gtin", level.gtin, "" if number == 0 else level.name)
            for number, level in enumerate(product.levels)
        )
        made = self._worker.set_up("catalogue.save_item", SaveItem(data, identifiers=codes))
        item = int(made["id"])
        self.items[product.code] = item
        self.goods[item] = product
        self._certificates.setdefault(product.certificate.number, (product.certificate, []))[
            1
        ].append(item)

    def _settings(self) -> None:
        prefix = next(one.gs1_prefix for one in parties.parties() if one.role == "company")
        self._worker.set_up("policy.save_setting", SaveSetting("gs1_company_prefix", prefix))
        for party in parties.parties():
            if party.minimum_life_months:
                days = str(party.minimum_life_months * 30)
                target = str(self.partners[party.code])
                self._worker.set_up(
                    "policy.save_setting",
                    SaveSetting("customer_min_days", days, "customer", target),
                )
        for certificate, items in self._certificates.values():
            data = CertificateData(
                certificate.number,
                certificate.kind,
                holder=self.partners[certificate.holder_code],
                valid_from=certificate.valid_from.isoformat(),
                valid_to=certificate.valid_to.isoformat() if certificate.valid_to else "",
                items=tuple(items),
            )
            self._worker.set_up("catalogue.save_certificate", SaveCertificate(data))
