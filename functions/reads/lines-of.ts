/**
 * The lines of a text that comes in chunks, those of each chunk together. It holds a chunk and a line, however long the text is: a line of more than so many characters is passed over and given as
 * undefined. Empty lines are none.
 */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  maxCharacters: number,
): AsyncGenerator<readonly (string | undefined)[], void, undefined> {
  const decoder = new TextDecoder();
  let begun = '';
  let isTooLong = false;
  for await (const chunk of chunks) {
    const lines: (string | undefined)[] = (begun + decoder.decode(chunk, { stream: true })).split('\n');
    begun = lines.pop() ?? '';
    if (isTooLong && lines.length > 0) {
      lines[0] = undefined;
      isTooLong = false;
    }
    if (isTooLong || begun.length > maxCharacters) {
      isTooLong = true;
      begun = '';
    }
    yield lines.filter((line) => line !== '').map((line) => (line !== undefined && line.length > maxCharacters ? undefined : line));
  }
  if (isTooLong) yield [undefined];
  else if (begun !== '') yield [begun];
}
