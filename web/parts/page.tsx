import type { ComponentChildren } from 'preact';
import { pageNames } from '../../functions/messages/page-name.ts';
import { ContactLink } from './contact-link.tsx';
import { typeface } from './pictures/typeface.ts';

/** What every page needs of the city and of its login service. */
export type Site = {
  readonly cityName: string;
  /** Where a file of the site is (`satudata.css`), whose name changes with its content. */
  readonly assetAt: (file: string) => string;
  /** Where people reach the portal and the API, without a slash at its end. */
  readonly publicUrl: string;
  readonly issuer: string;
  readonly clientId: string;
  /** What the sign-in asks beside the protocol's own, as a query. */
  readonly signInParameters: string;
  /** Whom the public writes to, where the city names somebody: e-mail or https addresses. */
  readonly contact: { readonly walidata?: string | undefined; readonly ppid?: string | undefined };
};

/** What is said of a page to whoever links to it: search engines, share cards (https://ogp.me). */
export type Told = {
  readonly description: string;
  /** Path and query of the page's one true address. */
  readonly path: string;
  /** A thing of schema.org; never anything that the page itself does not show. */
  readonly thing?: object;
};

export type PageProps = {
  readonly title: string;
  /** The page of `web/pages/` whose script runs; without one the frame's own. */
  readonly script?: string;
  readonly content: ComponentChildren;
  readonly told?: Told;
  /** Whoever signs in sees more here: a tab without a sign-in looks for one of its browser. */
  readonly forAccounts?: boolean;
  /** For the script: never anything that the page's reader may not see. */
  readonly data?: Readonly<Record<string, string>>;
};

/** The whole page but for its doctype: what holds on every page around what one shows. */
export function Page({ site, page }: { readonly site: Site; readonly page: PageProps }) {
  const { issuer, clientId, signInParameters } = site;
  const data = {
    issuer,
    'client-id': clientId,
    'sign-in-parameters': signInParameters,
    ...(page.forAccounts ? { 'for-accounts': 'yes' } : {}),
    ...page.data,
  };
  const attributes = Object.fromEntries(Object.entries(data).map(([name, value]) => [`data-${name}`, value]));
  return (
    <html lang="id">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${page.title} · Satu Data ${site.cityName}`}</title>
        <link rel="preload" href={site.assetAt(typeface.file)} as="font" type="font/woff2" crossorigin="anonymous" />
        <link rel="stylesheet" href={site.assetAt('satudata.css')} />
        <script src={site.assetAt('before-paint.js')} />
        <link rel="icon" href="data:," />
        <meta name="color-scheme" content="light dark" />
        {page.told && <ToldHead site={site} title={page.title} told={page.told} />}
        <script type="module" src={site.assetAt(`${page.script ?? 'frame'}.js`)} />
      </head>
      <body {...attributes}>
        <a class="skip" href="#isi">
          Langsung ke isi
        </a>
        <Top cityName={site.cityName} />
        <main id="isi" tabIndex={-1}>
          {page.content}
        </main>
        <noscript>
          <p class="notice">
            Peramban Anda tidak menjalankan JavaScript: mencari, membaca, menyaring dan mengunduh data terbuka tetap jalan; masuk dan
            mengunggah tidak.
          </p>
        </noscript>
        <Foot contact={site.contact} />
      </body>
    </html>
  );
}

function ToldHead({ site, title, told }: { readonly site: Site; readonly title: string; readonly told: Told }) {
  const address = `${site.publicUrl}${told.path}`;
  return (
    <>
      <meta name="description" content={told.description} />
      <link rel="canonical" href={address} />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={`Satu Data ${site.cityName}`} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={told.description} />
      <meta property="og:url" content={address} />
      {told.thing && <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: asData(told.thing) }} />}
    </>
  );
}

/** JSON that can't end the element that it stands in (HTML, "restrictions for contents of script elements"). */
function asData(thing: object): string {
  return JSON.stringify(thing).replaceAll('<', '\\u003c');
}

function Top({ cityName }: { readonly cityName: string }) {
  return (
    <header class="top">
      <a class="brand" href="/">
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <rect class="stroke" width="32" height="32" rx="8" />
          <path class="one" d="M12 11.5 17 8h2.5v16H16V12.6l-4 2.4z" />
          <circle class="dot" cx="24" cy="24" r="2.6" />
        </svg>
        <span>
          <strong>Satu Data</strong> <span>{cityName}</span>
        </span>
      </a>
      <nav aria-label="Utama">
        <a href="/dataset">Dataset</a>
        <a href="/opd">OPD</a>
        <a href="/jadwal">Jadwal</a>
        <a href="/rencana">Daftar data</a>
        <a href="/progres">Kemajuan</a>
        <a href="/kerja" class="for-accounts">
          Meja kerja
        </a>
        <a href="/kerja/pemeriksaan" class="for-stewards">
          Pemeriksaan
        </a>
        <a href="/kerja/akun" class="for-stewards">
          Akun
        </a>
      </nav>
      <nav class="session" aria-label="Masuk dan keluar">
        <a href="/masuk" class="for-nobody">
          Masuk
        </a>
        <button type="button" id="sign-out" class="for-accounts">
          Keluar
        </button>
      </nav>
    </header>
  );
}

function Foot({ contact: { walidata, ppid } }: Pick<Site, 'contact'>) {
  return (
    <footer>
      <p>Data kota, dikirim Organisasi Perangkat Daerah (OPD), diperiksa walidata (Kominfo).</p>
      <nav aria-label="Lainnya">
        <a href="/wilayah">Menurut kecamatan</a>
        <a href="/tingkat-akses">Tingkat akses</a>
        <a href="/pustaka">Pustaka standar</a>
        <a href="/dikecualikan">{pageNames.exemptions}</a>
        <a href="/referensi">{pageNames.references}</a>
        <a href="/panduan">{pageNames.guides}</a>
        <a href="/api">{pageNames.api}</a>
        {walidata && (
          <span>
            Walidata: <ContactLink address={walidata} />
          </span>
        )}
        {ppid && (
          <span>
            PPID: <ContactLink address={ppid} />
          </span>
        )}
      </nav>
    </footer>
  );
}
