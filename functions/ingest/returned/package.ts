import { posix } from 'node:path';
import { childOf, childrenOf, element, elementsOf, parseXml, prefixOf, relationTypes, type XmlElement } from '../../excel-writer/xml.ts';
import { limits } from '../../limits.ts';
import { decodeText } from '../workbook/decode-text.ts';
import type { Zip } from '../workbook/zip.ts';

/** A clerk's workbook as a package of parts (ECMA-376 Part 2): what is read to be changed. */
export type Package = {
  readonly zip: Zip;
  readonly contentTypes: XmlElement;
  readonly workbook: Part;
  readonly relations: XmlElement;
  readonly stylesName: string;
};

export type Part = { readonly name: string; readonly root: XmlElement };

export const contentTypesName = '[Content_Types].xml';

/** Reads the parts that say what else there is. Throws for a workbook that lacks them. */
export async function openPackage(zip: Zip): Promise<Package> {
  const ofAll = await readPart(zip, '_rels/.rels');
  const name = targetOf('', firstOfType(ofAll, 'officeDocument'));
  const relations = await readPart(zip, relationsName(name));
  return {
    zip,
    contentTypes: await readPart(zip, contentTypesName),
    workbook: { name, root: await readPart(zip, name) },
    relations,
    stylesName: targetOf(name, firstOfType(relations, 'styles')),
  };
}

export async function readPart(zip: Zip, name: string): Promise<XmlElement> {
  return parseXml(await readText(zip, name));
}

/** A part as text, which may not be longer than `limits.maxWorkbookPartBytes`. */
export async function readText(zip: Zip, name: string): Promise<string> {
  if (zip.expandedBytes(name) > limits.maxWorkbookPartBytes) throw new Error('a part of the workbook is too large to be changed');
  let text = '';
  for await (const piece of textOf(zip, name)) text += piece;
  return text;
}

/** The reader gives blocks as they come; a sheet is read the same way. */
export function textOf(zip: Zip, name: string): AsyncIterable<string> {
  return decodeText(zip.read(name));
}

/** `xl/worksheets/_rels/sheet1.xml.rels`: where the relationships of a part are. */
export function relationsName(part: string): string {
  return posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);
}

/** The name of the part that a relationship leads to. */
export function targetOf(part: string, relation: XmlElement): string {
  const target = relation.attributes.Target ?? '';
  return target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(part), target);
}

export function ofType(relations: XmlElement, type: string): XmlElement[] {
  return elementsOf(relations).filter(({ attributes }) => attributes.Type === `${relationTypes}/${type}`);
}

function firstOfType(relations: XmlElement, type: string): XmlElement {
  const [first] = ofType(relations, type);
  if (!first) throw new Error(`the workbook has no relationship of type ${type}`);
  return first;
}

/** Adds a relationship of `part` to the part called `target`, and gives its id. Written relative: some readers know no other form. */
export function relate(relations: XmlElement, part: string, type: string, target: string): string {
  const taken = new Set(elementsOf(relations).map(({ attributes }) => attributes.Id));
  let n = 1;
  while (taken.has(`satudata${n}`)) n += 1;
  const id = `satudata${n}`;
  const attributes = { Id: id, Type: `${relationTypes}/${type}`, Target: posix.relative(posix.dirname(part), target) };
  relations.children.push(element(`${prefixOf(relations.name)}Relationship`, attributes));
  return id;
}

/** A name that no part has: `xl/comments2.xml`. */
export function freeName(zip: Zip, nameOf: (n: number) => string): string {
  let n = 1;
  while (zip.find(nameOf(n)) !== undefined) n += 1;
  return nameOf(n);
}

/** Says what kind of part a name is. */
export function declareType(contentTypes: XmlElement, name: string, type: string): void {
  contentTypes.children.push(element(`${prefixOf(contentTypes.name)}Override`, { PartName: `/${name}`, ContentType: type }));
}

export function forgetType(contentTypes: XmlElement, name: string): void {
  keepOnly(contentTypes, ({ attributes }) => attributes.PartName?.toLowerCase() !== `/${name}`.toLowerCase());
}

export function keepOnly(parent: XmlElement, keep: (child: XmlElement) => boolean): void {
  parent.children.splice(0, parent.children.length, ...parent.children.filter((child) => typeof child === 'string' || keep(child)));
}

export function sheetElements(workbook: XmlElement): XmlElement[] {
  const sheets = childOf(workbook, 'sheets');
  return sheets ? childrenOf(sheets, 'sheet') : [];
}

/** The id of the relationship that a sheet is found by. */
export function relationIdOf({ attributes }: XmlElement): string | undefined {
  const name = Object.keys(attributes).find((key) => key.endsWith(':id'));
  return name === undefined ? undefined : attributes[name];
}
