import * as z from 'zod';

/** An item of the records table as it stands: its keys, and whatever else was written. */
export const storedRecordSchema = z.looseObject({ pk: z.string(), sk: z.string() });

export type StoredRecord = Readonly<z.infer<typeof storedRecordSchema>>;

/** One item on one line, with its members in the order of their names: the same item gives the same text, today and in ten years. */
export function canonicalLine(record: StoredRecord): string {
  return JSON.stringify(record, (_name, value: unknown) =>
    isPlain(value) ? Object.fromEntries(Object.entries(value).sort(byName)) : value,
  );
}

/** The order of an archive: by partition, then by sort key, as DynamoDB gives each partition. */
export function compareKeys(one: Pick<StoredRecord, 'pk' | 'sk'>, other: Pick<StoredRecord, 'pk' | 'sk'>): number {
  return compareTexts(one.pk, other.pk) || compareTexts(one.sk, other.sk);
}

export function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return compareTexts(one, other);
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
