"""What this folder brings to the application."""

from tongma.foundation.commands.kind import Inner
from tongma.foundation.commands.room import Room
from tongma.masterdata.identifiers.targets import PERSON
from tongma.masterdata.people import tables
from tongma.masterdata.people.handle import KINDS
from tongma.masterdata.people.model import ChangePassword, MakeApiKey, ResetPassword
from tongma.masterdata.people.query import is_person
from tongma.masterdata.people.routes import router
from tongma.masterdata.people.store import CONSTRAINTS

SECRET = (
    Inner("people.change_password", ChangePassword),
    Inner("people.reset_password", ResetPassword),
    Inner("people.make_api_key", MakeApiKey),
)
ROOM = Room(
    "tongma.masterdata.people",
    kinds=KINDS,
    inner=SECRET,
    routers=(router,),
    constraints=CONSTRAINTS,
    hooks=(PERSON.calls(is_person),),
    tables=tables,
)
