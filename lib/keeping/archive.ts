import { Duration } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { City } from '../../cities/city.ts';
import { encryptedBy, type PrivateBucket, versionedBucket } from './private-bucket.ts';

/**
 * Access records that can't be changed afterwards. Object lock keeps every version for the city's retention; it does not keep a new version from being put over one, and
 * a delete marker from hiding it, so the bucket's policy denies both to everybody (S3, "Enforce conditional writes on Amazon S3 buckets"; "Object Lock considerations").
 */
export function archiveBucket(
  scope: Construct,
  accessLogs: PrivateBucket,
  { retentionDays, lock }: City['archive'],
  key?: IKey,
): PrivateBucket {
  const period = Duration.days(retentionDays);
  const bucket = versionedBucket(scope, 'ArchiveBucket', accessLogs, {
    ...encryptedBy(key),
    objectLockEnabled: true,
    objectLockDefaultRetention: lock === 'compliance' ? ObjectLockRetention.compliance(period) : ObjectLockRetention.governance(period),
  });
  const objects = [bucket.arnForObjects('*')];
  bucket.addToResourcePolicy(
    deny('PutOnlyWhatIsAbsent', { actions: ['s3:PutObject'], resources: objects, conditions: { Null: { 's3:if-none-match': 'true' } } }),
  );
  bucket.addToResourcePolicy(
    deny('RemoveNothing', { actions: ['s3:DeleteObject', 's3:DeleteObjectVersion', 's3:BypassGovernanceRetention'], resources: objects }),
  );
  return bucket;
}

type Denied = { readonly actions: string[]; readonly resources: string[]; readonly conditions?: Record<string, Record<string, string>> };

function deny(sid: string, denied: Denied): PolicyStatement {
  return new PolicyStatement({ sid, effect: Effect.DENY, principals: [new AnyPrincipal()], ...denied });
}
