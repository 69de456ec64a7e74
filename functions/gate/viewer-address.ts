import type { APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import * as z from 'zod';

const address = z.union([z.ipv4(), z.ipv6()]);

/**
 * Who asked the front door: CloudFront writes its viewer's address behind whatever the client sent in `X-Forwarded-For`, and API Gateway CloudFront's own behind that (CloudFront, "Client IP addresses").
 * For the access log alone, where the source is always CloudFront: who asks the API without the front door has none, or writes what they like. Undefined where it is no address.
 */
export function viewerAddress({
  headers,
  multiValueHeaders,
}: Pick<APIGatewayRequestAuthorizerEvent, 'headers' | 'multiValueHeaders'>): string | undefined {
  const sent = [...Object.entries(multiValueHeaders ?? {}), ...Object.entries(headers ?? {})].find(
    ([name]) => name.toLowerCase() === 'x-forwarded-for',
  )?.[1];
  const told = [sent].flat().join(',').split(',').at(-2)?.trim();
  const viewer = address.safeParse(told);
  return viewer.success ? viewer.data : undefined;
}
