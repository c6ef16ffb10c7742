"""Files as NMPA and FDA publish them, made from a seed: for tests, the demo and measurements.

The same seed and count give the same bytes.
"""

from collections.abc import Callable

from tongma.masterdata.udidb.sample.gudid import write_gudid, write_gudid_xml
from tongma.masterdata.udidb.sample.nmpa import write_nmpa

WRITERS: dict[str, Callable[..., None]] = {
    "nmpa": write_nmpa,
    "gudid": write_gudid,
    "gudid-xml": write_gudid_xml,
}
