import { appendFile, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

/** A function's log on disk, one JSON object a line. */
export type LogFile = { readonly write: (line: string) => void; readonly close: () => Promise<void> };

const MAX_LOG_BYTES = 10_000_000; // then the file becomes `<name>.1` and a new one begins
const WRITE_EVERY_MILLISECONDS = 200; // a write for each line would cost a request more than its own work in the parent

const append = promisify(appendFile);

/** Opens a log that is rotated by size. A line that is not a JSON object is wrapped into one. A crash loses the last moment's lines. */
export function openLogFile(path: string, now: () => Date): LogFile {
  mkdirSync(dirname(path), { recursive: true });
  let size = existsSync(path) ? statSync(path).size : 0;
  let lines: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  const flush = (): void => {
    timer = undefined;
    const text = lines.join('');
    lines = [];
    writing = writing.then(async () => {
      if (size > MAX_LOG_BYTES) {
        renameSync(path, `${path}.1`);
        size = 0;
      }
      size += Buffer.byteLength(text);
      await append(path, text, { mode: 0o600 });
    });
  };
  return {
    write: (line) => {
      const isObject = line.startsWith('{');
      lines.push(`${isObject ? line : JSON.stringify({ timestamp: now().toISOString(), message: line })}\n`);
      timer ??= setTimeout(flush, WRITE_EVERY_MILLISECONDS);
    },
    close: async () => {
      clearTimeout(timer);
      if (lines.length > 0) flush();
      await writing;
    },
  };
}
