import { encodeRfc3986 } from '../requests/canonical-request.ts';
import type { BucketSettings, NotificationRule } from './bucket-settings.ts';
import type { StoredVersion } from './versions.ts';

export type ObjectEvent = 'ObjectCreated:Put' | 'ObjectCreated:Copy' | 'ObjectCreated:CompleteMultipartUpload';

export type Notification = { readonly queueArn: string; readonly body: string };

// Wide enough for any sequence, so that sequencers compare as strings.
const sequencerDigits = 16;

/**
 * The messages that a new version gives rise to, one a matching rule.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export function notificationsOf(
  bucket: BucketSettings,
  version: StoredVersion,
  eventName: ObjectEvent,
  origin: { readonly region: string; readonly requestId: string },
): readonly Notification[] {
  return bucket.notifications
    .filter((rule) => version.key.startsWith(rule.prefix) && version.key.endsWith(rule.suffix ?? ''))
    .map((rule) => ({ queueArn: rule.queueArn, body: JSON.stringify({ Records: [record(bucket, version, eventName, origin, rule)] }) }));
}

function record(
  bucket: BucketSettings,
  version: StoredVersion,
  eventName: ObjectEvent,
  origin: { readonly region: string; readonly requestId: string },
  rule: NotificationRule,
) {
  return {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: origin.region,
    eventTime: new Date(version.modifiedAt).toISOString(),
    eventName,
    userIdentity: { principalId: 'AWS:000000000000' },
    requestParameters: { sourceIPAddress: '127.0.0.1' },
    responseElements: { 'x-amz-request-id': origin.requestId, 'x-amz-id-2': origin.requestId },
    s3: {
      s3SchemaVersion: '1.0',
      configurationId: `${bucket.name}/${rule.prefix}`,
      bucket: { name: bucket.name, ownerIdentity: { principalId: '000000000000' }, arn: `arn:aws:s3:::${bucket.name}` },
      object: {
        key: formEncoded(version.key),
        size: version.size,
        eTag: version.etag,
        ...(bucket.versioned ? { versionId: version.versionId } : {}),
        sequencer: version.sequence.toString(16).toUpperCase().padStart(sequencerDigits, '0'),
      },
    },
  };
}

// "red flower.jpg" is announced as "red+flower.jpg"; slashes stay.
function formEncoded(key: string): string {
  return encodeRfc3986(key).replaceAll('%2F', '/').replaceAll('%20', '+');
}
