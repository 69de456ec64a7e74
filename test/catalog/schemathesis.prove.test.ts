import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { withLaptop } from '../../bench/laptop.ts';
import { installSchemathesis } from '../../bench/schemathesis.ts';
import { type Client, send } from '../../demo/client.ts';
import { seedDemo } from '../../demo/seed-city.ts';
import { openApi } from '../../functions/catalog/describe-api.ts';

/*
 * What a stranger makes of `/v1/openapi.json`: schemathesis asks the demo's city whatever the document allows, and much that it doesn't, and compares each
 * answer with it. Without Python it says so.
 */
const command = installSchemathesis();
/** Of one operation in one phase: with the cases that follow from the document, some 5,000 requests an account. */
const mostExamples = 30;
/** A run in which hardly anything succeeds would prove little. */
const leastAccepted = 150;
const maxOutputBytes = 64 * 1024 * 1024;
// Whoever may change most comes last.
const callers = [undefined, 'banten', 'kominfo'] as const;
const checks = ['not_a_server_error', 'status_code_conformance', 'content_type_conformance', 'response_headers_conformance'];

const reportOf = z.object({
  complete: z.boolean(),
  operations: z.object({ tested: z.number() }),
  test_cases: z.object({ generated: z.number() }),
  failures: z.array(z.object({ type: z.string(), operations: z.array(z.string()) })),
  errors: z.array(z.unknown()),
  valid_rates: z.record(z.string(), z.record(z.string(), z.object({ accepted: z.number() }))),
});

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'satudata-schemathesis-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One run as one caller: its report, with what it printed. */
async function ask(client: Client, schemathesis: string, account: string | undefined, document: string) {
  const report = join(folder, 'report.json');
  const config = join(folder, 'schemathesis.toml');
  rmSync(report, { force: true });
  writeFileSync(config, await knownValues(client));
  const bearer = account === undefined ? [] : ['-H', `Authorization: Bearer ${await client.token(account)}`];
  const asked = [
    '-c',
    [...checks, 'response_schema_conformance'].join(','),
    '--continue-on-failure',
    '--phases',
    'examples,coverage,fuzzing',
  ];
  const given = ['-n', String(mostExamples), '-w', '2', '--seed', '10', '--report', 'json', '--report-json-path', report];
  const words = ['--config-file', config, 'run', document, '--url', client.url, ...asked, ...given, ...bearer];
  // The laptop answers in this very process, which must not wait for Python. It ends with an exit code where it found something.
  const printed = await promisify(execFile)(schemathesis, words, { cwd: folder, maxBuffer: maxOutputBytes }).catch(
    (failed: unknown) => failed,
  );
  return { report: reportOf.parse(JSON.parse(readFileSync(report, 'utf8'))), printed };
}

const items = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) });

/** Ids that lead somewhere, drawn beside made-up ones: else nearly every answer would be 404. */
async function knownValues(client: Client): Promise<string> {
  const list = async <T extends z.ZodType>(path: string, item: T) =>
    items(item).parse((await send(client, 'kominfo', 'GET', path)).body).items;
  const datasets = (await list('/v1/datasets?limit=100', z.object({ datasetId: z.string() }))).map(({ datasetId }) => datasetId);
  const uploads = await Promise.all(datasets.map((id) => list(`/v1/datasets/${id}/uploads`, z.object({ uploadId: z.string() }))));
  const opds = (await list('/v1/opds', z.object({ opdId: z.string() }))).map(({ opdId }) => opdId);
  const values = {
    'path.datasetId': datasets,
    'path.uploadId': uploads.flat().map(({ uploadId }) => uploadId),
    'path.opdId': opds,
    'path.n': [1, 2],
    'header.If-Match': ['"1"', '"2"', '"3"'],
  };
  const some = Object.entries(values).filter(([, known]) => known.length > 0);
  const tables = some.map(
    ([name, known], place) =>
      `[dictionaries.known${place}]\nvalues = ${JSON.stringify(known)}\n\n[parameters."${name}"]\ndictionary = "known${place}"\nprobability = 0.8\n`,
  );
  return tables.join('\n');
}

test('schemathesis finds no fault, no status and no answer that the document does not tell, as nobody, member and steward', async ({
  skip,
}) => {
  if (command === undefined) return skip('no Python with schemathesis here: not asked');
  await withLaptop(async (client) => {
    await seedDemo(client, () => undefined);
    for (const account of callers) {
      const { report, printed } = await ask(client, command, account, `${client.url}/v1/openapi.json`);
      const accepted = Object.values(report.valid_rates).flatMap((phases) => Object.values(phases).map((phase) => phase.accepted));
      const sum = accepted.reduce((all, one) => all + one, 0);
      const { generated } = report.test_cases;
      console.log(
        `schemathesis as ${account ?? 'nobody'}: ${generated} requests to ${report.operations.tested} operations, ${sum} accepted, ${report.failures.length} failures`,
      );
      if (report.failures.length + report.errors.length > 0) console.log(printed);
      expect([report.complete, report.failures, report.errors]).toEqual([true, [], []]);
      expect(sum).toBeGreaterThan(leastAccepted);
    }
  });
});

test('schemathesis finds a document’s faults: a member that no answer has, a status that is not told', async ({ skip }) => {
  if (command === undefined) return skip('no Python with schemathesis here: not asked');
  await withLaptop(async (client) => {
    const path = join(folder, 'faulty.json');
    writeFileSync(path, JSON.stringify(faulty()));
    const { report } = await ask(client, command, undefined, path);
    expect(report.failures.map(({ type, operations }) => [type, ...operations]).sort()).toEqual([
      ['JsonSchemaError', 'GET /v1/health'],
      ['UndefinedStatusCode', 'GET /v1/opds/{opdId}'],
    ]);
  });
});

/** Two operations, each told wrongly. */
function faulty(): unknown {
  const { paths, components, ...document } = openApi('https://data.example.id');
  const opd = z.object({ get: z.looseObject({ responses: z.record(z.string(), z.unknown()) }) }).parse(paths['/v1/opds/{opdId}']);
  const { 404: _told, ...responses } = opd.get.responses;
  const Health = { ...components.schemas.Health, required: ['status', 'at', 'nothing'] };
  return {
    ...document,
    paths: { '/v1/health': paths['/v1/health'], '/v1/opds/{opdId}': { get: { ...opd.get, responses } } },
    components: { ...components, schemas: { ...components.schemas, Health } },
  };
}
