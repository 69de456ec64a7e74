import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { functionSettings, type LambdaName } from '../function-settings.ts';
import type { CityFunctions } from '../functions/city-functions.ts';
import { named, pascalCase } from '../logical-id.ts';

const metricName = 'NearTimeouts';
/** A run that took so much of its time has no room left for next year's data. */
const nearShare = 0.8;
/** Functions that have less are watched by what their callers wait for (ApiSlow, AuthorizerErrors). */
const shortest = Duration.seconds(10);
/** They look at the clock themselves, stop shortly before the end, and another run goes on. */
const byTheClock: ReadonlySet<LambdaName> = new Set(['make-file', 'keep-index']);

/** Whether its runs are compared with its time-out. */
function isWatchedForTime(name: LambdaName): boolean {
  return functionSettings[name].timeout.toSeconds() > shortest.toSeconds() && !byTheClock.has(name);
}

/**
 * Runs that came near their function's time-out, or met it, of all functions together: read off the line that Lambda ends each run with in its log.
 * `Duration` of each function would be an alarm for each of them (docs/cost.md); a sum by metric math is billed for each metric as well.
 */
export function nearTimeouts(scope: Construct, functions: CityFunctions, namespace: string): Metric {
  for (const name of functions.names.filter(isWatchedForTime)) {
    const milliseconds = functionSettings[name].timeout.toMilliseconds() * nearShare;
    const id = `${pascalCase(name)}NearTimeout`;
    const filter = new MetricFilter(scope, id, {
      logGroup: functions.get(name).lambda.logGroup,
      filterPattern: FilterPattern.spaceDelimited('type', 'idLabel', 'id', 'durationLabel', 'duration', '...')
        .whereString('type', '=', 'REPORT')
        .whereNumber('duration', '>=', milliseconds),
      metricNamespace: namespace,
      metricName,
      metricValue: '1',
    });
    named(filter, `${id}Filter`);
  }
  return new Metric({ namespace, metricName, statistic: 'Sum', period: Duration.minutes(5) });
}
