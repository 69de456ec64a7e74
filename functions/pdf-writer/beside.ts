import type { PdfBlock, SignaturePlace } from './pdf-document.ts';
import { type Beside, type Fonts, type Group, paper, type Row, sizes, textRows } from './rows.ts';

/** A QR code is read from this far in print: 28 mm. */
const pictureSide = 80;
/** Four modules of a symbol of 33 stay light above and below it (ISO/IEC 18004, 6.3.8); beside it the page does. */
const pictureMargin = 10;
const gap = 14;
/** Room for a seal or the picture of an electronic signature, in rows without text. */
const roomToSign: readonly Row[] = Array.from({ length: 5 }, () => []);

/** The picture at the left edge, its texts beside it. */
export function squaresBeside({ dark, alt, texts }: Extract<PdfBlock, { is: 'squares' }>, { plain }: Fonts): Beside {
  const x = paper.margin + pictureSide + gap;
  const column = texts.map((text): Group => ({ tag: 'P', rows: textRows(text, plain, sizes.text, x) }));
  return { columns: [column], picture: { dark, alt, side: pictureSide, margin: pictureMargin } };
}

/** As many columns as there are places; the room above a name is empty but for its hint. */
export function signatureColumns(places: readonly SignaturePlace[], fonts: Fonts): Beside {
  const wide = (paper.width - 2 * paper.margin) / Math.max(2, places.length);
  return { columns: places.map((place, number) => columnOf(place, paper.margin + number * wide, wide - gap, fonts)) };
}

function columnOf({ role, post, hint, name }: SignaturePlace, x: number, most: number, { plain, bold }: Fonts): Group[] {
  const textOf = (text: string, font = plain, size: number = sizes.text): Group => ({
    tag: 'P',
    rows: textRows(text, font, size, x, most),
  });
  const room = textOf(hint, plain, sizes.quiet).rows;
  return [textOf(role), textOf(post), { tag: 'P', rows: [...roomToSign, ...room, ...roomToSign] }, textOf(name, bold)];
}
