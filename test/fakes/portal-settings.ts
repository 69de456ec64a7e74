import type { PortalSettings } from '../../functions/portal/page.ts';
import { assetAt } from './asset-at.ts';

/** A city's portal in tests; no mail address and no way of signing in of its own. */
export const portalSettings: PortalSettings = {
  assetAt,
  cityName: 'Kota Contoh',
  publicUrl: 'https://data.example.id',
  issuer: 'https://masuk.example.id/pool',
  clientId: 'portal',
  signInOrigin: 'https://masuk.example.id',
  signInParameters: '',
  uploadOrigin: 'https://inbox.example.id',
  contact: {},
};
