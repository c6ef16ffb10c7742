/** Commands as the server's own description types them: a wrong name or field does not compile. */
import type { paths } from './schema'

type Without<Prefix extends string, Path> = Path extends `${Prefix}${infer Rest}` ? Rest : never

type BodyAt<Path extends keyof paths> = paths[Path] extends {
  post: { requestBody: { content: { 'application/json': infer Body } } }
}
  ? Body
  : never

/** Addresses under /api/v1 that take a command: "/receiving/receive-line". */
export type CommandPath = {
  [Path in keyof paths]: [BodyAt<Path>] extends [never]
    ? never
    : BodyAt<Path> extends { command: unknown }
      ? Without<'/api/v1', Path>
      : never
}[keyof paths]

/** Ids are strings on this side: a number would lose the digits of a long one. */
type Sendable<Value> = Value extends number
  ? number | string
  : Value extends (infer Each)[]
    ? Sendable<Each>[]
    : Value extends object
      ? { [Key in keyof Value]: Sendable<Value[Key]> }
      : Value

export type CommandBody<Path extends CommandPath> =
  BodyAt<`/api/v1${Path}` & keyof paths> extends { command: infer Command }
    ? Sendable<Command>
    : never

type Snake<Text extends string> = Text extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Snake<Tail>}`
  : Text

/** Names of commands, which are also rights: "receiving.receive_line". */
export type ActionName = CommandPath extends infer Path
  ? Path extends `/${infer Folder}/${infer Verb}`
    ? `${Folder}.${Snake<Verb>}`
    : never
  : never

type Kebab<Text extends string> = Text extends `${infer Head}_${infer Tail}`
  ? `${Head}-${Kebab<Tail>}`
  : Text

/** What the command of a name takes. */
export type CommandOf<Action extends ActionName> = Action extends `${infer Folder}.${infer Verb}`
  ? CommandBody<`/${Folder}/${Kebab<Verb>}` & CommandPath>
  : never

/**
 * What is given, if it has no field that is not wanted; such a field is `never`. A function's
 * answer is not checked for fields too many by itself.
 */
export type Exact<Given, Wanted> = Wanted extends readonly (infer WantedEach)[]
  ? Given extends readonly (infer GivenEach)[]
    ? Exact<GivenEach, WantedEach>[]
    : Wanted
  : Wanted extends object
    ? {
        [Key in keyof Given]: Key extends keyof Wanted
          ? Exact<Given[Key], NonNullable<Wanted[Key]>>
          : never
      }
    : Given
