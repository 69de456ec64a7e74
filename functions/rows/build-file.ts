import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CellTooLong } from '../excel-writer/sheet.ts';
import { writeWorkbook } from '../excel-writer/write-workbook.ts';
import type { CsvLines } from './row-query.port.ts';
import { type WorkbookContent, workbookSheets } from './workbook-sheets.ts';

/** Has a file written into the directory, hands it on, and removes it. */
export async function withFile<T>(
  directory: string,
  write: (path: string) => Promise<void>,
  take: (path: string) => Promise<T>,
): Promise<T> {
  const path = join(directory, randomUUID());
  try {
    await mkdir(directory, { recursive: true });
    await write(path);
    return await take(path);
  } finally {
    await rm(path, { force: true });
  }
}

/** What a long cell makes impossible, as a value; any other fault is thrown. */
export async function orTooLong<T>(work: Promise<T>): Promise<T | 'cell-too-long'> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof CellTooLong) return 'cell-too-long';
    throw error;
  }
}

/** Throws `CellTooLong`. */
export async function writeWorkbookFile(path: string, content: WorkbookContent): Promise<void> {
  await writeWorkbook(path, workbookSheets(content));
}

export async function writeLines(path: string, { header, lines }: CsvLines): Promise<void> {
  await pipeline(Readable.from(inChunks(header, lines), { objectMode: false }), createWriteStream(path));
}

/** About as much text as is handed on at once. */
const chunkCharacters = 64 * 1024;

async function* inChunks(header: string, lines: AsyncIterable<string>): AsyncGenerator<string> {
  let text = `${header}\n`;
  for await (const line of lines) {
    text += `${line}\n`;
    if (text.length < chunkCharacters) continue;
    yield text;
    text = '';
  }
  yield text;
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
