import { get } from './route.ts';

/** Whether it lives, and how to talk to it. */
export const service = {
  health: get('/v1/health', 'catalog', 'anyone', { crossOrigin: true }),
  describeApi: get('/v1/openapi.json', 'catalog', 'anyone', { crossOrigin: true }),
};
