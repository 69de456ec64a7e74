import { account } from './account.ts';
import { signInLink } from './elements.ts';
import { isSteward } from './may.ts';
import { accessToken, signOut } from './session.ts';

/** Every page: shows what fits whoever is signed in. */
const signedIn = accessToken() !== undefined;
reveal('[data-signed-in]', signedIn);
reveal('[data-signed-out]', !signedIn);
markPlace();
for (const link of document.querySelectorAll('a[data-return]')) link.replaceWith(signInLink(link.textContent ?? 'Masuk'));
document.getElementById('sign-out')?.addEventListener('click', signOut);
const me = await account();
reveal('[data-steward]', me?.ok === true && isSteward(me.value));

function reveal(selector: string, shown: boolean): void {
  for (const found of document.querySelectorAll<HTMLElement>(selector)) found.hidden = !shown;
}

function markPlace(): void {
  for (const link of document.querySelectorAll('nav a'))
    if (link.getAttribute('href') === location.pathname) link.setAttribute('aria-current', 'page');
}
