import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

/** Where a tool of Python's is: in the environment that `.ci/run` makes, or on the path; undefined where it is not. */
export function toolPath(name: string): string | undefined {
  const folders = [resolve(import.meta.dirname, '../build/python/bin'), ...(process.env.PATH ?? '').split(delimiter)];
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}
