import { pageQuery, utcDay } from '../requests.ts';

/** Which day's count; without one the newest. */
export const readsQuery = pageQuery.extend({ day: utcDay.optional() });
