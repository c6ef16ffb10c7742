"""Sheets of partners and of people."""

from dataclasses import replace
from typing import Any

import pydantic

from tongma.hub.imports.cells import day, filled, several, text, word
from tongma.hub.imports.goods import STATES
from tongma.hub.imports.model import Column, ReadRow, RowAction, Template, by_row
from tongma.hub.imports.store import Lookup
from tongma.masterdata.partners.handle import SAVE_PARTNER
from tongma.masterdata.partners.model import (
    AddressData,
    ContactData,
    LicenceData,
    PartnerData,
    SavePartner,
)
from tongma.masterdata.people.handle import SAVE_PERSON
from tongma.masterdata.people.model import GrantData, PersonData, SavePerson
from tongma.masterdata.people.roles import ROLES
from tongma.masterdata.versions.query import current

_PARTNER = pydantic.TypeAdapter(PartnerData)
_PERSON = pydantic.TypeAdapter(PersonData)
PARTNER_ROLES = {
    "supplier": "供应商",
    "customer": "客户",
    "carrier": "承运商",
    "own": "本公司",
    "registrant": "注册人",
    "maker": "生产企业",
}
_SAME = ("code", "name", "name_en", "roles", "address", "tax_number", "state")
_LICENCE = {
    "kind": "licence_kind",
    "number": "licence_number",
    "valid_from": "licence_from",
    "valid_to": "licence_to",
    "scope": "licence_scope",
}
_CONTACT = {"name": "contact", "phone": "contact_phone", "email": "contact_email"}
_ADDRESS = {
    "label": "ship_to",
    "address": "ship_to_address",
    "receiver": "receiver",
    "phone": "receiver_phone",
}


def partner_step(row: ReadRow, look: Lookup) -> RowAction:
    """Ask for a partner; its licence, contact and address are added to those that it has."""
    partner = look.partner(row.values["code"])
    version = current(look.connection, "partner", partner) if partner else None
    blank = PartnerData("", "", ())
    before = blank if version is None else _PARTNER.validate_python(dict(version.body))
    data = replace(before, **filled(row, {name: name for name in _SAME}))
    data = replace(
        data,
        licences=_added(before.licences, LicenceData, filled(row, _LICENCE), ("kind", "number")),
        contacts=_added(before.contacts, ContactData, filled(row, _CONTACT), ("name",)),
        addresses=_added(before.addresses, AddressData, filled(row, _ADDRESS), ("label",)),
    )
    if partner and data == before:
        return RowAction("unchanged")
    command = SavePartner(data, id=partner)
    return RowAction("changed" if partner else "new", SAVE_PARTNER, command)


def _added(
    before: tuple[Any, ...], shape: type[Any], values: dict[str, Any], known_by: tuple[str, ...]
) -> tuple[Any, ...]:
    """Return the parts with the one of the row in the place of the part that it is."""
    if not values.get(known_by[-1]):
        return before
    needed = dict.fromkeys(("kind", "number", "valid_from", "label", "address", "name"), "")
    names = shape.__dataclass_fields__
    stated = shape(**{name: text for name, text in needed.items() if name in names} | values)
    same = [n for n, part in enumerate(before) if _key(part, known_by) == _key(stated, known_by)]
    if not same:
        return (*before, stated)
    known = replace(before[same[0]], **values)
    return (*before[: same[0]], known, *before[same[0] + 1 :])


def _key(part: Any, names: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(getattr(part, name) for name in names)


PARTNERS = Template(
    "partners",
    "往来单位",
    "Partners",
    (
        Column("code", "编码", text, needed=True, once=True),
        Column("name", "名称", text, needed=True),
        Column("name_en", "英文名称", text),
        Column("roles", "角色", several(PARTNER_ROLES), needed=True),
        Column("address", "地址", text),
        Column("tax_number", "税号", text),
        Column("licence_kind", "许可类型", text),
        Column("licence_number", "许可证号", text),
        Column("licence_from", "许可生效日期", day),
        Column("licence_to", "许可失效日期", day),
        Column("licence_scope", "许可范围", text),
        Column("contact", "联系人", text),
        Column("contact_phone", "联系电话", text),
        Column("contact_email", "电子邮箱", text),
        Column("ship_to", "收货地点", text),
        Column("ship_to_address", "收货地址", text),
        Column("receiver", "收货联系人", text),
        Column("receiver_phone", "收货电话", text),
        Column("state", "状态", word({"": "", **STATES})),
    ),
    by_row(partner_step),
    rows_stand_alone=True,
    fields={
        "valid_from": "licence_from",
        "valid_to": "licence_to",
        "kind": "licence_kind",
        "number": "licence_number",
        **{f"licences.{name}": column for name, column in _LICENCE.items()},
        **{f"contacts.{name}": column for name, column in _CONTACT.items()},
        **{f"addresses.{name}": column for name, column in _ADDRESS.items()},
    },
)


def person_step(row: ReadRow, look: Lookup) -> RowAction:
    """Ask for a person with roles at one site or all; they get a password by a reset."""
    person = look.person(row.values["username"])
    version = current(look.connection, "person", person) if person else None
    body = {} if version is None else dict(version.body)
    body.pop("state", None)
    before = _PERSON.validate_python(body) if body else PersonData("", "")
    site = look.known_site("site", row.get("site"))
    others = tuple(one for one in before.grants if one.site != site or "roles" not in row.values)
    granted = tuple(GrantData(role, site) for role in row.get("roles", ()))
    data = replace(before, **filled(row, {"username": "username", "name": "name"}))
    data = replace(data, grants=(*others, *granted))
    if person and data == before:
        return RowAction("unchanged")
    return RowAction("changed" if person else "new", SAVE_PERSON, SavePerson(data, id=person))


PEOPLE = Template(
    "people",
    "人员",
    "People",
    (
        Column("username", "用户名", text, needed=True),
        Column("name", "姓名", text, needed=True),
        Column("roles", "角色", several({one.code: one.name_zh for one in ROLES.values()})),
        Column("site", "仓库", text),
    ),
    by_row(person_step),
    fields={"role": "roles"},
)
