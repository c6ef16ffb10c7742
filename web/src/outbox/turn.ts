/** One page of the browser at a time. */
export type Turn = (name: string, work: () => Promise<void>) => Promise<void>

/**
 * Runs `work` when no other tab of this browser runs its own under the same name. The browser takes
 * the lock back when its page dies. Without a secure context there are no locks: two tabs may then
 * send one command at the same time, which the server answers once and repeats once.
 */
export const takeTurn: Turn = async (name, work) => {
  if (navigator.locks) await navigator.locks.request(name, work)
  else await work()
}
