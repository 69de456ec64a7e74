import type { Operations } from '../http/call.ts';
import { type WhoAmIPorts, whoAmI } from './who-am-i.ts';

/** Every operation of the function `identity`: over its ports: for its handler, and for tests over fakes. */
export function identityOperations(ports: WhoAmIPorts): Operations<'identity'> {
  return { whoAmI: whoAmI(ports) };
}
