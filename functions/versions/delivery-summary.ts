import type { Part } from '../model/manifest.ts';
import type { Field } from '../standards/standard.ts';
import { mergeParts } from './merge-parts.ts';
import { personalIn, type Summarised } from './version-summary.ts';

/** An accepted delivery, as far as its own summary follows from it. */
export type Delivered = {
  readonly datasetId: string;
  readonly uploadId: string;
  readonly mode: 'periods' | 'all';
  readonly parts: readonly Part[];
  readonly standardVersion: number;
  readonly personalColumns: readonly string[];
};

/** What the summary of a delivery by itself follows from: the version that it would be if none stood, whose summary it shares. */
export function deliverySummarised(delivered: Delivered, fields: readonly Field[]): Summarised & { readonly parts: readonly Part[] } {
  const { datasetId, standardVersion, personalColumns } = delivered;
  return { datasetId, standardVersion, parts: mergeParts(undefined, delivered).parts, personal: personalIn(personalColumns, fields) };
}
