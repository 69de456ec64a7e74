import { cellReference } from './cell-reference.ts';
import { childOf, childrenOf, element, elementsOf, excelText, parseXml, prefixOf, writeXml, type XmlElement } from './xml.ts';

/** A note on a cell; row and column from 1. */
export type Note = { readonly row: number; readonly column: number; readonly text: string };

const author = 'Satu Data';
const emptyComments = '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors/><commentList/></comments>';

/**
 * The part that holds a sheet's notes. Notes of others stay, and ours stand beneath theirs where both are on one cell; our own of an earlier
 * round go.
 */
export function commentsXml(notes: readonly Note[], existing: string = emptyComments): string {
  const root = parseXml(existing);
  const prefix = prefixOf(root.name);
  const [authors, list] = [childOf(root, 'authors'), childOf(root, 'commentList')];
  if (!authors || !list) throw new Error('the notes have no authors or no list');
  const ours = authorId(authors, prefix);
  const kept = elementsOf(list).flatMap((comment) => withoutOurs(comment, ours));
  const byReference = new Map(kept.map((comment) => [comment.attributes.ref, comment]));
  for (const { row, column, text } of notes) {
    const reference = cellReference(row, column);
    const theirs = byReference.get(reference);
    if (theirs) childOf(theirs, 'text')?.children.push(run(prefix, `\n\n${ourMark}${text}`));
    else byReference.set(reference, comment(prefix, reference, ours, text));
  }
  list.children.splice(0, list.children.length, ...byReference.values());
  return writeXml(root);
}

/** How our words begin inside a note that someone else began. */
const ourMark = 'Satu Data: ';

function authorId(authors: XmlElement, prefix: string): string {
  const known = childrenOf(authors, 'author').findIndex(({ children }) => children.join('') === author);
  if (known >= 0) return String(known);
  authors.children.push(element(`${prefix}author`, {}, [author]));
  return String(childrenOf(authors, 'author').length - 1);
}

function withoutOurs(comment: XmlElement, ours: string): XmlElement[] {
  if (comment.attributes.authorId === ours) return [];
  const text = childOf(comment, 'text');
  const isOurs = (child: XmlElement) => (childOf(child, 't')?.children.join('') ?? '').startsWith(`\n\n${ourMark}`);
  text?.children.splice(0, text.children.length, ...text.children.filter((child) => typeof child === 'string' || !isOurs(child)));
  return [comment];
}

function comment(prefix: string, reference: string, ours: string, text: string): XmlElement {
  return element(`${prefix}comment`, { ref: reference, authorId: ours }, [element(`${prefix}text`, {}, [run(prefix, text)])]);
}

function run(prefix: string, text: string): XmlElement {
  return element(`${prefix}r`, {}, [element(`${prefix}t`, { 'xml:space': 'preserve' }, [excelText(text)])]);
}

const namespaces = {
  'xmlns:v': 'urn:schemas-microsoft-com:vml',
  'xmlns:o': 'urn:schemas-microsoft-com:office:office',
  'xmlns:x': 'urn:schemas-microsoft-com:office:excel',
} as const;
const emptyDrawing = '<xml></xml>';
const shapeType =
  '<v:shapetype id="satudata_note" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';
const ourShapes = /<v:shape(type)? id="satudata_[\s\S]*?<\/v:shape\1>/g;

/**
 * The drawing in which Excel keeps the boxes of notes (VML). It is not always well-formed XML, so it is added to as text. `existing` keeps its
 * own boxes; cells that have one get no second.
 */
export function drawingXml(notes: readonly Note[], existing: string = emptyDrawing): string {
  const kept = existing.replace(ourShapes, '').replace(/<xml\b[^>]*/, withNamespaces);
  const taken = new Set([...kept.matchAll(/<x:ClientData[\s\S]*?<\/x:ClientData>/g)].map(([data]) => placeIn(data)));
  const added = notes.filter(({ row, column }) => !taken.has(`${row - 1} ${column - 1}`)).map(shape);
  const end = kept.lastIndexOf('</xml>');
  if (end < 0) throw new Error('the drawing of the notes has no end');
  return `${kept.slice(0, end)}${shapeType}${added.join('')}${kept.slice(end)}`;
}

/** Not every program declares all of what our boxes are written with. */
function withNamespaces(start: string): string {
  const missing = Object.entries(namespaces).filter(([name]) => !start.includes(`${name}=`));
  return `${start}${missing.map(([name, uri]) => ` ${name}="${uri}"`).join('')}`;
}

function placeIn(clientData: string): string {
  const read = (name: string) => new RegExp(`<x:${name}>\\s*(\\d+)\\s*</x:${name}>`).exec(clientData)?.[1];
  return `${read('Row')} ${read('Column')}`;
}

function shape({ row, column, text }: Note, place: number): string {
  const lines = Math.min(14, 2 + Math.ceil(text.length / 38));
  const anchor = `${column}, 15, ${Math.max(0, row - 2)}, 4, ${column + 4}, 15, ${Math.max(0, row - 2) + lines}, 4`;
  return `<v:shape id="satudata_${place + 1}" type="#satudata_note" style="position:absolute;width:260pt;height:${lines * 15}pt;z-index:${place + 1};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column - 1}</x:Column></x:ClientData></v:shape>`;
}
