import * as z from 'zod';
import { type Sample, summaryOf } from './sample.ts';

const embedded = z.looseObject({
  _aws: z.object({
    Timestamp: z.int().nonnegative(),
    CloudWatchMetrics: z.array(
      z.object({
        Namespace: z.string().min(1),
        Dimensions: z.array(z.array(z.string())),
        Metrics: z.array(z.object({ Name: z.string().min(1), Unit: z.string().default('None') })),
      }),
    ),
  }),
});

const values = z.union([z.number().transform((value) => [value]), z.array(z.number())]);

/**
 * The samples in a log line of the embedded metric format; none in any other line, and none in a line that breaks the format,
 * which CloudWatch drops without a word, too.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function embeddedSamples(line: string): readonly Sample[] {
  const document = line.includes('"_aws"') ? embedded.safeParse(jsonOf(line)).data : undefined;
  if (document === undefined) return [];
  const at = document._aws.Timestamp;
  return document._aws.CloudWatchMetrics.flatMap(({ Namespace: namespace, Dimensions, Metrics }) =>
    Dimensions.flatMap((names) => {
      const dimensions = dimensionsOf(names, document);
      if (dimensions === undefined) return [];
      return Metrics.flatMap(({ Name: name, Unit: unit }) => {
        const observed = values.safeParse(document[name]).data ?? [];
        return observed.map((value) => ({ namespace, name, dimensions, at, unit, ...summaryOf(value) }));
      });
    }),
  );
}

function dimensionsOf(names: readonly string[], document: Readonly<Record<string, unknown>>): Record<string, string> | undefined {
  const dimensions: Record<string, string> = {};
  for (const name of names) {
    const value = document[name];
    if (typeof value !== 'string' || value === '') return undefined;
    dimensions[name] = value;
  }
  return dimensions;
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
