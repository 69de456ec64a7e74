import {
  anyPath,
  anything,
  areaPageQuery,
  areaPath,
  datasetPageQuery,
  libraryPageQuery,
  listPageQuery,
  passedOver,
  picturePath,
  pictureQuery,
} from '../page-requests.ts';
import { datasetPath, libraryPath, opdPath, versionPath } from '../requests.ts';
import { get } from './route.ts';

/** What people see. */
export const pages = {
  showHome: get('/', 'portal', 'anyone', { query: passedOver }),
  showDatasets: get('/dataset', 'portal', 'anyone', { query: listPageQuery }),
  showDataset: get('/dataset/{datasetId}', 'rows', 'anyone', { params: datasetPath, query: datasetPageQuery }),
  showVersion: get('/dataset/{datasetId}/versi/{n}', 'rows', 'anyone', { params: versionPath, query: passedOver }),
  showPicture: get('/dataset/{datasetId}/gambar/{picture}', 'rows', 'anyone', { params: picturePath, query: pictureQuery }),
  showOpds: get('/opd', 'portal', 'anyone', { query: passedOver }),
  showOpd: get('/opd/{opdId}', 'portal', 'anyone', { params: opdPath, query: passedOver }),
  showAreas: get('/wilayah', 'portal', 'anyone', { query: passedOver }),
  showArea: get('/wilayah/{area}', 'portal', 'anyone', { params: areaPath, query: areaPageQuery }),
  showSchedule: get('/jadwal', 'portal', 'anyone', { query: passedOver }),
  showLevels: get('/tingkat-akses', 'portal', 'anyone', { query: passedOver }),
  showLibrary: get('/pustaka', 'portal', 'anyone', { query: libraryPageQuery }),
  showLibraryStandard: get('/pustaka/{standardId}', 'portal', 'anyone', { params: libraryPath, query: passedOver }),
  showProgress: get('/progres', 'portal', 'anyone', { query: passedOver }),
  showSignIn: get('/masuk', 'portal', 'anyone', { query: anything }),
  showDesk: get('/kerja', 'portal', 'anyone', { query: passedOver }),
  showRegistration: get('/kerja/daftar', 'portal', 'anyone', { query: passedOver }),
  showUpload: get('/kerja/dataset/{datasetId}', 'portal', 'anyone', { params: datasetPath, query: passedOver }),
  showReviews: get('/kerja/pemeriksaan', 'portal', 'anyone', { query: passedOver }),
  showAccounts: get('/kerja/akun', 'portal', 'anyone', { query: passedOver }),
  showOpdLooks: get('/kerja/pembacaan', 'portal', 'anyone', { query: passedOver }),
  showLooksSample: get('/kerja/inspektorat', 'portal', 'anyone', { query: passedOver }),
  showReceipts: get('/profil/jejak', 'portal', 'anyone', { query: passedOver }),
  showSiteMap: get('/sitemap.xml', 'portal', 'anyone', { query: passedOver }),
  showRobots: get('/robots.txt', 'portal', 'anyone', { query: passedOver }),
  showExemptions: get('/dikecualikan', 'portal', 'anyone', { query: passedOver }),
  /** Whatever no other route has; the most special path goes before (API Gateway, "greedy path variable"). */
  showUnknown: get('/{path+}', 'portal', 'anyone', { params: anyPath, query: anything }),
  showApi: get('/api', 'portal', 'anyone', { query: passedOver }),
};
