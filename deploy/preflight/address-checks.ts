import type { City } from '../../cities/city.ts';
import { about, type Finding } from './finding.ts';

/** Where DNS leads a host: names that it is an alias of, `[]` for one that has addresses alone, undefined where it knows no such host. Rejects where DNS does not answer. */
export type Aliases = (host: string) => Promise<readonly string[] | undefined>;

/** Where the city's own host leads now. Before the first deployment it leads nowhere, and must lead nowhere else. */
export async function addressChecks({ publicUrl, certificateArn }: City, aliases: Aliases): Promise<Finding[]> {
  if (publicUrl === undefined || certificateArn === undefined) return [];
  const host = new URL(publicUrl).hostname;
  const told = about('DNS');
  try {
    const found = await aliases(host);
    if (found === undefined)
      return [told.warning(`${host} leads nowhere yet: once deployed, make it a CNAME of the host in the output FrontDoorAddress`)];
    const isOfCloudFront = found.some((name) => /\.cloudfront\.net\.?$/.test(name));
    if (isOfCloudFront)
      return [told.ok(`${host} leads to CloudFront (${found.join(', ')}); it must be the one of the output FrontDoorAddress`)];
    return [
      told.warning(
        `${host} leads to ${found.join(', ') || 'addresses of its own'}, which is not CloudFront: whoever keeps the DNS must change it on the day`,
      ),
    ];
  } catch {
    return [told.unchecked(`no DNS answers for ${host}`)];
  }
}
