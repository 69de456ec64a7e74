import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';

/** What puts a file into the bucket that the front door's log is delivered into. */
export type PutLog = (key: string, bytes: Uint8Array) => Promise<void>;
export type ReadLogDelivery = {
  readonly write: (line: string) => void;
  /** Delivers what was written until now. */
  readonly deliver: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

const everyMilliseconds = 60_000; // CloudFront delivers several times an hour; whoever counts by hand waits for none
const mostLines = 20_000; // some megabytes: a load test fills no memory

/**
 * Delivers the front door's log as CloudFront does: files of lines, packed by gzip, `reads/<year>/<month>/<day>/<door>.<day>-<hour>.<id>.gz` by the UTC time of their delivery. What can't be put is
 * told on stderr by its number, and lost, as some of the cloud's is.
 */
export function readLogDelivery(put: PutLog, now: () => Date): ReadLogDelivery {
  let lines: string[] = [];
  let putting = Promise.resolve();
  const deliver = (): Promise<void> => {
    const written = lines;
    lines = [];
    putting = putting.then(() => putLines(put, written, now()));
    return putting;
  };
  const timer = setInterval(() => void deliver(), everyMilliseconds);
  timer.unref();
  return {
    write: (line) => {
      lines.push(line);
      if (lines.length >= mostLines) void deliver();
    },
    deliver,
    stop: () => {
      clearInterval(timer);
      return deliver();
    },
  };
}

async function putLines(put: PutLog, lines: readonly string[], at: Date): Promise<void> {
  if (lines.length === 0) return;
  const [day = '', hour = ''] = at.toISOString().split(/[T:]/, 2);
  const key = `reads/${day.replaceAll('-', '/')}/laptop.${day}-${hour}.${randomBytes(4).toString('hex')}.gz`;
  try {
    await put(key, gzipSync(lines.map((line) => `${line}\n`).join('')));
  } catch (error) {
    console.error(`${lines.length} lines of the front door's log could not be delivered`, error);
  }
}
