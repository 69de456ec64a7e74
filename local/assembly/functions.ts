import * as z from 'zod';
import type { ResolvedResource } from './resources.ts';

/** A Lambda function as the template describes it. */
export type FunctionModel = {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly roleArn: string;
  readonly region: string;
  /** The folder of its code. */
  readonly directory: string;
  /** 'index.handler': the module's file name without its ending, then the exported name. */
  readonly handler: string;
  readonly memoryMegabytes: number;
  readonly timeoutSeconds: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly reservedConcurrency?: number;
  /** Where it writes, where the template says. */
  readonly logGroupName?: string;
};

/** A function as it is called: by itself, or by one of its aliases. */
export type Called = { readonly functionName: string; readonly alias?: string };

/** A function that may be called by a service, from one source. */
export type InvokePermission = Called & { readonly principal: string; readonly sourceArn?: string };

/** A queue that feeds a function (Lambda's event source mapping). */
export type EventSourceModel = {
  readonly queueArn: string;
  readonly functionName: string;
  readonly batchSize: number;
  readonly batchingWindowSeconds: number;
  readonly reportsBatchItemFailures: boolean;
  readonly maximumConcurrency?: number;
};

/** What becomes of a call that nobody waits for when it fails. */
export type AsyncCallModel = { readonly functionName: string; readonly maximumRetries: number; readonly failureQueueArn?: string };

const functionSchema = z.object({
  Code: z.object({ S3Key: z.string().optional() }),
  Handler: z.string(),
  Runtime: z.string(),
  Role: z.string(),
  MemorySize: z.coerce.number().default(128),
  Timeout: z.coerce.number().default(3),
  ReservedConcurrentExecutions: z.coerce.number().optional(),
  LoggingConfig: z.object({ LogGroup: z.string().optional() }).optional(),
  Environment: z.object({ Variables: z.record(z.string(), z.coerce.string()).default({}) }).default({ Variables: {} }),
  Layers: z.array(z.string()).default([]),
});

const permissionSchema = z.object({ FunctionName: z.string(), Principal: z.string(), SourceArn: z.string().optional() });

const eventSourceSchema = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  Enabled: z.boolean().default(true),
  BatchSize: z.coerce.number().default(10),
  MaximumBatchingWindowInSeconds: z.coerce.number().default(0),
  FunctionResponseTypes: z.array(z.string()).default([]),
  ScalingConfig: z.object({ MaximumConcurrency: z.coerce.number().optional() }).optional(),
  FilterCriteria: z.undefined({ error: 'The laptop does not filter events' }).optional(),
});

const asyncCallSchema = z.object({
  FunctionName: z.string(),
  MaximumRetryAttempts: z.coerce.number().default(2), // Lambda's own default
  DestinationConfig: z.strictObject({ OnFailure: z.object({ Destination: z.string().startsWith('arn:aws:sqs:') }).optional() }).default({}),
});

/**
 * The functions whose code is a Node.js asset. Others (inline or Python code) belong to the CDK's custom resources,
 * which the laptop does in its own way.
 */
export function readFunctions(resources: readonly ResolvedResource[]): readonly FunctionModel[] {
  return resources.flatMap((resource) => {
    if (resource.type !== 'AWS::Lambda::Function') return [];
    const properties = functionSchema.parse(resource.properties);
    const directory = codeDirectory(properties.Code.S3Key, resource);
    if (directory === undefined || !properties.Runtime.startsWith('nodejs')) return [];
    if (properties.Layers.length > 0) throw new Error(`${resource.logicalId} has a layer, which the laptop does not mount`);
    return [
      {
        logicalId: resource.logicalId,
        name: resource.physical.name,
        arn: resource.physical.attributes.Arn ?? '',
        roleArn: properties.Role,
        region: resource.region,
        directory,
        handler: properties.Handler,
        memoryMegabytes: properties.MemorySize,
        timeoutSeconds: properties.Timeout,
        environment: properties.Environment.Variables,
        ...(properties.LoggingConfig?.LogGroup === undefined ? {} : { logGroupName: properties.LoggingConfig.LogGroup }),
        ...(properties.ReservedConcurrentExecutions === undefined ? {} : { reservedConcurrency: properties.ReservedConcurrentExecutions }),
      },
    ];
  });
}

/** Who may call which function. */
export function readInvokePermissions(resources: readonly ResolvedResource[]): readonly InvokePermission[] {
  return resources.flatMap((resource) => {
    if (resource.type !== 'AWS::Lambda::Permission') return [];
    const { FunctionName, Principal, SourceArn } = permissionSchema.parse(resource.properties);
    return [{ ...calledOf(FunctionName), principal: Principal, ...(SourceArn === undefined ? {} : { sourceArn: SourceArn }) }];
  });
}

/** The enabled event source mappings. Throws on a mapping that filters. */
export function readEventSources(resources: readonly ResolvedResource[]): readonly EventSourceModel[] {
  return resources.flatMap((resource) => {
    if (resource.type !== 'AWS::Lambda::EventSourceMapping') return [];
    const properties = eventSourceSchema.parse(resource.properties);
    if (!properties.Enabled) return [];
    const maximumConcurrency = properties.ScalingConfig?.MaximumConcurrency;
    return [
      {
        queueArn: properties.EventSourceArn,
        functionName: functionNameOf(properties.FunctionName),
        batchSize: properties.BatchSize,
        batchingWindowSeconds: properties.MaximumBatchingWindowInSeconds,
        reportsBatchItemFailures: properties.FunctionResponseTypes.includes('ReportBatchItemFailures'),
        ...(maximumConcurrency === undefined ? {} : { maximumConcurrency }),
      },
    ];
  });
}

/** How often failed asynchronous calls are tried again, and which queue hears of the last failure. */
export function readAsyncCalls(resources: readonly ResolvedResource[]): readonly AsyncCallModel[] {
  return resources.flatMap((resource) => {
    if (resource.type !== 'AWS::Lambda::EventInvokeConfig') return [];
    const { FunctionName, MaximumRetryAttempts, DestinationConfig } = asyncCallSchema.parse(resource.properties);
    const queue = DestinationConfig.OnFailure?.Destination;
    return [
      {
        functionName: functionNameOf(FunctionName),
        maximumRetries: MaximumRetryAttempts,
        ...(queue === undefined ? {} : { failureQueueArn: queue }),
      },
    ];
  });
}

/** A function's name from its name or ARN, as templates use both. */
export function functionNameOf(nameOrArn: string): string {
  return /:function:([^:]+)/.exec(nameOrArn)?.[1] ?? nameOrArn;
}

/** A function and the alias by which it is named, from its name or ARN. */
export function calledOf(nameOrArn: string): Called {
  const [functionName = '', alias] = (/:function:(.+)$/.exec(nameOrArn)?.[1] ?? nameOrArn).split(':');
  return { functionName, ...(alias === undefined ? {} : { alias }) };
}

function codeDirectory(key: string | undefined, resource: ResolvedResource): string | undefined {
  if (key === undefined) return undefined;
  const directory = resource.assetPaths.get(key.replace(/\.zip$/, ''));
  if (directory === undefined) throw new Error(`The code of ${resource.logicalId} (${key}) is not among the assets of its stack`);
  return directory;
}
