/** What a wing says of its rooms: the shell makes addresses, menu and home page of it. Pure. */
import type { Icon } from '@tabler/icons-react'
import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import type { ActionName } from '@/api/commands'
import type { MessageKey } from '@/messages'
import type { IconName } from './icons'

/** Rights to read; all others are names of commands. */
export type Right = ActionName | 'documents.read' | 'stock.read' | 'people.read' | 'system.read'

type Loaded<Props> = Promise<{ default: ComponentType<Props> }>
/** Fetches a screen when it is first opened. */
export type Screen = () => Loaded<object>

/** A screen at an address; `$id` stands for any text. */
export interface Address {
  path: string
  screen: Screen
  /** What stands behind the `?`, read from whatever a person typed there. */
  search?: (raw: Record<string, unknown>) => Record<string, string>
}

/** A line of the desk's menu. */
export interface MenuEntry {
  to: string
  label: MessageKey
  icon: IconName
  /** The key pressed after `g` that goes there. */
  key?: string
  /** Who lacks it does not see the line; without one everybody sees it. */
  right?: Right
}

/** A square of the phone's home page. */
export interface Tile {
  to: string
  label: MessageKey
  icon: Icon
  color: string
  /** Who lacks all of them does not see the square; without any everybody sees it. */
  rights?: Right[]
}

/** What a panel is told of the record whose page it stands on. */
export interface PanelProps {
  kind: string
  id: string
  title: string
  /** The record as its page read it. */
  record: Record<string, unknown>
}

/** What a room shows on the page of another room's record. */
export interface Panel {
  /** Kinds of records. */
  on: string[]
  /** A button in the page's head, or a part of the page. */
  as: 'button' | 'part'
  label: MessageKey
  content: LazyExoticComponent<ComponentType<PanelProps>>
}

/** Where a kind of task is worked on; `$document` and `$line` are the task's own. */
export interface TaskAddress {
  phone?: string
  /** At a desk, where it is not the page of the task's document. */
  desk?: string
}

/** One capability on the screens. */
export interface Room {
  /** The name of its folder, as on the server where that has one. */
  word: string
  desk?: Address[]
  phone?: Address[]
  menu?: MenuEntry[]
  tiles?: Tile[]
  /** Kinds of documents and records that have a page here, each with its address before the id. */
  shows?: Record<string, string>
  tasks?: Record<string, TaskAddress>
  panels?: Panel[]
}

/** One screen of a module, fetched with it. */
export function from<Module, Name extends keyof Module & string>(
  load: () => Promise<Module>,
  name: Name,
): () => Promise<{ default: Module[Name] }> {
  return async () => ({ default: (await load())[name] })
}

/** The same for what a panel shows. */
export function panelFrom<Name extends string>(
  load: () => Promise<Record<Name, ComponentType<PanelProps>>>,
  name: Name,
): LazyExoticComponent<ComponentType<PanelProps>> {
  return lazy(from(load, name))
}
