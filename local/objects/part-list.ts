import { S3Error } from './s3-error.ts';
import type { Part } from './uploads.ts';
import { childText, type XmlElement } from './xml.ts';

// Every part but the last holds at least 5 MiB: https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html
const minPartBytes = 5 * 1024 ** 2;

/**
 * The parts that the body of CompleteMultipartUpload names, in its order.
 * @throws S3Error MalformedXML, InvalidPart, InvalidPartOrder, EntityTooSmall
 */
export function choosePartsOf(list: XmlElement, stored: readonly Part[]): readonly Part[] {
  const named = list.children.filter((child) => child.name === 'Part');
  if (list.name !== 'CompleteMultipartUpload' || named.length === 0)
    throw new S3Error('MalformedXML', 'You must specify at least one part');
  const byNumber = new Map(stored.map((part) => [part.number, part]));
  const parts = named.map((element) => choosePart(element, byNumber));
  if (parts.some((part, position) => part.number <= (parts[position - 1]?.number ?? 0))) {
    throw new S3Error('InvalidPartOrder', 'The list of parts was not in ascending order. Parts must be ordered by part number.');
  }
  if (parts.slice(0, -1).some((part) => part.blob.size < minPartBytes)) {
    throw new S3Error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size');
  }
  return parts;
}

function choosePart(element: XmlElement, stored: ReadonlyMap<number, Part>): Part {
  const part = stored.get(Number(childText(element, 'PartNumber')));
  const etag = childText(element, 'ETag')?.replaceAll('"', '');
  const checksum = part?.checksum === undefined ? undefined : childText(element, `Checksum${part.checksum.algorithm}`);
  if (part === undefined || etag !== part.etag || (checksum !== undefined && checksum !== part.checksum?.value)) {
    throw new S3Error('InvalidPart', 'One or more of the specified parts could not be found, or its entity tag did not match.');
  }
  return part;
}
