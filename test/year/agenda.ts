const hourMilliseconds = 60 * 60 * 1000;

export type Act = (at: Date) => Promise<void>;

/** What is to be done when: hour by hour, and within an hour by its time. What is put into the running hour is done in it. */
export class Agenda {
  readonly #hours = new Map<number, { readonly at: number; readonly act: Act }[]>();
  #running: number;
  readonly #end: number;

  constructor(from: Date, until: Date) {
    this.#running = Math.floor(from.getTime() / hourMilliseconds);
    this.#end = Math.floor(until.getTime() / hourMilliseconds);
  }

  /** What comes after the end is never done. */
  put(at: number, act: Act): void {
    const hour = Math.max(this.#running, Math.floor(at / hourMilliseconds));
    const there = this.#hours.get(hour);
    if (there) there.push({ at, act });
    else this.#hours.set(hour, [{ at, act }]);
  }

  /** `look` is called at the beginning of each hour, before anything of it. */
  async run(look: Act): Promise<void> {
    for (; this.#running < this.#end; this.#running += 1) {
      await look(new Date(this.#running * hourMilliseconds));
      const acts = this.#hours.get(this.#running);
      if (!acts) continue;
      acts.sort((one, other) => one.at - other.at);
      for (let place = 0; place < acts.length; place += 1) {
        const next = acts[place];
        if (next) await next.act(new Date(next.at));
      }
      this.#hours.delete(this.#running);
    }
  }
}
