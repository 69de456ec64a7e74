import { z } from 'zod';
import { type LineFilter, parseFilterPattern } from '../metrics/filter-pattern.ts';
import type { Metric } from '../metrics/sample.ts';
import type { ResolvedResource } from './resources.ts';

/** A metric made of lines of the API's access log: `value` for each line that passes. */
export type MetricFilterModel = { readonly passes: LineFilter; readonly metric: Metric; readonly value: number };

const filterSchema = z.object({
  LogGroupName: z.string(),
  FilterPattern: z.string(),
  MetricTransformations: z.array(
    z.strictObject({
      MetricNamespace: z.string(),
      MetricName: z.string(),
      MetricValue: z.coerce.number({ error: 'The laptop counts lines by a fixed value' }),
    }),
  ),
});

/** The metric filters. Throws on one of another log than the API's access log: functions tell their metrics in the embedded format. */
export function readMetricFilters(resources: readonly ResolvedResource[], accessLogName: string | undefined): readonly MetricFilterModel[] {
  return resources.flatMap(({ type, logicalId, properties }) => {
    if (type !== 'AWS::Logs::MetricFilter') return [];
    const { LogGroupName, FilterPattern, MetricTransformations } = filterSchema.parse(properties);
    if (LogGroupName !== accessLogName)
      throw new Error(`${logicalId} filters ${LogGroupName}: the laptop filters the API's access log alone`);
    const passes = parseFilterPattern(FilterPattern);
    return MetricTransformations.map(({ MetricNamespace, MetricName, MetricValue }) => ({
      passes,
      metric: { namespace: MetricNamespace, name: MetricName, dimensions: {} },
      value: MetricValue,
    }));
  });
}
