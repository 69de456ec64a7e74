import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { cityStacks, plainText, synthesized, templateTexts } from './city-template.ts';

const vaultArn = 'arn:aws:backup:ap-southeast-3:111122223333:backup-vault:satu-data-copies';
const stacks = cityStacks({ copies: { vaultArn } });
const template = synthesized(stacks);

const resources = z.object({
  Resources: z.record(
    z.string(),
    z.looseObject({ Type: z.string(), DeletionPolicy: z.string().optional(), UpdateReplacePolicy: z.string().optional() }),
  ),
});

describe('copies in another account', () => {
  test('are not made where the city names none', () => {
    expect(synthesized(cityStacks()).text).not.toContain('AWS::Backup');
  });

  test('are of both tables, what is published and the archive, and go where the city says', () => {
    const [selection] = template.ofType('AWS::Backup::BackupSelection');
    const { Resources } = z.object({ Resources: z.array(z.json()) }).parse(selection?.properties.BackupSelection);
    expect(Resources.map((arn) => plainText(arn)).toSorted()).toEqual(['ArchiveBucket', 'CatalogTable', 'PublishedBucket', 'RecordsTable']);
    const [plan] = template.ofType('AWS::Backup::BackupPlan');
    expect(plan?.properties.BackupPlan).toMatchObject({
      BackupPlanRule: [
        { CopyActions: [{ DestinationBackupVaultArn: vaultArn, Lifecycle: { DeleteAfterDays: 35 } }], Lifecycle: { DeleteAfterDays: 35 } },
      ],
    });
  });

  test('lie in a vault under a key of the city’s, which another account can be sent copies of', () => {
    const [vault] = template.ofType('AWS::Backup::BackupVault');
    expect(plainText(vault?.properties.EncryptionKeyArn)).toBe('CopiesKey');
  });

  test('lie in a vault of the deployment’s own name, which outlives the stack, but not a deployment that failed', () => {
    const [vault] = template.ofType('AWS::Backup::BackupVault');
    expect(vault?.properties.BackupVaultName).toBe('satu-data-kota-tangerang');
    const all = templateTexts(stacks).flatMap((text) => Object.values(resources.parse(JSON.parse(text)).Resources));
    const vaults = all.filter(({ Type: type }) => type === 'AWS::Backup::BackupVault');
    expect(vaults).toMatchObject([{ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' }]);
  });

  test('are read by a role that may restore nothing', () => {
    const role = template.ofType('AWS::IAM::Role').find(({ logicalId }) => logicalId === 'CopiesRole');
    expect(JSON.stringify(role?.properties)).not.toMatch(/Restore/);
  });
});
