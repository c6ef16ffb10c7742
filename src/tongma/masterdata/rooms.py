"""The rooms of masterdata, in the order of the documentation: one line for each."""

from tongma.masterdata.catalogue.room import ROOM as CATALOGUE
from tongma.masterdata.identifiers.room import ROOM as IDENTIFIERS
from tongma.masterdata.partners.room import ROOM as PARTNERS
from tongma.masterdata.people.room import ROOM as PEOPLE
from tongma.masterdata.places.room import ROOM as PLACES
from tongma.masterdata.policy.room import ROOM as POLICY
from tongma.masterdata.stations.room import ROOM as STATIONS
from tongma.masterdata.udi_proposals.room import ROOM as UDI_PROPOSALS
from tongma.masterdata.udidb.room import ROOM as UDIDB
from tongma.masterdata.versions.room import ROOM as VERSIONS

ROOMS = (
    IDENTIFIERS,
    VERSIONS,
    POLICY,
    STATIONS,
    CATALOGUE,
    PARTNERS,
    PEOPLE,
    PLACES,
    UDIDB,
    UDI_PROPOSALS,
)
