import { supervisorText } from './second-look-words.ts';

/** A group of accounts as the duty that it stands for (access.md, "Who is calling"). Without zod, so that pages may load it. */
export type Duty = {
  /** The group, or how it begins where it names a body. */
  readonly group: string;
  readonly label: string;
  /** Which body the group names. */
  readonly of?: 'opds' | 'institutions';
};

/** Every duty that the steward assigns. */
export const duties: readonly Duty[] = [
  { group: 'operator:', label: 'operator OPD', of: 'opds' },
  { group: 'pj:', label: 'penanggung jawab OPD', of: 'opds' },
  { group: 'unit:', label: 'unit OPD', of: 'opds' },
  { group: 'instansi:', label: 'pegawai instansi', of: 'institutions' },
  { group: 'walidata', label: 'walidata (Kominfo)' },
  { group: 'pimpinan', label: 'pimpinan kota' },
  { group: 'koordinator-forum', label: 'koordinator forum (Bappeda)' },
  { group: 'pembina-data', label: supervisorText.statistics },
  { group: 'pembina-geospasial', label: supervisorText.geospatial },
  { group: 'pembaca-profil', label: 'pembaca profil warga' },
  { group: 'petugas-loket', label: 'petugas loket' },
  { group: 'inspektorat', label: 'pemeriksa pembacaan (Inspektorat)' },
  { group: 'helpdesk', label: 'meja bantuan' },
];
