import * as z from 'zod';
import type { ResolvedResource } from './resources.ts';

/** Folders whose files are laid into the site bucket under a prefix, with the headers that they are served with. */
export type SiteDeployment = {
  readonly bucketName: string;
  /** '' or 'assets/'. */
  readonly prefix: string;
  readonly sources: readonly { readonly directory: string; readonly markers: Readonly<Record<string, string>> }[];
  readonly cacheControl?: string;
};

const deploymentSchema = z.object({
  DestinationBucketName: z.string(),
  DestinationBucketKeyPrefix: z.string().default(''),
  SourceObjectKeys: z.array(z.string()),
  SourceMarkers: z.array(z.record(z.string(), z.coerce.string())).default([]),
  SystemMetadata: z.record(z.string(), z.string()).default({}),
  Include: z.undefined({ error: 'The laptop deploys all files of a source' }).optional(),
  Exclude: z.undefined({ error: 'The laptop deploys all files of a source' }).optional(),
});

/** What the CDK's bucket deployments would copy. Throws on a source that is not a folder among the assets. */
export function readSiteDeployments(resources: readonly ResolvedResource[]): readonly SiteDeployment[] {
  return resources.flatMap((resource) => {
    if (resource.type !== 'Custom::CDKBucketDeployment') return [];
    const properties = deploymentSchema.parse(resource.properties);
    const prefix = properties.DestinationBucketKeyPrefix.replace(/^\/|\/$/g, '');
    const cacheControl = properties.SystemMetadata['cache-control'];
    return [
      {
        bucketName: properties.DestinationBucketName,
        prefix: prefix === '' ? '' : `${prefix}/`,
        sources: properties.SourceObjectKeys.map((key, index) => {
          const directory = resource.assetPaths.get(key.replace(/\.zip$/, ''));
          if (directory === undefined) throw new Error(`A source of ${resource.logicalId} (${key}) is not among the assets of its stack`);
          return { directory, markers: properties.SourceMarkers[index] ?? {} };
        }),
        ...(cacheControl === undefined ? {} : { cacheControl }),
      },
    ];
  });
}

const distributionSchema = z.object({
  DistributionConfig: z.object({
    CacheBehaviors: z.array(z.object({ PathPattern: z.string(), Compress: z.boolean().default(false) })).default([]),
  }),
});

/** Whether CloudFront compresses the files of the site: the behaviour of `/assets/*` says so. */
export function readAssetCompression(resources: readonly ResolvedResource[]): boolean {
  return resources
    .filter(({ type }) => type === 'AWS::CloudFront::Distribution')
    .flatMap(({ properties }) => distributionSchema.parse(properties).DistributionConfig.CacheBehaviors)
    .some(({ PathPattern, Compress }) => PathPattern === '/assets/*' && Compress);
}
