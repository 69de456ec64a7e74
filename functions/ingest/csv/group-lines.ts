import { limits } from '../../limits.ts';
import { type Finding, type SkipReason, separator } from '../../model/normal-form.ts';
import { groupLine, type SetAsideLog, setAsideRow } from '../accounting/set-aside.ts';
import { findFooter, footerReason } from '../table/footer.ts';
import { groupName, kindsOfLoneRows, type PlacedLoneRow } from '../table/group-line.ts';
import { groupsRead } from '../table/group-messages.ts';
import { createHeaderComparison } from '../table/header-again.ts';
import type { TablePlan } from './table-plan.ts';

/** A record with one filled cell, and its bytes as the tokeniser wrote them: its cells begin at `from`. */
export type HeldRecord = PlacedLoneRow & {
  readonly line: number;
  readonly cells: number;
  readonly record: Uint8Array;
  readonly from: number;
};

/** Lines that name the group of the records below them, each of which gets it as its last cell. What comes back is data, to be written. */
export type GroupLines = {
  /** Takes a record, which a later one settles; gives those that can no longer be a line or the footer, this one perhaps among them. */
  readonly hold: (record: HeldRecord) => readonly HeldRecord[];
  /** True for the header once more, between two groups. */
  readonly isHeader: (text: string) => boolean;
  /** Settles what stands right above the header printed once more. Its data belongs to the group before: write it, then `begin`. */
  readonly aboveHeader: (line: number, text: string) => readonly HeldRecord[];
  /** The same above a record. */
  readonly aboveRecord: () => readonly HeldRecord[];
  /** Begins the group that was settled last. */
  readonly begin: () => void;
  readonly group: () => Uint8Array;
  readonly finish: () => readonly HeldRecord[];
  readonly warnings: () => readonly Finding[];
};

/** For a table that has groups; undefined for any other. */
export function createGroupLines(
  { groups, headerCells, nameWords, setAside: titles }: TablePlan,
  setAside: SetAsideLog,
  skip: (line: number, reason: SkipReason) => void,
): GroupLines | undefined {
  if (groups === undefined) return undefined;
  const { label, first } = groups;
  const isHeaderAgain = createHeaderComparison(headerCells);
  const waiting: HeldRecord[] = [];
  let waitingBytes = 0;
  let group = Buffer.from(first);
  let next = group;
  let lines = first === '' ? 0 : 1;

  function leaveAside({ line, text }: HeldRecord, reason: 'title' | 'note' | 'signature'): void {
    skip(line, reason);
    setAside.add(setAsideRow(line, reason, [text]));
  }

  function release(count: number): readonly HeldRecord[] {
    const released = waiting.splice(0, count);
    waitingBytes = waiting.reduce((sum, one) => sum + bytesOf(one), 0);
    return released;
  }

  function settle(below: 'row' | 'header'): readonly HeldRecord[] {
    if (waiting.length === 0) return waiting;
    const kinds = kindsOfLoneRows(waiting, groups, below, titles);
    return release(waiting.length).filter((one, index) => {
      const kind = kinds[index] ?? 'data';
      if (kind === 'group') {
        lines++;
        skip(one.line, 'title');
        setAside.add(groupLine(one.line, [one.text], label));
        next = Buffer.from(groupName(one.text));
      } else if (kind !== 'data') leaveAside(one, kind);
      return kind === 'data';
    });
  }

  /** What it takes as data, its line end among that. */
  function bytesOf({ record }: HeldRecord): number {
    return record.length + group.length + 2;
  }

  return {
    hold(one) {
      const bytes = bytesOf(one);
      const isFull = waiting.length >= limits.maxFooterRows || waitingBytes + bytes > limits.normalFormBlockBytes;
      const released = isFull ? release(waiting.length) : [];
      if (bytes > limits.normalFormBlockBytes) return [...released, one];
      waiting.push(one);
      waitingBytes += bytes;
      return released;
    },
    isHeader: (text) => isHeaderAgain(text.split(separator)),
    aboveHeader(line, text) {
      const data = settle('header');
      skip(line, 'repeated-header');
      setAside.add(setAsideRow(line, 'repeated-header', text.split(separator)));
      return data;
    },
    aboveRecord: () => settle('row'),
    begin() {
      group = next;
    },
    group: () => group,
    finish() {
      const { from, signed } = findFooter(waiting, nameWords);
      const rest = release(waiting.length);
      for (const [index, one] of rest.slice(from).entries()) leaveAside(one, footerReason(from + index, signed));
      return rest.slice(0, from);
    },
    warnings: () => [groupsRead(label, lines)],
  };
}
