import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { standingGroups } from '../../lib/keeping/identity.ts';
import { addressOfCity, cityStacks, synthesized } from './city-template.ts';

const template = synthesized(cityStacks());
const buckets = template.ofType('AWS::S3::Bucket');
const bucket = (id: string) => buckets.find(({ logicalId }) => logicalId === id)?.properties;
const table = (id: string) => template.ofType('AWS::DynamoDB::Table').find(({ logicalId }) => logicalId === id)?.properties;

describe('buckets', () => {
  test('are closed to the public', () => {
    const closed = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true };
    expect(buckets.map(({ properties }) => properties.PublicAccessBlockConfiguration)).toEqual(buckets.map(() => closed));
  });

  test('keep versions of all that they hold, the access logs apart', () => {
    const versioned = buckets.filter(({ properties }) => JSON.stringify(properties.VersioningConfiguration) === '{"Status":"Enabled"}');
    expect(versioned.map(({ logicalId }) => logicalId).sort()).toEqual(['ArchiveBucket', 'InboxBucket', 'PublishedBucket', 'SiteBucket']);
  });

  test('inbox: final files go after a week, with their versions; lists that nobody settled by the day; signed minutes and unfinished uploads after a week', () => {
    expect(bucket('InboxBucket')?.LifecycleConfiguration).toMatchObject({
      Rules: [
        { TagFilters: [{ Key: 'final', Value: 'true' }], ExpirationInDays: 7, NoncurrentVersionExpiration: { NoncurrentDays: 1 } },
        { Prefix: 'match-lists/', ExpirationInDays: limits.matchListDays, NoncurrentVersionExpiration: { NoncurrentDays: 1 } },
        { Prefix: 'minutes/', ExpirationInDays: 7, NoncurrentVersionExpiration: { NoncurrentDays: 1 } },
        { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } },
      ],
    });
  });

  test('inbox: a browser may PUT from the portal alone, and read the ETag', () => {
    expect(bucket('InboxBucket')?.CorsConfiguration).toMatchObject({
      CorsRules: [{ AllowedMethods: ['PUT'], AllowedOrigins: [addressOfCity], ExposedHeaders: ['ETag'] }],
    });
  });

  test('published: old indexes go, returned workbooks with the files that they repeat, and reports with cells of rejected files; no rule removes a part', () => {
    const whole = { Status: 'Enabled' };
    expect(bucket('PublishedBucket')?.LifecycleConfiguration).toEqual({
      Rules: [
        { ...whole, Id: 'old-indexes', Prefix: 'catalog/', NoncurrentVersionExpiration: { NoncurrentDays: 7 } },
        { ...whole, Id: 'old-counts', Prefix: 'reads/', NoncurrentVersionExpiration: { NoncurrentDays: 7 } },
        {
          ...whole,
          Id: 'open-ids',
          Prefix: 'reads/open/',
          ExpirationInDays: limits.openIdsDays,
          NoncurrentVersionExpiration: { NoncurrentDays: 1 },
        },
        {
          ...whole,
          Id: 'returned-workbooks',
          TagFilters: [{ Key: 'returned', Value: 'true' }],
          ExpirationInDays: limits.inboxDays,
          NoncurrentVersionExpiration: { NoncurrentDays: 1 },
        },
        {
          ...whole,
          Id: 'reports-of-rejected-files',
          TagFilters: [{ Key: 'rejected', Value: 'true' }],
          ExpirationInDays: limits.rejectedReportDays,
          NoncurrentVersionExpiration: { NoncurrentDays: 1 },
        },
        {
          ...whole,
          Id: 'selections',
          Prefix: 'selections/',
          ExpirationInDays: limits.selectionDays,
          NoncurrentVersionExpiration: { NoncurrentDays: 1 },
        },
        {
          ...whole,
          Id: 'results-of-lists',
          Prefix: 'match-lists/',
          ExpirationInDays: limits.matchListDays,
          NoncurrentVersionExpiration: { NoncurrentDays: 1 },
        },
        {
          ...whole,
          Id: 'unfinished-uploads',
          AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
          ExpiredObjectDeleteMarker: true,
        },
      ],
    });
  });

  test('archive: objects are locked', () => {
    expect(bucket('ArchiveBucket')).toMatchObject({ ObjectLockEnabled: true });
  });
});

describe('tables', () => {
  const keys = [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ];

  test('catalog: its one index holds keys only', () => {
    expect(table('CatalogTable')).toMatchObject({
      KeySchema: keys,
      GlobalSecondaryIndexes: [{ IndexName: 'byOpd', Projection: { ProjectionType: 'KEYS_ONLY' } }],
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
  });

  test('both are backed up, cost nothing at rest and are not deleted with the stack', () => {
    for (const id of ['CatalogTable', 'RecordsTable']) {
      expect(table(id)).toMatchObject({
        KeySchema: keys,
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      });
    }
  });
});

describe('the stacks', () => {
  test('is the same each time', () => {
    expect(synthesized(cityStacks()).text).toBe(template.text);
  });

  test('has the groups of every city, whose members no deployment takes away', () => {
    const names = template.ofType('AWS::Cognito::UserPoolGroup').map(({ properties }) => properties.GroupName);
    expect(names).toEqual(standingGroups);
  });

  test('has a flow with a password, and none by which anybody is let in past the sign-in page, and lets nobody write their own name or address', () => {
    const [client] = template.ofType('AWS::Cognito::UserPoolClient');
    expect(client?.properties.ExplicitAuthFlows).toEqual(['ALLOW_ADMIN_USER_PASSWORD_AUTH']);
    expect(template.text).not.toMatch(/cognito-idp:Admin(Initiate|RespondTo)Auth/);
    expect(client?.properties.AllowedOAuthScopes).toEqual(['openid', 'email', 'profile']);
    expect(client?.properties.WriteAttributes).toEqual(['locale']);
    expect(client?.properties.ReadAttributes).toEqual(['email', 'email_verified', 'name']);
    const [pool] = template.ofType('AWS::Cognito::UserPool');
    expect(pool?.properties.UserAttributeUpdateSettings).toEqual({ AttributesRequireVerificationBeforeUpdate: ['email'] });
    expect(pool?.properties).not.toHaveProperty('LambdaConfig');
  });

  test('has the sign-in pages that answer prompt=none, and a style of the client, without which they show nothing', () => {
    const [domain] = template.ofType('AWS::Cognito::UserPoolDomain');
    const [style] = template.ofType('AWS::Cognito::ManagedLoginBranding');
    expect(domain?.properties.ManagedLoginVersion).toBe(2);
    expect(style?.properties).toMatchObject({ UseCognitoProvidedValues: true, ClientId: { Ref: 'PortalClient' } });
  });

  test('gives a new refresh token for each that is used', () => {
    const [client] = template.ofType('AWS::Cognito::UserPoolClient');
    expect(client?.properties.RefreshTokenRotation).toEqual({ Feature: 'ENABLED', RetryGracePeriodSeconds: 10 });
    expect(client?.properties.EnableTokenRevocation).toBe(true);
  });

  test('gives functions the pool as issuer, or the city’s own', () => {
    const issuerOf = (stack: ReturnType<typeof cityStacks>) =>
      synthesized(stack)
        .ofType('AWS::Lambda::Function')
        .find(({ logicalId }) => logicalId === 'AuthorizeFunction')?.properties.Environment;
    expect(issuerOf(cityStacks())).toMatchObject({
      Variables: {
        ISSUER: { 'Fn::GetAtt': ['UserPool', 'ProviderURL'] },
        JWKS_URI: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['UserPool', 'ProviderURL'] }, '/.well-known/jwks.json']] },
        CLIENT_ID: { Ref: 'PortalClient' },
        TOKEN_STYLE: 'cognito',
        AUDIENCE: { Ref: 'PortalClient' },
        GROUPS_CLAIM: 'cognito:groups',
        NAME_CLAIM: 'name',
      },
    });
    const identityProvider = {
      issuer: 'https://masuk.example.id/kota/',
      clientId: 'portal',
      audience: 'https://data.example.id',
      groupsClaim: 'peran',
      nameClaim: 'nama',
    };
    expect(issuerOf(cityStacks({ identityProvider }))).toMatchObject({
      Variables: {
        ISSUER: 'https://masuk.example.id/kota/',
        JWKS_URI: 'https://masuk.example.id/kota/.well-known/jwks.json',
        CLIENT_ID: 'portal',
        TOKEN_STYLE: 'oidc',
        AUDIENCE: 'https://data.example.id',
        GROUPS_CLAIM: 'peran',
        NAME_CLAIM: 'nama',
      },
    });
    const elsewhere = {
      ...identityProvider,
      jwksUri: 'https://kunci.example.id/keys',
      signInOrigin: 'https://token.example.id/x',
      signInParameters: { resource: 'https://data.example.id' },
    };
    const stack = cityStacks({ identityProvider: elsewhere });
    expect(issuerOf(stack)).toMatchObject({ Variables: { JWKS_URI: 'https://kunci.example.id/keys' } });
    expect(synthesized(stack).text).toContain('"SIGN_IN_ORIGIN": "https://token.example.id"');
    expect(synthesized(stack).text).toContain('"SIGN_IN_PARAMETERS": "scope=openid+profile&resource=https%3A%2F%2Fdata.example.id"');
  });
});
