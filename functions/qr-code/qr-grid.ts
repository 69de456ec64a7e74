import { edgeOf } from './qr-versions.ts';

/** Rows of modules; true is dark. */
export type Modules = readonly (readonly boolean[])[];

/** A symbol in the making: what is drawn, and where no data may lie. */
export class QrGrid {
  readonly edge: number;
  readonly #dark: boolean[][];
  readonly #taken: boolean[][];

  /** With the patterns that each symbol of that version has (ISO/IEC 18004, 6.3). */
  constructor(version: number) {
    this.edge = edgeOf(version);
    const none = () => Array.from({ length: this.edge }, () => Array.from({ length: this.edge }, () => false));
    [this.#dark, this.#taken] = [none(), none()];
    for (let place = 0; place < this.edge; place += 1) {
      this.#set(6, place, place % 2 === 0);
      this.#set(place, 6, place % 2 === 0);
    }
    // Finders, each with its light frame; an alignment pattern from version 2 on.
    const far = this.edge - 4;
    for (const [x, y] of [[3, 3] as const, [far, 3] as const, [3, far] as const]) this.#drawRings(x, y, 4, [2, 4]);
    if (version > 1) this.#drawRings(this.edge - 7, this.edge - 7, 2, [1]);
    this.drawFormat(0);
  }

  get modules(): Modules {
    return this.#dark;
  }

  /** Bits of the codewords, two columns at a time from the right, upwards and downwards in turn; what is left over stays light (ISO/IEC 18004, 7.7.3). */
  drawData(codewords: readonly number[]): void {
    let bit = 0;
    for (const [turn, right] of this.#columnPairs().entries()) {
      for (let step = 0; step < this.edge; step += 1) {
        const y = turn % 2 === 0 ? this.edge - 1 - step : step;
        for (const x of [right, right - 1]) {
          if (this.#taken[y]?.[x]) continue;
          this.#put(x, y, (((codewords[bit >>> 3] ?? 0) >>> (7 - (bit & 7))) & 1) === 1);
          bit += 1;
        }
      }
    }
  }

  /** Inverts what lies where the mask says so; again, and it is as before. */
  applyMask(isInverted: (x: number, y: number) => boolean): void {
    for (const [y, row] of this.#dark.entries())
      for (const [x, isDark] of row.entries()) if (!this.#taken[y]?.[x] && isInverted(x, y)) this.#put(x, y, !isDark);
  }

  /** The fifteen bits that tell level and mask, twice, and the module that is always dark (ISO/IEC 18004, 7.9.1). */
  drawFormat(bits: number): void {
    for (let place = 0; place < 15; place += 1) {
      const isDark = ((bits >>> place) & 1) === 1;
      // Beside the upper left finder, around the timing patterns; and along the other two.
      if (place < 8) this.#set(8, place < 6 ? place : place + 1, isDark);
      else this.#set(place === 8 ? 7 : 14 - place, 8, isDark);
      if (place < 8) this.#set(this.edge - 1 - place, 8, isDark);
      else this.#set(8, this.edge - 15 + place, isDark);
    }
    this.#set(8, this.edge - 8, true);
  }

  /** The right one of each pair; the column of the timing pattern is in none. */
  #columnPairs(): number[] {
    const all = Array.from({ length: this.edge }, (_, place) => this.edge - 1 - place).filter((x) => x !== 6);
    return all.filter((_, place) => place % 2 === 0);
  }

  /** Squares around a middle, as far as the symbol goes: light at these distances from it, else dark. */
  #drawRings(x: number, y: number, reach: number, light: readonly number[]): void {
    for (let dy = -reach; dy <= reach; dy += 1)
      for (let dx = -reach; dx <= reach; dx += 1) this.#set(x + dx, y + dy, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))));
  }

  #set(x: number, y: number, isDark: boolean): void {
    const row = this.#taken[y];
    if (row === undefined || row[x] === undefined) return;
    row[x] = true;
    this.#put(x, y, isDark);
  }

  #put(x: number, y: number, isDark: boolean): void {
    const row = this.#dark[y];
    if (row) row[x] = isDark;
  }
}
