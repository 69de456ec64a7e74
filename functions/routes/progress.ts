import { reasonPath, reportFilePath, reportPath, reportQuery, reportReasonGiven } from '../requests/report.ts';
import { deliveryPath, opdPath, progressQuery } from '../requests.ts';
import { get, post, put } from './route.ts';

/** Who is late. */
export const progress = {
  getProgress: get('/v1/progress', 'progress', 'see-progress-of-all', { query: progressQuery }),
  getOpdProgress: get('/v1/progress/{opdId}', 'progress', 'see-progress-of-opd', { params: opdPath, query: progressQuery }),
  listDeliveries: get('/v1/progress/{opdId}/deliveries', 'progress', 'see-progress-of-opd', { params: opdPath }),
  listPeriods: get('/v1/progress/{opdId}/deliveries/{datasetId}', 'progress', 'see-progress-of-opd', { params: deliveryPath }),
  listReminders: get('/v1/progress/{opdId}/reminders', 'reminders', 'see-reminders', { params: opdPath }),
  remindOpd: post('/v1/progress/{opdId}/reminders', 'reminders', 'remind', { params: opdPath, repeatable: true }),
  getPublicProgress: get('/v1/public-progress', 'progress', 'anyone', { crossOrigin: true }),
  listReports: get('/v1/reports', 'reports', 'anyone'),
  getProgressReport: get('/v1/reports/{reportId}', 'reports', 'anyone', { params: reportPath, query: reportQuery }),
  getReportFile: get('/v1/reports/{reportId}/files/{format}', 'reports', 'anyone', { params: reportFilePath, query: reportQuery }),
  setReportReason: put('/v1/reports/{reportId}/reasons/{datasetId}', 'reports', 'explain-delivery', {
    params: reasonPath,
    body: reportReasonGiven,
  }),
};
