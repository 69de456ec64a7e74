import { Duration, Stack } from 'aws-cdk-lib';
import {
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
  ResponseHeadersPolicy,
  type ResponseSecurityHeadersBehavior,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { limits } from '../../functions/limits.ts';
import { named } from '../logical-id.ts';
import { momentHeader } from './edge-function.ts';

/**
 * Keeps what the API says may be kept, for `limits.edgeSeconds` at most, and nothing else: without a word of the API the time is 0. Who sends a token finds nothing that was kept for others, nor
 * leaves anything. gzip alone: with it `Accept-Encoding` comes to the API as `gzip` or not at all, and is part of the key; the API compresses (decisions/0048).
 */
export function openDataCache(scope: Construct): CachePolicy {
  const policy = new CachePolicy(scope, 'OpenDataCache', {
    cachePolicyName: ownName(scope, 'OpenDataCache'),
    minTtl: Duration.seconds(0),
    defaultTtl: Duration.seconds(0),
    maxTtl: Duration.seconds(limits.edgeSeconds),
    headerBehavior: CacheHeaderBehavior.allowList('Accept', 'Authorization', momentHeader),
    queryStringBehavior: CacheQueryStringBehavior.all(),
    cookieBehavior: CacheCookieBehavior.none(),
    enableAcceptEncodingGzip: true,
    enableAcceptEncodingBrotli: false,
  });
  return named(policy, 'OpenDataCache');
}

/**
 * The signed query, and what S3's answer to another origin's page depends on. Never `Authorization`: who has a token follows a redirect to the same host with it, and S3 refuses two rights at once.
 */
export function signedAddress(scope: Construct): OriginRequestPolicy {
  const policy = new OriginRequestPolicy(scope, 'SignedAddress', {
    originRequestPolicyName: ownName(scope, 'SignedAddress'),
    queryStringBehavior: OriginRequestQueryStringBehavior.all(),
    headerBehavior: OriginRequestHeaderBehavior.allowList('Origin', 'Access-Control-Request-Method', 'Access-Control-Request-Headers'),
  });
  return named(policy, 'SignedAddress');
}

/** What CloudFront keeps of the API is nobody else's to keep: a browser's copy would outlive a change of access. */
export function keptHereAlone(scope: Construct): ResponseHeadersPolicy {
  const policy = new ResponseHeadersPolicy(scope, 'KeptHereAlone', {
    responseHeadersPolicyName: ownName(scope, 'KeptHereAlone'),
    customHeadersBehavior: { customHeaders: [{ header: 'Cache-Control', value: 'no-store', override: true }] },
  });
  return named(policy, 'KeptHereAlone');
}

/** What functions say of their answers (functions/http/serve.ts), of files that come from buckets. */
export function securityHeaders(scope: Construct): ResponseHeadersPolicy {
  const policy = new ResponseHeadersPolicy(scope, 'FileHeaders', {
    responseHeadersPolicyName: ownName(scope, 'FileHeaders'),
    securityHeadersBehavior,
  });
  return named(policy, 'FileHeaders');
}

/** Unique in the account, where the names that the CDK makes up are those of the constructs alone: two cities or stages would share them. */
function ownName(scope: Construct, name: string): string {
  return `${Stack.of(scope).stackName}-${name}`;
}

const securityHeadersBehavior: ResponseSecurityHeadersBehavior = {
  contentTypeOptions: { override: true },
  frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
  referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
  strictTransportSecurity: { accessControlMaxAge: Duration.days(365), override: true },
};
