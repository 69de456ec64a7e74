import { limits } from '../../limits.ts';
import type { SetAsideRow } from '../../model/normal-form.ts';
import { setAsideRow } from '../accounting/set-aside.ts';
import { findFooter, footerReason, type LoneRow } from '../table/footer.ts';

/** A record with one filled cell. `bytes` is what it takes of the normal form; 0 where it has too few cells to be written. */
export type LoneRecord = Omit<LoneRow, 'spansTable'> & { readonly line: number; readonly cells: number; readonly bytes: number };

/** What is to be cut off the end of the normal form: records that turned out to be notes or a signature. */
export type FooterCut = {
  readonly rows: number;
  readonly bytes: number;
  readonly rowNumberSum: bigint;
  readonly setAside: readonly SetAsideRow[];
};

/**
 * Records with one filled cell that may be the footer: only the end of the file tells. Those too short to be written wait here; `lack` gets
 * those that no footer holds.
 */
export function createLoneRows(nameWords: ReadonlySet<string>, lack: (record: LoneRecord) => void) {
  let run: LoneRecord[] = [];
  let rowsAfter = -1;

  function end(): void {
    for (const record of run) if (record.bytes === 0) lack(record);
    run = [];
  }

  return {
    /** `rows` is how many records were written before it. */
    add(record: LoneRecord, rows: number): void {
      if (rows !== rowsAfter || run.length >= limits.maxFooterRows) end();
      run.push(record);
      rowsAfter = rows + (record.bytes > 0 ? 1 : 0);
    },
    /** A record that is none of these, and was not written. */
    interrupt: end,
    /** After the last record; `rows` is how many were written. */
    finish(rows: number): FooterCut {
      if (rows !== rowsAfter) end();
      const { from, signed } = findFooter(
        run.map((record) => ({ ...record, spansTable: false })),
        nameWords,
      );
      const footer = run.splice(from);
      end();
      const written = footer.filter(({ bytes }) => bytes > 0);
      return {
        rows: written.length,
        bytes: written.reduce((sum, { bytes }) => sum + bytes, 0),
        rowNumberSum: written.reduce((sum, { line }) => sum + BigInt(line), 0n),
        setAside: footer.map(({ line, text }, index) => setAsideRow(line, footerReason(from + index, signed), [text])),
      };
    },
  };
}
