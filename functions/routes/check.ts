import {
  datasetPath,
  libraryEntry,
  libraryPath,
  pageQuery,
  publicTitle,
  reasonGiven,
  reviewDecision,
  secondLookJudged,
  secondLookSettled,
  uploadPath,
  versionPath,
} from '../requests.ts';
import { dataset, get, post, put, remove, upload, version } from './route.ts';

/** The walidata checks, takes back, lists. */
export const check = {
  listReviews: get('/v1/reviews', 'uploads', 'identify', { query: pageQuery }),
  reviewUpload: post(`${upload}/review`, 'uploads', 'review', { params: uploadPath, body: reviewDecision }),
  listSecondLooks: get('/v1/second-looks', 'uploads', 'see-second-looks'),
  listDatasetSecondLooks: get(`${dataset}/second-looks`, 'uploads', 'list-uploads', { params: datasetPath }),
  judgeSecondLook: post(`${upload}/second-look`, 'uploads', 'judge-second-look', { params: uploadPath, body: secondLookJudged }),
  settleSecondLook: post(`${upload}/second-look/settlement`, 'uploads', 'review', { params: uploadPath, body: secondLookSettled }),
  getSecondLookReport: get(`${upload}/second-look/report`, 'uploads', 'judge-second-look', { params: uploadPath }),
  getSample: get(`${upload}/sample`, 'uploads', 'review', { params: uploadPath }),
  withdrawVersion: post(`${version}/withdrawal`, 'versions', 'withdraw', { params: versionPath, body: reasonGiven }),
  restoreVersion: post(`${version}/restoration`, 'versions', 'withdraw', { params: versionPath, body: reasonGiven }),
  withdrawDataset: post(`${dataset}/withdrawal`, 'datasets', 'withdraw', { params: datasetPath, body: reasonGiven }),
  restoreDataset: remove(`${dataset}/withdrawal`, 'datasets', 'withdraw', { params: datasetPath }),
  setLibraryStandard: put('/v1/standards/{standardId}', 'datasets', 'keep-library', { params: libraryPath, body: libraryEntry }),
  listExemption: put(`${dataset}/exemption-listing`, 'datasets', 'list-exemption', { params: datasetPath, body: publicTitle }),
  unlistExemption: remove(`${dataset}/exemption-listing`, 'datasets', 'list-exemption', { params: datasetPath }),
};
