import { datasetPath, description, levelChange, reasonGiven, registration, standardGiven } from '../requests.ts';
import { dataset, patch, post, put, remove } from './route.ts';

/** An OPD keeps its datasets. */
export const keep = {
  registerDataset: post('/v1/datasets', 'datasets', 'register', { body: registration }),
  describeDataset: patch(dataset, 'datasets', 'describe', { params: datasetPath, body: description, guarded: true }),
  setStandard: put(`${dataset}/standard`, 'datasets', 'describe', { params: datasetPath, body: standardGiven }),
  setAccess: put(`${dataset}/access`, 'datasets', 'set-access', { params: datasetPath, body: levelChange }),
  hold: put(`${dataset}/hold`, 'datasets', 'hold', { params: datasetPath, body: reasonGiven }),
  release: remove(`${dataset}/hold`, 'datasets', 'hold', { params: datasetPath }),
};
