import * as z from 'zod';
import { datasetIdSchema, uploadIdSchema } from '../model/ids.ts';

/** One object's arrival in the inbox, from here on addressed by key and versionId. */
export type Arrival = { readonly key: string; readonly versionId: string; readonly sequencer: string };

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html; only what is used. */
const notificationSchema = z.looseObject({
  Records: z
    .array(
      z.looseObject({
        eventVersion: z.string().regex(/^2\./),
        eventName: z.string(),
        s3: z.looseObject({
          object: z.looseObject({ key: z.string().min(1), versionId: z.string().min(1), sequencer: z.string().default('') }),
        }),
      }),
    )
    .optional(),
});

/**
 * The arrivals in one queue message's body. S3's test event, and events of other kinds, hold none. Throws on a body that S3 does not send:
 * such a message goes to the dead letters, where someone looks.
 */
export function readArrivals(body: string): Arrival[] {
  const { Records: records } = notificationSchema.parse(JSON.parse(body));
  return (records ?? [])
    .filter((record) => record.eventName.startsWith('ObjectCreated:'))
    .map(({ s3: { object } }) => ({ key: decodeEventKey(object.key), versionId: object.versionId, sequencer: object.sequencer }));
}

/** Event keys are form-encoded: decoded exactly once, plus before percent. A key that isn't so encoded is taken as it stands. */
export function decodeEventKey(encoded: string): string {
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch {
    return encoded;
  }
}

const secretSchema = z.string().regex(/^[0-9a-f]{32}$/);
const keySchema = z.tuple([z.enum(['small', 'large']), datasetIdSchema, uploadIdSchema, secretSchema, secretSchema.optional()]);

/** What an inbox key names; undefined for a key that this system never makes. Below the key of a file lie answers about it (uploads/answers.ts). */
export function parseInboxKey(
  key: string,
): { readonly datasetId: string; readonly uploadId: string; readonly fileKey: string } | undefined {
  const parsed = keySchema.safeParse(key.split('/'));
  if (!parsed.success) return undefined;
  const [prefix, datasetId, uploadId, secret] = parsed.data;
  return { datasetId, uploadId, fileKey: [prefix, datasetId, uploadId, secret].join('/') };
}
