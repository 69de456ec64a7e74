import type { AccountStore } from './cognito/account-store.ts';
import type { OwnPages } from './front-door.ts';
import { sendGaya } from './gaya.ts';
import { outboxPage } from './outbox-page.ts';
import type { Services } from './services.ts';
import { assetAddressOf, type Site } from './site.ts';

/** The pages that the laptop has and the cloud has not: what parts of pages look like, and the mail that would be sent. */
export function ownPages({ partition }: Pick<Services, 'partition'>, accounts: Pick<AccountStore, 'find'>, site: Site): OwnPages {
  const assetAt = assetAddressOf(site);
  const outbox = outboxPage({
    messages: () => partition('satudata-CatalogTable', 'OUTBOX'),
    addressOf: (sub) => accounts.find(sub)?.email,
    assetAt,
  });
  return { '/gaya': (response) => sendGaya(response, assetAt), '/surel': outbox };
}
