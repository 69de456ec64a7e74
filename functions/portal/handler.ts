import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import type { Shapes } from '../../web/parts/pictures/shapes.ts';
import { cityCodes } from '../aws/city-codes.ts';
import { readCity } from '../aws/city-file.ts';
import { clients } from '../aws/clients.ts';
import { dynamoAccessFacts } from '../aws/dynamo/access-facts.ts';
import { dynamoDatasets } from '../aws/dynamo/datasets.ts';
import { dynamoExemptions } from '../aws/dynamo/exemptions.ts';
import { dynamoManifests } from '../aws/dynamo/manifests.ts';
import { dynamoStandards } from '../aws/dynamo/standards.ts';
import { s3CatalogIndex } from '../aws/s3/catalog-index.ts';
import { s3Published } from '../aws/s3/published.ts';
import { uploadOrigin } from '../aws/s3/upload-origin.ts';
import { readSettings } from '../aws/settings.ts';
import { bundledAreaCodes } from '../duckdb/area-codes.ts';
import { serve } from '../http/serve.ts';
import { limits } from '../limits.ts';
import { diffVersion } from '../rows/diff-version.ts';
import { listRows } from '../rows/list-rows.ts';
import { partsCache } from '../rows/parts-cache.ts';
import { publicSummaries } from '../rows/public-summary.ts';
import { shapesOf } from './city-shapes.ts';
import { keptPictures } from './kept-pictures.ts';
import { noRecords } from './no-records.ts';
import { portalOperations } from './operations.ts';
import type { Engine } from './ports.ts';
import { problemPage } from './show-unknown.ts';

const settings = readSettings(process.env, [
  'CATALOG_TABLE',
  'PUBLISHED_BUCKET',
  'INBOX_BUCKET',
  'ISSUER',
  'CLIENT_ID',
  'SIGN_IN_ORIGIN',
  'SIGN_IN_PARAMETERS',
  'PUBLIC_URL',
]);
const city = readCity();
const documents = clients.documents();
const codes = cityCodes(bundledAreaCodes, city.areaCode);
let districts: ReturnType<typeof codes> | undefined;
const published = s3Published(clients.objects(), settings.PUBLISHED_BUCKET);
const versions = {
  manifests: dynamoManifests(documents, settings.CATALOG_TABLE, published),
  standards: dynamoStandards(documents, settings.CATALOG_TABLE),
};
const datasets = dynamoDatasets(documents, settings.CATALOG_TABLE);
let engine: Promise<Engine> | undefined;
/** DuckDB takes longer to load than the rest of the function: it waits for the first page that needs it. */
async function startEngine(): Promise<Engine> {
  const [{ duckdbRowReader }, { duckdbVersionDiffer }] = await Promise.all([
    import('../duckdb/row-reader.ts'),
    import('../duckdb/version-differ.ts'),
  ]);
  const workspace = mkdtempSync(join(tmpdir(), 'satudata-pages-'));
  const reading = {
    ...versions,
    published,
    datasets,
    facts: dynamoAccessFacts(documents, settings.CATALOG_TABLE),
    records: noRecords,
    ids: ulid,
    cache: partsCache(published, join(workspace, 'parts'), limits.partsCacheBytes),
    reader: duckdbRowReader(workspace),
    differ: duckdbVersionDiffer(limits.rowReaderMemoryMegabytes),
    workspace,
  };
  return { listRows: listRows(reading), diffVersion: diffVersion(reading) };
}
let shapes: Shapes | undefined;
const ports = {
  ...versions,
  summaries: publicSummaries({ ...versions, datasets, published }),
  pictures: keptPictures(published),
  shapes: () => {
    shapes ??= shapesOf(city);
    return shapes;
  },
  engine: () => {
    engine ??= startEngine();
    return engine;
  },
  city,
  datasets,
  exemptions: dynamoExemptions(documents, settings.CATALOG_TABLE),
  // 91,000 codes are read once, for the first page that needs them.
  districts: () => {
    districts ??= codes('kemendagri-kecamatan');
    return districts;
  },
  index: s3CatalogIndex(clients.objects(), settings.PUBLISHED_BUCKET),
  settings: {
    cityName: city.name,
    publicUrl: settings.PUBLIC_URL,
    contact: city.contact,
    issuer: settings.ISSUER,
    clientId: settings.CLIENT_ID,
    signInOrigin: settings.SIGN_IN_ORIGIN,
    signInParameters: settings.SIGN_IN_PARAMETERS,
    uploadOrigin: await uploadOrigin(clients.objects(), settings.INBOX_BUCKET),
  },
};

export const handler = serve<'portal'>(portalOperations(ports), { now: () => new Date(), showProblem: problemPage(ports.settings) });
