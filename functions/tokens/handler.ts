import { serve } from '../http/serve.ts';
import { identityOperations } from './operations.ts';

export const handler = serve<'identity'>(identityOperations(), { now: () => new Date() });
