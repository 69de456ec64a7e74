import { describe, expect, test } from 'vitest';
import { readFrontDoors } from '../../local/assembly/front-door.ts';
import { withSecrets } from '../../local/door/origin-secrets.ts';

const caching = { CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad' };
const api = 'api.execute-api.ap-southeast-3.amazonaws.com';

/** The front door of a distribution with one origin, which is sent these headers. */
function doorTo(DomainName: string, ...headers: readonly (readonly [string, string])[]) {
  const OriginCustomHeaders = headers.map(([HeaderName, HeaderValue]) => ({ HeaderName, HeaderValue }));
  const DistributionConfig = {
    DefaultCacheBehavior: { TargetOriginId: 'one', ...caching },
    Origins: [{ Id: 'one', DomainName, OriginCustomHeaders }],
  };
  const [door] = readFrontDoors([
    {
      logicalId: 'Door',
      type: 'AWS::CloudFront::Distribution',
      region: 'ap-southeast-3',
      physical: { name: 'Door', ref: 'Door', attributes: {} },
      properties: { DistributionConfig },
      assetPaths: new Map(),
    },
  ]);
  if (door === undefined) throw new Error('There is no front door');
  return door;
}

const arn = 'arn:aws:secretsmanager:ap-southeast-3:000000000000:secret:kota/front-door-abcdef';
const values = new Map([
  [arn, 'in force'],
  [`${arn} 0a1b`, 'a version'],
]);
const secretValueOf = (id: string, versionId?: string) => {
  const value = values.get([id, versionId].join(' ').trim());
  if (value === undefined) throw new Error(`There is no secret ${id}`);
  return value;
};
const sentBy = (...headers: readonly (readonly [string, string])[]) =>
  withSecrets(doorTo(api, ...headers), secretValueOf).behaviours[0]?.originHeaders;

describe('what a distribution sends to its origin beside the viewer’s headers', () => {
  test('is read from the template, and a reference to a secret is its value', () => {
    expect(sentBy(['X-Plain', 'as it stands'])).toEqual([{ name: 'X-Plain', value: 'as it stands' }]);
    expect(sentBy(['X-One', `{{resolve:secretsmanager:${arn}:SecretString:::}}`])).toEqual([{ name: 'X-One', value: 'in force' }]);
    expect(sentBy(['X-One', `{{resolve:secretsmanager:${arn}:SecretString}}`])).toEqual([{ name: 'X-One', value: 'in force' }]);
    expect(sentBy(['X-One', `{{resolve:secretsmanager:${arn}:SecretString:::0a1b}}`])).toEqual([{ name: 'X-One', value: 'a version' }]);
  });

  test.each([
    ['a parameter', '{{resolve:ssm-secure:kota:1}}'],
    ['a part of a secret', `{{resolve:secretsmanager:${arn}:SecretString:password::}}`],
    ['a stage of a secret', `{{resolve:secretsmanager:${arn}:SecretString::AWSPREVIOUS:}}`],
    ['a reference within a text', `x {{resolve:secretsmanager:${arn}:SecretString}}`],
  ])('is refused where it is %s, which is not resolved here', (_what, value) => {
    expect(() => sentBy(['X-One', value])).toThrow('does not know the reference');
  });

  test('is refused where the secret is not there', () => {
    expect(() => sentBy(['X-One', '{{resolve:secretsmanager:none:SecretString}}'])).toThrow('There is no secret none');
  });

  test.each(['Host', 'cookie', 'X-Real-Ip', 'X-Edge-Anything', 'x-amz-anything', 'Via'])(
    'has no header %s, which CloudFront refuses',
    (name) => {
      expect(() => doorTo(api, [name, 'x'])).toThrow('CloudFront adds no header of this name');
    },
  );

  test('goes to the API alone: the laptop adds nothing to what a bucket is asked', () => {
    expect(() => doorTo('site.s3.ap-southeast-3.amazonaws.com', ['X-One', 'x'])).toThrow('adds no headers to what a bucket is asked');
  });
});
