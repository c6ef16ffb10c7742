/** The same texts in another language: a key that is missing, or one too many, does not compile. */
export type Same<Tree> = {
  [Key in keyof Tree]: Tree[Key] extends string ? string : Same<Tree[Key]>
}
