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
const firstCapacity = 1024;
/** A power of two: columns of few values are asked for again and again. */
const remembered = 8_192;

export function createTextStore(): TextStore {
  const slabs: Buffer[] = [];
  let slab: Buffer = Buffer.alloc(0);
  let used = 0;
  let count = 0;
  /** For each text: slab, start, end. */
  let places = new Uint32Array(firstCapacity * 3);
  const recentTexts = new Array<string>(remembered).fill('');
  const recentIndexes = new Int32Array(remembered).fill(-1);

  function openSlab(): void {
    if ((slabs.length + 1) * slabBytes > limits.maxSharedTextBytes) throw new WorkbookFault(tooManyTexts);
    slab = Buffer.allocUnsafeSlow(slabBytes);
    slabs.push(slab);
    used = 0;
  }

  return {
    add(text) {
      if (count >= limits.maxSharedTexts) throw new WorkbookFault(tooManyTexts);
      const decoded = decodeEscapes(text);
      const most = decoded.length * bytesPerCharacter;
      if (used + most > slab.length) openSlab();
      if ((count + 1) * 3 > places.length) places = grow(places);
      const end = used + slab.write(decoded, used);
      places.set([slabs.length - 1, used, end], count * 3);
      used = end;
      count++;
    },
    get(index) {
      if (index < 0 || index >= count) return undefined;
      const slot = index % remembered;
      if (recentIndexes[slot] === index) return recentTexts[slot];
      const place = index * 3;
      const text = slabs[places[place] ?? 0]?.toString('utf8', places[place + 1], places[place + 2]) ?? '';
      recentIndexes[slot] = index;
      recentTexts[slot] = text;
      return text;
    },
  };
}

function grow(places: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(places.length * 2);
  larger.set(places);
  return larger;
}
