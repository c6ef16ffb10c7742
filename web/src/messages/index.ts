/**
 * The texts of the screens. Each folder has its own: words.zh.ts and words.en.ts, found by their
 * names and joined here under the folder's name. Chinese comes first; English has the same keys,
 * else it does not compile.
 *
 * Keys are typed, so a text that does not exist does not compile. Values stand in {{braces}}.
 */
import { useSyncExternalStore } from 'react'
import type { zh as facts } from './facts.zh'
import { merge, type Tree } from './join'
import type { zh as refusals } from './refusals.zh'

/** The texts by folder: each words.zh.ts adds its own. */
export interface Words {
  messages: { codes: { refusal: typeof refusals; fact: typeof facts } }
}

export const LANGUAGES = { 'zh-CN': '中文', en: 'English' } as const
export type Language = keyof typeof LANGUAGES

type Leaves<Node> = {
  [Key in keyof Node & string]: Node[Key] extends string ? Key : `${Key}.${Leaves<Node[Key]>}`
}[keyof Node & string]

type Own = { [Folder in keyof Words]: Omit<Words[Folder], 'codes'> }
type CodesOf<Each> = Each extends { codes: infer Codes } ? `codes.${Leaves<Codes>}` : never

/** The path of a text: "ui.button.save", "codes.state.open". */
export type MessageKey = Leaves<Own> | { [F in keyof Words]: CodesOf<Words[F]> }[keyof Words]
export type Values = Record<string, string | number>
export type Translate = (key: MessageKey, values?: Values) => string

const LANGUAGE_KEY = 'tongma.language'
/** Only the language that is shown is fetched, and of it only what the first screen says. */
const FIRST: Record<Language, () => Promise<Tree>> = {
  'zh-CN': async () => (await import('./first.zh')).first,
  en: async () => (await import('./first.en')).first,
}
const REST: Record<Language, () => Promise<Tree>> = {
  'zh-CN': async () => (await import('./rest.zh')).rest,
  en: async () => (await import('./rest.en')).rest,
}
const listeners = new Set<() => void>()

let current: Language = localStorage.getItem(LANGUAGE_KEY) === 'en' ? 'en' : 'zh-CN'
let catalogue: Tree = {}

export function language(): Language {
  return current
}

/** Fetches the texts of the first screen; nothing is drawn before. */
export async function loadTexts(): Promise<void> {
  catalogue = merge(merge({}, catalogue), await FIRST[current]())
}

/** Fetches all other texts; no screen behind the first one is drawn before. */
export async function loadMoreTexts(): Promise<void> {
  catalogue = merge(merge({}, catalogue), await REST[current]())
}

export async function setLanguage(next: Language): Promise<void> {
  catalogue = merge(merge({}, await FIRST[next]()), await REST[next]())
  current = next
  localStorage.setItem(LANGUAGE_KEY, next)
  document.documentElement.lang = next
  listeners.forEach((listener) => listener())
}

/** The text in the current language. */
export function t(key: MessageKey, values?: Values): string {
  return lookUp(key, key, values)
}

/** A key made at run time (a code from the server): its text, or `otherwise` if there is none. */
export function lookUp(key: string, otherwise: string, values: Values = {}): string {
  const text = find(catalogue, key)
  if (text === null) return otherwise
  return text.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(values[name] ?? ''))
}

function find(tree: Tree, key: string): string | null {
  let node: string | Tree | undefined = tree
  for (const part of key.split('.')) {
    if (typeof node !== 'object' || !Object.hasOwn(node, part)) return null
    node = node[part]
  }
  return typeof node === 'string' ? node : null
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const inChinese: Translate = (key, values) => t(key, values)
const inEnglish: Translate = (key, values) => t(key, values)

/** `t` for a component: it is another function in another language, so that memos notice. */
export function useT(): Translate {
  return useSyncExternalStore(subscribe, () => current) === 'en' ? inEnglish : inChinese
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, language)
}
