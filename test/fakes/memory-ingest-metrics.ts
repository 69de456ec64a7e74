import type { IngestMetrics } from '../../functions/ingest/ingest-metrics.port.ts';

/** Remembers each count as `<what> <opd> …`, in order. */
export function memoryIngestMetrics(): IngestMetrics & { readonly lines: string[] } {
  const lines: string[] = [];
  return {
    lines,
    published: (opdId) => void lines.push(`published ${opdId}`),
    rejected: (opdId) => void lines.push(`rejected ${opdId}`),
    failed: (opdId) => void lines.push(`failed ${opdId}`),
    checked: (opdId, rows) => void lines.push(`checked ${opdId} ${rows}`),
  };
}
