import { readFileSync } from 'node:fs';

/** What a file of JSON says. An error names the file alone: what JSON.parse says quotes the text, which may be half of a key. */
export function readJsonFile(path: string): unknown {
  const text = readFileSync(path, 'utf8');
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${path}: bukan berkas JSON yang utuh`);
  }
}
