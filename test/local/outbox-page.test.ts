import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { listRoutes } from '../../functions/routes.ts';
import { outboxPage } from '../../local/outbox-page.ts';
import { assetAt } from '../fakes/asset-at.ts';

const item = (messageId: string, at: string, to: Readonly<Record<string, unknown>>, subject: string) => ({
  ...{ pk: { S: 'OUTBOX' }, sk: { S: messageId }, messageId: { S: messageId }, at: { S: at } },
  ...{ subject: { S: subject }, text: { S: 'Isi surel' }, to: { M: to } },
});

test('the laptop shows what would have been sent, the newest first, to whom, and runs nothing of it', async () => {
  const messages = async () => [
    item('news#2026-11-25#sub-1', '2026-11-25T02:20:00.000Z', { sub: { S: 'sub-1' } }, 'Ada yang baru'),
    item('retention#x', '2026-11-26T17:40:00.000Z', { opdId: { S: 'dinsos' }, role: { S: 'head' } }, 'Masa simpan <script>'),
  ];
  const page = outboxPage({ assetAt, messages, addressOf: (sub) => (sub === 'sub-1' ? 'warga@satudata.example' : undefined) });
  const server = createServer((_, response) => void page(response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/surel`);
  const text = await answer.text();
  await new Promise((resolve) => server.close(resolve));
  expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self'; font-src 'self';/);
  expect(text).toMatch(/penanggung jawab dinsos[\s\S]*warga@satudata\.example/);
  expect(text).not.toContain('<script>');
});

test('the cloud has no route to it', () => {
  expect(listRoutes().filter(({ path }) => path.startsWith('/surel'))).toEqual([]);
});
