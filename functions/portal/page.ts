import { contactLink } from './contact.ts';
import { type Html, html } from './html.ts';

export type PortalSettings = {
  readonly cityName: string;
  /** Where people reach the portal and the API, without a slash at its end. */
  readonly publicUrl: string;
  readonly issuer: string;
  readonly clientId: string;
  /** Origin that tokens are asked for, beside the issuer's. */
  readonly signInOrigin: string;
  /** What the sign-in asks beside the protocol's own, as a query. */
  readonly signInParameters: string;
  /** Origin that presigned uploads go to. */
  readonly uploadOrigin: string;
  /** Whom the public writes to, where the city names somebody: e-mail or https addresses. */
  readonly contact: { readonly walidata?: string | undefined; readonly ppid?: string | undefined };
};

export type Page = {
  readonly title: string;
  /** 200 unless there is nothing to show. */
  readonly status?: 404 | 410;
  /** Which script of `web/` the page runs, beside the one that every page runs. */
  readonly script?: string;
  readonly content: Html;
  /** For the script: never anything that the page's reader may not see. */
  readonly data?: Readonly<Record<string, string>>;
};

type PageAnswer<S> = { readonly status: S; readonly text: string; readonly headers: Readonly<Record<string, string>> };

/** A page as an answer. Pages are anonymous; what needs a sign-in is loaded by the script through /v1 (access.md, 4). */
export function respondPage(settings: PortalSettings, page: Page & { readonly status?: never }): PageAnswer<200>;
export function respondPage(settings: PortalSettings, page: Page): PageAnswer<200 | 404 | 410>;
export function respondPage(settings: PortalSettings, page: Page): PageAnswer<200 | 404 | 410> {
  return { status: page.status ?? 200, text: writePage(settings, page), headers: pageHeaders(settings) };
}

/** Nothing runs or loads but what the site itself serves (https://www.w3.org/TR/CSP3/). */
export function pageHeaders(settings: PortalSettings): Record<string, string> {
  const issuerOrigin = new URL(settings.issuer).origin;
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      `connect-src 'self' ${issuerOrigin} ${settings.signInOrigin} ${settings.uploadOrigin}`,
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  };
}

function writePage(settings: PortalSettings, page: Page): string {
  const { issuer, clientId, signInParameters } = settings;
  const data = Object.entries({ issuer, 'client-id': clientId, 'sign-in-parameters': signInParameters, ...page.data });
  const attributes = data.map(([name, value]) => html` data-${name}="${value}"`);
  return html`<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} · Satu Data ${settings.cityName}</title>
<link rel="stylesheet" href="/assets/satudata.css">
<link rel="icon" href="data:,">
</head>
<body${attributes}>
<a class="skip" href="#isi">Langsung ke isi</a>
<header class="top">
<a class="brand" href="/"><strong>Satu Data</strong> <span>${settings.cityName}</span></a>
<nav aria-label="Utama">
<a href="/dataset">Dataset</a>
<a href="/progres">Kemajuan</a>
<a href="/kerja" data-signed-in hidden>Meja kerja</a>
<a href="/kerja/pemeriksaan" data-steward hidden>Pemeriksaan</a>
<a href="/kerja/akun" data-steward hidden>Akun</a>
<a href="/masuk" data-signed-out>Masuk</a>
<button type="button" id="sign-out" data-signed-in hidden>Keluar</button>
</nav>
</header>
<main id="isi" tabindex="-1">
${page.content}
</main>
<noscript><p class="notice">Peramban Anda tidak menjalankan JavaScript: daftar dataset dan unduhan data terbuka tetap jalan, masuk dan mengunggah tidak.</p></noscript>
<footer>Data kota, dikirim OPD, diperiksa walidata (Kominfo). <a href="/dikecualikan">Informasi yang dikecualikan</a> · <a href="/api">API untuk program</a>${contacts(settings)}</footer>
<script type="module" src="/assets/frame.js"></script>
${page.script ? html`<script type="module" src="/assets/${page.script}.js"></script>` : undefined}
</body>
</html>`.html;
}

function contacts({ contact: { walidata, ppid } }: PortalSettings): Html[] {
  return [
    ...(walidata === undefined ? [] : [html` · Walidata: ${contactLink(walidata)}`]),
    ...(ppid === undefined ? [] : [html` · PPID: ${contactLink(ppid)}`]),
  ];
}
