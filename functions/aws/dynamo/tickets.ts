import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { TicketList, TicketPlace, TicketStore } from '../../helpdesk/ticket.port.ts';
import { limits } from '../../limits.ts';
import { type Ticket, type TicketMessage, ticketMessageSchema, ticketSchema } from '../../model/ticket.ts';
import { ulidTimeOf } from '../../model/ulid-time.ts';
import { askedUploadKey, type Key, sharedCellsKey, ticketKey, ticketMessageKey, withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';
import { queryAll } from './query-all.ts';
import { readItems } from './read-items.ts';

const placeSchema = ticketSchema.pick({ ticketId: true, person: true, opdId: true });
type Half = 'unfinished' | 'finished';
type Range = {
  readonly before?: string | undefined;
  readonly newestFirst: boolean;
  readonly limit?: number;
  readonly from?: Record<string, unknown> | undefined;
};

/**
 * Tickets in the catalog table: `TICKET#<ulid>` / `META` and `MESSAGE#<ulid>`; each list is a partition of small items `unfinished#<ulid>` and `finished#<ulid>` that point to
 * them: `TICKETS`, `TICKETS-AT#<opdId>`, `TICKETS-OF#<keyed hash>`, `TICKETS-BY#<opdId>`, `TICKETS-HELP`. `SHARED-CELLS#<uploadId>` / `TICKET` stands while a question shares cells, `ASKED` while there is one. What a list says is read from the ticket itself.
 */
export function dynamoTickets(documents: DynamoDBDocumentClient, table: string): TicketStore {
  const put = (Item: Readonly<Record<string, unknown>>) => documents.send(new PutCommand({ TableName: table, Item }));
  const drop = (Key: Key) => documents.send(new DeleteCommand({ TableName: table, Key }));
  /** What stands for that ticket, and not what stands for another about the same upload. */
  const dropOwn = (ticketId: string, Key: Key) => {
    const own = { ConditionExpression: 'ticketId = :ticketId', ExpressionAttributeValues: { ':ticketId': ticketId } };
    return wasWritten(documents.send(new DeleteCommand({ TableName: table, Key, ...own })));
  };
  /** Whether it is the one that asks about this upload now. A note that is older than an opening takes is of one that was broken off: the caller found no question that stands. */
  const noteAsked = ({ ticketId, openedAt }: Ticket, uploadId: string) => {
    const longAgo = new Date(Date.parse(openedAt) - limits.ticketOpeningSeconds * 1000).toISOString();
    const note = new PutCommand({
      TableName: table,
      Item: { ...askedUploadKey(uploadId), ticketId, openedAt },
      ConditionExpression: 'attribute_not_exists(pk) OR ticketId = :ticketId OR openedAt <= :longAgo',
      ExpressionAttributeValues: { ':ticketId': ticketId, ':longAgo': longAgo },
    });
    return wasWritten(documents.send(note));
  };
  const noteOn = async (half: Half, place: TicketPlace) => {
    for (const list of listsOf(place)) await put({ ...pointerKey(list, half, place.ticketId), ...placeSchema.parse(place) });
  };
  const putMessage = (ticketId: string, message: TicketMessage) => put({ ...ticketMessageKey(ticketId, message.messageId), ...message });
  const read = async (ids: readonly string[]) => {
    const items = await readItems(documents, table, ids.map(ticketKey));
    return new Map(items.map((item) => ticketSchema.parse(withoutKeys(item))).map((ticket) => [ticket.ticketId, ticket]));
  };
  /** Pointers of one half of a list, at most `limit` of them if there is one, from its end back before that sort key. */
  const pointers = async (list: TicketList, half: Half, range: Range) => {
    const page = await documents.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': pkOf(list), ':from': `${half}#`, ':to': `${half}#${range.before ?? afterUlids}` },
        ...{ ConsistentRead: true, ScanIndexForward: !range.newestFirst, Limit: range.limit, ExclusiveStartKey: range.from },
      }),
    );
    return { places: (page.Items ?? []).map((item) => placeSchema.parse(withoutKeys(item))), next: page.LastEvaluatedKey };
  };
  /** All of them, the earliest first, page after page: what is cut off in silence is neither counted nor ended. */
  const allPointers = async (list: TicketList, half: Half, range: Pick<Range, 'before'>) => {
    const places: TicketPlace[] = [];
    let from: Range['from'];
    do {
      const page = await pointers(list, half, { ...range, newestFirst: false, from });
      places.push(...page.places);
      from = page.next;
    } while (from);
    return places;
  };
  return {
    async begin(ticket, first) {
      if (ticket.upload && !(await noteAsked(ticket, ticket.upload.uploadId))) return 'asked';
      await putMessage(ticket.ticketId, first);
      await noteOn('unfinished', placeSchema.strip().parse(ticket));
      await put({ ...ticketKey(ticket.ticketId), ...ticket });
      if (ticket.upload?.sharesCells) await put({ ...sharedCellsKey(ticket.upload.uploadId), ticketId: ticket.ticketId });
      return 'begun';
    },
    async get(ticketId) {
      const { Item } = await documents.send(new GetCommand({ TableName: table, Key: ticketKey(ticketId), ConsistentRead: true }));
      return Item && ticketSchema.parse(withoutKeys(Item));
    },
    async messages({ ticketId, messageIds }) {
      const items = await queryAll(documents, table, ticketKey(ticketId).pk, 'MESSAGE#');
      const said = new Map(items.map((item) => ticketMessageSchema.parse(withoutKeys(item))).map((one) => [one.messageId, one]));
      return messageIds.flatMap((id) => said.get(id) ?? []);
    },
    async replace(ticket, message) {
      if (message) await putMessage(ticket.ticketId, message);
      // Before it is finished: of what is over nothing is shared.
      if (ticket.state === 'finished' && ticket.upload) await dropOwn(ticket.ticketId, sharedCellsKey(ticket.upload.uploadId));
      // First where it will be found as closed: the list says what the ticket itself says.
      if (ticket.state === 'finished') await noteOn('finished', placeSchema.strip().parse(ticket));
      const over = new PutCommand({
        TableName: table,
        Item: { ...ticketKey(ticket.ticketId), ...ticket },
        // The SDK repeats a write whose answer was lost: what this very change wrote before counts as written.
        ConditionExpression: `revision = :before OR (revision = :revision AND updatedAt = :at AND messageIds[${ticket.messageIds.length - 1}] = :last)`,
        ExpressionAttributeValues: {
          ...{ ':before': ticket.revision - 1, ':revision': ticket.revision },
          ...{ ':at': ticket.updatedAt, ':last': ticket.messageIds.at(-1) },
        },
      });
      if (!(await wasWritten(documents.send(over)))) return 'stale';
      if (ticket.state === 'finished') for (const list of listsOf(ticket)) await drop(pointerKey(list, 'unfinished', ticket.ticketId));
      if (ticket.state === 'finished' && ticket.upload) await dropOwn(ticket.ticketId, askedUploadKey(ticket.upload.uploadId));
      return 'replaced';
    },
    async listUnfinished(list) {
      const places = await allPointers(list, 'unfinished', {});
      const found = await read(places.map(({ ticketId }) => ticketId));
      return places.flatMap(({ ticketId }) => found.get(ticketId) ?? []).filter(({ state }) => state !== 'finished');
    },
    async listFinished(list, limit, before) {
      // BETWEEN includes its end, which is the one that was shown last.
      const { places, next } = await pointers(list, 'finished', { newestFirst: true, limit: limit + 1, before });
      const older = places.filter(({ ticketId }) => ticketId !== before);
      const shown = older.slice(0, limit);
      const found = await read(shown.map(({ ticketId }) => ticketId));
      const tickets = shown.flatMap(({ ticketId }) => found.get(ticketId) ?? []).filter(({ state }) => state === 'finished');
      // By the last pointer, since nothing may be left of the tickets of a whole page.
      return { tickets, next: next === undefined && shown.length === older.length ? undefined : shown.at(-1)?.ticketId };
    },
    async openedBefore(moment, half) {
      const places = await allPointers({ of: 'city' }, half, { before: ulidTimeOf(moment) });
      const found = await read(places.map(({ ticketId }) => ticketId));
      return places.map((place) => {
        const ticket = found.get(place.ticketId);
        return ticket ? { place, ticket } : { place };
      });
    },
    async remove(place) {
      const said = await queryAll(documents, table, ticketKey(place.ticketId).pk, 'MESSAGE#');
      for (const { messageId } of said.map((item) => ticketMessageSchema.parse(withoutKeys(item))))
        await drop(ticketMessageKey(place.ticketId, messageId));
      const [city, ...others] = listsOf(place);
      for (const list of others) await dropFrom(list, place.ticketId);
      await drop(ticketKey(place.ticketId));
      if (city) await dropFrom(city, place.ticketId);
    },
  };

  async function dropFrom(list: TicketList, ticketId: string): Promise<void> {
    for (const half of ['unfinished', 'finished'] as const) await drop(pointerKey(list, half, ticketId));
  }
}

/** Sorts after every ULID. */
const afterUlids = '~';

/** The city's list goes first: by it, what is only half there is found. */
function listsOf({ person, opdId }: TicketPlace): TicketList[] {
  const ofOpd = (of: 'desk' | 'asked'): TicketList[] => (opdId === undefined ? [] : [{ of, opdId }]);
  return person === undefined
    ? [{ of: 'city' }, { of: 'help' }, ...ofOpd('asked')]
    : [{ of: 'city' }, { of: 'person', person }, ...ofOpd('desk')];
}

function pkOf(list: TicketList): string {
  switch (list.of) {
    case 'city':
      return 'TICKETS';
    case 'desk':
      return `TICKETS-AT#${list.opdId}`;
    case 'person':
      return `TICKETS-OF#${list.person}`;
    case 'asked':
      return `TICKETS-BY#${list.opdId}`;
    case 'help':
      return 'TICKETS-HELP';
  }
}

function pointerKey(list: TicketList, half: Half, ticketId: string): Key {
  return { pk: pkOf(list), sk: `${half}#${ticketId}` };
}
