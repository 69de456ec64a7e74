import { App } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { City } from '../../cities/city.ts';
import { listRoutes } from '../../functions/routes.ts';
import { readModel } from '../../local/assembly/model.ts';
import { SURROUNDINGS } from '../local/fixtures/assembly.ts';
import { cityStacks, templateTexts } from './city-template.ts';

const schema = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      DeletionPolicy: z.string().optional(),
      UpdateReplacePolicy: z.string().optional(),
      Properties: z.json().default({}),
    }),
  ),
  Outputs: z.record(z.string(), z.object({ Value: z.json() })),
});
const [text = '', ...laterTexts] = templateTexts(cityStacks());
const { Resources, Outputs } = schema.parse(JSON.parse(text));
const later = laterTexts.map((one) => z.object({ Resources: schema.shape.Resources }).parse(JSON.parse(one)));

/**
 * What keeps data, by its final logical id. CloudFormation takes another id for another resource: an empty one beside the old, which nothing reads any
 * more; the laptop, which names what it keeps by these ids, would not find an earlier home. A line is never changed. One may be added.
 */
const final = {
  AccessLogBucket: 'AWS::S3::Bucket',
  ArchiveBucket: 'AWS::S3::Bucket',
  CatalogTable: 'AWS::DynamoDB::Table',
  GroupHelpdesk: 'AWS::Cognito::UserPoolGroup',
  GroupInspektorat: 'AWS::Cognito::UserPoolGroup',
  GroupKoordinatorForum: 'AWS::Cognito::UserPoolGroup',
  GroupPembacaProfil: 'AWS::Cognito::UserPoolGroup',
  GroupPembinaData: 'AWS::Cognito::UserPoolGroup',
  GroupPembinaGeospasial: 'AWS::Cognito::UserPoolGroup',
  GroupPetugasLoket: 'AWS::Cognito::UserPoolGroup',
  GroupPimpinan: 'AWS::Cognito::UserPoolGroup',
  GroupWalidata: 'AWS::Cognito::UserPoolGroup',
  InboxBucket: 'AWS::S3::Bucket',
  LargeUploadsDeadLetters: 'AWS::SQS::Queue',
  LargeUploadsQueue: 'AWS::SQS::Queue',
  MatchListsDeadLetters: 'AWS::SQS::Queue',
  MatchListsQueue: 'AWS::SQS::Queue',
  PersonKey: 'AWS::SecretsManager::Secret',
  PublishedBucket: 'AWS::S3::Bucket',
  RecordsTable: 'AWS::DynamoDB::Table',
  SmallUploadsDeadLetters: 'AWS::SQS::Queue',
  SmallUploadsQueue: 'AWS::SQS::Queue',
  SubjectKey: 'AWS::SecretsManager::Secret',
  UserPool: 'AWS::Cognito::UserPool',
};
/** Whose change locks people out, though it keeps nothing: the sign-in's address and client. Final as well. */
const known = { IdentityPoolDomain8A19A96F: 'AWS::Cognito::UserPoolDomain', PortalClient: 'AWS::Cognito::UserPoolClient' };
const keeping = new Set(Object.values(final));

const typesOf = (resources: typeof Resources) =>
  Object.fromEntries(Object.entries(resources).map(([logicalId, { Type }]) => [logicalId, Type]));

describe('what keeps data', () => {
  test('has these logical ids, which are final', () => {
    const kept = Object.entries(typesOf(Resources)).filter(([, type]) => keeping.has(type));
    expect(Object.fromEntries(kept)).toEqual(final);
    expect(typesOf(Resources)).toMatchObject(known);
  });

  test('stays where its resource or the stack goes', () => {
    const leaving = Object.entries(Resources).filter(
      ([logicalId, { DeletionPolicy, UpdateReplacePolicy }]) =>
        logicalId in final && (DeletionPolicy !== 'Retain' || UpdateReplacePolicy !== 'Retain'),
    );
    expect(leaving.map(([logicalId]) => logicalId)).toEqual([]);
    const tables = ['CatalogTable', 'RecordsTable'].map((id) => Resources[id]?.Properties);
    expect(tables).toEqual([
      expect.objectContaining({ DeletionProtectionEnabled: true }),
      expect.objectContaining({ DeletionProtectionEnabled: true }),
    ]);
    expect(Resources.UserPool?.Properties).toMatchObject({ DeletionProtection: 'ACTIVE' });
  });

  test('stands in a stack that nobody deletes by mistake, as the address does; what computes can be made again', () => {
    const guarded = (changes: Partial<City>) => cityStacks(changes).all.map(({ terminationProtection }) => terminationProtection ?? false);
    expect(guarded({})).toEqual([true, false, false, true, false]);
    expect(guarded({ terminationProtection: false })).toEqual([false, false, false, false, false]);
  });

  test('stands in no later stack, but for queues of work and the site, which deployments fill', () => {
    const elsewhere = later.flatMap((one) => Object.entries(typesOf(one.Resources)).filter(([, type]) => keeping.has(type)));
    expect(elsewhere.map(([logicalId]) => logicalId).sort()).toEqual([
      'ArchiveDeadLetters',
      'ExpiryDeadLetters',
      'FilesDeadLetters',
      'FilesQueue',
      'FindingsDeadLetters',
      'IndexDeadLetters',
      'MoveDeadLetters',
      'NoticeDeadLetters',
      'RecountDeadLetters',
      'RefreshDeadLetters',
      'RefreshQueue',
      'ReminderDeadLetters',
      'ReportDeadLetters',
      'RetentionDeadLetters',
      'SiteBucket',
    ]);
  });

  test('refers to no other stack, and is the same whatever computes', () => {
    expect(text).not.toContain('Fn::ImportValue');
    const fewer = cityStacks({}, listRoutes().slice(0, 3));
    expect(templateTexts(fewer)[0]).toBe(text);
  });

  test('is told to the other stacks by these exports: one is taken away a deployment after its last reader', () => {
    const told = Object.values(Outputs).map(({ Value }) => JSON.stringify(Value));
    const of = (id: string, ...attributes: readonly string[]) =>
      attributes.map((attribute) => JSON.stringify(attribute === 'Ref' ? { Ref: id } : { 'Fn::GetAtt': [id, attribute] }));
    expect(told.sort()).toEqual(
      [
        ...['AccessLogBucket', 'InboxBucket', 'PublishedBucket', 'ArchiveBucket', 'CatalogTable', 'RecordsTable'].flatMap((id) =>
          of(id, 'Ref', 'Arn'),
        ),
        ...['SmallUploads', 'LargeUploads', 'MatchLists'].flatMap((id) => [
          ...of(`${id}Queue`, 'Arn', 'QueueName'),
          ...of(`${id}DeadLetters`, 'QueueName'),
        ]),
        ...of('PersonKey', 'Ref'),
        ...of('SubjectKey', 'Ref'),
        ...of('UserPool', 'Ref', 'Arn', 'ProviderURL'),
        ...of('PortalClient', 'Ref'),
      ].sort(),
    );
  });
});

describe('the laptop', () => {
  test('keeps data under the names that a home of 0.1.0 has', () => {
    const stacks = cityStacks();
    templateTexts(stacks);
    const { root } = stacks.node;
    const model = readModel(root instanceof App ? root.outdir : '', SURROUNDINGS);
    expect(model.tables.map(({ name }) => name)).toEqual(['satudata-CatalogTable', 'satudata-RecordsTable']);
    expect(model.buckets.map(({ name }) => name).sort()).toEqual(
      ['accesslogbucket', 'archivebucket', 'inboxbucket', 'publishedbucket', 'sitebucket'].map((name) => `satudata-${name}`),
    );
    expect(model.queues.map(({ name }) => name).sort()).toEqual(
      [
        ...['SmallUploads', 'LargeUploads', 'MatchLists', 'Refresh', 'Files'].flatMap((name) => [
          `satudata-${name}DeadLetters`,
          `satudata-${name}Queue`,
        ]),
        ...['Archive', 'Expiry', 'Findings', 'Index', 'Move', 'Notice', 'Recount', 'Reminder', 'Report', 'Retention'].map(
          (name) => `satudata-${name}DeadLetters`,
        ),
      ].sort(),
    );
    expect(model.secrets.map(({ name }) => name)).toEqual(['satudata-PersonKey', 'satudata-SubjectKey']);
    // What memberships and sign-ins are kept by.
    expect(model.userPool.id).toBe('ap-southeast-3_6234562fc');
  });
});
