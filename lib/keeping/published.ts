import { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { HttpMethods } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { limits } from '../../functions/limits.ts';
import { encryptedBy, type PrivateBucket, versionedBucket } from './private-bucket.ts';

/** The bucket of parts, files, reports and the search index. Only functions write it, and nothing is triggered by it. */
export function publishedBucket(scope: Construct, accessLogs: PrivateBucket, key?: IKey): PrivateBucket {
  return versionedBucket(scope, 'PublishedBucket', accessLogs, {
    ...encryptedBy(key),
    // A page of any origin may follow a download's redirect: the link is the right, no cookie or header adds to it.
    cors: [
      {
        allowedOrigins: ['*'],
        allowedMethods: [HttpMethods.GET, HttpMethods.HEAD],
        allowedHeaders: ['*'],
        exposedHeaders: ['ETag', 'Content-Disposition', 'Content-Range'],
        maxAge: 3600,
      },
    ],
    lifecycleRules: [
      // The index is rebuilt at every change; what is published is swept by name alone (data-model.md, "Buckets").
      { id: 'old-indexes', prefix: 'catalog/', noncurrentVersionExpiration: Duration.days(7) },
      // A day's count is put again, and the sum each night.
      { id: 'old-counts', prefix: 'reads/', noncurrentVersionExpiration: Duration.days(7) },
      // What runs saw open, for as long as a day may be counted.
      {
        id: 'open-ids',
        prefix: 'reads/open/',
        expiration: Duration.days(limits.openIdsDays),
        noncurrentVersionExpiration: Duration.days(1),
      },
      // Rows of a rejected file stay as long as the file itself. The tag is on returned workbooks, and on lists of whom a leak concerns; who may set it: lib/grants/grants.ts.
      {
        id: 'returned-workbooks',
        tagFilters: { returned: 'true' },
        expiration: Duration.days(limits.inboxDays),
        noncurrentVersionExpiration: Duration.days(1),
      },
      // Likewise what a report quotes of a file that was not accepted; the report without cells stays.
      {
        id: 'reports-of-rejected-files',
        tagFilters: { rejected: 'true' },
        expiration: Duration.days(limits.rejectedReportDays),
        noncurrentVersionExpiration: Duration.days(1),
      },
      {
        id: 'selections',
        prefix: 'selections/',
        expiration: Duration.days(limits.selectionDays),
        noncurrentVersionExpiration: Duration.days(1),
      },
      // What a list was answered: verdicts by the number of the row, without a NIK.
      {
        id: 'results-of-lists',
        prefix: 'match-lists/',
        expiration: Duration.days(limits.matchListDays),
        noncurrentVersionExpiration: Duration.days(1),
      },
      // A rule with a tag may hold neither of these (S3, "Lifecycle configuration elements").
      { id: 'unfinished-uploads', abortIncompleteMultipartUploadAfter: Duration.days(7), expiredObjectDeleteMarker: true },
    ],
  });
}
