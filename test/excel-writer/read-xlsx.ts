import { posix } from 'node:path';
import { openPromise } from 'yauzl';
import { cellReference } from '../../functions/excel-writer/cell-reference.ts';
import { childOf, childrenOf, elementsOf, localName, parseXml, type XmlElement } from '../../functions/excel-writer/xml.ts';
import { columnAt } from '../../functions/ingest/workbook/cell-ref.ts';

/** A workbook read by other means than the product's reader: all of what it holds, and how it looks. */
export type ReadXlsx = {
  /** Every entry's bytes. */
  readonly entries: ReadonlyMap<string, Buffer>;
  readonly sheets: readonly ReadSheet[];
};

export type ReadCell = { readonly text: string; readonly formula?: string; readonly fill?: string; readonly format: string };

export type ReadSheet = {
  readonly name: string;
  readonly hidden: boolean;
  readonly selected: boolean;
  readonly part: string;
  readonly root: XmlElement;
  readonly cells: ReadonlyMap<string, ReadCell>;
  readonly notes: ReadonlyMap<string, string>;
  /** Cells, as `row column` from 0, that have a box for a note. */
  readonly boxes: ReadonlySet<string>;
};

export async function readXlsx(path: string): Promise<ReadXlsx> {
  const entries = await readEntries(path);
  const part = (name: string) => parseXml(String(entries.get(name)));
  const workbookName = [...entries.keys()].find((name) => name.endsWith('workbook.xml')) ?? '';
  const relations = relationsOf(entries, workbookName);
  const styles = stylesOf(part([...relations.values()].find(({ type }) => type === 'styles')?.target ?? ''));
  const strings = [...relations.values()].find(({ type }) => type === 'sharedStrings')?.target;
  const shared = strings === undefined ? [] : elementsOf(part(strings)).map(textIn);
  const sheets = childrenOf(childOf(part(workbookName), 'sheets') ?? part(workbookName), 'sheet').map(({ attributes }): ReadSheet => {
    const id = Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? '';
    const name = relations.get(id)?.target ?? '';
    const root = part(name);
    const views = childrenOf(childOf(root, 'sheetViews') ?? root, 'sheetView');
    return {
      name: attributes.name ?? '',
      hidden: attributes.state === 'hidden',
      selected: views.some((view) => view.attributes.tabSelected === '1'),
      part: name,
      root,
      cells: cellsOf(root, shared, styles),
      ...notesOf(entries, name),
    };
  });
  return { entries, sheets };
}

async function readEntries(path: string): Promise<Map<string, Buffer>> {
  const zip = await openPromise(path, { autoClose: false });
  const entries = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    const blocks: Buffer[] = [];
    for await (const block of await zip.openReadStreamPromise(entry)) blocks.push(Buffer.from(block));
    entries.set(entry.fileName, Buffer.concat(blocks));
  }
  zip.close();
  return entries;
}

function relationsOf(entries: ReadonlyMap<string, Buffer>, part: string): Map<string, { type: string; target: string }> {
  const text = entries.get(posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`));
  if (!text) return new Map();
  return new Map(
    elementsOf(parseXml(String(text))).map(({ attributes: { Id = '', Type = '', Target = '' } }) => {
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(posix.dirname(part), Target);
      return [Id, { type: Type.slice(Type.lastIndexOf('/') + 1), target }];
    }),
  );
}

type Style = { readonly fill?: string; readonly format: string };

function stylesOf(root: XmlElement): Style[] {
  const list = (name: string) => elementsOf(childOf(root, name) ?? { name, attributes: {}, children: [] });
  const fills = list('fills').map((fill) => {
    const pattern = childOf(fill, 'patternFill');
    return pattern && childOf(pattern, 'fgColor')?.attributes.rgb?.slice(2);
  });
  const codes = new Map(list('numFmts').map(({ attributes }) => [attributes.numFmtId, attributes.formatCode ?? '']));
  return list('cellXfs').map(({ attributes: { numFmtId = '0', fillId = '0' } }) => {
    const fill = fills[Number(fillId)];
    const format = numFmtId === '49' ? '@' : (codes.get(numFmtId) ?? (numFmtId === '0' ? 'General' : numFmtId));
    return fill === undefined ? { format } : { fill, format };
  });
}

function cellsOf(root: XmlElement, shared: readonly string[], styles: readonly Style[]): Map<string, ReadCell> {
  const cells = new Map<string, ReadCell>();
  for (const row of childrenOf(childOf(root, 'sheetData') ?? root, 'row')) {
    let column = 0;
    for (const cell of childrenOf(row, 'c')) {
      const { r, s = '0' } = cell.attributes;
      column = columnAt(r ?? '', 0) || column + 1;
      const formula = childOf(cell, 'f')?.children.join('');
      const style = styles[Number(s)] ?? { format: 'unknown' };
      const content = { text: textOfCell(cell, shared), ...style, ...(formula === undefined ? {} : { formula }) };
      cells.set(r ?? cellReference(Number(row.attributes.r), column), content);
    }
  }
  return cells;
}

function textOfCell(cell: XmlElement, shared: readonly string[]): string {
  const inline = childOf(cell, 'is');
  const value = childOf(cell, 'v')?.children.join('') ?? '';
  if (inline) return textIn(inline);
  return cell.attributes.t === 's' ? (shared[Number(value)] ?? '') : value;
}

function notesOf(entries: ReadonlyMap<string, Buffer>, part: string): Pick<ReadSheet, 'notes' | 'boxes'> {
  const relations = [...relationsOf(entries, part).values()];
  const comments = relations.find(({ type }) => type === 'comments')?.target;
  const list = comments === undefined ? undefined : childOf(parseXml(String(entries.get(comments))), 'commentList');
  const notes = new Map((list ? elementsOf(list) : []).map((comment) => [comment.attributes.ref ?? '', textIn(comment)]));
  const drawings = relations.filter(({ type }) => type === 'vmlDrawing').map(({ target }) => String(entries.get(target)));
  const boxes = drawings.flatMap((drawing) =>
    [...drawing.matchAll(/<x:Row>(\d+)<\/x:Row>\s*<x:Column>(\d+)<\/x:Column>/g)].map(([, row, column]) => `${row} ${column}`),
  );
  return { notes, boxes: new Set(boxes) };
}

/** The text of all `t` elements, Excel's escapes undone. */
function textIn(parent: XmlElement): string {
  const texts = elementsOf(parent).map((child) => (localName(child.name) === 't' ? child.children.join('') : textIn(child)));
  return texts.join('').replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
