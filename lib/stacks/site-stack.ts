import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Site } from '../door/site.ts';
import type { Bundle } from '../functions/function-code.ts';
import type { PrivateBucket } from '../keeping/private-bucket.ts';

export type SiteStackSettings = StackProps & {
  readonly accessLogs: PrivateBucket;
  readonly site: Bundle;
};

/** The files that pages name. Deployed before what computes: a page that a new function draws finds what it names, and one that an old function drew what it named (docs/decisions/0086-what-a-reader-asks-for.md). */
export class SiteStack extends Stack {
  readonly bucket: PrivateBucket;

  constructor(scope: Construct, id: string, { site, accessLogs, ...settings }: SiteStackSettings) {
    super(scope, id, settings);
    this.bucket = new Site(this, 'Site', site, accessLogs).bucket;
  }
}
