import type { DataPackage } from '../answers/data-package.ts';
import { type About, type Dataset, emptyAbout } from '../model/dataset.ts';
import type { PackagedFormat } from '../model/file-format.ts';
import type { Manifest } from '../model/manifest.ts';
import { contactKind } from '../model/metadata/contact.ts';
import { knownLicence } from '../model/metadata/licence.ts';
import { fields } from '../model/metadata/names.ts';
import { metadataOf, packagedOf, textsIn } from '../model/metadata/values.ts';
import { isWebAddress } from '../model/web-address.ts';
import { servedSchema } from '../standards/served-schema.ts';
import type { Standard } from '../standards/standard.ts';
import { type AboutPorts, fileTypes, licenceOf, madeFile } from './made-file.ts';

/** Of a file that is made, for those who may read it. */
export type FileFacts = { readonly bytes?: number; readonly hash?: string };

type Licence = NonNullable<DataPackage['licenses']>[number];
type Resource = DataPackage['resources'][number];

type Told = AboutPorts & {
  readonly dataset: Dataset;
  readonly about: About | undefined;
  readonly manifest: Manifest;
  readonly standard: Standard;
  readonly earlier: readonly Standard[];
  readonly files: readonly (readonly [PackagedFormat, FileFacts])[];
};

/** The package of one version: who made it, under which licence, and each of its files with a schema of that very file. */
export function dataPackage(told: Told): DataPackage {
  const { dataset, about, manifest, city, publicUrl } = told;
  const { datasetId } = dataset;
  const opd = city.opds.find(({ id }) => id === dataset.opdId)?.name ?? dataset.opdId;
  const metadata = metadataOf({ dataset, about: about ?? emptyAbout(datasetId) });
  const keyworded = fields.filter(({ field }) => field.packaged === 'keywords');
  const keywords = [...new Set(keyworded.flatMap(({ name }) => textsIn(metadata[name])))];
  const licence = licenceOf(dataset, city);
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: datasetId,
    id: `${publicUrl}/dataset/${datasetId}`,
    title: metadata.title,
    ...(metadata.description ? { description: metadata.description } : {}),
    homepage: `${publicUrl}/dataset/${datasetId}`,
    version: `${manifest.n}.0.0`,
    created: manifest.publishedAt,
    ...(keywords.length > 0 ? { keywords } : {}),
    ...(licence === undefined ? {} : { licenses: [describedLicence(licence)] }),
    sources: [{ title: `${opd}, ${city.name}`, path: `${publicUrl}/v1/opds/${dataset.opdId}` }],
    contributors: contributorsOf(told, opd),
    ...packagedOf(metadata),
    resources: told.files.map(([format, facts]) => resourceOf(told, format, facts)),
  };
}

/** The OPD that made the data, and the walidata that published them. */
function contributorsOf({ about, city }: Told, opd: string): DataPackage['contributors'] {
  const walidata = city.opds.find((one) => one.walidata)?.name ?? city.name;
  return [
    { title: opd, roles: ['creator'], ...reachedBy(about?.contact) },
    { title: walidata, roles: ['publisher'] },
  ];
}

/** A Data Package names an e-mail address or a page, and no telephone. */
function reachedBy(contact: string | undefined): { readonly email?: string; readonly path?: string } {
  if (contact === undefined) return {};
  const kind = contactKind(contact);
  if (kind === 'email') return { email: contact };
  return kind === 'address' ? { path: contact } : {};
}

function resourceOf({ dataset, manifest, standard, earlier, publicUrl }: Told, format: PackagedFormat, facts: FileFacts): Resource {
  const { datasetId } = dataset;
  return {
    name: format,
    type: 'table',
    title: madeFile(manifest, format).name,
    path: `${publicUrl}/v1/datasets/${datasetId}/files/${format}?version=${manifest.n}`,
    format,
    mediatype: (fileTypes[format].split(';')[0] ?? '').trim(),
    ...(format === 'csv' ? { encoding: 'utf-8', dialect: csvDialect } : {}),
    ...facts,
    schema: servedSchema({ standard, earlier, isOnePart: manifest.parts.length === 1 }, format),
  };
}

/** RFC 4180 but for the ends of lines, as the row reader writes it. */
const csvDialect = { delimiter: ',', lineTerminator: '\n', quoteChar: '"', doubleQuote: true, skipInitialSpace: false, header: true };

/** A licence as a Data Package names it: an address, an identifier (Open Definition, SPDX), or words under a name of their own. */
function describedLicence(licence: string): Licence {
  const known = knownLicence(licence);
  if (known) return { name: known.id, path: known.path, title: known.name };
  if (isWebAddress(licence)) return { path: licence };
  if (/^[-A-Za-z0-9._]+$/.test(licence)) return { name: licence };
  const name = licence
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9._]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return { name: name || 'lain', title: licence };
}
