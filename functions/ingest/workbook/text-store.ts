import { limits } from '../../limits.ts';
import { decodeEscapes } from './plain-text.ts';
import { tooManyTexts } from './words.ts';
import { WorkbookFault } from './workbook-fault.ts';

/** The texts of a workbook by number, as bytes: half a million JS strings that each keep a block of XML alive would take far more. */
export type TextStore = {
  add(text: string): void;
  /** Undefined for a number that there is no text for. */
  get(index: number): string | undefined;
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
  const recentTexts = new Array<string>(remembered).fill('');
  const recentIndexes = new Int32Array(remembered).fill(-1);

  function openSlab(): void {
    if ((slabs.length + 1) * slabBytes > limits.maxSharedTextBytes) throw new WorkbookFault(tooManyTexts);
    slab = { bytes: Buffer.allocUnsafeSlow(slabBytes), used: 0 };
    slabs.push(slab);
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
    add(text) {
      if (count >= limits.maxSharedTexts) throw new WorkbookFault(tooManyTexts);
      const decoded = decodeEscapes(text);
      if (slab.used + decoded.length * bytesPerCharacter >= slab.bytes.length) openSlab();
      if (count % textsPerPage === 0) pages.push(new Uint32Array(textsPerPage));
      const page = pages[pages.length - 1];
      if (page !== undefined) page[count % textsPerPage] = (slabs.length - 1) * slabBytes + slab.used;
      slab.used += slab.bytes.write(decoded, slab.used);
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
  };
}
