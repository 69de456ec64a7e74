import { createHash } from 'node:crypto';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { buildSiteAssets } from '../../lib/door/site-assets.ts';
import { projectRoot } from '../../lib/project-root.ts';
import { cityStacks, plainText, synthesized } from './city-template.ts';

mkdirSync(join(projectRoot, 'build'), { recursive: true });
const scratch = mkdtempSync(join(projectRoot, 'build/test-'));
afterAll(() => rmSync(scratch, { recursive: true }));
const { directory, hash, addresses } = buildSiteAssets(join(scratch, 'site'));
const read = (file: string) => readFileSync(join(directory, file));

const policySchema = z.object({
  Statement: z.tuple([z.unknown(), z.object({ Condition: z.object({ ArnLike: z.record(z.string(), z.json()) }) })]),
});

describe('the files of pages', () => {
  test('are style, typeface and one script for each page, with the addresses of /v1 and no schema', () => {
    const pages = globSync('web/pages/*/script.ts', { cwd: projectRoot }).map((script) => `${basename(dirname(script))}.js`);
    const others = ['satudata.css', 'plus-jakarta-sans.woff2', 'plus-jakarta-sans.txt', 'before-paint.js', 'frame.js'];
    expect(Object.keys(addresses).sort()).toEqual([...pages, ...others].sort());
    const scripts = [...pages, 'frame.js'].map((name) => read(addresses[name] ?? '').toString());
    expect(scripts.map((script) => script.split('/v1/openapi.json').length - 1)).toEqual(scripts.map(() => 1));
    expect(scripts.filter((script) => /\bzod\b/i.test(script))).toEqual([]);
  });

  test('are called by their content, each, and no other file is there', () => {
    const files = globSync('**/*.*', { cwd: directory });
    expect(files.map((file) => `/${file}`).sort()).toEqual(Object.values(addresses).sort());
    for (const file of files) {
      const [, told] = /^assets\/[a-z-]+-([0-9a-f]{16})\.(?:css|js|txt|woff2)$/.exec(file) ?? [];
      expect(told, file).toBe(createHash('sha256').update(read(file)).digest('hex').slice(0, 16));
    }
  });

  test('name each other so: the style names the typeface', () => {
    const named = [
      ...read(addresses['satudata.css'] ?? '')
        .toString()
        .matchAll(/\/assets\/[^")]+/g),
    ].map(([address]) => address);
    expect(named).toEqual([addresses['plus-jakarta-sans.woff2']]);
    const scripts = Object.entries(addresses).filter(([name]) => name.endsWith('.js'));
    expect(scripts.filter(([, address]) => read(address).toString().includes('/assets/'))).toEqual([]);
  });

  test('are the same from the same sources', () => {
    const again = buildSiteAssets(join(scratch, 'site-again'));
    expect([again.hash, again.addresses]).toEqual([hash, addresses]);
  });
});

describe('in the template, the files of pages', () => {
  const stacks = cityStacks();
  const template = synthesized(stacks);
  const [deployment, ...others] = template.ofType('Custom::CDKBucketDeployment');
  const bucket = template.ofType('AWS::S3::Bucket').find(({ logicalId }) => logicalId === 'SiteBucket')?.properties;

  test('are kept by browsers for a year, and never asked for again', () => {
    expect(others).toEqual([]);
    expect(deployment?.properties.SystemMetadata).toEqual({ 'cache-control': 'public, max-age=31536000, immutable' });
  });

  test('of earlier deployments stay: none is pruned, and no rule ends a current one', () => {
    expect(deployment?.properties.Prune).toBe(false);
    expect(bucket?.LifecycleConfiguration).toEqual({
      Rules: [{ Id: 'written-again', Status: 'Enabled', NoncurrentVersionExpiration: { NoncurrentDays: 30 } }],
    });
  });

  test('are there before a function that names them: their stack is deployed before the one that computes, and imports nothing of it', () => {
    const stackOf = (end: string) => stacks.all.find(({ stackName }) => stackName === `satu-data-kota-tangerang${end}`);
    expect(stackOf('-compute')?.dependencies).toContain(stackOf('-site'));
    expect(stackOf('-site')?.dependencies.map(({ stackName }) => stackName)).toEqual(['satu-data-kota-tangerang']);
  });

  test('are read by distributions of this account alone', () => {
    const policy = template.ofType('AWS::S3::BucketPolicy').find(({ properties }) => plainText(properties.Bucket) === 'SiteBucket');
    const statements = policy?.properties.PolicyDocument;
    expect(statements).toMatchObject({
      Statement: [
        { Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
        {
          Effect: 'Allow',
          Action: 's3:GetObject',
          Principal: { Service: 'cloudfront.amazonaws.com' },
          Condition: {
            StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
            ArnLike: { 'aws:SourceArn': expect.anything() },
          },
        },
      ],
    });
    const [, allowed] = policySchema.parse(statements).Statement;
    expect(plainText(allowed.Condition.ArnLike['aws:SourceArn'])).toMatch(/^arn:.*:cloudfront::.*:distribution\/\*$/);
  });

  test('are asked for with an origin access control, as the bucket demands', () => {
    const [control] = template.ofType('AWS::CloudFront::OriginAccessControl');
    const [door] = template.ofType('AWS::CloudFront::Distribution');
    expect(control?.properties.OriginAccessControlConfig).toMatchObject({ SigningBehavior: 'always', OriginAccessControlOriginType: 's3' });
    expect(JSON.stringify(door?.properties)).toContain(`"OriginAccessControlId":{"Fn::GetAtt":["${control?.logicalId}","Id"]}`);
  });
});
