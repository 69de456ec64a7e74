// Runs at the edge before CloudFront looks into its cache (lib/door/edge-function.ts): `cloudfront-js-2.0`, no imports.

/** What answers differ by, of all that `Accept` can say; the API is told no more (test/policy/edge.test.ts). */
const kinds = ['text/html', 'text/csv', 'text/calendar', 'application/json'];

/**
 * Writes what an answer depends on, beside path and query, into headers that the cache goes by. Whatever a client sends under these names is written over.
 *
 * The moment is part of it: CloudFront gives what has expired as long as its origin fails ("How CloudFront processes HTTP 4xx and 5xx status codes"), and may keep it in two places one behind the
 * other. What was kept in another moment is not found again, whatever else CloudFront does with it.
 */
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name.
function handler(event) {
  const request = event.request;
  const headers = request.headers;
  const accepted = valuesOf(headers.accept).toLowerCase();
  const asked = kinds.filter((kind) => accepted.includes(kind));
  const caller = headers.authorization === undefined ? 'anyone' : 'somebody';
  const moment = Math.floor(Date.now() / (EDGE_SECONDS * 1000));
  headers.accept = { value: asked.length === 0 ? '*/*' : asked.join(', ') };
  headers['x-satudata-moment'] = { value: `${request.method} ${caller} ${moment}` };
  return request;
}

function valuesOf(header) {
  if (header === undefined) return '';
  return (header.multiValue || [header]).map((one) => one.value).join(', ');
}
