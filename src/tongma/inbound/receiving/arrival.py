"""What came to the dock, before anybody decided: the label, filled by what was typed."""

from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import allow
from tongma.inbound.receiving.decide import decide_arrival, decide_label
from tongma.inbound.receiving.model import Arrival, ArrivalFacts, ReceiveLine
from tongma.masterdata.catalogue.query import certificates_of, item_of, level_facts
from tongma.work.scanning.goods import goods_of


def read_arrival(tx: Tx, command: ReceiveLine) -> Arrival:
    """Return item, quantity and marks of what was scanned or typed.

    Refusals: what reading goods refuses, what ``decide_label`` and ``decide_arrival`` refuse.
    """
    label = goods_of(tx, command.receipt) if tx.request.scans else None
    goods = allow(decide_label(command, label))
    certificates = certificates_of(tx.connection, goods.item) if command.certificate else []
    facts = ArrivalFacts(
        item_of(tx.connection, goods.item),
        level_facts(tx.connection, goods.level),
        {certificate.id for certificate in certificates},
    )
    return allow(decide_arrival(command, goods, facts))
