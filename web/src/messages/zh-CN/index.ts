import { first } from './first'
import { rest } from './rest'

export const zhCN = { ...first, ...rest }
