import {
  announcement,
  datasetPath,
  mendedCells,
  nihilReported,
  pageQuery,
  partNumbers,
  questionAnswers,
  reasonGiven,
  uploadNumberPath,
  uploadPath,
} from '../requests.ts';
import { dataset, get, post, remove, upload } from './route.ts';

/** An OPD delivers. */
export const deliver = {
  startUpload: post(`${dataset}/uploads`, 'uploads', 'upload', { params: datasetPath, body: announcement, signs: true }),
  signParts: post(`${upload}/parts`, 'uploads', 'upload', { params: uploadPath, body: partNumbers, repeatable: true }),
  completeUpload: post(`${upload}/completion`, 'uploads', 'upload', { params: uploadPath, repeatable: true }),
  cancelUpload: remove(upload, 'uploads', 'upload', { params: uploadPath }),
  reportNihil: post(`${dataset}/nihil`, 'uploads', 'report-nihil', { params: datasetPath, body: nihilReported }),
  listUploads: get(`${dataset}/uploads`, 'uploads', 'list-uploads', { params: datasetPath, query: pageQuery }),
  getUpload: get(upload, 'uploads', 'follow-upload', { params: uploadPath }),
  findUpload: get('/v1/uploads/{uploadId}', 'uploads', 'find-upload', { params: uploadNumberPath }),
  getReport: get(`${upload}/report`, 'uploads', 'follow-upload', { params: uploadPath }),
  getSharedCells: get(`${upload}/shared-cells`, 'uploads', 'see-shared-cells', { params: uploadPath }),
  getReturnedWorkbook: get(`${upload}/returned-workbook`, 'uploads', 'upload', { params: uploadPath }),
  answerQuestions: post(`${upload}/answers`, 'uploads', 'upload', { params: uploadPath, body: questionAnswers, repeatable: true }),
  mendUpload: post(`${upload}/mending`, 'uploads', 'upload', { params: uploadPath, body: mendedCells, confidential: true }),
  salvageUpload: post(`${upload}/salvage`, 'uploads', 'salvage', { params: uploadPath, body: reasonGiven }),
};
