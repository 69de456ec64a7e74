import { datasetPath, description, levelChange, profileChoice, reasonGiven, registration, standardGiven } from '../requests.ts';
import { dataset, get, patch, post, put, remove } from './route.ts';

/** An OPD keeps its datasets. */
export const keep = {
  registerDataset: post('/v1/datasets', 'datasets', 'register', { body: registration }),
  describeDataset: patch(dataset, 'datasets', 'describe', { params: datasetPath, body: description, guarded: true }),
  setStandard: put(`${dataset}/standard`, 'datasets', 'describe', { params: datasetPath, body: standardGiven }),
  setAccess: put(`${dataset}/access`, 'datasets', 'set-access', { params: datasetPath, body: levelChange }),
  hold: put(`${dataset}/hold`, 'datasets', 'hold', { params: datasetPath, body: reasonGiven }),
  getProfile: get(`${dataset}/profile`, 'datasets', 'see-profile-setting', { params: datasetPath }),
  setProfile: put(`${dataset}/profile`, 'datasets', 'set-profile', { params: datasetPath, body: profileChoice }),
  listDestructions: get(`${dataset}/destructions`, 'datasets', 'see-destructions', { params: datasetPath }),
  release: remove(`${dataset}/hold`, 'datasets', 'hold', { params: datasetPath }),
};
