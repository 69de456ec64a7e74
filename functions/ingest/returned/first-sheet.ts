import { ownSheetNames } from '../../excel-writer/sheet-names.ts';
import { partTypes } from '../../excel-writer/write-workbook.ts';
import { childOf, childrenOf, element, elementsOf, prefixOf, relationTypes, type XmlElement } from '../../excel-writer/xml.ts';
import { limits } from '../../limits.ts';
import {
  declareType,
  forgetType,
  freeName,
  keepOnly,
  type Package,
  relate,
  relationIdOf,
  relationsName,
  sheetElements,
  targetOf,
} from './package.ts';

/** Entries of the zip that are no longer wanted. */
type Dropped = readonly string[];

/**
 * Makes room for our list as the first sheet, which opens: an earlier round's goes, names that belong to a sheet follow it to its new place.
 * Gives the new sheet's part name and what to leave out of the zip.
 */
export function makeRoomForFirstSheet(parts: Package): { name: string; dropped: Dropped } {
  const { workbook, relations, zip, contentTypes } = parts;
  const root = workbook.root;
  const list = childOf(root, 'sheets');
  if (!list) throw new Error('the workbook has no sheets');
  const before = sheetElements(root);
  const dropped = before.filter(isOurList).flatMap((sheet) => dropPart(parts, relationIdOf(sheet)));
  const kept = before.filter((sheet) => !isOurList(sheet));

  const name = freeName(zip, (n) => `xl/worksheets/sheet${n}.xml`);
  declareType(contentTypes, name, partTypes.sheet);
  const id = relate(relations, workbook.name, 'worksheet', name);
  const sheetId = Math.max(0, ...before.map(({ attributes }) => Number(attributes.sheetId))) + 1;
  const ours = element(`${prefixOf(list.name)}sheet`, {
    name: ownSheetNames[0],
    sheetId: String(sheetId),
    'xmlns:r': relationTypes,
    'r:id': id,
  });
  list.children.splice(0, list.children.length, ours, ...kept);
  moveNames(
    root,
    before.map((sheet) => kept.indexOf(sheet)),
  );
  openFirst(root);
  return { name, dropped };
}

function isOurList({ attributes }: XmlElement): boolean {
  return attributes.name === ownSheetNames[0];
}

/** Takes a part that the workbook refers to out of it; gives the entries of the zip that were it. */
export function dropPart({ relations, workbook, contentTypes }: Package, relationId: string | undefined): string[] {
  const relation = elementsOf(relations).find(({ attributes }) => attributes.Id === relationId);
  if (!relation) return [];
  const name = targetOf(workbook.name, relation);
  keepOnly(relations, (other) => other !== relation);
  forgetType(contentTypes, name);
  return [name, relationsName(name)];
}

/** `places[old]` is a sheet's place among those that stay, or -1; ours comes before them. */
function moveNames(workbook: XmlElement, places: readonly number[]): void {
  const names = childOf(workbook, 'definedNames');
  if (!names) return;
  const placeOf = ({ attributes }: XmlElement) => (attributes.localSheetId === undefined ? 0 : places[Number(attributes.localSheetId)]);
  keepOnly(names, (name) => placeOf(name) !== -1);
  for (const name of elementsOf(names)) {
    if (name.attributes.localSheetId !== undefined) name.attributes.localSheetId = String((placeOf(name) ?? 0) + 1);
  }
  if (elementsOf(names).length === 0) keepOnly(workbook, (child) => child !== names);
}

function openFirst(workbook: XmlElement): void {
  const views = childOf(workbook, 'bookViews');
  for (const view of views ? childrenOf(views, 'workbookView') : []) {
    view.attributes.activeTab = '0';
    view.attributes.firstSheet = '0';
  }
}

/** The bytes of a sheet with its selection undone, where it has one: two selected sheets would be a group, and typing in one would change both. */
export async function* withoutSelection(blocks: AsyncIterable<Buffer>): AsyncGenerator<Uint8Array> {
  let head: string | undefined = '';
  for await (const block of blocks) {
    if (head === undefined) {
      yield block;
      continue;
    }
    head += block.toString('latin1');
    if (!head.includes('sheetData') && head.length < limits.maxSheetHeadBytes) continue;
    yield unselected(head);
    head = undefined;
  }
  if (head !== undefined) yield unselected(head);
}

/** Bytes as Latin-1, so that those that don't change come out as they went in. */
function unselected(head: string): Buffer {
  const end = head.indexOf('sheetData');
  const views = end < 0 ? head : head.slice(0, end);
  const rest = end < 0 ? '' : head.slice(end);
  return Buffer.from(views.replace(/\stabSelected\s*=\s*(["'])(1|true)\1/g, '') + rest, 'latin1');
}
