import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  codes: {
    action: {
      policy_save_setting: 'Change setting',
      policy_clear_setting: 'Clear setting',
    },
    settingScope: {
      everywhere: 'Everywhere',
      site: 'Site',
      entity: 'Company',
      customer: 'Customer',
      item: 'Item',
      device_class: 'Device class',
    },
  },
  default: 'Default',
  version: 'Version',
  value: 'Value',
  scope: 'Scope',
  since: 'Since',
  change: 'Change',
  device: 'This device',
  station: 'Scanner station of this device',
  stationText: 'Named with every scan and command: read as that scanner sends, and recorded.',
  name: 'Setting',
  by: 'Set by',
  clear: 'Back to default',
  clearText: '{{name}}: no longer set on its own; the default is {{value}}.',
}
