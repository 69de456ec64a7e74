import { createHash } from 'node:crypto';
import type { Published } from '../datasets/published.port.ts';
import type { Part } from '../model/manifest.ts';
import { type VersionSummary, versionSummarySchema } from '../model/version-summary.ts';
import { personalColumns } from '../standards/rules/personal.ts';
import type { Field } from '../standards/standard.ts';

/** What a summary follows from: versions with the same parts under the same standard share it, restored ones too. */
export type Summarised = {
  readonly datasetId: string;
  readonly standardVersion: number;
  readonly parts: readonly Pick<Part, 'period' | 'sha256'>[];
  readonly personal: ReadonlySet<string>;
};

/** Written into each address: a summary of another form is another object. */
const form = 1;

/** Where the summary of a version lies. What it holds follows from its name, so it is never another, and one that no version is made of is read by nobody. */
export function summaryKey({ datasetId, standardVersion, parts, personal }: Summarised): string {
  const made = [form, standardVersion, [...personal].sort(), parts.map(({ period, sha256 }) => [period, sha256])];
  return `datasets/${datasetId}/statistics/${createHash('sha256').update(JSON.stringify(made)).digest('hex')}.json`;
}

/** Columns of a version whose values are told to nobody: those that were found when it was made, and those that its standard marks or names so. */
export function personalIn(found: readonly string[], fields: readonly Field[]): ReadonlySet<string> {
  return new Set([...found, ...personalColumns(fields, []).map(({ name }) => name), ...marked(fields)]);
}

function marked(fields: readonly Field[]): string[] {
  return fields.filter(({ personal }) => personal === true).map(({ name }) => name);
}

/** The summary at that address; undefined where none was made. */
export async function readSummary(published: Pick<Published, 'getText'>, key: string): Promise<VersionSummary | undefined> {
  const text = await published.getText(key);
  return text === undefined ? undefined : versionSummarySchema.parse(JSON.parse(text));
}

export async function keepSummary(published: Pick<Published, 'putText'>, key: string, summary: VersionSummary): Promise<void> {
  await published.putText(key, JSON.stringify(summary), 'application/json');
}
