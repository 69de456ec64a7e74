import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { conflict, notFound, type Problem, problemBody } from '../../functions/http/problem.ts';
import { serve } from '../../functions/http/serve.ts';
import { problemTitles } from '../../functions/messages/problem.ts';
import { gatewayBody, gatewayHeaders, gatewayResponses } from '../../lib/functions/gateway-responses.ts';
import { lambdaContext, proxyEvent } from '../fakes/gateway-events.ts';
import { cityStacks, synthesized } from './city-template.ts';

const titles: Readonly<Record<string, string>> = problemTitles;
const requestId = '$context.extendedRequestId';
const responses = Object.entries(gatewayResponses);

describe('gateway responses', () => {
  test('carry the fixed 404 byte for byte', () => {
    expect(gatewayBody(gatewayResponses.ACCESS_DENIED ?? { status: 0, code: '', title: '', detail: '' })).toBe(
      problemBody(notFound, requestId),
    );
    for (const type of ['ACCESS_DENIED', 'MISSING_AUTHENTICATION_TOKEN', 'INVALID_SIGNATURE', 'RESOURCE_NOT_FOUND', 'DEFAULT_4XX']) {
      expect(gatewayResponses[type]).toEqual(gatewayResponses.ACCESS_DENIED);
    }
  });

  test.each(responses)('%s has the members, title and order of a problem', (_type, response) => {
    const known = Object.keys(titles).includes(response.code);
    expect(known && titles[response.code]).toBe(response.title);
    const members = ['type', 'title', 'status', 'detail', 'code', 'requestId'];
    expect(Object.keys(JSON.parse(gatewayBody(response)))).toEqual(members);
  });

  test('send the headers that public reads send with a problem', async () => {
    expect(await headersOf('getPublicProgress', conflict('Sedang dihitung.'))).toEqual(gatewayHeaders);
  });

  test('cannot be told from the fixed 404 of an operation, of whatever route', async () => {
    const denied = { ...gatewayHeaders, 'x-amzn-ErrorType': 'AccessDeniedException' };
    expect(await headersOf('getPublicProgress', notFound)).toEqual(denied);
    expect(await headersOf('getProgress', notFound)).toEqual(denied);
  });

  test('keep their own status where the caller can mend it', () => {
    const statusOf = (type: string) => gatewayResponses[type]?.status;
    expect(statusOf('REQUEST_TOO_LARGE')).toBe(413);
    expect([statusOf('THROTTLED'), statusOf('QUOTA_EXCEEDED')]).toEqual([429, 429]);
    expect([statusOf('BAD_REQUEST_BODY'), statusOf('BAD_REQUEST_PARAMETERS')]).toEqual([400, 400]);
  });

  test('stand in the template, the 401 with its challenge', () => {
    const resources = synthesized(cityStacks()).ofType('AWS::ApiGateway::GatewayResponse');
    expect(resources).toHaveLength(responses.length);
    const unauthorized = resources.find(({ properties }) => properties.ResponseType === 'UNAUTHORIZED')?.properties;
    expect(unauthorized).toMatchObject({
      StatusCode: '401',
      ResponseParameters: {
        'gatewayresponse.header.WWW-Authenticate': `'Bearer realm="satu-data"'`,
        'gatewayresponse.header.Content-Type': `'application/problem+json'`,
      },
    });
    const templates = z.object({ 'application/json': z.string() }).parse(unauthorized?.ResponseTemplates);
    expect(JSON.parse(templates['application/json'])).toMatchObject({ status: 401, code: 'unauthorized', requestId });
  });
});

/** The headers of an operation's own problem. */
async function headersOf(operation: 'getProgress' | 'getPublicProgress', problem: Problem): Promise<unknown> {
  const answer = async () => problem;
  const handler = serve<'progress'>(
    { getProgress: answer, getOpdProgress: answer, listDeliveries: answer, listPeriods: answer, getPublicProgress: answer },
    { now: () => new Date(0) },
  );
  return (await handler(proxyEvent({ operation }, { principal: 'anonymous' }), lambdaContext)).headers;
}
