import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { blobSchema } from './blobs.ts';
import { checksumSchema } from './checksums.ts';

const documentSchema = z.strictObject({
  deleteMarker: z.boolean(),
  /** Hex MD5, of a multipart object with `-<number of parts>`; without quotes. */
  etag: z.string(),
  size: z.int().nonnegative(),
  /** Milliseconds since 1970. */
  modifiedAt: z.int(),
  /** Headers that are stored and sent back as they came, such as content-type. */
  headers: z.record(z.string(), z.string()),
  /** User metadata, by name without `x-amz-meta-`. */
  metadata: z.record(z.string(), z.string()),
  tags: z.array(z.strictObject({ key: z.string(), value: z.string() })),
  checksum: checksumSchema.optional(),
  blobs: z.array(blobSchema),
});

/** What is known of one version of an object. */
export type VersionDocument = Readonly<z.infer<typeof documentSchema>>;

/** A stored version; `versionId` is `null`, the word, in a bucket without versioning. `sequence` grows with every write. */
export type StoredVersion = VersionDocument & { readonly key: string; readonly versionId: string; readonly sequence: number };

export type VersionIndex = {
  readonly latest: (bucket: string, key: string) => StoredVersion | undefined;
  readonly find: (bucket: string, key: string, versionId: string) => StoredVersion | undefined;
  readonly insert: (bucket: string, key: string, versionId: string, document: VersionDocument) => StoredVersion;
  readonly remove: (bucket: string, key: string, versionId: string) => void;
  readonly setTags: (version: StoredVersion, tags: VersionDocument['tags']) => void;
  /** The latest versions with that prefix whose key is `from` or after it, in the order of UTF-8 bytes. Delete markers are among them. */
  readonly listLatest: (bucket: string, prefix: string, from: string) => Generator<StoredVersion>;
  /** Every version with that prefix in the order of keys, of each key the newest first: after `key`, and of that key those older than `before`. */
  readonly listAll: (
    bucket: string,
    prefix: string,
    after: { readonly key: string; readonly before: number | undefined },
  ) => Generator<StoredVersion>;
  readonly blobIds: () => readonly string[];
};

/** The versions of all objects, in the index. */
export function versionIndex(database: DatabaseSync): VersionIndex {
  const columns = 'key, version_id, sequence, document';
  const latest = database.prepare(`SELECT ${columns} FROM versions WHERE bucket = ? AND key = ? ORDER BY sequence DESC LIMIT 1`);
  const find = database.prepare(`SELECT ${columns} FROM versions WHERE bucket = ? AND key = ? AND version_id = ?`);
  const insert = database.prepare(`INSERT INTO versions (bucket, key, version_id, document) VALUES (?, ?, ?, ?) RETURNING ${columns}`);
  const remove = database.prepare('DELETE FROM versions WHERE bucket = ? AND key = ? AND version_id = ?');
  const update = database.prepare('UPDATE versions SET document = ? WHERE sequence = ?');
  const blobIds = database.prepare(`SELECT json_extract(blob.value, '$.id') AS id FROM versions, json_each(document, '$.blobs') AS blob`);
  // max() makes SQLite take the other columns from the row that holds it.
  const list = `SELECT key, version_id, max(sequence) AS sequence, document FROM versions WHERE bucket = ? AND key >= ? GROUP BY key ORDER BY key`;
  const listAll = `SELECT ${columns} FROM versions WHERE bucket = ? AND key >= ? AND (key <> ? OR (key = ? AND sequence < ?))
    ORDER BY key, sequence DESC`;

  return {
    latest: (bucket, key) => parseRow(latest.get(bucket, key)),
    find: (bucket, key, versionId) => parseRow(find.get(bucket, key, versionId)),
    insert: (bucket, key, versionId, document) => rowSchema.parse(insert.get(bucket, key, versionId, JSON.stringify(document))),
    remove: (bucket, key, versionId) => void remove.run(bucket, key, versionId),
    setTags: (version, tags) => {
      const { key: _key, versionId: _versionId, sequence, ...document } = version;
      update.run(JSON.stringify({ ...document, tags }), sequence);
    },
    listLatest: function* (bucket, prefix, from) {
      const start = Buffer.compare(Buffer.from(from), Buffer.from(prefix)) > 0 ? from : prefix;
      for (const row of database.prepare(list).iterate(bucket, start)) {
        const version = rowSchema.parse(row);
        if (!version.key.startsWith(prefix)) return;
        yield version;
      }
    },
    listAll: function* (bucket, prefix, { key, before = 0 }) {
      const start = Buffer.compare(Buffer.from(key), Buffer.from(prefix)) > 0 ? key : prefix;
      for (const row of database.prepare(listAll).iterate(bucket, start, key, key, before)) {
        const version = rowSchema.parse(row);
        if (!version.key.startsWith(prefix)) return;
        yield version;
      }
    },
    blobIds: () => blobIds.all().map((row) => z.string().parse(row.id)),
  };
}

const rowSchema = z
  .object({ key: z.string(), version_id: z.string(), sequence: z.int(), document: z.string() })
  .transform(({ key, version_id, sequence, document }) => ({
    key,
    versionId: version_id,
    sequence,
    ...documentSchema.parse(JSON.parse(document)),
  }));

function parseRow(row: unknown): StoredVersion | undefined {
  return row === undefined ? undefined : rowSchema.parse(row);
}
