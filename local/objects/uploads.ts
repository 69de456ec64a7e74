import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { blobSchema } from './blobs.ts';
import { checksumSchema } from './checksums.ts';

const uploadSchema = z.strictObject({
  headers: z.record(z.string(), z.string()),
  metadata: z.record(z.string(), z.string()),
  tags: z.array(z.strictObject({ key: z.string(), value: z.string() })),
});

const partSchema = z.strictObject({
  etag: z.string(),
  modifiedAt: z.int(),
  checksum: checksumSchema.optional(),
  blob: blobSchema,
});

/** A multipart upload that was started: what its object will bear. */
export type Upload = Readonly<z.infer<typeof uploadSchema>>;

/** One part that has arrived. */
export type Part = Readonly<z.infer<typeof partSchema>> & { readonly number: number };

export type UploadIndex = {
  readonly find: (uploadId: string, bucket: string, key: string) => Upload | undefined;
  readonly insert: (uploadId: string, bucket: string, key: string, upload: Upload) => void;
  readonly remove: (uploadId: string) => void;
  readonly parts: (uploadId: string) => readonly Part[];
  /** Puts the part in place of one with the same number. */
  readonly putPart: (uploadId: string, part: Part) => void;
  readonly blobIds: () => readonly string[];
};

/** The unfinished multipart uploads, in the index. */
export function uploadIndex(database: DatabaseSync): UploadIndex {
  const find = database.prepare('SELECT document FROM uploads WHERE upload_id = ? AND bucket = ? AND key = ?');
  const insert = database.prepare('INSERT INTO uploads (upload_id, bucket, key, document) VALUES (?, ?, ?, ?)');
  const remove = database.prepare('DELETE FROM uploads WHERE upload_id = ?');
  const parts = database.prepare('SELECT number, document FROM parts WHERE upload_id = ? ORDER BY number');
  const putPart = database.prepare('INSERT OR REPLACE INTO parts (upload_id, number, document) VALUES (?, ?, ?)');
  const blobIds = database.prepare(`SELECT json_extract(document, '$.blob.id') AS id FROM parts`);

  return {
    find: (uploadId, bucket, key) => {
      const row = find.get(uploadId, bucket, key);
      return row === undefined ? undefined : uploadSchema.parse(JSON.parse(z.string().parse(row.document)));
    },
    insert: (uploadId, bucket, key, upload) => void insert.run(uploadId, bucket, key, JSON.stringify(upload)),
    remove: (uploadId) => void remove.run(uploadId),
    parts: (uploadId) => parts.all(uploadId).map((row) => partRowSchema.parse(row)),
    putPart: (uploadId, { number, ...document }) => void putPart.run(uploadId, number, JSON.stringify(document)),
    blobIds: () => blobIds.all().map((row) => z.string().parse(row.id)),
  };
}

const partRowSchema = z
  .object({ number: z.int(), document: z.string() })
  .transform(({ number, document }) => ({ number, ...partSchema.parse(JSON.parse(document)) }));
