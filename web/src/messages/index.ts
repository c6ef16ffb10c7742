/**
 * The texts of the screens: Chinese first; English has the same keys (a test holds them equal).
 *
 * Keys are typed, so a text that does not exist does not compile. Values stand in {{braces}}.
 */
import { useSyncExternalStore } from 'react'
import type { zhCN } from '@/messages/zh-CN'

export const LANGUAGES = { 'zh-CN': '中文', en: 'English' } as const
export type Language = keyof typeof LANGUAGES

type Leaves<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? Key : `${Key}.${Leaves<Tree[Key]>}`
}[keyof Tree & string]

/** The path of a text: "ui.button.save". */
export type MessageKey = Leaves<typeof zhCN>
export type Values = Record<string, string | number>
export type Translate = (key: MessageKey, values?: Values) => string

type Tree = { [key: string]: string | Tree }

const LANGUAGE_KEY = 'tongma.language'
/** Only the language that is shown is fetched, and of it only what the first screen says. */
const FIRST: Record<Language, () => Promise<Tree>> = {
  'zh-CN': async () => (await import('@/messages/zh-CN/first')).first,
  en: async () => (await import('@/messages/en/first')).first,
}
const REST: Record<Language, () => Promise<Tree>> = {
  'zh-CN': async () => (await import('@/messages/zh-CN/rest')).rest,
  en: async () => (await import('@/messages/en/rest')).rest,
}
const listeners = new Set<() => void>()

let current: Language = localStorage.getItem(LANGUAGE_KEY) === 'en' ? 'en' : 'zh-CN'
let catalogue: Tree = {}

export function language(): Language {
  return current
}

/** Fetches the texts of the first screen; nothing is drawn before. */
export async function loadTexts(): Promise<void> {
  catalogue = { ...catalogue, ...(await FIRST[current]()) }
}

/** Fetches all other texts; no screen behind the first one is drawn before. */
export async function loadMoreTexts(): Promise<void> {
  catalogue = { ...catalogue, ...(await REST[current]()) }
}

export async function setLanguage(next: Language): Promise<void> {
  catalogue = { ...(await FIRST[next]()), ...(await REST[next]()) }
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
