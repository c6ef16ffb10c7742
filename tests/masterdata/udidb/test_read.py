"""Released files of NMPA and FDA become records; what is wrong is reported and passed over."""

import io
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tongma.masterdata.udidb import fragments
from tongma.masterdata.udidb.archive import ArchiveLimits
from tongma.masterdata.udidb.model import Carries, Number, Position, Storage
from tongma.masterdata.udidb.read import read
from tongma.masterdata.udidb.sample import WRITERS
from tongma.masterdata.udidb.sample.devices import devices
from tongma.masterdata.udidb.sample.gudid import gudid_device

NMPA = """<?xml version="1.0" encoding="UTF-8"?>
<udid version="1.0"><devices>
<device><zxxsdycpbs>06942221705071</zxxsdycpbs><zxxsdyzsydydsl>10</zxxsdyzsydydsl>
<sydycpbs>06942221705088</sydycpbs><cpbsbmtxmc>GS1</cpbsbmtxmc><btcpbs></btcpbs>
<btcpbsyzxxsdycpbssfyz>是</btcpbsyzxxsdycpbssfyz><zcbacpbs>6942221705095</zcbacpbs>
<cpmctymc>一次性使用采样器</cpmctymc><ggxh>KPCJ12</ggxh><spmc>-</spmc>
<zczbhhzbapzbh>粤潮械备20140023，粤潮械备20140024</zczbhhzbapzbh><qxlb>器械</qxlb><flbm>18-01-08</flbm>
<ylqxzcrbarmc>某某医疗器械有限公司</ylqxzcrbarmc><tyshxydm>91440000000000000X</tyshxydm>
<scbssfbhph>是</scbssfbhph><scbssfbhxlh>否</scbssfbhxlh><scbssfbhscrq>1</scbssfbhscrq>
<cgzmraqxgxx>说明书或标签上面不包括MR安全信息</cgzmraqxgxx><tsrq>20260630</tsrq>
<packingList>
<packing><bzcpbs>16942221705078</bzcpbs><cpbzjb>盒</cpbzjb><bznhxyjcpbssl>10</bznhxyjcpbssl>
<bznhxyjbzcpbs>06942221705071</bznhxyjbzcpbs></packing>
<packing><bzcpbs>26942221705075</bzcpbs><cpbzjb>箱</cpbzjb><bznhxyjcpbssl>24</bznhxyjcpbssl>
<bznhxyjbzcpbs>16942221705078</bznhxyjbzcpbs></packing>
</packingList>
<storageList><storage><cchcztj>冷藏</cchcztj><zdz>2</zdz><zgz>8</zgz><jldw>℃</jldw></storage></storageList>
<versionNumber>3</versionNumber><versionTime>2026-02-15</versionTime><versionStauts>更新</versionStauts>
<deviceRecordKey>abc</deviceRecordKey></device>
{more}</devices></udid>"""


def write(tmp_path, text, name="udid.xml"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_record_of_nmpa_is_read_with_every_number(tmp_path):
    ((place, record, faults),) = read(write(tmp_path, NMPA.format(more="")))
    assert (Position("udid.xml", 1), ()) == (place, faults)
    assert (
        Number("06942221705071", "sales_unit", "gs1", quantity=10),
        Number("06942221705088", "unit_of_use", "gs1"),
        Number("06942221705095", "registered", "gs1"),
        Number("06942221705071", "direct_mark", "gs1"),
        Number("16942221705078", "package", "gs1", "06942221705071", 10, "盒"),
        Number("26942221705075", "package", "gs1", "16942221705078", 24, "箱"),
    ) == record.numbers
    assert ("粤潮械备20140023", "粤潮械备20140024") == record.registrations
    assert (3, "2026-02-15", "更新") == (record.version, record.version_on, record.status)
    assert Carries(lot=True, serial=False, produced=True) == record.carries
    assert (Storage("冷藏", "2", "8", "℃"),) == record.storage
    assert ("", "", "2026-06-30") == (record.brand, record.mri, record.withdrawn_on)


def test_the_word_for_the_version_is_read_in_its_right_spelling_too(tmp_path):
    text = NMPA.format(more="").replace("versionStauts", "versionStatus")
    ((_, record, _),) = read(write(tmp_path, text))
    assert "更新" == record.status


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_other_encodings_are_read_by_declaration_or_mark(tmp_path, encoding):
    text = NMPA.format(more="")
    if encoding == "gb18030":
        text = text.replace("UTF-8", "GB18030")
    ((_, record, _),) = read(write(tmp_path, text.encode(encoding)))
    assert "一次性使用采样器" == record.name


GOOD = "<device><zxxsdycpbs>{0}</zxxsdycpbs></device>\n"


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ("<device><zxxsdycpbs>1</zxxsdycpbs><x></device>", "not_xml"),
        ("<device><cpms>&bomb;</cpms></device>", "not_xml"),
        ("<device><cpmctymc>无码</cpmctymc></device>", "di_missing"),
        ("<device><zxxsdycpbs>069", "record_cut"),
        ("<device><cpms>" + "x" * 1_000_001 + "</cpms></device>", "too_large"),
    ],
)
def test_a_bad_record_costs_only_itself(tmp_path, bad, code):
    more = GOOD.format("06900000000016") + bad + "\n" + GOOD.format("06900000000023")
    found = list(read(write(tmp_path, NMPA.format(more=more))))
    assert ["06942221705071", "06900000000016", "06900000000023"] == [
        record.primary for _, record, _ in found if record
    ]
    (fault,) = [fault for _, _, faults in found for fault in faults]
    assert (code, True, Position("udid.xml", 3)) == (fault.code, fault.lost, fault.place)


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("<zxxsdyzsydydsl>some</zxxsdyzsydydsl>", "quantity_wrong"),
        ("<tsrq>2026-02-30</tsrq>", "date_wrong"),
        ("<scbssfbhph>maybe</scbssfbhph>", "flag_wrong"),
        (
            (
                "<packingList><packing><bzcpbs>16900000000013</bzcpbs>"
                "<bznhxyjbzcpbs>1</bznhxyjbzcpbs></packing></packingList>"
            ),
            "level_unknown",
        ),
    ],
)
def test_an_odd_field_is_reported_and_the_record_is_taken(tmp_path, field, code):
    text = f"<udid><device><zxxsdycpbs>06900000000016</zxxsdycpbs>{field}</device></udid>"
    ((_, record, (fault,)),) = read(write(tmp_path, text))
    assert ("06900000000016", code, False) == (record.primary, fault.code, fault.lost)


def test_a_document_type_is_never_looked_at(tmp_path):
    bomb = '<!DOCTYPE udid [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>\n'
    text = bomb + "<udid><device><zxxsdycpbs>&b;</zxxsdycpbs></device></udid>"
    ((_, record, (fault,)),) = read(write(tmp_path, text))
    assert (None, "not_xml") == (record, fault.code)


@pytest.mark.parametrize("size", [1, 7, 64, 4096])
def test_records_are_found_wherever_the_stream_is_cut(size):
    text = NMPA.format(more=GOOD.format("06900000000016") * 3).encode()
    chunks = [text[start : start + size] for start in range(0, len(text), size)]
    found = list(fragments.fragments(chunks))
    assert 4 == len(found)
    assert all(one.content.startswith(b"<device>") for one in found)
    assert all(one.content.endswith(b"</device>") for one in found)


@pytest.mark.parametrize("kind", sorted(WRITERS))
def test_a_whole_release_is_read_without_fault(tmp_path, kind):
    path = tmp_path / "release.zip"
    WRITERS[kind](path, 500, seed=4)
    found = list(read(path))
    assert 500 == len({record.primary for _, record, _ in found})
    assert [] == [fault for _, _, faults in found for fault in faults]
    assert {one.primary for one in devices(500, 4)} == {record.primary for _, record, _ in found}


def test_both_forms_of_accessgudid_give_the_same_records(tmp_path):
    found = []
    for kind in ("gudid", "gudid-xml"):
        path = tmp_path / f"{kind}.zip"
        WRITERS[kind](path, 300, seed=9)
        found.append({record.primary: record for _, record, _ in read(path)})
    assert found[0] == found[1]


@pytest.mark.parametrize("kind", sorted(WRITERS))
def test_reading_goes_on_behind_any_place(tmp_path, kind):
    path = tmp_path / "release.zip"
    WRITERS[kind](path, 60, seed=2)
    whole = list(read(path))
    for done in range(0, 60, 7):
        assert whole[done + 1 :] == list(read(path, whole[done][0]))


def test_the_same_seed_gives_the_same_file(tmp_path):
    for kind, write_one in WRITERS.items():
        for name in ("a", "b"):
            write_one(tmp_path / name, 50, seed=6)
        assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes(), kind


def test_rows_that_do_not_fit_their_columns_are_reported(tmp_path):
    folder = tmp_path / "release"
    folder.mkdir()
    (folder / "device.txt").write_text(
        "PrimaryDI|brandName|publicVersionNumber\n06900000000016|A|1\nbroken\n06900000000023|B|2\n"
    )
    (folder / "identifiers.txt").write_text("deviceId|deviceIdType\n1|Primary\n")
    found = list(read(folder))
    assert ["06900000000016", "06900000000023"] == [one.primary for _, one, _ in found if one]
    faults = {(fault.code, fault.place.record) for _, _, faults in found for fault in faults}
    assert {("columns_wrong", 3), ("columns_missing", 1)} == faults


def zipped(files):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return content.getvalue()


def test_an_archive_that_grows_without_end_is_left(tmp_path):
    huge = b"<udid>" + b" " * 200_000_000
    path = write(tmp_path, zipped({"huge.xml": huge, "b.xml": NMPA.format(more="")}), "a.zip")
    found = list(read(path))
    assert ["archive_too_large"] == [fault.code for _, _, faults in found for fault in faults]
    assert ["06942221705071"] == [record.primary for _, record, _ in found if record]


def test_archives_inside_archives_have_a_limit(tmp_path):
    content = NMPA.format(more="").encode()
    name = "a.xml"
    for _ in range(4):
        content, name = zipped({name: content}), "a.zip"
    found = list(read(write(tmp_path, content, "a.zip")))
    assert ["archive_too_deep"] == [fault.code for _, _, faults in found for fault in faults]


def test_too_many_files_and_broken_archives_are_reported(tmp_path):
    many = write(tmp_path, zipped({f"{n}.xml": "<udid/>" for n in range(5)}), "many.zip")
    ((_, _, (fault,)),) = read(many, limits=ArchiveLimits(files=3))
    assert "archive_too_large" == fault.code
    inner = write(tmp_path, zipped({"inner.zip": b"PK\x03\x04 nothing"}), "outer.zip")
    ((_, _, (fault,)),) = read(inner)
    assert "archive_wrong" == fault.code
    readme = write(tmp_path, "nothing of the kind", "readme.xml")
    ((_, _, (fault,)),) = read(readme)
    assert "format_unknown" == fault.code


def test_a_record_of_the_fda_has_its_packages_and_conditions(tmp_path):
    device = next(one for one in devices(500, 1) if one.cold and len(one.levels) > 1 and one.unit)
    text = f"<gudid xmlns:xsi='x'>{gudid_device(device)}</gudid>"
    ((_, record, faults),) = read(write(tmp_path, text))
    assert () == faults
    roles = {number.value: number.role for number in record.numbers if number.role != "direct_mark"}
    assert ("sales_unit", "unit_of_use") == (roles[device.primary], roles[device.unit])
    condition = Storage("Storage Environment Temperature", "2", "8", "Degrees Celsius")
    assert (condition,) == record.storage
    assert device.uses == record.numbers[0].quantity
    assert [one.quantity for one in device.levels] == [
        number.quantity for number in record.numbers if number.role == "package"
    ]


PIECES = st.lists(
    st.sampled_from(
        [
            *(b"<udid", b"<gudid", b"<device>", b"<device ", b"</device>", b"<zxxsdycpbs>", b"&a;"),
            *(b"06900000000016", b"</zxxsdycpbs>", b"<packingList><packing>", b"<![CDATA[", b"]]>"),
            *(b"<identifiers><identifier>", b"<deviceId>", b"\xff\xfe", b"\xef\xbb\xbf", b"\x00"),
            *(b"PrimaryDI|deviceId\n", b"PK\x03\x04", b"PK\x05\x06", b"\n", b"|", "医".encode()),
            *(b"<versionNumber>", b"-1", b"<?xml encoding='gbk'?>", b"<?xml encoding='nope'?>"),
        ]
    ),
    max_size=20,
)


@settings(max_examples=300, deadline=None)
@given(PIECES, st.sampled_from(["a.xml", "a.zip", "device.txt"]))
def test_whatever_is_in_a_file_reading_it_ends(pieces, name):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(b"".join(pieces))
        for _, record, faults in read(path):
            assert record is not None or any(fault.lost for fault in faults)
