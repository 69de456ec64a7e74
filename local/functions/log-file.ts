import { appendFile, existsSync, mkdirSync, rename, statSync, truncate } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

/** A function's log on disk, one JSON object a line. */
export type LogFile = { readonly write: (line: string) => void; readonly close: () => Promise<void> };

/** What a log does with its file. */
export type LogDisk = {
  readonly append: (path: string, text: string) => Promise<void>;
  readonly truncate: (path: string, bytes: number) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
};

const maxLogBytes = 10_000_000; // then the file becomes `<name>.1` and a new one begins
const writeEveryMilliseconds = 200; // a write for each line would cost a request more than its own work in the parent

const append = promisify(appendFile);
const truncated = promisify(truncate);

const fileDisk: LogDisk = {
  append: (path, text) => append(path, text, { mode: 0o600 }),
  truncate: async (path, bytes) => (existsSync(path) ? truncated(path, bytes) : undefined),
  rename: promisify(rename),
};

/**
 * Opens a log that is rotated by size. A line that is not a JSON object is wrapped into one. A crash loses the last moment's lines.
 * Where the disk takes no more, that is told once on stderr, lines are lost, and their number is the first that is written when there is room again.
 */
export function openLogFile(path: string, now: () => Date, disk: LogDisk = fileDisk): LogFile {
  mkdirSync(dirname(path), { recursive: true });
  const put = fileOf(path, now, disk);
  let lines: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();
  let isOpen = true;

  const flush = (): void => {
    timer = undefined;
    const written = lines;
    lines = [];
    writing = writing.then(() => put(written));
  };
  return {
    write: (line) => {
      // A request that ends after the laptop did: there may be no folder any more.
      if (!isOpen) return;
      lines.push(line.startsWith('{') ? line : wrapped(now(), line));
      timer ??= setTimeout(flush, writeEveryMilliseconds);
    },
    close: async () => {
      isOpen = false;
      clearTimeout(timer);
      if (lines.length > 0) flush();
      await writing;
    },
  };
}

/** Appends lines to the file; never rejects. */
function fileOf(path: string, now: () => Date, disk: LogDisk): (lines: readonly string[]) => Promise<void> {
  /** Bytes of whole lines; what stands after them is the half of a write that failed. */
  let size = existsSync(path) ? statSync(path).size : 0;
  let lost = 0;
  return async (lines) => {
    const told = lost === 0 ? [] : [wrapped(now(), `${lost} lines are missing here: the disk did not take them`)];
    const text = [...told, ...lines].map((line) => `${line}\n`).join('');
    try {
      if (lost > 0) await disk.truncate(path, size);
      if (size > maxLogBytes) {
        await disk.rename(path, `${path}.1`);
        size = 0;
      }
      await disk.append(path, text);
      size += Buffer.byteLength(text);
      lost = 0;
    } catch (error) {
      if (lost === 0) console.error(`${path} can't be written; its lines are lost until it can`, error);
      lost += lines.length;
    }
  };
}

function wrapped(at: Date, message: string): string {
  return JSON.stringify({ timestamp: at.toISOString(), message });
}
