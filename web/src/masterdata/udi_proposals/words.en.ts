import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  codes: {
    proposalState: {
      waiting: 'Waiting',
      open: 'Waiting',
      contradicts: 'Contradicts',
      accepted: 'Accepted',
      rejected: 'Rejected',
    },
    action: {
      registered_accept: 'Accept UDI proposals',
      registered_make_item: 'Make an item of a registration',
      registered_propose: 'Ask the UDI databases',
      registered_reject: 'Reject UDI proposals',
    },
  },
  tab: 'UDI proposals',
  text: 'What public UDI databases say of this item. Only what is accepted enters the record; nothing confirmed is overwritten.',
  none: 'No proposals wait',
  propose: 'Ask the databases',
  proposeText: "By the item's own codes; where none is found, name a DI of this product.",
  diText: "Empty: the item's own codes",
  accept: 'Accept',
  acceptAll: 'Accept all',
  reject: 'Reject',
  contradictsText: 'Something else is confirmed: say why this is right.',
  what: 'What',
  current: 'Now',
  proposed: 'Proposed',
  makeItem: 'Make a new item of it',
  makeItemText: 'Name, model, packaging, codes and certificates come from this registration.',
}
