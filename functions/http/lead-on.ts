import type { APIGatewayProxyEvent } from 'aws-lambda';
import { leadsOn, type Route, routes } from '../routes.ts';
import type { AnySuccess } from './answer.ts';
import type { ParsedCall } from './parse-call.ts';

/** The id of the OPD into which that one went whole, if it did. */
export type SuccessorOf = (opdId: string) => string | undefined;

/** What is asked of an OPD that went whole into another is asked there: the same address with its id (docs/decisions/0070-organisation.md). */
export function leadOn(event: APIGatewayProxyEvent, { operation, params }: ParsedCall, successorOf: SuccessorOf): AnySuccess | undefined {
  const route: Route = routes[operation];
  const given = new Map(params && typeof params === 'object' ? Object.entries(params) : []);
  const opdId = given.get('opdId');
  const successor = leadsOn(route) && typeof opdId === 'string' ? successorOf(opdId) : undefined;
  if (successor === undefined) return undefined;
  const textOf = (name: string) => (name === 'opdId' ? successor : String(given.get(name) ?? ''));
  const path = route.path.replace(/\{([a-z]+)\}/gi, (_match, name: string) => encodeURIComponent(textOf(name)));
  return { status: 308, headers: { Location: `${path}${queryOf(event)}` } };
}

function queryOf({ multiValueQueryStringParameters: query }: APIGatewayProxyEvent): string {
  const pairs = Object.entries(query ?? {}).flatMap(([name, values]) => (values ?? []).map((value): [string, string] => [name, value]));
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
}
