import { S3Error } from './s3-error.ts';

/** What an element holds: text, nothing, or child elements; an array repeats the element. */
export type XmlContent = string | number | boolean | undefined | XmlChildren;
type XmlChildren = { readonly [name: string]: XmlContent | readonly XmlContent[] };

/** An element that was read; namespaces and attributes are dropped. */
export type XmlElement = { readonly name: string; readonly text: string; readonly children: readonly XmlElement[] };

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** A whole document in S3's namespace; error documents bear none. */
export function xmlDocument(name: string, content: XmlContent): string {
  const attributes = name === 'Error' ? '' : ` xmlns="${namespace}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${name}${attributes}>${inner(content)}</${name}>`;
}

/**
 * Reads the small documents that S3 clients send: elements and text. Document types, comments and CDATA are refused.
 * @throws S3Error MalformedXML
 */
export function parseXml(source: string): XmlElement {
  const tokens = /<(\/?)([A-Za-z][\w.:-]*)((?:\s[^<>]*?)?)(\/?)>|([^<]+)/gy;
  const root: OpenElement = { name: '', text: '', children: [] };
  const open = [root];
  const body = source.replace(/^\uFEFF?\s*<\?xml[^<>]*\?>/, '');
  while (tokens.lastIndex < body.length) {
    const token = tokens.exec(body);
    const parent = open.at(-1);
    if (token === null || parent === undefined) throw malformed();
    const [, closing, name, , empty, text] = token;
    if (text !== undefined) parent.text += decodeEntities(text);
    else if (closing) closeElement(open, name);
    else openElement(open, name ?? '', empty !== '');
  }
  const [document, ...others] = root.children;
  if (open.length !== 1 || document === undefined || others.length > 0 || root.text.trim() !== '') throw malformed();
  return document;
}

/** The text of the first child of that name, or undefined. */
export function childText(element: XmlElement, name: string): string | undefined {
  return element.children.find((child) => child.name === name)?.text;
}

type OpenElement = { name: string; text: string; children: XmlElement[] };

// Deeper than any document of S3's.
const maxDepth = 16;

function openElement(open: OpenElement[], qualifiedName: string, empty: boolean): void {
  const element = { name: qualifiedName.slice(qualifiedName.indexOf(':') + 1), text: '', children: [] };
  open.at(-1)?.children.push(element);
  if (empty) return;
  open.push(element);
  if (open.length > maxDepth) throw malformed();
}

function closeElement(open: OpenElement[], qualifiedName = ''): void {
  const element = open.pop();
  if (open.length === 0 || element?.name !== qualifiedName.slice(qualifiedName.indexOf(':') + 1)) throw malformed();
}

function inner(content: XmlContent): string {
  if (content === undefined) return '';
  if (typeof content !== 'object') return escapeText(String(content));
  return Object.entries(content)
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((item) => [name, item] as const))
    .filter(([, item]) => item !== undefined)
    .map(([name, item]) => `<${name}>${inner(item)}</${name}>`)
    .join('');
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']|\p{Cc}/gu, (character) => {
    const named = Object.entries(entities).find(([, value]) => value === character)?.[0];
    return named === undefined ? `&#x${character.charCodeAt(0).toString(16)};` : `&${named};`;
  });
}

function decodeEntities(text: string): string {
  return text.replace(/&([^;]*)(;?)/g, (_match, entity: string, end: string) => {
    const code = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(entity);
    const point = code === null ? undefined : Number.parseInt(code[1] ?? code[2] ?? '', code[1] === undefined ? 10 : 16);
    const character = point === undefined ? entities[entity] : point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
    if (end === '' || character === undefined) throw malformed();
    return character;
  });
}

function malformed(): S3Error {
  return new S3Error('MalformedXML', 'The XML you provided was not well-formed or did not validate against our published schema');
}
