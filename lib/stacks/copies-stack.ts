import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { type City, deploymentNameOf } from '../../cities/city.ts';
import { named } from '../logical-id.ts';
import type { DataStack } from './data-stack.ts';

/**
 * As long as the tables' own point-in-time recovery, and no longer: data that were destroyed at the end of their retention are in no copy after that (docs/decisions/0081).
 */
export const keptCopies = Duration.days(35);

/**
 * Copies each night of what can't be made again, in a vault of this account and in one of another, which whoever takes this one over can't reach (city setting `copies`): both tables, what
 * is published, the archive. Not the inbox, whose files go after a week; not accounts and keys, which AWS Backup does not know (docs/restore.md).
 */
export class CopiesStack extends Stack {
  constructor(scope: Construct, id: string, { city, data, ...properties }: StackProps & { readonly city: City; readonly data: DataStack }) {
    super(scope, id, properties);
    const { copies } = city;
    if (copies === undefined) throw new Error('A stack of copies needs the other account’s vault');
    // A vault under AWS's own key can't be copied to another account (AWS Backup, "Creating backup copies across AWS accounts").
    const encryptionKey = named(new Key(this, 'Key', { enableKeyRotation: true, description: 'Key of the copies' }), 'CopiesKey');
    // CloudFormation makes up no name of a vault, and one of an account is its own in a region.
    const name = `satu-data-${deploymentNameOf(city)}`;
    // Not kept by a deployment that fails: its name would be taken at the next.
    const removalPolicy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
    const vault = new BackupVault(this, 'Vault', { backupVaultName: name, encryptionKey, removalPolicy });
    const backupVault = named(vault, 'CopiesVault');
    const destinationBackupVault = BackupVault.fromBackupVaultArn(this, 'Elsewhere', copies.vaultArn);
    const plan = new BackupPlan(this, 'Plan', {
      backupPlanName: name,
      backupVault,
      backupPlanRules: [
        new BackupPlanRule({
          ruleName: 'nightly',
          // Half past one in Jakarta: after the night's workers.
          scheduleExpression: Schedule.cron({ hour: '18', minute: '30' }),
          deleteAfter: keptCopies,
          copyActions: [{ destinationBackupVault, deleteAfter: keptCopies }],
        }),
      ],
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('backup.amazonaws.com'),
      managedPolicies: ['service-role/AWSBackupServiceRolePolicyForBackup', 'AWSBackupServiceRolePolicyForS3Backup'].map((name) =>
        ManagedPolicy.fromAwsManagedPolicyName(name),
      ),
    });
    named(role, 'CopiesRole');
    const kept = [data.catalog.tableArn, data.records.tableArn, data.published.bucketArn, data.archive.bucketArn];
    // Rights of restoring are given when somebody restores, and to nobody before.
    plan.addSelection('Kept', { role, resources: kept.map((arn) => BackupResource.fromArn(arn)), disableDefaultBackupPolicy: true });
  }
}
