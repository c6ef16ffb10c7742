import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  codes: {
    task: {
      unknown_code: 'Unknown code to bind',
    },
    unknownState: {
      open: 'Waiting',
      bound: 'Bound',
      dismissed: 'Dismissed',
    },
    suggestionReason: {
      proposed: 'proposed already',
      registered_sibling: 'same registered device',
      sibling_gtin: 'GTIN of another level',
      supplier_article: "supplier's article number",
      other_scheme: 'bound under another system',
      same_registration: 'same registration',
      similar: 'similar name',
      expected_here: 'expected on this document',
    },
    action: {
      unknown_bind_code: 'Bind an unknown code',
      unknown_dismiss: 'Dismiss an unknown code',
    },
  },
  none: 'No unknown codes',
  noneText: 'A code that nobody has bound appears here once it is scanned.',
  times: '{{count}} times',
  mayBe: 'It may be',
  noSuggestion: 'No suggestion fits',
  takeNew: 'It is {{code}}, a new level of {{factor}}',
  take: 'It is {{code}}',
  other: 'Another item…',
  otherText: "Bound to the item's base unit; other levels are bound at the item itself.",
  dismiss: 'Not a code of goods',
  dismissText: "A misprint, a carton's own number: it is not asked for again.",
  device: 'See the registration',
  levelUnknown: 'level not known',
  whichLevel: 'Which level?',
  levelMissing: 'the item has no such level yet',
  likely: '{{percent}}% likely',
}
