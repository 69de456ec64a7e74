import { createHash } from 'node:crypto';
import type { Account } from './account.ts';

/** A page ready to send: its HTML, and the content security policy that fits it. No script, no outside asset. */
export type Page = { readonly html: string; readonly policy: string };

const style = `
body { margin: 0; background: #f3f5f7; color: #17212b; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 34rem; margin: 2rem auto; padding: 1.5rem; background: #fff; border: 1px solid #d5dce3; border-radius: 8px; }
h1 { margin: 0 0 .5rem; font-size: 1.4rem; }
p { margin: 0 0 1rem; }
ul { margin: 0; padding: 0; list-style: none; }
li { margin-top: .5rem; }
button { width: 100%; padding: .7rem 1rem; border: 1px solid #8595a5; border-radius: 6px; background: #fff; color: inherit; font: inherit; text-align: left; cursor: pointer; }
button:hover, button:focus-visible { border-color: #0b5cad; background: #eaf2fb; }
button.main { background: #0b5cad; border-color: #0b5cad; color: #fff; text-align: center; font-weight: 600; }
small { display: block; color: #4b5b6b; overflow-wrap: anywhere; }
.actions { display: grid; gap: .5rem; }
.search { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: .5rem; margin-bottom: 1rem; }
.search label { grid-column: 1 / -1; font-weight: 600; }
input { min-width: 0; padding: .7rem 1rem; border: 1px solid #8595a5; border-radius: 6px; font: inherit; }
`;
const styleHash = createHash('sha256').update(style).digest('base64');

type Asked = {
  /** The page's own address, where the choice goes. */
  readonly action: string;
  /** What the accounts that are shown have in their name, address or groups. */
  readonly sought: string;
};

/** The sign-in page: each account is a button, with its address where that is not its username. What is sought is sought here: the page needs no script. */
export function signInPage(accounts: readonly Account[], { action, sought }: Asked, redirectOrigins: readonly string[]): Page {
  const shown = accounts.filter((account) => tells(account, sought.trim().toLowerCase()));
  const buttons = shown.map(({ id, sub, name, email, groups }) => {
    const called = id === sub && email !== undefined ? email : id;
    const about = [called, ...groups].map(escaped).join(' · ');
    return `<li><button type="submit" name="account" value="${escaped(id)}">${escaped(name)}<small>${about}</small></button></li>`;
  });
  const text =
    'Ini peragaan di laptop: pilih salah satu akun, contoh atau undangan. Tidak ada kata sandi, dan tidak ada data pribadi sungguhan.';
  const count = sought.trim() === '' ? '' : `<p role="status">${shown.length} dari ${accounts.length} akun.</p>`;
  const search = `<form class="search" action="${escaped(action)}"><label for="sought">Cari akun: nama, OPD atau tugas</label><input id="sought" name="cari" type="search" value="${escaped(sought)}"><button class="main">Cari</button></form>`;
  const choice = `<form method="post" action="${escaped(action)}"><ul>${buttons.join('')}</ul></form>`;
  return page('Masuk', `<p>${text}</p>${search}${count}${choice}`, redirectOrigins);
}

function tells({ id, name, email = '', groups }: Account, sought: string): boolean {
  return [id, name, email, ...groups].some((text) => text.toLowerCase().includes(sought));
}

/** The sign-out page around oidc-provider's own form (`op.logoutForm`). */
export function signOutPage(form: string, redirectOrigins: readonly string[]): Page {
  const buttons = [
    '<button class="main" type="submit" form="op.logoutForm" name="logout" value="yes">Ya, keluar</button>',
    '<button type="submit" form="op.logoutForm">Tidak, tetap masuk</button>',
  ];
  return page('Keluar dari akun ini?', `${form}<div class="actions">${buttons.join('')}</div>`, redirectOrigins);
}

export function signedOutPage(): Page {
  return page('Anda sudah keluar', '<p>Tutup halaman ini, atau kembali ke portal.</p>', []);
}

/** What went wrong and how to correct it. `code` is the protocol's own name of the error, for anyone who is asked for help. */
export function errorPage(code: string): Page {
  const text = 'Permintaan masuk ini tidak berlaku atau sudah kedaluwarsa. Kembali ke portal, lalu tekan Masuk sekali lagi.';
  return page('Tidak bisa masuk', `<p>${text}</p><p><small>Kode: ${escaped(code)}</small></p>`, []);
}

function page(title: string, body: string, redirectOrigins: readonly string[]): Page {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${style}</style>`;
  // Browsers hold the redirects after a form to `form-action`, too.
  const formAction = ["'self'", ...redirectOrigins].join(' ');
  return {
    html: `<!doctype html><html lang="id"><head>${head}</head><body><main><h1>${title}</h1>${body}</main></body></html>`,
    policy: `default-src 'none'; style-src 'sha256-${styleHash}'; form-action ${formAction}; frame-ancestors 'none'; base-uri 'none'`,
  };
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
