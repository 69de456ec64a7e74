import * as z from 'zod';
import { functionNameOf } from './functions.ts';
import type { ResolvedResource } from './resources.ts';

/** What a rule calls; what could not be started is kept at `deadLetterArn`. */
export type ScheduleTarget = { readonly functionName: string; readonly input?: unknown; readonly deadLetterArn?: string };

/** A rule that calls functions at set times. */
export type ScheduleModel = {
  readonly logicalId: string;
  /** EventBridge rules call by a function's own permission, Scheduler by a role. */
  readonly service: 'events' | 'scheduler';
  readonly arn: string;
  /** `rate(1 day)` or `cron(0 17 * * ? *)`. */
  readonly expression: string;
  readonly timeZone: string;
  readonly targets: readonly ScheduleTarget[];
};

const ruleSchema = z.object({
  ScheduleExpression: z.string().optional(),
  State: z.string().default('ENABLED'),
  Targets: z
    .array(
      z.object({
        Arn: z.string(),
        Input: z.string().optional(),
        DeadLetterConfig: z.object({ Arn: z.string() }).optional(),
        InputPath: z.undefined({ error: 'The laptop knows no InputPath' }).optional(),
        InputTransformer: z.undefined({ error: 'The laptop knows no InputTransformer' }).optional(),
      }),
    )
    .default([]),
});

const scheduleSchema = z.object({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  State: z.string().default('ENABLED'),
  Target: z.object({ Arn: z.string(), Input: z.string().optional() }),
});

/** The enabled rules and schedules. Throws on a rule that waits for events, since the laptop has no event bus. */
export function readSchedules(resources: readonly ResolvedResource[]): readonly ScheduleModel[] {
  return resources.flatMap((resource) => {
    if (resource.type === 'AWS::Events::Rule') return readRule(resource);
    return resource.type === 'AWS::Scheduler::Schedule' ? readSchedule(resource) : [];
  });
}

function readRule({ logicalId, physical, properties }: ResolvedResource): readonly ScheduleModel[] {
  const { ScheduleExpression, State, Targets } = ruleSchema.parse(properties);
  if (State !== 'ENABLED') return [];
  if (ScheduleExpression === undefined) throw new Error(`${logicalId} waits for events: the laptop has no event bus`);
  const targets = Targets.map(({ Arn, Input, DeadLetterConfig }) => target(Arn, Input, DeadLetterConfig?.Arn));
  return [{ logicalId, service: 'events', arn: physical.attributes.Arn ?? '', expression: ScheduleExpression, timeZone: 'UTC', targets }];
}

function readSchedule({ logicalId, physical, properties }: ResolvedResource): readonly ScheduleModel[] {
  const { ScheduleExpression, ScheduleExpressionTimezone, State, Target } = scheduleSchema.parse(properties);
  if (State !== 'ENABLED') return [];
  const targets = [target(Target.Arn, Target.Input)];
  return [
    { logicalId, service: 'scheduler', arn: physical.ref, expression: ScheduleExpression, timeZone: ScheduleExpressionTimezone, targets },
  ];
}

function target(arn: string, input: string | undefined, deadLetterArn?: string): ScheduleTarget {
  return {
    functionName: functionNameOf(arn),
    ...(input === undefined ? {} : { input: JSON.parse(input) }),
    ...(deadLetterArn === undefined ? {} : { deadLetterArn }),
  };
}
