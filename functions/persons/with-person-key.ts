import type { PersonKey } from '../accounts/person-key.port.ts';
import { type Problem, unavailable } from '../http/problem.ts';

/** Does what needs the key by which persons are found; 503 where it can't be had. */
export async function withPersonKey<A>(
  { personKey }: { readonly personKey: PersonKey },
  act: (key: Uint8Array) => Promise<A>,
): Promise<A | Problem> {
  const key = await personKey().catch(() => undefined);
  return key ? act(key) : withoutKey;
}

const withoutKey = unavailable('Kunci penyamar NIK sedang tidak dapat diambil, jadi tidak ada yang dapat dicari. Coba lagi sebentar lagi.');
