import { limits } from '../../limits.ts';
import { plain } from '../../model/plain.ts';
import { builtInFormat, type CellFormat, customFormat } from './date-format.ts';
import { unsafe } from './messages.ts';
import { WorkbookFault } from './workbook-fault.ts';
import { readXml } from './xml.ts';

/** For each style number of a cell: what its format shows. */
export type CellStyles = readonly CellFormat[];

const tooManyStyles = unsafe(plain`gaya selnya terlalu banyak`);

/** Reads `styles.xml`. Formats of one's own come before the cells that use them (ECMA-376 part 1, 18.8.39). */
export async function readStyles(pieces: AsyncIterable<string>): Promise<CellStyles> {
  const formats = new Map<string, CellFormat>();
  const styles: CellFormat[] = [];
  let parent = '';
  await readXml(pieces, {
    open(name, attributes, depth) {
      if (depth === 2) parent = name;
      if (depth !== 3) return;
      const id = attributes.numFmtId ?? '0';
      if (parent === 'numFmts' && name === 'numFmt') formats.set(id, customFormat(attributes.formatCode ?? ''));
      if (parent === 'cellXfs' && name === 'xf') styles.push(formats.has(id) ? formats.get(id) : builtInFormat(Number(id)));
      if (styles.length > limits.maxCellStyles || formats.size > limits.maxCellStyles) throw new WorkbookFault(tooManyStyles);
    },
    close() {},
  });
  return styles;
}
