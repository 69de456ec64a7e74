/** Of the named characters of HTML those that nobody sees; any other stands apart from what is around it. */
const unseenNames = /&(?:shy|zwj|zwnj|zerowidthspace|nobreak);/gi;
const named = /&[a-z]{2,31};/gi;
const numbered = /&#(?:x0*([0-9a-f]{1,6})|0*([0-9]{1,7}));?/gi;
/** Of JSON and JavaScript, with eight digits (Python, C), and as old browsers wrote addresses (`%u0033`). */
const escaped = /\\u\{0*([0-9a-f]{1,6})\}|[\\%]u([0-9a-f]{4})|\\x([0-9a-f]{2})/gi;
const escapedInEight = /\\U00([0-9a-fA-F]{6})/g;
/** Digits alone are read of what else backslashes stand for: octal (`\63`, `\063`), and hexadecimal in style sheets (`\33 `). */
const octal = /\\0?(6[0-7]|7[01])(?![0-9])/g;
const inStyle = /\\0{0,4}3([0-9])(?:[ \t\r\n]|(?![0-9a-f]))/gi;
const percents = /(?:%[0-9a-f]{2})+/gi;
const tags = /<[^<>]+>/g;
/** Text within text within text: deeper, nobody reads a number. */
const maxDepth = 3;

/** The text as programs would read it that take it for part of an address (percent signs), of JSON (backslashes) or of a page (entities); as it is where it is none. */
export function decodedText(text: string): string {
  let read = text;
  for (let depth = 0; depth < maxDepth; depth++) {
    const next = decodedOnce(read);
    if (next === read) return read;
    read = next;
  }
  return read;
}

function decodedOnce(text: string): string {
  if (!/[%&\\]/.test(text)) return text;
  return text
    .replace(percents, utf8Of)
    .replace(escapedInEight, (written, hex: string) => characterOf(written, [hex], 16))
    .replace(escaped, (written, ...points: (string | undefined)[]) => characterOf(written, points.slice(0, 3), 16))
    .replace(octal, (_written, code: string) => String.fromCodePoint(Number.parseInt(code, 8)))
    .replace(inStyle, '$1')
    .replace(/\\[nrt/]/g, ' ')
    .replace(numbered, (written, hex: string | undefined, decimal: string | undefined) =>
      characterOf(written, [hex ?? decimal], hex === undefined ? 10 : 16),
    )
    .replace(unseenNames, '')
    .replace(named, ' ');
}

/** The text of a page without its tags: what stands in them (addresses of links) is looked through with them. */
export function withoutTags(text: string): string {
  return text.replace(tags, ' ');
}

function characterOf(written: string, points: readonly (string | undefined)[], radix: number): string {
  const point = Number.parseInt(points.find((given) => given !== undefined) ?? '', radix);
  return point <= 0x10ffff ? String.fromCodePoint(point) : written;
}

/** Bytes that are no UTF-8 become a sign that is neither letter nor digit. */
function utf8Of(written: string): string {
  return new TextDecoder().decode(Uint8Array.from(written.slice(1).split('%'), (byte) => Number.parseInt(byte, 16)));
}
