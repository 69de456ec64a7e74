import { createHash, timingSafeEqual } from 'node:crypto';
import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { requestIdOf } from '../http/request-id.ts';
import { limits } from '../limits.ts';
import { anonymous, principalIdOf } from '../model/principal.ts';
import type { FrontDoorSecrets } from './front-door-secrets.port.ts';

type Event = APIGatewayRequestAuthorizerEvent;
type Gate = (event: Event) => Promise<APIGatewayAuthorizerResult>;
type Ports = {
  readonly secrets: FrontDoorSecrets;
  readonly now: () => Date;
  readonly log: (line: Readonly<Record<string, string>>) => void;
};

/** What CloudFront writes over whatever a viewer sent by that name ("Add custom headers to origin requests"); lib/door/front-door-secret.ts tells it to. */
export const frontDoorHeader = 'X-Satudata-Front-Door';

/**
 * The gate of a city whose front door has a firewall: who asks the API by its own address, past the firewall, is denied before anything is looked at, as
 * what does not exist. Any fault throws: a 500, never an Allow.
 */
export function throughFrontDoor({ secrets, now, log }: Ports, gate: Gate): Gate {
  const isRight = rightValue(secrets, now);
  return async (event) => {
    const sent = sentIn(event);
    if (sent !== undefined && (await isRight(sent))) return gate(event);
    const reason = sent === undefined ? 'no front door' : 'another front door';
    log({ requestId: requestIdOf(event), decision: 'deny', rule: 'front-door', reason });
    return refusal();
  };
}

/** Of every path: nothing is replayed, since nothing of the authorizer's is kept (lib/functions/api-definition.ts). */
function refusal(): APIGatewayAuthorizerResult {
  const Statement = [{ Action: 'execute-api:Invoke', Effect: 'Deny' as const, Resource: '*' }];
  return { principalId: principalIdOf(anonymous), policyDocument: { Version: '2012-10-17', Statement } };
}

/** The header's only value, in whatever case its name came; undefined where there is none, an empty one or several. */
function sentIn({ headers, multiValueHeaders }: Event): string | undefined {
  const name = frontDoorHeader.toLowerCase();
  const valuesOf = (all: object | null | undefined) =>
    Object.entries(all ?? {}).flatMap(([one, values]): unknown[] => (one.toLowerCase() === name ? [values].flat() : []));
  const [value, ...more] = multiValueHeaders ? valuesOf(multiValueHeaders) : valuesOf(headers);
  return typeof value === 'string' && value !== '' && more.length === 0 ? value : undefined;
}

/**
 * Compares with the values as they were last read. They are read with the first header that comes, and again for one that is none of them: so a new value is taken where it is sent, without a new
 * process. What strangers send has them read once a `frontDoorPauseSeconds`.
 */
function rightValue(secrets: FrontDoorSecrets, now: () => Date): (sent: string) => Promise<boolean> {
  let known: readonly Buffer[] = [];
  let nextReading = 0;
  return async (sent) => {
    const digest = digestOf(sent);
    if (isAmong(known, digest)) return true;
    const at = now().getTime();
    if (at < nextReading) return false;
    // A reading that fails is tried again at once only where nothing is known yet: nobody could be let in.
    if (known.length > 0) nextReading = at + limits.frontDoorPauseSeconds * 1000;
    known = (await secrets.read()).map(digestOf);
    nextReading = at + limits.frontDoorPauseSeconds * 1000;
    return isAmong(known, digest);
  };
}

/** Every value is compared to its end, so that the time tells of none. */
function isAmong(known: readonly Buffer[], digest: Buffer): boolean {
  return known.map((one) => timingSafeEqual(one, digest)).includes(true);
}

/** Of one length, whatever was sent. */
function digestOf(value: string): Buffer {
  return createHash('sha256').update(value).digest();
}
