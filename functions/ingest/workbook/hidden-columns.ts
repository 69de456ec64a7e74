import { limits } from '../../limits.ts';

/** Columns that are not shown, each once, however often they are named. */
export type HiddenColumns = {
  /** From the column `first`, from 1, to `last`; those beyond `limits.maxColumns` are no matter. */
  hide(first: number, last: number): void;
  /** In order. */
  listed(): readonly number[];
};

export function createHiddenColumns(): HiddenColumns {
  const hidden = new Uint8Array(limits.maxColumns);
  return {
    hide(first, last) {
      if (first <= last) hidden.fill(1, Math.max(1, first) - 1, Math.max(0, last));
    },
    listed() {
      const columns: number[] = [];
      for (let at = hidden.indexOf(1); at !== -1; at = hidden.indexOf(1, at + 1)) columns.push(at + 1);
      return columns;
    },
  };
}
