import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonService } from '../requests/json-operation.ts';
import type { ServiceAccess } from '../requests/permissions.ts';
import { embeddedSamples } from './embedded-metrics.ts';
import { metricService } from './metric-service.ts';
import { openSampleStore, type SampleStore } from './sample-store.ts';

export type Metrics = {
  readonly service: JsonService;
  /** Keeps the metrics of a function's log line when it is in the embedded metric format. Gives how many values it kept; 0 for any other line. */
  readonly recordEmf: (line: string) => number;
  readonly samples: Omit<SampleStore, 'close' | 'forget'>;
  readonly close: () => void;
};

// CloudWatch keeps hourly values for 455 days, and nothing longer.
const keptMilliseconds = 455 * 24 * 60 * 60 * 1000;

/** Opens CloudWatch's metrics over one SQLite file in `directory`. */
export function openMetrics(options: { readonly directory: string; readonly access: ServiceAccess }): Metrics {
  mkdirSync(options.directory, { recursive: true });
  const store = openSampleStore(join(options.directory, 'metrics.sqlite'));
  store.forget(options.access.now().getTime() - keptMilliseconds);
  return {
    service: metricService(store, options.access),
    recordEmf: (line) => {
      const samples = embeddedSamples(line);
      if (samples.length > 0) store.add(samples);
      return samples.length;
    },
    samples: store,
    close: store.close,
  };
}
