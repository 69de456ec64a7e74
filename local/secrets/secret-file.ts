import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod';

const version = { value: z.string(), versionId: z.uuid(), createdAt: z.iso.datetime() };
/** The version in force, and those before it, the newest first. */
const storedSecret = z.strictObject({ ...version, older: z.array(z.strictObject(version)).optional() });
const storedSecrets = z.record(z.string(), storedSecret);

export type StoredSecret = z.infer<typeof storedSecret>;
export type StoredSecrets = Readonly<Record<string, StoredSecret>>;

/** The secrets in a file, by name; none when there is no file. Throws on a file that is not one of ours: a lost key must not pass for a first start. */
export function readSecrets(path: string): StoredSecrets {
  return existsSync(path) ? storedSecrets.parse(JSON.parse(readFileSync(path, 'utf8'))) : {};
}

/** Replaces the file in one step. Its owner alone may read it (mode 0600). */
export function writeSecrets(path: string, secrets: StoredSecrets): void {
  const next = `${path}.new`;
  writeFileSync(next, JSON.stringify(secrets), { mode: 0o600, flush: true });
  chmodSync(next, 0o600);
  renameSync(next, path);
}
