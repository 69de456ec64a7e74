import { createWriteStream, existsSync, mkdirSync, renameSync, statSync, type WriteStream } from 'node:fs';
import { dirname } from 'node:path';

/** A function's log on disk, one JSON object a line. */
export type LogFile = { readonly write: (line: string) => void; readonly close: () => Promise<void> };

const MAX_LOG_BYTES = 10_000_000; // then the file becomes `<name>.1` and a new one begins

/** Opens a log that is rotated by size. A line that is not a JSON object is wrapped into one. */
export function openLogFile(path: string, now: () => Date): LogFile {
  mkdirSync(dirname(path), { recursive: true });
  let size = existsSync(path) ? statSync(path).size : 0;
  let stream: WriteStream | undefined;
  return {
    write: (line) => {
      const text = `${line.startsWith('{') ? line : JSON.stringify({ timestamp: now().toISOString(), message: line })}\n`;
      if (size > MAX_LOG_BYTES) {
        stream?.end();
        stream = undefined;
        renameSync(path, `${path}.1`);
        size = 0;
      }
      stream ??= createWriteStream(path, { flags: 'a', mode: 0o600 });
      size += Buffer.byteLength(text);
      stream.write(text);
    },
    close: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      if (stream === undefined) resolve();
      else stream.end(() => resolve());
      return promise;
    },
  };
}
