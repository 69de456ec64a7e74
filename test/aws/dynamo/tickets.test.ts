import { DeleteCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ticketKey } from '../../../functions/aws/dynamo/catalog-keys.ts';
import { dynamoNoticeChoices } from '../../../functions/aws/dynamo/notice-choices.ts';
import { dynamoSharedCells } from '../../../functions/aws/dynamo/shared-cells.ts';
import { dynamoTickets } from '../../../functions/aws/dynamo/tickets.ts';
import { noticeChoicesContract } from '../../contracts/notice-choices.ts';
import { aTicket, firstOf, ticketStoreContract } from '../../contracts/ticket-store.ts';
import { openTestTables, type TestTables } from '../tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await openTestTables(18);
});
afterAll(async () => tables.close());

const scan = async (table: string) => (await tables.documents.send(new ScanCommand({ TableName: table }))).Items ?? [];

ticketStoreContract('dynamoTickets', async () => {
  const table = tables.next();
  return { store: dynamoTickets(tables.documents, table), left: async () => (await scan(table)).length };
});

noticeChoicesContract('dynamoNoticeChoices', async () => dynamoNoticeChoices(tables.documents, tables.next()));

test('cells are shared from the opening of a question that shares them until it is finished', async () => {
  const table = tables.next();
  const [store, shared] = [dynamoTickets(tables.documents, table), dynamoSharedCells(tables.documents, table)];
  const upload = { uploadId: '01KAM0000000000000000000A9', datasetId: 'stok-vaksin', fileName: 'stok.xlsx', state: 'rejected' as const };
  const [silent, sharing] = [
    aTicket(0, { kind: 'upload', upload }),
    aTicket(1, { kind: 'upload', upload: { ...upload, sharesCells: true } }),
  ];
  await store.begin(silent, firstOf(silent));
  expect(await shared.isShared(upload.uploadId)).toBe(false);
  await store.begin(sharing, firstOf(sharing));
  expect(await shared.isShared(upload.uploadId)).toBe(true);
  await store.replace({ ...sharing, state: 'finished', revision: 2 });
  expect(await shared.isShared(upload.uploadId)).toBe(false);
});

test('cells that a later question shares are shared until that one is finished, whatever becomes of an earlier one', async () => {
  const table = tables.next();
  const [store, shared] = [dynamoTickets(tables.documents, table), dynamoSharedCells(tables.documents, table)];
  const uploadId = '01KAM0000000000000000000A9';
  const upload = { uploadId, datasetId: 'stok-vaksin', fileName: 'stok.xlsx', state: 'rejected' as const, sharesCells: true as const };
  const [earlier, later] = [aTicket(0, { kind: 'upload', upload }), aTicket(1, { kind: 'upload', upload })];
  for (const ticket of [earlier, later]) await store.begin(ticket, firstOf(ticket));
  await store.replace({ ...earlier, state: 'finished', revision: 2 });
  expect(await shared.isShared(uploadId)).toBe(true);
  await store.replace({ ...later, state: 'finished', revision: 2 });
  expect(await shared.isShared(uploadId)).toBe(false);
});

test('a change that the SDK sends twice is written once, and not refused', async () => {
  const store = dynamoTickets(tables.documents, tables.next());
  const ticket = aTicket();
  await store.begin(ticket, firstOf(ticket));
  const next = { ...ticket, state: 'answered' as const, revision: 2, updatedAt: '2026-11-24T06:00:00.000Z' };
  expect([await store.replace(next), await store.replace(next)]).toEqual(['replaced', 'replaced']);
});

test('what is only half there is on no list, and is found to be removed', async () => {
  const table = tables.next();
  const store = dynamoTickets(tables.documents, table);
  const ticket = aTicket();
  await store.begin(ticket, firstOf(ticket));
  await tables.documents.send(new DeleteCommand({ TableName: table, Key: ticketKey(ticket.ticketId) }));
  expect(await store.listUnfinished({ of: 'city' })).toEqual([]);
  const [found] = await store.openedBefore(new Date('2027-01-01T00:00:00.000Z'), 'unfinished');
  expect(found).toEqual({ place: { ticketId: ticket.ticketId, person: ticket.person, opdId: ticket.opdId } });
  await tables.documents.send(new PutCommand({ TableName: table, Item: { pk: 'x', sk: 'x' } }));
  if (found) await store.remove(found.place);
  expect((await scan(table)).map(({ pk }) => pk)).toEqual(['x']);
});

test('a page of finished tickets of which nothing is left but pointers leads on to the next', async () => {
  const table = tables.next();
  const store = dynamoTickets(tables.documents, table);
  const [oldest, ...others] = [0, 1, 2].map((minutes) => aTicket(minutes, { state: 'finished' }));
  for (const ticket of [oldest, ...others]) {
    if (!ticket) throw new Error('no ticket');
    await store.begin({ ...ticket, state: 'answered' }, firstOf(ticket));
    await store.replace({ ...ticket, revision: 2 });
  }
  for (const { ticketId } of others) await tables.documents.send(new DeleteCommand({ TableName: table, Key: ticketKey(ticketId) }));
  const first = await store.listFinished({ of: 'city' }, 2);
  expect(first).toEqual({ tickets: [], next: others[0]?.ticketId });
  const rest = await store.listFinished({ of: 'city' }, 2, first.next);
  expect([rest.tickets.map(({ ticketId }) => ticketId), rest.next]).toEqual([[oldest?.ticketId], undefined]);
});

test('what is not finished, and what was opened before a moment, is read page after page to the end', async () => {
  const store = dynamoTickets(tables.documents, tables.next());
  const all = [0, 1, 2, 3, 4].map((minutes) => aTicket(minutes));
  for (const ticket of all) await store.begin(ticket, firstOf(ticket));
  // A page of DynamoDB ends after 1 MB; here after two items.
  const shortPages = { name: 'shortPages', step: 'initialize' } as const;
  tables.documents.middlewareStack.add((next) => (args) => next({ ...args, input: { Limit: 2, ...defined(args.input) } }), shortPages);
  try {
    const ids = all.map(({ ticketId }) => ticketId);
    expect((await store.listUnfinished({ of: 'city' })).map(({ ticketId }) => ticketId)).toEqual(ids);
    const found = await store.openedBefore(new Date('2027-01-01T00:00:00.000Z'), 'unfinished');
    expect(found.map(({ place }) => place.ticketId)).toEqual(ids);
  } finally {
    tables.documents.middlewareStack.remove('shortPages');
  }
});

const defined = (input: object) => Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
