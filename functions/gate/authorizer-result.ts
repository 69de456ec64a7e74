import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { limits } from '../limits.ts';
import { type Principal, principalIdOf } from '../model/principal.ts';

/** What API Gateway takes for a pattern in a policy's resource: wildcards, and variables as `${aws:username}` (IAM, "Policy variables"). */
const patternSigns = /[*?$]/;

/**
 * The answer of the authorizer: a policy for this very method ARN and no other, with the principal as scalar context. A method ARN holds what the
 * client wrote in the path. One that API Gateway would read as a pattern, or that is longer than it takes, names nothing of ours: it is denied,
 * whatever the decision, for cut short or read as a pattern it would allow more than was decided. Undefined where the principal itself is more than
 * API Gateway takes ("Output from an API Gateway Lambda authorizer"; quotas of REST APIs).
 */
export function authorizerResult(
  effect: 'Allow' | 'Deny',
  { methodArn }: Pick<APIGatewayRequestAuthorizerEvent, 'methodArn'>,
  principal: Principal,
  viewer?: string,
): APIGatewayAuthorizerResult | undefined {
  const isLiteral = methodArn.length <= limits.maxPolicyResourceCharacters && !patternSigns.test(methodArn);
  const statement = isLiteral ? ({ Effect: effect, Resource: methodArn } as const) : ({ Effect: 'Deny', Resource: '*' } as const);
  const result: APIGatewayAuthorizerResult = {
    principalId: principalIdOf(principal),
    policyDocument: { Version: '2012-10-17', Statement: [{ Action: 'execute-api:Invoke', ...statement }] },
    context: {
      principal: principal.type === 'anonymous' ? 'anonymous' : JSON.stringify(principal),
      ...(viewer === undefined ? {} : { viewer }),
    },
  };
  return Buffer.byteLength(JSON.stringify(result)) <= limits.maxAuthorizerResultBytes ? result : undefined;
}
