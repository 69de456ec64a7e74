import * as z from 'zod';
import { type LineFilter, parseFilterPattern } from '../metrics/filter-pattern.ts';
import type { Metric } from '../metrics/sample.ts';
import type { ResolvedResource } from './resources.ts';

/** A metric made of lines of a log group, the API's access log or a function's: `value` for each line that passes. */
export type MetricFilterModel = {
  readonly logGroupName: string;
  readonly passes: LineFilter;
  readonly metric: Metric;
  readonly value: number;
};

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

/** The metric filters. Throws on one of a log that nothing here writes. */
export function readMetricFilters(
  resources: readonly ResolvedResource[],
  logGroupNames: ReadonlySet<string>,
): readonly MetricFilterModel[] {
  return resources.flatMap(({ type, logicalId, properties }) => {
    if (type !== 'AWS::Logs::MetricFilter') return [];
    const { LogGroupName, FilterPattern, MetricTransformations } = filterSchema.parse(properties);
    if (!logGroupNames.has(LogGroupName))
      throw new Error(`${logicalId} filters ${LogGroupName}: the laptop filters the API's access log and the functions' logs alone`);
    const passes = parseFilterPattern(FilterPattern);
    return MetricTransformations.map(({ MetricNamespace, MetricName, MetricValue }) => ({
      logGroupName: LogGroupName,
      passes,
      metric: { namespace: MetricNamespace, name: MetricName, dimensions: {} },
      value: MetricValue,
    }));
  });
}
