import { createReadStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesOf, plainOf } from './restore/plain.ts';

/** Writes entries into a new file of the folder, which the owner alone may read. Gives how many. */
export async function writeLines(folder: string, name: string, entries: AsyncIterable<unknown> | Iterable<unknown>): Promise<number> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = await open(join(folder, name), 'wx', 0o600);
  let count = 0;
  try {
    for await (const entry of entries) {
      await file.write(`${JSON.stringify(plainOf(entry))}\n`);
      count += 1;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return count;
}

/** The entries of such a file. Lines end with a line feed alone: a text may hold what else readers of lines take for an end. */
export async function* readLines(folder: string, name: string): AsyncGenerator<unknown> {
  let begun = '';
  for await (const piece of createReadStream(join(folder, name), 'utf8')) {
    const lines = `${begun}${piece}`.split('\n');
    begun = lines.pop() ?? '';
    for (const line of lines) yield entryOf(line, name);
  }
  if (begun !== '') throw new Error(`${name} ends within a line: the copy is not whole`);
}

/** An error names the file alone: what JSON.parse says quotes the line, which may hold personal data. */
function entryOf(line: string, name: string): unknown {
  try {
    return JSON.parse(line, (_name, value) => bytesOf(value) ?? value);
  } catch {
    throw new Error(`${name} has a line that is no JSON: the copy is not whole`);
  }
}
