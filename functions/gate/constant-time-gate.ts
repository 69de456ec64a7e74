import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { holdToConstantTime } from '../http/constant-time-404.ts';

type Gate = (event: APIGatewayRequestAuthorizerEvent) => Promise<APIGatewayAuthorizerResult>;

/** The authorizer, whose Deny (the gateway's 404) comes no sooner for what does not exist than for what the caller may not know of. */
export function constantTimeGate(gate: Gate): Gate {
  return async (event) => {
    const started = performance.now();
    const result = await gate(event);
    if (result.policyDocument.Statement.some(({ Effect }) => Effect === 'Deny')) holdToConstantTime(started);
    return result;
  };
}
