import { describe, expect, it } from 'vitest'
import { action, inputOf, pathOf } from './action'
import { decimal, rows, text } from './fields'

const line = [text('item', ''), decimal('quantity', '')] as const
const fields = [text('supplier', '', { required: true }), rows('lines', '', line)] as const

const place = action('purchasing.place_order', {
  label: 'Order',
  reason: 'optional',
  fields,
  command: ({ supplier, lines }) => ({ supplier, site: '3', lines }),
})

describe('an action', () => {
  it('is sent to the address of its command, trimmed, with the reason beside it', () => {
    const filled = {
      supplier: ' 5 ',
      lines: [{ item: '7', quantity: ' 2' }],
      reason: ' urgent ',
    }
    expect(inputOf(place, filled)).toEqual({
      path: '/purchasing/place-order',
      title: 'codes.action.purchasing_place_order',
      command: { supplier: '5', site: '3', lines: [{ item: '7', quantity: '2' }] },
      reason: 'urgent',
    })
  })

  it('is sent without a reason where none was given', () => {
    expect(inputOf(place, { supplier: '5', lines: [], reason: ' ' })).not.toHaveProperty('reason')
  })

  it('has the address of its command', () => {
    expect(pathOf('sales.short_close_sales_line')).toBe('/sales/short-close-sales-line')
  })

  // Each of these must not compile: the type check fails where one of them does.
  it('cannot name what the command or the form does not have', () => {
    const wrong = () => [
      // @ts-expect-error -- no such command
      action('purchasing.place_ordr', { label: '', command: () => ({}) }),
      action('purchasing.cancel_order', {
        label: '',
        // @ts-expect-error -- a needed field is missing
        command: () => ({}),
      }),
      action('purchasing.cancel_order', {
        label: '',
        // @ts-expect-error -- no such field
        command: () => ({ order: '1', colour: 'red' }),
      }),
      action('purchasing.place_order', {
        label: '',
        fields,
        command: ({ supplier, lines }) => ({
          supplier,
          site: '1',
          // @ts-expect-error -- no such field of a line
          lines: lines.map((each) => ({ ...each, unit_prize: '1' })),
        }),
      }),
      action('purchasing.place_order', {
        label: '',
        fields,
        // @ts-expect-error -- the form has no such field
        command: ({ customer, lines }) => ({ supplier: String(customer), site: 1, lines }),
      }),
    ]
    expect(wrong).toBeTypeOf('function')
  })
})
