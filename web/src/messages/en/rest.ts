import { codes } from './codes'
import { desk } from './desk'
import { flows } from './flows'
import { identity } from './identity'

/** What screens behind the first one say. */
export const rest = { codes, desk, flows, identity }
