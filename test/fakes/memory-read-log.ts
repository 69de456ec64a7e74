import type { ReadLog } from '../../functions/reads/read-log.port.ts';

type LogFile = { readonly at: string; readonly text: string };

/** A front door's log in memory, each file with the moment of its delivery; given in chunks of so many bytes. */
export function memoryReadLog(files: readonly LogFile[], chunkBytes = 1_000): ReadLog & { readonly opened: readonly string[] } {
  const opened: string[] = [];
  return {
    opened,
    async since(moment) {
      return files.flatMap(({ at }, place) => (Date.parse(at) >= moment.getTime() ? [String(place)] : []));
    },
    async *open(file) {
      opened.push(file);
      const bytes = Buffer.from(files[Number(file)]?.text ?? '');
      for (let from = 0; from < bytes.length; from += chunkBytes) yield bytes.subarray(from, from + chunkBytes);
    },
  };
}
