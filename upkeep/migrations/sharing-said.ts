import { isOfDataset, type Migration } from './migration.ts';

/** A limited dataset that 0.1.0 kept without saying how it is shared has always been read as the stricter of the two; now it says so. */
export const sharingSaid: Migration = {
  number: 3,
  name: 'sharing-said',
  of(item) {
    const isUnsaid = isOfDataset(item, 'META') && item.access === 'limited' && item.sharing === undefined;
    return isUnsaid ? { becomes: { ...item, sharing: 'by-request' } } : {};
  },
};
