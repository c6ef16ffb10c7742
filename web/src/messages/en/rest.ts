import { codes } from './codes'
import { desk } from './desk'
import { identity } from './identity'

/** What screens behind the first one say. */
export const rest = { codes, desk, identity }
