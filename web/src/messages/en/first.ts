import { app } from './app'
import { floor } from './floor'
import { ui } from './ui'

/** What the first screen says; a handheld waits for no more than these. */
export const first = { app, floor, ui }
