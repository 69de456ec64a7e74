/** On which day (UTC) each account was last used: that one day, nothing of what was done. */
export interface LastUses {
  /** Of these accounts, those that were ever used. */
  daysOf(subs: readonly string[]): Promise<ReadonlyMap<string, string>>;
  note(sub: string, day: string): Promise<void>;
}
