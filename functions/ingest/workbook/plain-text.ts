const lessThan = 0x3c;
const space = 0x20;
const tab = 0x09;
const lineFeed = 0x0a;
const bracket = 0x5d;

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Where a text that a shortcut may take ends: at the next tag. -1 when there is none yet, or when the text holds what is the parser's to
 * judge: control characters, `]]>`, and carriage returns, which XML reads as line feeds.
 */
export function textEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === lessThan) return at;
    if (code < space && code !== tab && code !== lineFeed) return -1;
    if (code === bracket && text.startsWith(']]>', at)) return -1;
  }
  return -1;
}

/** A text between two tags, with XML's own five entities decoded; undefined when it has others, which are the parser's to judge. */
export function plainText(text: string, from: number, to: number): string | undefined {
  const raw = text.slice(from, to);
  if (!raw.includes('&')) return raw;
  const [first = '', ...rest] = raw.split('&');
  let decoded = first;
  for (const part of rest) {
    const semicolon = part.indexOf(';');
    const entity = semicolon === -1 ? undefined : entities[part.slice(0, semicolon)];
    if (entity === undefined) return undefined;
    decoded += entity + part.slice(semicolon + 1);
  }
  return decoded;
}

/** Characters that XML can't hold are written `_x000D_`, and a literal `_x` as `_x005F_x` (ECMA-376 part 1, 22.9.2.19, ST_Xstring). */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
