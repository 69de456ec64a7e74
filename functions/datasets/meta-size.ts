import { invalidRequest, type Problem } from '../http/problem.ts';
import { limits } from '../limits.ts';
import type { Dataset } from '../model/dataset.ts';
import { metaNames } from '../model/metadata/names.ts';

const longTexts = [...metaNames, ...(['exemption', 'processing', 'proposedAccess', 'retraction', 'hold', 'personalColumns'] as const)];

/**
 * META is read at every request and stays within 4 KB (data-model.md). `reserved` keeps room for what must always fit later: a hold, the pointer.
 * A 400 that names the longest part, or undefined when it fits.
 */
export function tooLargeForMeta(
  dataset: Dataset,
  reserved: 0 | typeof limits.metaReserveBytes | typeof limits.metaHoldBytes,
): Problem | undefined {
  const maximum = limits.maxMetaBytes - reserved;
  const size = bytesOf(dataset);
  if (size <= maximum) return undefined;
  const longest = longTexts.reduce((one, other) => (bytesOf(dataset[other]) > bytesOf(dataset[one]) ? other : one));
  return invalidRequest([
    {
      where: longest,
      what: `terlalu panjang (${bytesOf(dataset[longest])} bita); seluruh keterangan dataset paling banyak ${maximum} bita, sekarang ${size}. Pendekkan teksnya`,
    },
  ]);
}

/** JSON is a little longer than DynamoDB's own count (names and values in UTF-8), so this errs on the safe side. */
function bytesOf(value: unknown): number {
  return value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value));
}
