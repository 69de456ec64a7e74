import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type City, citySchema, stageOf } from '../../cities/city.ts';
import {
  asOne,
  cityStacks,
  everySetting,
  type Json,
  plainText,
  type Synthesized,
  synthesized,
  templateTexts,
  theCity,
} from './city-template.ts';
import { warningsOf } from './warnings.ts';

const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-0000-4000-8000-000000000000';
const own = { publicUrl: 'https://data.example.id', certificateArn };
const ofUji = { distributionId: 'E9Z8Y7X6W5V4U3', logBucket: 'satu-data-kota-tangerang-uji-accesslogbucket-0a1b2c3d' };
/** What a stage has only where it says so, and what bears the deployment's name. */
const itsOwn = { canary: everySetting.canary, copies: everySetting.copies };
const stages: City['stages'] = {
  uji: { publicUrl: 'https://data-uji.example.id', certificateArn, terminationProtection: false, frontDoor: ofUji, ...itsOwn },
};
const city = citySchema.parse({ ...theCity, ...everySetting, ...own, stages });
const ofStage = (name: string) => {
  const stage = stageOf(city, name);
  if (stage === undefined) throw new Error(`There is no stage ${name}`);
  return stage;
};

/** What a template calls by a name of its own choosing: names, namespaces and prefixes that are texts. What CloudFormation names bears the stack's name. */
function namesIn(value: Json): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(namesIn);
  return Object.entries(value).flatMap(([key, one]) => {
    const isName = /^(Name|.*Name|.*Namespace|Domain|Aliases)$/.test(key) && !known.test(key);
    if (isName && typeof one === 'string') return [one];
    return isName && Array.isArray(one) ? one.filter((each) => typeof each === 'string') : namesIn(one);
  });
}
/** Names of what stands within a named thing, or of AWS's own: attributes, keys, groups of a pool, metrics of a namespace, rules of an ACL. */
const known =
  /^(AttributeName|IndexName|GroupName|MetricName|StageName|ParameterName|VendorName|HeaderName|DestinationBucketName|RuleName|LogGroupName)$/;

/** What bears a name within another thing of the templates, or refers to one by its name: all other types are compared. */
const namedWithin = new Set([
  // The alias `live` of a function, a permission on one.
  'AWS::Lambda::Alias',
  'AWS::Lambda::Permission',
  // A stage of an API.
  'AWS::ApiGateway::Stage',
  // A group, a client of a pool.
  'AWS::Cognito::UserPoolGroup',
  'AWS::Cognito::UserPoolClient',
  // An inline policy of a role.
  'AWS::IAM::Policy',
]);

/** Texts of this kind stand in every account and are nobody's name. */
const everywhere = /^(CodeDeployDefault\.|AWS|aws|AWS\/|CloudWatchSynthetics$|Custom::|index|Managed-|CDK)/;

function namesOf(template: Synthesized): string[] {
  const types = new Set([...template.text.matchAll(/"Type":\s*"((?:AWS|Custom)::[\w:-]+)"/g)].map(([, type = '']) => type));
  const compared = [...types].filter((type) => !namedWithin.has(type));
  const found = compared.flatMap((type) => template.ofType(type).flatMap(({ properties }) => topNames(properties)));
  const namespaces = [...template.text.matchAll(/"(?:Metric)?Namespace":\s*"([^"]+)"/g)].map(([, name = '']) => name);
  return [...new Set([...found, ...namespaces].filter((name) => !everywhere.test(name)))];
}

/** Of a resource its own name, and of a distribution or origin access control the one in its configuration. */
function topNames(properties: Readonly<Record<string, Json>>): string[] {
  const configurations = Object.entries(properties).filter(([key]) => /Config$|^(Budget|BackupPlan|BackupVault)$/.test(key));
  const shallow = Object.fromEntries(Object.entries(properties).filter(([, value]) => typeof value === 'string'));
  return [...namesIn(shallow), ...configurations.flatMap(([, value]) => namesIn(value))];
}

describe('two stages of a city in one account', () => {
  test('share no name of a stack, an export or anything that the templates name, and no namespace of metrics', () => {
    const [first, second] = [city, ofStage('uji')].map((deployment) => {
      const stacks = cityStacks(deployment);
      const texts = templateTexts(stacks);
      const outputs = texts.flatMap((text) => Object.values(outputsSchema.parse(JSON.parse(text)).Outputs));
      const exported = outputs.flatMap(({ Export }) => (Export ? [Export.Name] : []));
      return { stacks: stacks.all.map(({ stackName }) => stackName), exported, names: namesOf(asOne(texts)) };
    });
    expect(second?.stacks).toEqual([
      'satu-data-kota-tangerang-uji',
      'satu-data-kota-tangerang-uji-site',
      'satu-data-kota-tangerang-uji-compute',
      'satu-data-kota-tangerang-uji-door',
      'satu-data-kota-tangerang-uji-firewall',
      'satu-data-kota-tangerang-uji-cost',
      'satu-data-kota-tangerang-uji-door-watch',
      'satu-data-kota-tangerang-uji-copies',
    ]);
    expect(first?.names).toEqual(expect.arrayContaining(['SatuData/kota-tangerang', 'satu-data-kota-tangerang', 'data.example.id']));
    expect(second?.names).toEqual(
      expect.arrayContaining(['SatuData/kota-tangerang/uji', 'satu-data-kota-tangerang-uji', 'data-uji.example.id']),
    );
    for (const kind of ['stacks', 'exported', 'names'] as const) {
      expect(first?.[kind].filter((name) => second?.[kind].includes(name))).toEqual([]);
    }
  });

  test('import from stacks of their own stage alone', () => {
    const text = templateTexts(cityStacks(ofStage('uji'))).join('');
    const imported = [...text.matchAll(/"Fn::ImportValue":\s*"([^":]+):/g)].map(([, stack]) => stack);
    expect([...new Set(imported)].sort()).toEqual([
      'satu-data-kota-tangerang-uji',
      'satu-data-kota-tangerang-uji-compute',
      'satu-data-kota-tangerang-uji-site',
    ]);
  });

  test('leave the deployment that the file itself describes as it is without them', () => {
    expect(templateTexts(cityStacks({ ...city, stages }))).toEqual(templateTexts(cityStacks({ ...city, stages: {} })));
  });
});

const outputsSchema = z.object({
  Outputs: z.record(z.string(), z.object({ Export: z.object({ Name: z.string() }).optional() })).default({}),
});

describe('the address of a deployment', () => {
  const doorOf = (changes: Partial<City>) => {
    const template = synthesized(cityStacks(changes));
    const [distribution] = template.ofType('AWS::CloudFront::Distribution');
    const aliases = z.object({ Aliases: z.array(z.string()).default([]) }).parse(distribution?.properties.DistributionConfig).Aliases;
    const [, address] = /"PublicUrl":\s*\{\s*"portal":\s*\{\s*"address":\s*"([^"]+)"/.exec(template.text) ?? [];
    const [client] = template.ofType('AWS::Cognito::UserPoolClient');
    return { aliases, address, callbacks: [client?.properties.CallbackURLs].flat().map(plainText) };
  };

  test('of the city’s own is one that the distribution serves, and that sign-in comes back to', () => {
    expect(doorOf(own)).toEqual({ aliases: ['data.example.id'], address: 'https://data.example.id', callbacks: ['PublicUrl/masuk'] });
  });

  test('stands in no parameter, whose value of the deployment before would be kept; nor does anything else of the file', () => {
    const parametersOf = (text: string) =>
      Object.keys(z.object({ Parameters: z.record(z.string(), z.json()) }).parse(JSON.parse(text)).Parameters);
    const texts = templateTexts(cityStacks(everySetting));
    expect(texts.map(parametersOf)).toEqual(texts.map(() => ['BootstrapVersion']));
  });

  test('of CloudFront’s is no alias of it, and until it is known the address is nobody’s, with a warning', () => {
    const publicUrl = 'https://d111111abcdef8.cloudfront.net';
    expect(doorOf({ publicUrl })).toMatchObject({ aliases: [], address: publicUrl });
    expect(doorOf({})).toMatchObject({ aliases: [], address: 'https://alamat-belum-ada.invalid' });
    const warned = (changes: Partial<City>) => warningsOf(cityStacks(changes)).filter(({ text }) => text.includes('no publicUrl')).length;
    expect([warned({}), warned({ publicUrl })]).toEqual([1, 0]);
  });
});

describe('the mail of the login service', () => {
  const poolOf = (changes: Partial<City>) => synthesized(cityStacks(changes)).ofType('AWS::Cognito::UserPool')[0]?.properties;

  test('goes by the city’s own SES, with texts in Bahasa Indonesia that hold what Cognito puts in', () => {
    const pool = poolOf({ mail: { from: 'satu-data@example.id', replyTo: 'walidata@example.id' } });
    expect(pool?.EmailConfiguration).toMatchObject({
      EmailSendingAccount: 'DEVELOPER',
      From: 'Satu Data Kota Tangerang <satu-data@example.id>',
      ReplyToEmailAddress: 'walidata@example.id',
    });
    expect(JSON.stringify(pool?.EmailConfiguration)).toMatch(/ses:ap-southeast-3:.*identity\/example\.id/);
    const invitation = JSON.stringify(pool?.AdminCreateUserConfig);
    for (const part of ['{username}', '{####}', 'kata sandi sementara', '/masuk']) expect(invitation).toContain(part);
    expect(poolOf({ mail: { from: 'satu-data@example.id', region: 'ap-southeast-1' } })?.EmailConfiguration).toMatchObject({
      SourceArn: expect.objectContaining({ 'Fn::Join': ['', expect.arrayContaining([expect.stringContaining(':ses:ap-southeast-1:')])] }),
    });
  });

  test('is Cognito’s own without the setting, which takes no text of ours for invitations', () => {
    const pool = poolOf({});
    expect(pool).not.toHaveProperty('EmailConfiguration');
    expect(pool?.AdminCreateUserConfig).toEqual({ AllowAdminCreateUserOnly: true });
    expect(pool?.VerificationMessageTemplate).toMatchObject({ EmailMessage: expect.stringContaining('Jangan berikan kode ini') });
  });
});

test('every function writes into a log group of the template, which ends; those that the CDK brings, too', () => {
  const template = synthesized(cityStacks());
  const ending = new Set(
    template
      .ofType('AWS::Logs::LogGroup')
      .flatMap(({ logicalId, properties }) => (typeof properties.RetentionInDays === 'number' ? [logicalId] : [])),
  );
  const logs = template.ofType('AWS::Lambda::Function').map(({ logicalId, properties }) => {
    const { LogGroup } = z.object({ LogGroup: z.json() }).parse(properties.LoggingConfig ?? { LogGroup: '' });
    return [logicalId, plainText(LogGroup)] as const;
  });
  expect(logs.filter(([, log]) => !ending.has(log)).map(([logicalId]) => logicalId)).toEqual([]);
  expect(logs.length).toBeGreaterThan(30);
});
