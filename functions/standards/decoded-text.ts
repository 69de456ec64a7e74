/** Of the named characters of HTML those that nobody sees; any other stands apart from what is around it. */
const unseenNames = /&(?:shy|zwj|zwnj|zerowidthspace|nobreak);/gi;
const named = /&[a-z]{2,31};/gi;
const numbered = /&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));?/gi;
const escaped = /\\(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|x([0-9a-f]{2}))/gi;
const percents = /(?:%[0-9a-f]{2})+/gi;
const tags = /<[^<>]{1,500}>/g;
/** Text within text within text: deeper, nobody reads a number. */
const maxDepth = 3;

/** The text as programs would read it that take it for part of an address (percent signs), of JSON (backslashes) or of a page (entities, tags); as it is where it is none. */
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
  if (!/[%&\\<]/.test(text)) return text;
  return text
    .replace(percents, utf8Of)
    .replace(escaped, (written, ...points: (string | undefined)[]) => characterOf(written, points.slice(0, 3), 16))
    .replace(/\\[nrt/]/g, ' ')
    .replace(numbered, (written, hex: string | undefined, decimal: string | undefined) =>
      characterOf(written, [hex ?? decimal], hex === undefined ? 10 : 16),
    )
    .replace(unseenNames, '')
    .replace(named, ' ')
    .replace(tags, ' ');
}

function characterOf(written: string, points: readonly (string | undefined)[], radix: number): string {
  const point = Number.parseInt(points.find((given) => given !== undefined) ?? '', radix);
  return point <= 0x10ffff ? String.fromCodePoint(point) : written;
}

/** Bytes that are no UTF-8 become a sign that is neither letter nor digit. */
function utf8Of(written: string): string {
  return new TextDecoder().decode(Uint8Array.from(written.slice(1).split('%'), (byte) => Number.parseInt(byte, 16)));
}
