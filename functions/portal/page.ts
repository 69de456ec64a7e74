import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Page, type PageProps, type Site } from '../../web/parts/page.tsx';

export type PortalSettings = Site & {
  /** Origin that tokens are asked for, beside the issuer's. */
  readonly signInOrigin: string;
  /** Origin that presigned uploads go to. */
  readonly uploadOrigin: string;
};

/** A page, and how it is answered. */
export type Answered = PageProps & {
  /** 200 unless there is nothing to show. */
  readonly status?: 404 | 410;
};

type PageAnswer<S> = { readonly status: S; readonly text: string; readonly headers: Readonly<Record<string, string>> };

/** A page as an answer. Pages are anonymous; what needs a sign-in is loaded by the script through /v1 (access.md, 4). */
export function respondPage(settings: PortalSettings, page: Answered & { readonly status?: never }): PageAnswer<200>;
export function respondPage(settings: PortalSettings, page: Answered & { readonly status: 404 }): PageAnswer<404>;
export function respondPage(settings: PortalSettings, page: Answered): PageAnswer<200 | 404 | 410>;
export function respondPage(settings: PortalSettings, page: Answered): PageAnswer<200 | 404 | 410> {
  const text = `<!doctype html>\n${renderToString(h(Page, { site: settings, page }))}\n`;
  return { status: page.status ?? 200, text, headers: pageHeaders(settings) };
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
      "font-src 'self'",
      "img-src 'self' data:",
      `connect-src 'self' ${issuerOrigin} ${settings.signInOrigin} ${settings.uploadOrigin}`,
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  };
}
