import {
  datasetPath,
  diffQuery,
  filePath,
  fileQuery,
  rowsQuery,
  selectionPath,
  selectionQuery,
  statisticsQuery,
  versionPath,
} from '../requests.ts';
import { dataset, get, version } from './route.ts';

/** What is in it. */
export const read = {
  listRows: get(`${dataset}/rows`, 'rows', 'read', { params: datasetPath, query: rowsQuery, crossOrigin: true }),
  describeColumns: get(`${dataset}/statistics`, 'rows', 'see', { params: datasetPath, query: statisticsQuery, crossOrigin: true }),
  downloadRows: get(`${dataset}/rows/{format}`, 'rows', 'read', { params: selectionPath, query: selectionQuery, crossOrigin: true }),
  describePackage: get(`${dataset}/datapackage.json`, 'rows', 'see', { params: datasetPath, crossOrigin: true }),
  downloadFile: get(`${dataset}/files/{format}`, 'rows', 'read-whole', { params: filePath, query: fileQuery, crossOrigin: true }),
  diffVersion: get(`${version}/diff`, 'rows', 'see', { params: versionPath, query: diffQuery, crossOrigin: true }),
  getTemplate: get(`${dataset}/template`, 'datasets', 'see-template', { params: datasetPath, crossOrigin: true }),
};
