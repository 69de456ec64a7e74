import * as z from 'zod';
import { type CachePolicyModel, type HeaderModel, type Policies, policiesOf } from './door-policies.ts';
import { accountId } from './physical.ts';
import type { ResolvedResource } from './resources.ts';

export type BehaviourModel = {
  /** `*` of what no other takes. */
  readonly pattern: string;
  /** The bucket whose files it serves; without one it is the API. */
  readonly bucketName?: string;
  readonly methods: readonly string[];
  readonly cache: CachePolicyModel;
  /** Headers that come to the origin beside those of the key, in lower case, and the query; all but `Host`, or these. */
  readonly forwarded: 'all' | readonly string[];
  /** Set on what viewers get. */
  readonly headers: readonly HeaderModel[];
  /** What comes to the origin over whatever the viewer sent, as the template has it: a value may be a reference to a secret. */
  readonly originHeaders: readonly OriginHeader[];
  /** The code that is asked before the cache. */
  readonly viewerRequest?: string;
};

/** A custom header of an origin. */
export type OriginHeader = { readonly name: string; readonly value: string };

/** A CloudFront distribution. */
export type FrontDoorModel = {
  readonly arn: string;
  /** The first whose pattern fits takes the request; the last takes all. */
  readonly behaviours: readonly BehaviourModel[];
  /** How long an error is kept, by status, where the template says so. */
  readonly errorSeconds: ReadonlyMap<number, number>;
};

const behaviourSchema = z.object({
  PathPattern: z.string().optional(),
  TargetOriginId: z.string(),
  AllowedMethods: z.array(z.string()).default(['GET', 'HEAD']),
  CachePolicyId: z.string(),
  OriginRequestPolicyId: z.string().optional(),
  ResponseHeadersPolicyId: z.string().optional(),
  FunctionAssociations: z
    .array(z.object({ EventType: z.literal('viewer-request'), FunctionARN: z.string() }))
    .max(1)
    .default([]),
  LambdaFunctionAssociations: z.undefined({ error: 'The laptop runs no function at the edge but CloudFront’s own' }).optional(),
});
type Behaviour = z.infer<typeof behaviourSchema>;

/** "Custom headers that CloudFront can't add to origin requests". */
const refusedHeaders =
  /^(cache-control|connection|content-length|cookie|host|if-match|if-modified-since|if-none-match|if-range|if-unmodified-since|max-forwards|pragma|proxy-authorization|proxy-connection|range|request-range|te|trailer|transfer-encoding|upgrade|via|x-amz-.*|x-edge-.*|x-real-ip)$/i;
const originSchema = z.object({
  Id: z.string(),
  DomainName: z.string(),
  OriginCustomHeaders: z
    .array(
      z.object({
        HeaderName: z.string().refine((name) => !refusedHeaders.test(name), { error: 'CloudFront adds no header of this name' }),
        HeaderValue: z.string(),
      }),
    )
    .default([]),
});
type Origin = z.infer<typeof originSchema>;

const distributionSchema = z.object({
  DistributionConfig: z.object({
    DefaultCacheBehavior: behaviourSchema,
    CacheBehaviors: z.array(behaviourSchema).default([]),
    Origins: z.array(originSchema),
    CustomErrorResponses: z
      .array(
        z.object({
          ErrorCode: z.number(),
          ErrorCachingMinTTL: z.number().optional(),
          ResponsePagePath: z.undefined({ error: 'The laptop shows no error pages of CloudFront’s' }).optional(),
        }),
      )
      .default([]),
  }),
});

/** The distributions of the template. Throws on a policy that is neither in it nor one of AWS's own that are known here. */
export function readFrontDoors(resources: readonly ResolvedResource[]): readonly FrontDoorModel[] {
  const policies = policiesOf(resources);
  return resources
    .filter(({ type }) => type === 'AWS::CloudFront::Distribution')
    .map(({ physical, properties }) => {
      const { DistributionConfig: config } = distributionSchema.parse(properties);
      const origins = new Map(config.Origins.map((origin) => [origin.Id, origin]));
      const all = [...config.CacheBehaviors, { ...config.DefaultCacheBehavior, PathPattern: '*' }];
      const kept = config.CustomErrorResponses.flatMap(({ ErrorCode, ErrorCachingMinTTL: seconds }) =>
        seconds === undefined ? [] : [[ErrorCode, seconds] as const],
      );
      return {
        arn: `arn:aws:cloudfront::${accountId}:distribution/${physical.ref}`,
        behaviours: all.map((behaviour) => behaviourOf(behaviour, origins.get(behaviour.TargetOriginId), policies)),
        errorSeconds: new Map(kept),
      };
    });
}

function behaviourOf(behaviour: Behaviour, origin: Origin | undefined, policies: Policies): BehaviourModel {
  const { PathPattern: pattern = '*', AllowedMethods: methods, FunctionAssociations: associations } = behaviour;
  const bucketName = /^([a-z0-9-]+)\.s3[.-]/.exec(origin?.DomainName ?? '')?.[1];
  const originHeaders = (origin?.OriginCustomHeaders ?? []).map(({ HeaderName: name, HeaderValue: value }) => ({ name, value }));
  if (bucketName !== undefined && originHeaders.length > 0) throw new Error('The laptop adds no headers to what a bucket is asked');
  const [code] = associations.map(({ FunctionARN: arn }) => policies.codeOf(arn));
  return {
    pattern,
    methods,
    cache: policies.cacheOf(behaviour.CachePolicyId),
    forwarded: behaviour.OriginRequestPolicyId === undefined ? [] : policies.forwardedOf(behaviour.OriginRequestPolicyId),
    headers: behaviour.ResponseHeadersPolicyId === undefined ? [] : policies.headersOf(behaviour.ResponseHeadersPolicyId),
    originHeaders,
    ...(bucketName === undefined ? {} : { bucketName }),
    ...(code === undefined ? {} : { viewerRequest: code }),
  };
}
