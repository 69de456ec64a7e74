import { anything, datasetPath, listPageQuery } from '../requests.ts';
import { get } from './route.ts';

/** What people see. */
export const pages = {
  showHome: get('/', 'portal', 'anyone'),
  showDatasets: get('/dataset', 'portal', 'anyone', { query: listPageQuery }),
  showDataset: get('/dataset/{datasetId}', 'portal', 'anyone', { params: datasetPath }),
  showProgress: get('/progres', 'portal', 'anyone'),
  showSignIn: get('/masuk', 'portal', 'anyone', { query: anything }),
  showDesk: get('/kerja', 'portal', 'anyone'),
  showRegistration: get('/kerja/daftar', 'portal', 'anyone'),
  showUpload: get('/kerja/dataset/{datasetId}', 'portal', 'anyone', { params: datasetPath }),
  showReviews: get('/kerja/pemeriksaan', 'portal', 'anyone'),
  showAccounts: get('/kerja/akun', 'portal', 'anyone'),
  showExemptions: get('/dikecualikan', 'portal', 'anyone'),
  showApi: get('/api', 'portal', 'anyone'),
};
