/** Of the typeface's letters, in widths of its size, a little wide: the server can't measure. */
const narrow = /[ijl.,:;'’|!()[\]/ -]/;
const wide = /[mwMWCGOQ%@–]/;
const round = /[bdgopq0-9]/;
const capital = /[A-Z]/;

/** About how wide a text is at that size. */
export function textWidth(text: string, size: number): number {
  return [...text].reduce((sum, letter) => sum + letterWidth(letter), 0) * size;
}

function letterWidth(letter: string): number {
  if (narrow.test(letter)) return 0.32;
  if (wide.test(letter)) return 0.9;
  if (round.test(letter)) return 0.68;
  return capital.test(letter) ? 0.75 : 0.61;
}

/** The text if it fits, else as much of it as does, with an ellipsis. */
export function cutText(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, size) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** The text in at most that many lines, broken between words; what does not fit the last line is cut. */
export function wrapText(text: string, width: number, size: number, maxLines: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1);
    if (line !== undefined && (textWidth(`${line} ${word}`, size) <= width || lines.length === maxLines)) {
      lines[lines.length - 1] = `${line} ${word}`;
    } else lines.push(word);
  }
  return lines.map((line) => cutText(line, width, size));
}
