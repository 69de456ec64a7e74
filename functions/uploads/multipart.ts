import { limits } from '../limits.ts';
import type { Upload } from '../model/upload.ts';
import type { ReceivedPart } from './inbox-parts.port.ts';

/** How a file is cut: into `parts` pieces of `partSize` bytes, the last one shorter. */
export type Cut = { readonly partSize: number; readonly parts: number };

/** The cut of a file of `size` bytes; undefined where one PUT does (api.md, "Upload"). */
export function cutOf(size: number): Cut | undefined {
  if (size <= limits.maxSinglePutBytes) return undefined;
  return { partSize: limits.uploadPartBytes, parts: Math.ceil(size / limits.uploadPartBytes) };
}

/** Said of an upload that has no parts to sign or to complete. */
export const sentInOnePut = 'Berkas ini dikirim dengan satu PUT, jadi tidak terbagi atas bagian-bagian.';

/** The bytes of a part, its number counted from 1: all are of one size but the last. */
export function bytesOfPart({ partSize, parts }: Cut, size: number, partNumber: number): number {
  return partNumber < parts ? partSize : size - partSize * (parts - 1);
}

/** The numbers of the parts that have not arrived whole, in order. None missing means that the sum is exactly `size`. */
export function missingParts(cut: Cut, { size }: Pick<Upload, 'size'>, received: readonly ReceivedPart[]): number[] {
  const bytes = new Map(received.map((part) => [part.partNumber, part.bytes]));
  const numbers = Array.from({ length: cut.parts }, (_, index) => index + 1);
  return numbers.filter((number) => bytes.get(number) !== bytesOfPart(cut, size, number));
}

/** Whether storage may have removed the parts for their age: until then, parts that are gone have become the object. */
export function partsMayBeRemoved(upload: Upload, now: Date): boolean {
  const started = Date.parse(upload.at.waiting ?? '');
  return now.getTime() - started >= limits.unfinishedUploadDays * 24 * 60 * 60 * 1000;
}
