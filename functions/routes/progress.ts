import { opdPath, progressQuery } from '../requests.ts';
import { get } from './route.ts';

/** Who is late. */
export const progress = {
  getProgress: get('/v1/progress', 'progress', 'see-progress-of-all', { query: progressQuery }),
  getOpdProgress: get('/v1/progress/{opdId}', 'progress', 'see-progress-of-opd', { params: opdPath, query: progressQuery }),
  listDeliveries: get('/v1/progress/{opdId}/deliveries', 'progress', 'see-progress-of-opd', { params: opdPath }),
  getPublicProgress: get('/v1/public-progress', 'progress', 'anyone', { crossOrigin: true }),
};
