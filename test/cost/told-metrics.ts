import { emfIngestMetrics } from '../../functions/aws/cloudwatch/emf-ingest-metrics.ts';
import { emfProgressMetrics } from '../../functions/aws/cloudwatch/emf-progress-metrics.ts';
import { emfRecordMetrics } from '../../functions/aws/cloudwatch/emf-record-metrics.ts';
import { countOpd } from '../../functions/progress/count-opd.ts';
import { cityGaugesOf } from '../../functions/progress/tell-gauges.ts';
import { embeddedSamples } from '../../local/metrics/embedded-metrics.ts';
import { emittedLines } from './emitted-lines.ts';

const namespace = 'SatuData/kota-tangerang';

/** How many metrics somebody's lines make, and how many bytes of log they are. */
export type Told = { readonly metrics: number; readonly bytes: number };

/** What one telling of each kind makes, read off the lines that the functions write. */
export function toldBy(opdIds: readonly string[]): {
  readonly opd: Told;
  readonly opds: Told;
  readonly city: Told;
  readonly upload: Told;
  readonly archive: Told;
} {
  const now = new Date('2026-11-23T17:05:00Z');
  const counts = opdIds.map((opdId) => countOpd(opdId, [], now));
  const progress = emfProgressMetrics(namespace);
  const ingest = emfIngestMetrics(namespace);
  const records = emfRecordMetrics(namespace);
  return {
    opd: told(() => counts.slice(0, 1).forEach(progress.ofOpd)),
    opds: told(() => counts.forEach(progress.ofOpd)),
    city: told(() => progress.ofCity(cityGaugesOf(counts, now))),
    upload: told(() => {
      ingest.checked('dinkes', 1000, 12);
      for (const tell of [ingest.published, ingest.rejected, ingest.failed]) tell('dinkes');
    }),
    archive: told(() => {
      records.tampered(0);
      records.daysMissing(0);
    }),
  };
}

function told(emit: () => void): Told {
  const lines = emittedLines(emit);
  const names = lines.flatMap(embeddedSamples).map(({ name, dimensions }) => `${name} ${JSON.stringify(dimensions)}`);
  return { metrics: new Set(names).size, bytes: lines.reduce((bytes, line) => bytes + Buffer.byteLength(line), 0) };
}
