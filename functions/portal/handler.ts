import { readCity } from '../aws/city-file.ts';
import { clients } from '../aws/clients.ts';
import { dynamoDatasets } from '../aws/dynamo-datasets.ts';
import { s3CatalogIndex } from '../aws/s3-catalog-index.ts';
import { uploadOrigin } from '../aws/s3-upload-origin.ts';
import { readSettings } from '../aws/settings.ts';
import { serve } from '../http/serve.ts';
import { showDataset } from './show-dataset.ts';
import { showDatasets } from './show-datasets.ts';
import { showHome } from './show-home.ts';
import { showRegistration } from './show-registration.ts';
import { showDesk, showProgress, showReviews, showSignIn } from './show-shells.ts';
import { showUpload } from './show-upload.ts';

const settings = readSettings(process.env, [
  'CATALOG_TABLE',
  'PUBLISHED_BUCKET',
  'INBOX_BUCKET',
  'ISSUER',
  'CLIENT_ID',
  'SIGN_IN_ORIGIN',
  'SIGN_IN_PARAMETERS',
]);
const city = readCity();
const ports = {
  city,
  datasets: dynamoDatasets(clients.documents(), settings.CATALOG_TABLE),
  index: s3CatalogIndex(clients.objects(), settings.PUBLISHED_BUCKET),
  settings: {
    cityName: city.name,
    issuer: settings.ISSUER,
    clientId: settings.CLIENT_ID,
    signInOrigin: settings.SIGN_IN_ORIGIN,
    signInParameters: settings.SIGN_IN_PARAMETERS,
    uploadOrigin: await uploadOrigin(clients.objects(), settings.INBOX_BUCKET),
  },
};

export const handler = serve<'portal'>(
  {
    showHome: showHome(ports),
    showDatasets: showDatasets(ports),
    showDataset: showDataset(ports),
    showProgress: showProgress(ports),
    showSignIn: showSignIn(ports),
    showDesk: showDesk(ports),
    showRegistration: showRegistration(ports),
    showUpload: showUpload(ports),
    showReviews: showReviews(ports),
  },
  { now: () => new Date() },
);
