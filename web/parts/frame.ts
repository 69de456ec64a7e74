import { isSignedIn, onSignOutElsewhere, signOut } from '../session/session.ts';
import { account } from './account.ts';
import { signInLink } from './elements.ts';
import { isSteward } from './may.ts';
import { offerPngs } from './pictures/png.ts';

/** Every page: shows what fits the one who is signed in. A page's own script imports it first, and does not wait for it. */
const signedIn = isSignedIn();
/** What /v1 said last of this session: the ways of the walidata stand there at once, and nothing moves when it says so again. */
const stewardKey = 'satudata-steward';
reveal('[data-signed-in]', signedIn);
reveal('[data-signed-out]', !signedIn);
reveal('[data-steward]', signedIn && sessionStorage.getItem(stewardKey) !== null);
markPlace();
for (const link of document.querySelectorAll('a[data-return]')) link.replaceWith(signInLink(link.textContent ?? 'Masuk'));
document.getElementById('sign-out')?.addEventListener('click', leave);
if (signedIn) keepNothing();
offerPngs();
account().then((me) => showSteward(me?.ok === true && isSteward(me.value)));

function showSteward(isOne: boolean): void {
  reveal('[data-steward]', isOne);
  // Signed out meanwhile, nothing is kept.
  if (isOne && isSignedIn()) sessionStorage.setItem(stewardKey, 'true');
  else sessionStorage.removeItem(stewardKey);
}

function reveal(selector: string, shown: boolean): void {
  for (const found of document.querySelectorAll<HTMLElement>(selector)) found.hidden = !shown;
}

function markPlace(): void {
  for (const link of document.querySelectorAll('nav a'))
    if (link.getAttribute('href') === location.pathname) link.setAttribute('aria-current', 'page');
}

/** What only its reader may see goes at once: the login service asks whether to sign out, and the page must not wait behind it. */
async function leave(): Promise<void> {
  document.getElementById('isi')?.replaceChildren();
  await signOut();
}

/**
 * A browser may keep a page alive behind the back button although it came with `no-store` (HTML, "bfcache"): it is hidden when it is left, and loaded again,
 * as the one who is signed in then, when it comes back.
 */
function keepNothing(): void {
  addEventListener('pagehide', ({ persisted }) => {
    if (persisted) document.body.hidden = true;
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
  onSignOutElsewhere(() => location.reload());
}
