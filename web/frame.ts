import { call, type Me } from './api.ts';
import { accessToken, signOut } from './session.ts';

/** Every page: shows what fits whoever is signed in. */
const signedIn = accessToken() !== undefined;
reveal('[data-signed-in]', signedIn);
reveal('[data-signed-out]', !signedIn);
document.getElementById('sign-out')?.addEventListener('click', signOut);
if (signedIn) {
  const me = await call<Me>('GET', '/v1/me');
  reveal('[data-steward]', me.ok && me.value.kinds.some(({ kind }) => kind === 'steward'));
}

function reveal(selector: string, shown: boolean): void {
  for (const found of document.querySelectorAll<HTMLElement>(selector)) found.hidden = !shown;
}
