import type { AccountStore } from './cognito/account-store.ts';
import type { OwnPages } from './front-door.ts';
import { sendGaya } from './gaya.ts';
import { outboxPage } from './outbox-page.ts';
import type { Services } from './services.ts';

/** The pages that the laptop has and the cloud has not: what parts of pages look like, and the mail that would be sent. */
export function ownPages({ partition }: Pick<Services, 'partition'>, accounts: Pick<AccountStore, 'find'>): OwnPages {
  const outbox = outboxPage({
    messages: () => partition('satudata-CatalogTable', 'OUTBOX'),
    addressOf: (sub) => accounts.find(sub)?.email,
  });
  return { '/gaya': sendGaya, '/surel': outbox };
}
