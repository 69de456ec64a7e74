import { limits } from '../limits.ts';
import { dayMilliseconds } from '../model/jakarta-time.ts';
import { later } from '../model/later.ts';
import type { Making, MakingStore } from './making.port.ts';

type Ports = { readonly makings: MakingStore; readonly ids: () => string };

/** The note on a file in the making, in the hand of one run: it writes on what it wrote last, and never over somebody else's. */
export type MakingNote = {
  /** As this run knows it. */
  readonly now: () => Making;
  /** False where somebody else has gone on with it. */
  readonly write: (changes: Partial<Omit<Making, 'revision'>>) => Promise<boolean>;
  /** The file stands, or nobody wants it any more. */
  readonly drop: () => Promise<void>;
};

/** Said of a file that no form of it can hold: the version never changes, so it stands as long as a note may. */
export function unfit(about: string, now: Date): Pick<Making, 'state' | 'about' | 'until'> {
  return { state: 'unfit', about, until: later(now, (limits.fileMakingDays * dayMilliseconds) / 1000) };
}

export function makingNote({ makings, ids }: Ports, standing: Making): MakingNote {
  let known = standing;
  return {
    now: () => known,
    async write(changes) {
      const next = { ...known, ...changes, revision: ids() };
      if (!(await makings.put(next, known.revision))) return false;
      known = next;
      return true;
    },
    drop: () => makings.drop(known),
  };
}
