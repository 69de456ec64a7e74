import * as z from 'zod';
import type { ResolvedResource } from './resources.ts';

/** What CloudFront goes by when it keeps answers. */
export type CachePolicyModel = {
  readonly minSeconds: number;
  readonly defaultSeconds: number;
  readonly maxSeconds: number;
  /** Headers of the key, in lower case; they come to the origin. */
  readonly headers: readonly string[];
  /** The query is part of the key, and comes to the origin. */
  readonly query: boolean;
  /** `Accept-Encoding` is part of the key and comes to the origin, as `gzip` or not at all. */
  readonly gzip: boolean;
};

/** A header that is put on answers; one that overrides takes the place of the origin's. */
export type HeaderModel = { readonly name: string; readonly value: string; readonly override: boolean };

export type Policies = ReturnType<typeof policiesOf>;

const daySeconds = 86_400;
/** CloudFront, "Use managed cache policies": CachingDisabled and CachingOptimized. */
const managedCaches: Readonly<Record<string, CachePolicyModel>> = {
  '4135ea2d-6df8-44a3-9df3-4b5a84be39ad': { minSeconds: 0, defaultSeconds: 0, maxSeconds: 0, headers: [], query: false, gzip: false },
  '658327ea-f89d-4fab-a63d-7e88639e58f6': {
    ...{ minSeconds: 1, defaultSeconds: daySeconds, maxSeconds: 365 * daySeconds },
    ...{ headers: [], query: false, gzip: true },
  },
};
/** "Use managed origin request policies": AllViewerExceptHostHeader. */
const managedForwards: Readonly<Record<string, 'all'>> = { 'b689b0a8-53d0-40ab-baf2-68738e2966ac': 'all' };

const listed = z.object({ Headers: z.array(z.string()).default([]) });
const cacheSchema = z.object({
  CachePolicyConfig: z.object({
    MinTTL: z.number(),
    DefaultTTL: z.number(),
    MaxTTL: z.number(),
    ParametersInCacheKeyAndForwardedToOrigin: z.object({
      CookiesConfig: z.object({ CookieBehavior: z.literal('none') }),
      HeadersConfig: listed.extend({ HeaderBehavior: z.enum(['none', 'whitelist']) }),
      QueryStringsConfig: z.object({ QueryStringBehavior: z.enum(['none', 'all']) }),
      EnableAcceptEncodingGzip: z.boolean(),
      EnableAcceptEncodingBrotli: z.literal(false).default(false),
    }),
  }),
});
const forwardSchema = z.object({
  OriginRequestPolicyConfig: z.object({
    HeadersConfig: listed.extend({ HeaderBehavior: z.enum(['none', 'whitelist']) }),
    QueryStringsConfig: z.object({ QueryStringBehavior: z.literal('all') }),
  }),
});
const overriding = z.object({ Override: z.boolean() });
const responseSchema = z.object({
  ResponseHeadersPolicyConfig: z.strictObject({
    Name: z.string(),
    Comment: z.string().optional(),
    CustomHeadersConfig: z.object({ Items: z.array(overriding.extend({ Header: z.string(), Value: z.string() })) }).default({ Items: [] }),
    SecurityHeadersConfig: z
      .strictObject({
        ContentTypeOptions: overriding.optional(),
        FrameOptions: overriding.extend({ FrameOption: z.string() }).optional(),
        ReferrerPolicy: overriding.extend({ ReferrerPolicy: z.string() }).optional(),
        StrictTransportSecurity: overriding.extend({ AccessControlMaxAgeSec: z.number() }).optional(),
      })
      .default({}),
  }),
});
const functionSchema = z.object({ FunctionCode: z.string() });

/** What a distribution of these resources may name by an id. Each throws on one that is neither there nor one of AWS's own that are known here. */
export function policiesOf(resources: readonly ResolvedResource[]) {
  const found = (type: string, id: string) => {
    const resource = resources.find(
      (one) => one.type === `AWS::CloudFront::${type}` && [one.physical.ref, one.physical.attributes.FunctionARN].includes(id),
    );
    if (resource === undefined) throw new Error(`The laptop does not know the ${type} ${id}`);
    return resource.properties;
  };
  return {
    cacheOf: (id: string) => managedCaches[id] ?? cacheOf(cacheSchema.parse(found('CachePolicy', id))),
    forwardedOf: (id: string) =>
      managedForwards[id] ??
      forwardSchema
        .parse(found('OriginRequestPolicy', id))
        .OriginRequestPolicyConfig.HeadersConfig.Headers.map((name) => name.toLowerCase()),
    headersOf: (id: string) => responseHeadersOf(responseSchema.parse(found('ResponseHeadersPolicy', id))),
    codeOf: (id: string) => functionSchema.parse(found('Function', id)).FunctionCode,
  };
}

function cacheOf({ CachePolicyConfig: config }: z.infer<typeof cacheSchema>): CachePolicyModel {
  const parameters = config.ParametersInCacheKeyAndForwardedToOrigin;
  return {
    minSeconds: config.MinTTL,
    defaultSeconds: config.DefaultTTL,
    maxSeconds: config.MaxTTL,
    headers: parameters.HeadersConfig.Headers.map((name) => name.toLowerCase()),
    query: parameters.QueryStringsConfig.QueryStringBehavior === 'all',
    gzip: parameters.EnableAcceptEncodingGzip,
  };
}

function responseHeadersOf({ ResponseHeadersPolicyConfig: config }: z.infer<typeof responseSchema>): readonly HeaderModel[] {
  const {
    ContentTypeOptions: type,
    FrameOptions: frame,
    ReferrerPolicy: referrer,
    StrictTransportSecurity: transport,
  } = config.SecurityHeadersConfig;
  return [
    ...config.CustomHeadersConfig.Items.map(({ Header, Value, Override }) => ({ name: Header, value: Value, override: Override })),
    ...(type ? [{ name: 'X-Content-Type-Options', value: 'nosniff', override: type.Override }] : []),
    ...(frame ? [{ name: 'X-Frame-Options', value: frame.FrameOption, override: frame.Override }] : []),
    ...(referrer ? [{ name: 'Referrer-Policy', value: referrer.ReferrerPolicy, override: referrer.Override }] : []),
    ...(transport
      ? [{ name: 'Strict-Transport-Security', value: `max-age=${transport.AccessControlMaxAgeSec}`, override: transport.Override }]
      : []),
  ];
}
