import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { openApi } from '../../functions/catalog/describe-api.ts';
import { serve } from '../../functions/http/serve.ts';
import type { FunctionName } from '../../functions/routes.ts';
import { contractOf } from '../../local/gateway/contract.ts';
import type { lambdaContext } from './gateway-events.ts';

type Handler = (event: APIGatewayProxyEvent, context: typeof lambdaContext) => Promise<APIGatewayProxyResult>;

const breachOf = contractOf(async () => JSON.parse(JSON.stringify(openApi('https://data.example.id'))));

/** `serve`, and an answer that is not what the API document says of its operation fails the test. */
export function serveKept<F extends FunctionName>(...wired: Parameters<typeof serve<F>>): Handler {
  const handler = serve<F>(...wired);
  return async (event, context) => {
    const result = await handler(event, context);
    const headers = Object.fromEntries(Object.entries(result.headers ?? {}).map(([name, value]) => [name, String(value)]));
    const breach = await breachOf(event.httpMethod, event.resource, { status: result.statusCode, headers, body: result.body });
    if (breach !== undefined) throw new Error(`an answer breaks the contract: ${breach}`);
    return result;
  };
}
