import { invalidRequest, type Problem } from '../http/problem.ts';
import { limits } from '../limits.ts';

/** 400 when a standard is larger than an item may be (data-model.md); undefined when it fits. */
export function tooLargeForItem(standard: object): Problem | undefined {
  const size = Buffer.byteLength(JSON.stringify(standard));
  if (size <= limits.maxItemBytes) return undefined;
  return invalidRequest([{ where: 'isi', what: `standar terlalu besar: ${size} bita, paling banyak ${limits.maxItemBytes}` }]);
}
