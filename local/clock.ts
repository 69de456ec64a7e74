/** The laptop's time: the machine's, or behind it. What it serves and the functions that it runs go by the same. */
export type Clock = {
  readonly now: () => Date;
  /** How far it is behind the machine's. */
  readonly behindMilliseconds: () => number;
  /** Goes on from that moment; without one, from the machine's own. Throws for a moment that has not come. */
  readonly set: (at: Date | undefined) => void;
};

/** A clock that goes by the machine's until it is set: a demo city has a past that its own workers made (demo/past.ts). */
export function makeClock(machine: () => number): Clock {
  let behind = 0;
  return {
    now: () => new Date(machine() - behind),
    behindMilliseconds: () => behind,
    set: (at) => {
      const difference = at === undefined ? 0 : machine() - at.getTime();
      if (!(difference >= 0)) throw new Error('The clock can be set to a moment that has passed, and back to the present');
      behind = difference;
    },
  };
}
