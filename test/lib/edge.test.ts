import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { cityStacks, plainText, synthesized } from './city-template.ts';

/* What CloudFront makes of the front door once it is deployed (docs/decisions/0077-open-data-at-the-edge.md). */
const template = synthesized(cityStacks());
const [door] = template.ofType('AWS::CloudFront::Distribution');
const config = door?.properties.DistributionConfig;

describe('the front door in the template', () => {
  test('keeps of the API what the API says, for half a minute at most, and without its word nothing', () => {
    const [policy] = template.ofType('AWS::CloudFront::CachePolicy');
    expect(policy?.properties.CachePolicyConfig).toMatchObject({ MinTTL: 0, DefaultTTL: 0, MaxTTL: limits.edgeSeconds });
    expect(config).toMatchObject({ DefaultCacheBehavior: { CachePolicyId: { Ref: policy?.logicalId } } });
  });

  test('lets an answer and the links in it end within a minute of a change of access, and whoever gets one last open it', () => {
    expect(limits.downloadUrlSeconds).toBeLessThanOrEqual(60);
    expect(limits.edgeSeconds * 2).toBeLessThanOrEqual(limits.downloadUrlSeconds);
  });

  test('finds what it keeps by all that an answer depends on: who asks, the whole query, what is accepted, the moment', () => {
    const [policy] = template.ofType('AWS::CloudFront::CachePolicy');
    expect(policy?.properties.CachePolicyConfig).toMatchObject({
      ParametersInCacheKeyAndForwardedToOrigin: {
        HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['Accept', 'Authorization', 'X-Satudata-Moment'] },
        QueryStringsConfig: { QueryStringBehavior: 'all' },
        CookiesConfig: { CookieBehavior: 'none' },
        // Brotli beside it would leave the choice to the API, which has none.
        EnableAcceptEncodingGzip: true,
        EnableAcceptEncodingBrotli: false,
      },
    });
  });

  test('asks its own code before it looks, which writes the moment', () => {
    const [code] = template.ofType('AWS::CloudFront::Function');
    expect(config).toMatchObject({ DefaultCacheBehavior: { FunctionAssociations: [{ EventType: 'viewer-request' }] } });
    expect(code?.properties).toMatchObject({ AutoPublish: true, FunctionConfig: { Runtime: 'cloudfront-js-2.0' } });
    const text = plainText(code?.properties.FunctionCode);
    expect(text).toContain(`Date.now() / (${limits.edgeSeconds} * 1000)`);
    // CloudFront Functions, "Quotas".
    expect(Buffer.byteLength(text)).toBeLessThan(10 * 1024);
  });

  test('tells viewers to keep nothing of the API, whatever the API says', () => {
    expect(headersOf('KeptHereAlone')).toMatchObject({
      CustomHeadersConfig: { Items: [{ Header: 'Cache-Control', Value: 'no-store', Override: true }] },
    });
    expect(config).toMatchObject({ DefaultCacheBehavior: { ResponseHeadersPolicyId: { Ref: 'KeptHereAlone' } } });
  });

  test('sends files of the site and of open data with the headers that functions send', () => {
    expect(headersOf('FileHeaders')).toMatchObject({
      SecurityHeadersConfig: {
        ContentTypeOptions: { Override: true },
        FrameOptions: { FrameOption: 'DENY', Override: true },
        ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: true },
        StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000, Override: true },
      },
    });
    const withThem = behaviours().map(({ PathPattern, ResponseHeadersPolicyId: id }) => [PathPattern, id]);
    expect(withThem).toEqual(['/assets/*', '/datasets/*/files/*', '/selections/*'].map((path) => [path, { Ref: 'FileHeaders' }]));
  });

  test('has no right of its own to files of open data: the signature comes through, and no token beside it', () => {
    const files = behaviours().filter(({ PathPattern }) => PathPattern !== '/assets/*');
    const [origin] = originsOf(files[0]?.TargetOriginId);
    expect(origin).not.toHaveProperty('OriginAccessControlId');
    expect(origin).not.toHaveProperty('S3OriginConfig');
    expect(plainHost(origin?.DomainName)).toMatch(/^PublishedBucket\.s3\.ap-southeast-3\./);
    for (const file of files) {
      expect(file).toMatchObject({
        CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
        OriginRequestPolicyId: { Ref: 'SignedAddress' },
      });
      expect(file.AllowedMethods).toEqual(['GET', 'HEAD', 'OPTIONS']);
    }
    const [forwarded] = template.ofType('AWS::CloudFront::OriginRequestPolicy');
    expect(forwarded?.properties.OriginRequestPolicyConfig).toMatchObject({
      QueryStringsConfig: { QueryStringBehavior: 'all' },
      HeadersConfig: { Headers: ['Origin', 'Access-Control-Request-Method', 'Access-Control-Request-Headers'] },
    });
    const named = template.ofType('AWS::S3::BucketPolicy').filter(({ properties }) => plainText(properties.Bucket) === 'PublishedBucket');
    expect(JSON.stringify(named)).not.toContain('cloudfront.amazonaws.com');
  });

  test('names what is unique in an account after the stack: a second city or stage has its own', () => {
    const names = ['CachePolicy', 'OriginRequestPolicy', 'ResponseHeadersPolicy', 'Function'].flatMap((type) =>
      template.ofType(`AWS::CloudFront::${type}`).map(({ properties }) => JSON.stringify(properties)),
    );
    expect(names).toHaveLength(5);
    expect(names.filter((text) => !text.includes('"Name":"satu-data-kota-tangerang-door-'))).toEqual([]);
  });
});

function headersOf(logicalId: string) {
  return template.ofType('AWS::CloudFront::ResponseHeadersPolicy').find((one) => one.logicalId === logicalId)?.properties
    .ResponseHeadersPolicyConfig;
}

type Known = Readonly<Record<string, unknown>>;

function listIn(value: unknown, name: string): readonly Known[] {
  const list = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  return Array.isArray(list) ? list : [];
}

function behaviours(): readonly Known[] {
  return listIn(config, 'CacheBehaviors');
}

function originsOf(id: unknown): readonly Known[] {
  return listIn(config, 'Origins').filter(({ Id }) => Id === id);
}

function plainHost(value: unknown): string {
  return JSON.stringify(value)
    .replace(/^.*Published\w*Bucket\w*/, 'PublishedBucket')
    .replace(/"[^"]*"\.s3/, '.s3')
    .replace(/[^\w.-]+/g, '');
}
