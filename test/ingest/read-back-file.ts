import { mkdtemp, readFile as readBytes, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type ReadOptions, readFile } from '../../functions/ingest/read-file.ts';
import { parseNormalForm, type ReadBack } from './csv/read-bytes.ts';

/** Reads a clerk's file by its own name and takes the normal form apart again. */
export async function readBackFile(path: string, options: Partial<ReadOptions> = {}, name = basename(path)): Promise<ReadBack> {
  const directory = await mkdtemp(join(tmpdir(), 'file-'));
  try {
    const sink = join(directory, 'normal-form.txt');
    const outcome = await readFile({ path, name }, sink, { expectedLabels: [], ...options });
    return { outcome, records: outcome.form === undefined ? [] : parseNormalForm(await readBytes(sink, 'utf8')) };
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** Reads bytes that a clerk would have under this name. */
export async function readNamed(name: string, bytes: Uint8Array | string, options: Partial<ReadOptions> = {}): Promise<ReadBack> {
  const directory = await mkdtemp(join(tmpdir(), 'named-'));
  try {
    const path = join(directory, 'upload');
    await writeFile(path, bytes);
    return await readBackFile(path, options, name);
  } finally {
    await rm(directory, { recursive: true });
  }
}
