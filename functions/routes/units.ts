import { collectionQuery, partPath, unitGiven, unitPath } from '../requests/unit.ts';
import { datasetPath, opdPath, pageQuery, rowsQuery } from '../requests.ts';
import { dataset, get, put, remove } from './route.ts';

/** An OPD collects a dataset from its units. */
export const units = {
  listUnits: get('/v1/opds/{opdId}/units', 'uploads', 'keep-units', { params: opdPath }),
  putUnit: put('/v1/opds/{opdId}/units/{unitId}', 'uploads', 'keep-units', { params: unitPath, body: unitGiven }),
  endUnit: remove('/v1/opds/{opdId}/units/{unitId}', 'uploads', 'keep-units', { params: unitPath }),
  listOwnUnits: get('/v1/me/units', 'uploads', 'identify'),
  listParts: get(`${dataset}/units`, 'uploads', 'see-units', { params: datasetPath, query: collectionQuery }),
  listPartUploads: get(`${dataset}/units/{unitId}/uploads`, 'uploads', 'upload', { params: partPath, query: pageQuery }),
  listPartRows: get(`${dataset}/units/{unitId}/rows`, 'rows', 'read-part', { params: partPath, query: rowsQuery }),
};
