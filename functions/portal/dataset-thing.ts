import type { City } from '../../cities/city.ts';
import type { IndexEntry } from '../model/catalog-index.ts';
import { knownLicence } from '../model/metadata/licence.ts';
import { metadataOf } from '../model/metadata/values.ts';
import { isWebAddress } from '../model/web-address.ts';
import { licenceOf } from '../rows/made-file.ts';
import type { StandardContent } from '../standards/standard.ts';

type Asked = { readonly city: City; readonly publicUrl: string; readonly entry: IndexEntry; readonly fields: StandardContent['fields'] };

/** A dataset as schema.org tells search engines of it (https://schema.org/Dataset; Google, "Dataset structured data"). */
export function datasetThing({ city, publicUrl, entry, fields }: Asked): object {
  const { dataset } = entry;
  const { datasetId, title, opdId, current } = dataset;
  const { description, themes, temporal } = metadataOf(entry);
  const licence = licenceOf(dataset, city);
  const file = (format: string, type: string) => ({
    '@type': 'DataDownload',
    encodingFormat: type,
    contentUrl: `${publicUrl}/v1/datasets/${datasetId}/files/${format}`,
  });
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name: title,
    description,
    url: `${publicUrl}/dataset/${datasetId}`,
    keywords: themes,
    license: licenceAddress(licence),
    creator: { '@type': 'GovernmentOrganization', name: city.opds.find(({ id }) => id === opdId)?.name ?? opdId },
    publisher: { '@type': 'GovernmentOrganization', name: `Satu Data ${city.name}`, url: publicUrl },
    spatialCoverage: city.name,
    temporalCoverage: temporal && `${temporal.start}/${temporal.end ?? '..'}`,
    isAccessibleForFree: true,
    dateModified: current?.publishedAt,
    version: current && String(current.n),
    variableMeasured: fields.map((field) => field.title ?? field.name),
    distribution: [file('csv', 'text/csv'), file('parquet', 'application/vnd.apache.parquet')],
  };
}

function licenceAddress(licence: string | undefined): string | undefined {
  if (licence === undefined || isWebAddress(licence)) return licence;
  return knownLicence(licence)?.path;
}
