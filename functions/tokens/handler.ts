import { serve } from '../http/serve.ts';
import { whoAmI } from './who-am-i.ts';

export const handler = serve<'identity'>({ whoAmI: whoAmI() }, { now: () => new Date() });
