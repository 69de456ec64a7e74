/** The groups of accounts (docs/access.md, "Who is calling") as duties in words. */
export type Duty = {
  /** The group, or how it begins where it names a body. */
  readonly group: string;
  readonly label: string;
  /** Which body the group names. */
  readonly of?: 'opds' | 'institutions';
};

export const duties: readonly Duty[] = [
  { group: 'operator:', label: 'operator OPD', of: 'opds' },
  { group: 'pj:', label: 'penanggung jawab OPD', of: 'opds' },
  { group: 'instansi:', label: 'pegawai instansi', of: 'institutions' },
  { group: 'walidata', label: 'walidata (Kominfo)' },
  { group: 'pimpinan', label: 'pimpinan kota' },
  { group: 'koordinator-forum', label: 'koordinator forum (Bappeda)' },
  { group: 'pembina-data', label: 'pembina data (BPS)' },
  { group: 'pembaca-profil', label: 'pembaca profil warga' },
  { group: 'helpdesk', label: 'meja bantuan' },
];

/** `operator OPD: Dinas Kesehatan`; a group that is unknown here stays as it is. */
export function dutyText(group: string, bodyName: (id: string) => string): string {
  const duty = duties.find((each) => (each.of ? group.startsWith(each.group) : group === each.group));
  if (!duty) return group;
  return duty.of ? `${duty.label}: ${bodyName(group.slice(duty.group.length))}` : duty.label;
}

type Shown = { readonly disabled: boolean; readonly isInvited?: boolean; readonly isBound: boolean };

/** Where an account stands. */
export function accountStateText({ disabled, isInvited, isBound }: Shown): string {
  const parts = [disabled ? 'nonaktif' : 'aktif', isInvited && 'belum pernah masuk', isBound && 'terikat ke seorang warga'];
  return parts.filter((part) => typeof part === 'string').join(' · ');
}
