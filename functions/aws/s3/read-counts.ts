import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type * as z from 'zod';
import type { ReadCounts } from '../../catalog/read-counts.port.ts';
import { countedDaySchema, openDatasetIdsSchema, recentReadsSchema } from '../../model/read-count.ts';

const recentKey = 'reads/recent.json';

/** What was counted of reads, in the published bucket: `reads/days/<day>.json`, `reads/open/<day>.json`, and `reads/recent.json`. */
export function s3ReadCounts(s3: S3Client, bucket: string): ReadCounts {
  async function read<T>(key: string, schema: z.ZodType<T>): Promise<T | undefined> {
    try {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return schema.parse(JSON.parse((await Body?.transformToString()) ?? ''));
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  }
  async function write(key: string, value: object): Promise<void> {
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: JSON.stringify(value), ContentType: 'application/json' }));
  }
  return {
    day: (day) => read(dayKey(day), countedDaySchema),
    putDay: (counted) => write(dayKey(counted.day), counted),
    recent: () => read(recentKey, recentReadsSchema),
    putRecent: (recent) => write(recentKey, recent),
    openOn: (day) => read(openKey(day), openDatasetIdsSchema),
    putOpen: (open) => write(openKey(open.day), open),
  };
}

function dayKey(day: string): string {
  return `reads/days/${day}.json`;
}

function openKey(day: string): string {
  return `reads/open/${day}.json`;
}
