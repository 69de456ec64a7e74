import { onSignOutElsewhere, signOut } from '../session/session.ts';
import { isSignedIn } from '../session/standing.ts';
import { signInLink } from './elements.ts';
import { keepStanding } from './keep-standing.ts';
import { offerPngs } from './pictures/png.ts';

/** Every page: shows what fits the one who is signed in. A page's own script imports it first, and does not wait for it. */
const signedIn = isSignedIn();
markPlace();
for (const link of document.querySelectorAll('a[data-return]')) link.replaceWith(signInLink(link.textContent ?? 'Masuk'));
document.getElementById('sign-out')?.addEventListener('click', leave);
if (signedIn) keepNothing();
offerPngs();
void keepStanding();

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
