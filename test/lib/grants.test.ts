import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { lambdaNames } from '../../lib/function-settings.ts';
import { cityStacks, everySetting, plainText, synthesized } from './city-template.ts';
import { policiesOfRoles } from './role-policies.ts';

const many = z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(z.json()));
const statementSchema = z.object({ Effect: z.literal('Allow'), Action: many, Resource: many, Condition: z.json().optional() });
const documentSchema = z.object({ Statement: z.array(statementSchema) });

const template = synthesized(cityStacks({ frontDoor: everySetting.frontDoor }));
const roleOf = new Map(
  template.ofType('AWS::Lambda::Function').map(({ logicalId, properties }) => [logicalId, plainText(properties.Role)]),
);
const ownFunctions = [...roleOf.keys()].filter((id) => id.endsWith('Function'));
const statements = policiesOfRoles(template).flatMap(({ role, document }) =>
  documentSchema.parse(document).Statement.map((statement) => ({ role, ...statement })),
);
const grantsOf = (id: string) => statements.filter(({ role }) => role === roleOf.get(id));
const ownStatements = ownFunctions.flatMap(grantsOf);

describe('rights of the functions', () => {
  test('are these and no others', async () => {
    const lines = ownFunctions
      .sort()
      .flatMap((id) => [
        id,
        ...grantsOf(id).flatMap(({ Action, Resource, Condition }) => [
          `  ${Resource.map(plainText).join(', ')}${Condition ? ` when ${JSON.stringify(Condition)}` : ''}`,
          ...Action.map((action) => `    ${plainText(action)}`),
        ]),
      ]);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('rights.txt');
  });

  test('are held by a role of its own each', () => {
    const roles = ownFunctions.map((id) => roleOf.get(id));
    expect(roles).toHaveLength(lambdaNames.length);
    expect(new Set(roles).size).toBe(roles.length);
    expect(roles).not.toContain(undefined);
  });

  test('name every action in full', () => {
    expect(ownStatements.flatMap(({ Action }) => Action.map(plainText)).filter((action) => action.includes('*'))).toEqual([]);
  });

  test('reach every resource only for reading metrics', () => {
    const everywhere = ownStatements.filter(({ Resource }) => Resource.includes('*')).flatMap(({ Action }) => Action.map(plainText));
    expect([...new Set(everywhere)].sort()).toEqual(['cloudwatch:GetMetricData']);
  });

  test('hold no scan, and no deletion of objects but by the function that ends data and the one that keeps the subject index, which name versions and never the archive', () => {
    const actions = ownStatements.flatMap(({ role, Action, Resource }) =>
      Action.map(plainText)
        .filter((action) => action === 'dynamodb:Scan' || action.startsWith('s3:Delete'))
        .map((action) => ({ role, action, on: Resource.map(plainText) })),
    );
    expect(actions.filter(({ action }) => action !== 's3:DeleteObjectVersion')).toEqual([]);
    const removedBy = (name: string) => actions.filter(({ role }) => role === name).flatMap(({ on }) => on);
    expect(removedBy('KeepIndexRole')).toEqual(['PublishedBucket/datasets/*/subjects/*']);
    expect(new Set(actions.map(({ role }) => role))).toEqual(new Set(['RetainRole', 'KeepIndexRole', 'SettleListsRole']));
    expect(removedBy('SettleListsRole')).toEqual(['InboxBucket/match-lists/*']);
    const kinds = ['concerned', 'files', 'parts', 'returned', 'statistics', 'subjects', 'uploads'];
    expect(removedBy('RetainRole').sort()).toEqual([
      ...['InboxBucket/large/*', 'InboxBucket/match-lists/*', 'InboxBucket/small/*'],
      ...kinds.map((kind) => `PublishedBucket/datasets/*/${kind}/*`),
      'PublishedBucket/selections/*',
    ]);
  });

  test('let only functions that read rows, cells or profiles, or give datasets to others, write records, the one that lists looks verdicts alone, and nobody change them', () => {
    const onRecords = ownStatements.filter(
      ({ Resource, Action }) => Resource.map(plainText).includes('RecordsTable') && !Action.includes('dynamodb:Query'),
    );
    expect(onRecords.map(({ role, Action }) => [role, Action]).sort()).toEqual(
      [
        'AccountsRole',
        'IngestLargeRole',
        'IngestSmallRole',
        'ListConcernedRole',
        'MoveOpdsRole',
        'PersonsRole',
        'RecordsRole',
        'RowsRole',
        'SettleListsRole',
        'UploadsRole',
      ].map((role) => [role, ['dynamodb:PutItem']]),
    );
    const judging = onRecords.filter(({ role }) => role === 'RecordsRole').map(({ Condition }) => JSON.stringify(Condition));
    expect(judging).toEqual([expect.stringContaining('["VERDICT#*"]')]);
  });

  test('let anyone who signs upload links neither read the inbox nor write what is published', () => {
    const actions = grantsOf('UploadsFunction').flatMap(({ Action, Resource }) =>
      Resource.flatMap((resource) => Action.map((action) => `${plainText(action)} ${plainText(resource)}`)),
    );
    // The numbers and sizes of parts tell nothing of what is in them.
    const reading = /^s3:(Get|List(?!MultipartUploadParts ))\S* InboxBucket/;
    expect(actions.filter((right) => reading.test(right))).toEqual([]);
    // A list of a version's parts is taken by versionId and checksum alone.
    expect(actions.filter((right) => /^s3:Put\S* PublishedBucket/.test(right))).toEqual([
      's3:PutObject PublishedBucket/datasets/*/manifests/*',
    ]);
  });

  test('let ingest mark returned workbooks and reports for removal, who lists whom a leak concerns the list, and nobody anything else that is published', () => {
    const marking = ownStatements.filter(({ Action }) => Action.some((action) => /^s3:Put\w*Tagging/.test(plainText(action))));
    const published = marking.filter(({ Resource }) => Resource.some((resource) => plainText(resource).startsWith('PublishedBucket')));
    expect(published.map(({ role, Resource, Action }) => [role, Resource.map(plainText), Action]).sort()).toEqual([
      ...['IngestLargeRole', 'IngestSmallRole'].map((role) => [
        role,
        ['PublishedBucket/datasets/*/returned/*', 'PublishedBucket/datasets/*/uploads/*'],
        ['s3:PutObjectTagging'],
      ]),
      ['ListConcernedRole', ['PublishedBucket/datasets/*/concerned/*'], ['s3:GetObjectVersion', 's3:PutObject', 's3:PutObjectTagging']],
    ]);
  });

  test('let one function keep accounts: it locks and binds, and removes nothing; those that decide about reading, tell residents who looked, or write to people of a group read them', () => {
    const withAccounts = ownStatements.filter(({ Condition }) => /ACCOUNT#|PERSON#/.test(JSON.stringify(Condition ?? null)));
    const single = [
      'AuthorizeRole',
      'DatasetsRole',
      'HelpdeskRole',
      'KeepReportsRole',
      'PersonsRole',
      'RecordsRole',
      'RemindRole',
      'RemindersRole',
      'RowsRole',
      'SettleListsRole',
      'UploadsRole',
    ];
    expect(withAccounts.map(({ role, Action }) => [role, Action]).sort()).toEqual(
      [
        ['AccountsRole', ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:PutItem']],
        ...single.map((role) => [role, ['dynamodb:BatchGetItem']]),
        ...['PersonsRole', 'SettleListsRole'].map((role) => [role, ['dynamodb:BatchGetItem', 'dynamodb:GetItem']]),
      ].sort(),
    );
    const withUsers = ownStatements.filter(({ Action }) => Action.some((action) => plainText(action).startsWith('cognito-idp:')));
    // Who writes to people by their account asks who is in a group, and nothing else of the pool.
    const listing = withUsers.filter(({ Action }) => Action.every((action) => action === 'cognito-idp:ListUsersInGroup'));
    expect(listing.map(({ role }) => role).sort()).toEqual(['KeepReportsRole', 'RemindRole', 'RemindersRole']);
    const keeping = withUsers.filter((statement) => !listing.includes(statement));
    expect(keeping.map(({ role, Resource }) => [role, Resource.map(plainText)])).toEqual([['AccountsRole', ['UserPool']]]);
    expect(JSON.stringify(withUsers)).not.toMatch(/Delete|Password|UpdateUser/);
  });

  test('let only functions that bind, index, find or compare persons read their key, and only those that index or find them the index’s own', () => {
    const withKey = ownStatements.filter(({ Action }) => Action.some((action) => plainText(action).startsWith('secretsmanager:')));
    const both = ['PersonKey', 'SubjectKey'];
    expect(withKey.map(({ role, Resource, Action }) => [role, Resource.map(plainText), Action])).toEqual([
      ['AccountsRole', ['PersonKey'], ['secretsmanager:GetSecretValue']],
      ...['PersonsRole', 'IngestSmallRole', 'IngestLargeRole'].map((role) => [role, both, ['secretsmanager:GetSecretValue']]),
      ['CountFindingsRole', ['PersonKey'], ['secretsmanager:GetSecretValue']],
      ...['KeepIndexRole', 'SettleListsRole'].map((role) => [role, both, ['secretsmanager:GetSecretValue']]),
    ]);
  });

  test('narrow all that is done with a table to named partitions, but the keys of the index', () => {
    const onTables = ownStatements.filter(({ Action }) => Action.some((action) => plainText(action).startsWith('dynamodb:')));
    const wide = onTables.filter(({ Condition }) => !JSON.stringify(Condition ?? null).includes('dynamodb:LeadingKeys'));
    expect(onTables.length).toBeGreaterThan(wide.length);
    expect([...new Set(wide.flatMap(({ Resource }) => Resource.map(plainText)))]).toEqual(['CatalogTable/index/byOpd']);
    expect([...new Set(wide.flatMap(({ Action }) => Action.map(plainText)))]).toEqual(['dynamodb:Query']);
  });
});
