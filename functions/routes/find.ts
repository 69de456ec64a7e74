import { readsQuery } from '../requests/reads.ts';
import { referencePath, referenceQuery, scheduleQuery } from '../requests/reference.ts';
import { datasetPath, libraryPath, opdPath, pageQuery, searchQuery, versionPath } from '../requests.ts';
import { dataset, get, version } from './route.ts';

/** What there is: agencies, datasets, versions, standards, reference codes, master data, and when data are due. */
export const find = {
  listOpds: get('/v1/opds', 'catalog', 'anyone', { crossOrigin: true }),
  getOpd: get('/v1/opds/{opdId}', 'catalog', 'anyone', { params: opdPath, crossOrigin: true }),
  searchDatasets: get('/v1/datasets', 'catalog', 'anyone', { query: searchQuery, crossOrigin: true }),
  getDataset: get(dataset, 'datasets', 'see', { params: datasetPath, crossOrigin: true }),
  listVersions: get(`${dataset}/versions`, 'versions', 'see', { params: datasetPath, query: pageQuery, crossOrigin: true }),
  getVersion: get(version, 'versions', 'see', { params: versionPath, crossOrigin: true }),
  getStandard: get(`${dataset}/standard`, 'datasets', 'see', { params: datasetPath, crossOrigin: true }),
  listLibrary: get('/v1/standards', 'datasets', 'anyone', { query: pageQuery, crossOrigin: true }),
  getLibraryStandard: get('/v1/standards/{standardId}', 'datasets', 'anyone', { params: libraryPath, crossOrigin: true }),
  listReferenceCodes: get('/v1/reference-codes', 'catalog', 'anyone', { crossOrigin: true }),
  getReferenceCodes: get('/v1/reference-codes/{codeList}', 'catalog', 'anyone', {
    params: referencePath,
    query: referenceQuery,
    crossOrigin: true,
  }),
  listMasterData: get('/v1/master-data', 'catalog', 'anyone', { crossOrigin: true }),
  getReleaseSchedule: get('/v1/release-schedule', 'catalog', 'anyone', { query: scheduleQuery, crossOrigin: true }),
  listReads: get('/v1/reads', 'catalog', 'anyone', { query: readsQuery, crossOrigin: true }),
  listExemptions: get('/v1/exemptions', 'datasets', 'anyone', { crossOrigin: true }),
};
