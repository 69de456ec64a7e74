import { SaxesParser } from 'saxes';

/** An element of a small part (styles, relationships, notes); sheets are streamed instead. */
export type XmlElement = { readonly name: string; readonly attributes: Record<string, string>; readonly children: XmlNode[] };
export type XmlNode = XmlElement | string;

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Where the types of relationships between parts begin; also the namespace of `r:id`. */
export const relationTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export function element(name: string, attributes: Record<string, string> = {}, children: XmlNode[] = []): XmlElement {
  return { name, attributes, children };
}

/** The name without its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The prefix of a name, its colon included; '' where there is none. */
export function prefixOf(name: string): string {
  return name.slice(0, name.indexOf(':') + 1);
}

/** The first child element of that local name. */
export function childOf(parent: XmlElement, local: string): XmlElement | undefined {
  return childrenOf(parent, local)[0];
}

export function childrenOf(parent: XmlElement, local: string): XmlElement[] {
  return elementsOf(parent).filter((child) => localName(child.name) === local);
}

export function elementsOf(parent: XmlElement): XmlElement[] {
  return parent.children.filter((child) => typeof child !== 'string');
}

/** Reads a small part. Throws for what is not well formed, and for any DOCTYPE (T24). */
export function parseXml(text: string): XmlElement {
  const parser = new SaxesParser();
  const top = element('', {});
  const open: XmlElement[] = [top];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('a part of the workbook has a DOCTYPE');
  });
  parser.on('opentag', ({ name, attributes }) => {
    const child = element(name, { ...attributes });
    open.at(-1)?.children.push(child);
    open.push(child);
  });
  parser.on('closetag', () => open.pop());
  const addText = (piece: string) => open.at(-1)?.children.push(piece);
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(text).close();
  const root = elementsOf(top)[0];
  if (!root) throw new Error('a part of the workbook is empty');
  return root;
}

export function writeXml(root: XmlElement): string {
  return `${xmlDeclaration}${elementText(root)}`;
}

function elementText({ name, attributes, children }: XmlElement): string {
  const start = `<${name}${attributeText(attributes)}`;
  if (children.length === 0) return `${start}/>`;
  return `${start}>${children.map((child) => (typeof child === 'string' ? escapeText(child) : elementText(child))).join('')}</${name}>`;
}

export function attributeText(attributes: Readonly<Record<string, string>>): string {
  let text = '';
  for (const name in attributes) text += ` ${name}="${escapeAttribute(attributes[name] ?? '')}"`;
  return text;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** Text between tags, as XML. A bare CR would be read as LF. */
export function escapeText(text: string): string {
  return /[&<>\r]/.test(text) ? text.replace(/[&<>\r]/g, (character) => entities[character] ?? character) : text;
}

function escapeAttribute(text: string): string {
  return /[&<>"\r\n\t]/.test(text) ? text.replace(/[&<>"\r\n\t]/g, (character) => entities[character] ?? character) : text;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that XML 1.0 can't hold
const needsEscape = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/g;

/** A text as Excel keeps it: what XML can't hold, and what only looks like it, in the form `_x000D_` (ECMA-376 Part 1, 22.9.2.19). */
export function excelText(text: string): string {
  return text.toWellFormed().replace(needsEscape, (character) => {
    return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
  });
}

/** A cell's text as XML. */
export function cellText(text: string): string {
  return escapeText(excelText(text));
}
