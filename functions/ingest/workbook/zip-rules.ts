import { limits } from '../../limits.ts';
import type { Finding } from '../../model/normal-form.ts';
import { plain } from '../../model/plain.ts';
import { badEntryName, damaged, duplicateEntry, expandsTooFar, overlappingEntries, tooLarge } from './messages.ts';

/** What a zip's central directory says of one entry; offsets and sizes in bytes, as declared. */
export type DeclaredEntry = {
  readonly name: string;
  readonly nameBytes: number;
  readonly method: number;
  readonly encrypted: boolean;
  readonly compressedBytes: number;
  readonly expandedBytes: number;
  /** Where its local header begins. */
  readonly offset: number;
};

const stored = 0;
export const deflated = 8;
/** A local header without its name (APPNOTE 4.3.7). */
const localHeaderBytes = 30;

/**
 * What speaks against expanding anything of a zip, from what it declares: names that lead outside, twins (package names are the same in
 * either case: ECMA-376 part 2, 6.2.2.3), entries that share bytes, sizes beyond all sense. `end` is where the central directory begins.
 */
export function refuseEntries(entries: readonly DeclaredEntry[], end: number): Finding | undefined {
  if (entries.some(({ name }) => leadsOutside(name))) return badEntryName;
  if (new Set(entries.map(({ name }) => name.toLowerCase())).size < entries.length) return duplicateEntry;
  if (entries.some(({ method, encrypted }) => encrypted || (method !== stored && method !== deflated)))
    return damaged(plain`ada bagian yang dikunci atau dimampatkan dengan cara yang tidak dipakai Excel`);
  if (overlap(entries, end)) return overlappingEntries;
  const expanded = entries.reduce((sum, { expandedBytes }) => sum + expandedBytes, 0);
  if (expanded > limits.maxWorkbookExpandedBytes) return tooLarge(limits.maxWorkbookExpandedBytes);
  return entries.some(isBomb) ? expandsTooFar : undefined;
}

/** Nothing is written to disk by these names; a workbook that has one was not made by a spreadsheet program. */
function leadsOutside(name: string): boolean {
  return /^([/\\]|[a-zA-Z]:)/.test(name) || name.includes('\0') || name.split(/[/\\]/).includes('..');
}

function overlap(entries: readonly DeclaredEntry[], end: number): boolean {
  const inOrder = entries.toSorted((one, other) => one.offset - other.offset);
  return inOrder.some(({ offset, nameBytes, compressedBytes }, index) => {
    const next = inOrder[index + 1]?.offset ?? end;
    return offset + localHeaderBytes + nameBytes + compressedBytes > next;
  });
}

/** Pictures may shrink a thousandfold, and are never expanded; markup is read. */
function isBomb({ name, compressedBytes, expandedBytes }: DeclaredEntry): boolean {
  const free = Math.max(limits.expansionGraceBytes, compressedBytes * limits.maxExpansionRatio);
  return isMarkup(name) && expandedBytes > free;
}

function isMarkup(name: string): boolean {
  return /\.(xml|rels)$/i.test(name);
}
