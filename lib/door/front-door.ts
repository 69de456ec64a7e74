import { Duration, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  type DistributionProps,
  FunctionEventType,
  HttpVersion,
  type IOrigin,
  OriginRequestPolicy,
  PriceClass,
  type ResponseHeadersPolicy,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, RestApiOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Construct } from 'constructs';
import type { City } from '../../cities/city.ts';
import type { Api } from '../functions/api.ts';
import type { PrivateBucket } from '../keeping/private-bucket.ts';
import { named } from '../logical-id.ts';
import { viewerRequest } from './edge-function.ts';
import { keptHereAlone, openDataCache, securityHeaders, signedAddress } from './edge-policies.ts';
import { frontDoorHeaders } from './front-door-secret.ts';

/**
 * Errors that CloudFront keeps for 10 seconds where nobody says otherwise, for everybody who asks for the same path: the cache policy and
 * `no-store` do not count for them (CloudFront, "HTTP 4xx and 5xx status codes that CloudFront caches"). 412 and 415, which it keeps by
 * their max-age alone, are always sent with `no-store`.
 */
const keptErrors = [400, 403, 404, 405, 414, 500, 501, 502, 503, 504];

export type FrontDoorSettings = {
  readonly api: Api;
  readonly site: PrivateBucket;
  /** Where files of open data are. */
  readonly published: PrivateBucket;
  readonly city: City;
};

/** Keys of whole files and of chosen rows (functions/rows/made-file.ts, download-rows.ts); no page and no operation has such an address. */
const filePatterns = ['/datasets/*/files/*', '/selections/*'];

/**
 * One address for pages and API: `/assets/*` from the site bucket, everything else from the API. Of that it keeps what the API says may be kept, so long that with the links in it nothing outlives a
 * change of access by more than a minute (docs/decisions/0077-open-data-at-the-edge.md).
 * CloudFront's standard log holds whole queries, and so the NIK that somebody filters rows by: the city turns on one of chosen fields (lib/stacks/door-watch-stack.ts), or has none. The API's own names the route.
 */
export class FrontDoor extends Construct {
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, settings: FrontDoorSettings) {
    super(scope, id);
    const fileHeaders = securityHeaders(this);
    const files = filesOf(this, settings.published, fileHeaders);
    this.distribution = new Distribution(this, 'Distribution', {
      defaultBehavior: {
        origin: new RestApiOrigin(settings.api.rest, { customHeaders: frontDoorHeaders(this, settings.city) }),
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: openDataCache(this),
        responseHeadersPolicy: keptHereAlone(this),
        functionAssociations: [{ eventType: FunctionEventType.VIEWER_REQUEST, function: viewerRequest(this) }],
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        // The API compresses its answers itself, kept or not.
        compress: false,
      },
      additionalBehaviors: {
        '/assets/*': {
          origin: siteOrigin(this, settings.site),
          cachePolicy: CachePolicy.CACHING_OPTIMIZED,
          responseHeadersPolicy: fileHeaders,
          compress: true,
          viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        },
        ...Object.fromEntries(filePatterns.map((pattern) => [pattern, files])),
      },
      errorResponses: keptErrors.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
      httpVersion: HttpVersion.HTTP2_AND_3,
      // Asia is in this class, and the city's people are there.
      priceClass: PriceClass.PRICE_CLASS_200,
      ...ownName(this, settings.city),
      ...(settings.city.firewallArn === undefined ? {} : { webAclId: settings.city.firewallArn }),
    });
    named(this.distribution, 'FrontDoor');
  }
}

/** The bucket says itself who may read it (lib/door/site.ts): the CDK would have its policy name this distribution, which stands in a later stack. */
function siteOrigin(scope: Construct, site: PrivateBucket): IOrigin {
  const { originAccessControlId } = new S3OriginAccessControl(scope, 'SiteAccess');
  return S3BucketOrigin.withBucketDefaults(site, { originAccessControlId });
}

/**
 * Files of open data, by addresses that the API signed and S3 checks, past nothing that CloudFront keeps: who has no signature gets S3's 403, whatever the key. CloudFront has no right to the bucket; one
 * that it had (origin access control) would take the place of the signature.
 */
function filesOf(scope: Construct, published: PrivateBucket, responseHeadersPolicy: ResponseHeadersPolicy): BehaviorOptions {
  const { region, urlSuffix } = Stack.of(scope);
  return {
    // The host that functions sign for, which is what CloudFront asks by.
    origin: new HttpOrigin(`${published.bucketName}.s3.${region}.${urlSuffix}`),
    allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
    cachePolicy: CachePolicy.CACHING_DISABLED,
    originRequestPolicy: signedAddress(scope),
    responseHeadersPolicy,
    viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    compress: false,
  };
}

function ownName(
  scope: Construct,
  { certificateArn, publicUrl }: City,
): Pick<DistributionProps, 'certificate' | 'domainNames' | 'minimumProtocolVersion'> {
  if (!certificateArn || !publicUrl) return {};
  return {
    certificate: Certificate.fromCertificateArn(scope, 'Certificate', certificateArn),
    domainNames: [new URL(publicUrl).host],
    minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
  };
}
