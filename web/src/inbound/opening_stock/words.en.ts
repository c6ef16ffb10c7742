import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  codes: {
    task: {
      sign: 'To sign',
      sign_opening: 'Opening stock to sign',
    },
    action: {
      opening_prepare_opening: 'Prepare opening stock',
      opening_sign_opening: 'Sign opening stock',
      opening_cancel_opening: 'Cancel opening stock',
    },
  },
  new: 'Enter opening stock',
  text: 'Lot by lot; it is booked when another person signs.',
  lines: 'Lots',
  lot: 'Lot',
  serials: 'Separated by spaces or lines',
  sign: 'Your signature books the lines; it cannot be taken back.',
  another: 'You entered it, so another person must sign.',
}
