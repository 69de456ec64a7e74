import type { Operations } from '../http/call.ts';
import { whoAmI } from './who-am-i.ts';

/** Every operation of the function `identity`: for its handler, and for tests. */
export function identityOperations(): Operations<'identity'> {
  return { whoAmI: whoAmI() };
}
