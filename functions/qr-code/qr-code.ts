import { codewordsOf, roomOf } from './codewords.ts';
import { masks, penaltyOf } from './masks.ts';
import { type Modules, QrGrid } from './qr-grid.ts';
import { qrVersions } from './qr-versions.ts';

/** Error level M, which corrects about 15 % of a symbol: a stamp, a fold. Its two bits before those of the mask (ISO/IEC 18004, table 12). */
const levelM = 0b00;

/**
 * A text as a QR code: rows of modules without the light margin of four, true where it is dark (ISO/IEC 18004:2015: byte mode, error level M). The smallest symbol that holds it; throws
 * where none of versions 1 to 6 does (106 bytes of UTF-8). Pure: the same text is the same symbol.
 */
export function qrCode(text: string): Modules {
  const bytes = new TextEncoder().encode(text);
  const version = qrVersions.find((each) => bytes.length <= roomOf(each));
  if (!version) throw new Error(`a text of ${bytes.length} bytes is too long for a QR code of version 6`);
  const codewords = codewordsOf(bytes, version);
  const tried = masks.map((mask, number) => {
    const grid = new QrGrid(version.version);
    grid.drawData(codewords);
    grid.applyMask(mask);
    grid.drawFormat(formatBits(number));
    return { modules: grid.modules, penalty: penaltyOf(grid.modules) };
  });
  return tried.reduce((best, each) => (each.penalty < best.penalty ? each : best)).modules;
}

/** Level and mask with ten bits that correct them, so masked that they are never all light (ISO/IEC 18004, annex C). */
export function formatBits(mask: number): number {
  const told = (levelM << 3) | mask;
  let rest = told;
  for (let round = 0; round < 10; round += 1) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
  return ((told << 10) | rest) ^ 0x5412;
}
