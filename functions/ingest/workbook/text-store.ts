import { limits } from '../../limits.ts';
import { tooManyTexts } from './messages.ts';
import { decodeEscapes } from './plain-text.ts';
import type { ShownCell } from './shown-kind.ts';
import { WorkbookFault } from './workbook-fault.ts';

/** The texts of a workbook by number, as bytes: half a million JS strings that each keep a block of XML alive would take far more. */
export type TextStore = {
  /** `shown`: what is shown of it where that may be another text. */
  add(text: string, shown?: ShownCell): void;
  /** Undefined for a number that there is no text for. */
  get(index: number): string | undefined;
  shown(index: number): ShownCell | undefined;
};

/** Holds the longest text, `limits.maxWorkbookTextCharacters`, at three bytes a character. */
const slabBytes = 1024 * 1024;
const bytesPerCharacter = 3;
const textsPerPage = 65_536;
/** Columns of few values are asked for again and again. */
const remembered = 8_192;

export function createTextStore(): TextStore {
  /** Texts one behind the other; none is cut at a slab's end. */
  const slabs: { readonly bytes: Buffer; used: number }[] = [];
  /** Where each text begins, counted through all slabs. It ends where the next begins, or with its slab. */
  const pages: Uint32Array[] = [];
  let slab = { bytes: Buffer.alloc(0), used: 0 };
  let count = 0;
  const shownTexts = new Map<number, ShownCell>();
  let shownCharacters = 0;
  const recentTexts = new Array<string>(remembered).fill('');
  const recentIndexes = new Int32Array(remembered).fill(-1);

  function openSlab(): void {
    if ((slabs.length + 1) * slabBytes > limits.maxSharedTextBytes) throw new WorkbookFault(tooManyTexts);
    slab = { bytes: Buffer.allocUnsafeSlow(slabBytes), used: 0 };
    slabs.push(slab);
  }

  function remember(shown: ShownCell): void {
    shownCharacters += shown.text.length;
    if (shownTexts.size >= limits.maxMarkedTexts || shownCharacters > limits.maxMarkedTextCharacters) throw new WorkbookFault(tooManyTexts);
    shownTexts.set(count, shown);
  }

  const startOf = (index: number) => pages[Math.floor(index / textsPerPage)]?.[index % textsPerPage] ?? 0;

  function read(index: number): string {
    const start = startOf(index);
    const number = Math.floor(start / slabBytes);
    const { bytes, used } = slabs[number] ?? slab;
    const next = index + 1 < count ? startOf(index + 1) : Number.POSITIVE_INFINITY;
    return bytes.toString('utf8', start - number * slabBytes, Math.min(next - number * slabBytes, used));
  }

  return {
    add(text, shown) {
      if (count >= limits.maxSharedTexts) throw new WorkbookFault(tooManyTexts);
      const decoded = decodeEscapes(text);
      if (slab.used + decoded.length * bytesPerCharacter >= slab.bytes.length) openSlab();
      if (count % textsPerPage === 0) pages.push(new Uint32Array(textsPerPage));
      const page = pages[pages.length - 1];
      if (page !== undefined) page[count % textsPerPage] = (slabs.length - 1) * slabBytes + slab.used;
      slab.used += slab.bytes.write(decoded, slab.used);
      if (shown !== undefined) remember(shown);
      count++;
    },
    get(index) {
      if (index < 0 || index >= count) return undefined;
      const slot = index % remembered;
      if (recentIndexes[slot] === index) return recentTexts[slot];
      const text = read(index);
      recentIndexes[slot] = index;
      recentTexts[slot] = text;
      return text;
    },
    shown: (index) => shownTexts.get(index),
  };
}
