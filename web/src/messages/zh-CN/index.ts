import { app } from './app'
import { codes } from './codes'
import { desk } from './desk'
import { floor } from './floor'
import { ui } from './ui'

export const zhCN = { app, ui, floor, desk, codes }
