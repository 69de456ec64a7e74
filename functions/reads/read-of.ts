import type { ReadKind } from '../model/read-count.ts';
import { groups, listRoutes, type OperationName, type Route } from '../routes.ts';

/** What is told of a request: the path without its query, and how it ended. */
export type LoggedRequest = { readonly path: string; readonly status: string };
export type Read = { readonly datasetId: string; readonly kind: ReadKind };

/** The dataset was given, led to, or is as the reader has it. 202 is none: a file that is made is asked for again. */
const readStatuses: readonly string[] = ['200', '302', '304'];

/** Of the routes about a dataset's contents those that tell of no cell: a description, and an empty form. */
const withoutContents: readonly OperationName[] = ['describePackage', 'getTemplate'];

const ofDataset = /^(\/v1\/datasets|\/dataset)\/\{datasetId\}(.*)$/;
const loggedDataset = /^(\/v1\/datasets|\/dataset)\/([a-z0-9-]{3,80})(\/.*)?$/;

type Template = { readonly prefix: string; readonly rest: RegExp; readonly kind: ReadKind };

/** How each kind of read is addressed, as the route table has it. */
const templates: readonly Template[] = listRoutes().flatMap((route) => {
  const kind = kindOf(route);
  const [, prefix, rest] = ofDataset.exec(route.path) ?? [];
  if (kind === undefined || prefix === undefined || rest === undefined) return [];
  return [{ prefix, rest: new RegExp(`^${rest.replaceAll('.', '\\.').replaceAll(/\{[^}]+\}/g, '[^/]+')}$`), kind }];
});

/** Which dataset a request read, and what of it; undefined for everything else. The same for whoever asked, and whoever answered: the front door or the API. */
export function readOf({ path, status }: LoggedRequest): Read | undefined {
  if (!readStatuses.includes(status)) return undefined;
  const [, prefix, datasetId, rest = ''] = loggedDataset.exec(path) ?? [];
  if (datasetId === undefined) return undefined;
  const template = templates.find((one) => one.prefix === prefix && one.rest.test(rest));
  return template && { datasetId, kind: template.kind };
}

/** Of a route about one dataset that readers ask: none of what its OPD does with it. */
function kindOf({ operation, method, path }: Route & { readonly operation: OperationName }): ReadKind | undefined {
  if (method !== 'GET' || !ofDataset.test(path)) return undefined;
  if (operation in groups.read) return withoutContents.includes(operation) ? 'page' : 'data';
  return operation in groups.find || operation in groups.pages ? 'page' : undefined;
}
