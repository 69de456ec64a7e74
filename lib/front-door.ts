import { Duration } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  type DistributionProps,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { RestApiOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Construct } from 'constructs';
import type { City } from '../cities/city.ts';
import type { Api } from './api.ts';
import { named } from './logical-id.ts';
import type { PrivateBucket } from './private-bucket.ts';

/**
 * Errors that CloudFront keeps for 10 seconds where nobody says otherwise, for everybody who asks for the same path: the cache policy and
 * `no-store` do not count for them (CloudFront, "HTTP 4xx and 5xx status codes that CloudFront caches"). 412 and 415, which it keeps by
 * their max-age alone, are always sent with `no-store`.
 */
const keptErrors = [400, 403, 404, 405, 414, 500, 501, 502, 503, 504];

/**
 * One address for pages and API: `/assets/*` from the site bucket, everything else from the API, never cached, so no answer outlives a change of access.
 * It keeps no log: CloudFront's standard log holds whole queries, and so the NIK that somebody filters rows by. The API's own names the route instead.
 */
export class FrontDoor extends Construct {
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, settings: { api: Api; site: PrivateBucket; city: City }) {
    super(scope, id);
    this.distribution = new Distribution(this, 'Distribution', {
      defaultBehavior: {
        origin: new RestApiOrigin(settings.api.rest),
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        // CloudFront compresses what it keeps alone; the API compresses its answers itself.
        compress: false,
      },
      additionalBehaviors: {
        '/assets/*': {
          origin: S3BucketOrigin.withOriginAccessControl(settings.site),
          cachePolicy: CachePolicy.CACHING_OPTIMIZED,
          compress: true,
          viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        },
      },
      errorResponses: keptErrors.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
      httpVersion: HttpVersion.HTTP2_AND_3,
      // Asia is in this class, and the city's people are there.
      priceClass: PriceClass.PRICE_CLASS_200,
      ...ownName(this, settings.city),
    });
    named(this.distribution, 'FrontDoor');
  }
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
