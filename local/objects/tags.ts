import { S3Error } from './s3-error.ts';
import { childText, type XmlElement } from './xml.ts';

export type Tag = { readonly key: string; readonly value: string };

// Limits of S3: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html
const maxTags = 10;
const maxKeyCharacters = 128;
const maxValueCharacters = 256;

/**
 * Reads `x-amz-tagging`, a form-encoded list.
 * @throws S3Error InvalidTag
 */
export function parseTaggingHeader(header: string | undefined): readonly Tag[] {
  return checked([...new URLSearchParams(header ?? '')].map(([key, value]) => ({ key, value })));
}

/**
 * Reads the body of PutObjectTagging.
 * @throws S3Error InvalidTag, MalformedXML
 */
export function parseTagging(document: XmlElement): readonly Tag[] {
  const tagSet = document.children.find((child) => child.name === 'TagSet');
  if (document.name !== 'Tagging' || tagSet === undefined) throw new S3Error('MalformedXML', 'The tag set is missing');
  return checked(tagSet.children.map((tag) => ({ key: childText(tag, 'Key') ?? '', value: childText(tag, 'Value') ?? '' })));
}

function checked(tags: readonly Tag[]): readonly Tag[] {
  const keys = new Set(tags.map((tag) => tag.key));
  if (tags.length > maxTags) throw new S3Error('InvalidTag', `Object tags cannot be greater than ${maxTags}`);
  if (keys.size !== tags.length) throw new S3Error('InvalidTag', 'Cannot provide multiple Tags with the same key');
  if (tags.some((tag) => tag.key === '' || tag.key.length > maxKeyCharacters || tag.value.length > maxValueCharacters)) {
    throw new S3Error('InvalidTag', 'A tag key or value is empty or too long');
  }
  return tags;
}
