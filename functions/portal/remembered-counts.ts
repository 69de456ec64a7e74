import type { ReadCounts } from '../catalog/read-counts.port.ts';
import { limits } from '../limits.ts';
import type { RecentReads } from '../model/read-count.ts';

/**
 * A warm function asks for the sum as often as the front door asks for a page, not for each page: it changes once a night, and decides nothing. So a sum that can't be read is as none, and takes no page
 * down: its fault is told, and it is asked for again when the front door would.
 */
export function rememberedCounts(
  counts: Pick<ReadCounts, 'recent'>,
  now: () => Date,
  onFault: (fault: unknown) => void,
): Pick<ReadCounts, 'recent'> {
  let asked: { readonly at: number; readonly recent: RecentReads | undefined } | undefined;
  const readable = async () => {
    try {
      return await counts.recent();
    } catch (fault) {
      onFault(fault);
      return undefined;
    }
  };
  return {
    async recent() {
      const at = now().getTime();
      if (asked === undefined || Math.abs(at - asked.at) >= limits.edgeSeconds * 1000) asked = { at, recent: await readable() };
      return asked.recent;
    },
  };
}
