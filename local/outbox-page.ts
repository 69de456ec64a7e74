import type { ServerResponse } from 'node:http';
import * as z from 'zod';

const text = z.object({ S: z.string() }).transform(({ S }) => S);
const messageSchema = z.object({
  messageId: text,
  subject: text,
  text,
  at: text,
  to: z.object({ M: z.object({ opdId: text.optional(), sub: text.optional() }) }).transform(({ M }) => M),
});

type Message = z.infer<typeof messageSchema>;
type Sources = {
  /** The messages, as DynamoDB's JSON. */
  readonly messages: () => Promise<readonly unknown[]>;
  /** The address of an account, which the login service alone knows. */
  readonly addressOf: (sub: string) => string | undefined;
  /** Where a file of the site is. */
  readonly assetAt: (file: string) => string;
};

/** A policy of its own: the page is drawn outside the portal's function. */
const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'",
};

/** GET /surel, on a laptop alone: what would have been sent by mail, the newest first. Nothing is sent anywhere. */
export function outboxPage({ messages, addressOf, assetAt }: Sources): (response: ServerResponse) => Promise<void> {
  return async (response) => {
    const all = (await messages()).map((message) => messageSchema.parse(message));
    const newest = all.toSorted((one, other) => (one.at < other.at ? 1 : -1));
    const items = newest.map((message) => itemOf(message, addressOf)).join('');
    response.writeHead(200, headers).end(frameOf(items || '<p>Belum ada surel.</p>', assetAt('satudata.css')));
  };
}

function itemOf({ subject, text: body, at, to }: Message, addressOf: Sources['addressOf']): string {
  const whom = to.sub === undefined ? `penanggung jawab ${to.opdId ?? ''}` : (addressOf(to.sub) ?? `akun ${to.sub}`);
  return `<article class="card"><h2>${escaped(subject)}</h2><p class="meta">Kepada ${escaped(whom)} · ${escaped(at)}</p><pre class="command">${escaped(body)}</pre></article>`;
}

function frameOf(items: string, styles: string): string {
  return `<!doctype html>
<html lang="id"><head><meta charset="utf-8"><title>Surel keluar</title><link rel="stylesheet" href="${escaped(styles)}"></head>
<body><main><h1>Surel keluar</h1><p>Yang akan dikirim di awan. Di laptop ini tidak ada yang terkirim.</p>${items}</main></body></html>
`;
}

function escaped(value: string): string {
  return value.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}
