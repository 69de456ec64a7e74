import { pages } from '../../functions/routes/pages.ts';

export type PageName = keyof typeof pages;

/** Answers of these are files, for programs. */
export const files: readonly PageName[] = ['showPicture', 'showSiteMap', 'showRobots'];
/** Leads on to the login service. */
export const signInPage = pages.showSignIn.path;

/** What stands in an address where its route has a name. */
const examples: Readonly<Record<string, string>> = {
  n: '1',
  opdId: 'dinkes',
  reportId: '2026-W48',
  guide: 'membaca-laporan',
  codeList: 'kemendagri-kecamatan',
  area: '36.71.01',
  checkNumber: '7K3QX9M2PV4TB6WRCH5D',
  standardId: 'demam-berdarah-kecamatan-tahun',
  'path+': 'tidak/ada',
};

/** An address of each page that anyone sees, of a dataset with a version. */
export function publicPages(datasetId: string): Readonly<Partial<Record<PageName, string>>> {
  return addresses(datasetId, (path) => !isDesk(path) && path !== signInPage);
}

/** An address of each page of a desk. */
export function deskPages(datasetId: string): Readonly<Partial<Record<PageName, string>>> {
  return addresses(datasetId, isDesk);
}

function addresses(datasetId: string, chosen: (path: string) => boolean) {
  const kept = Object.entries(pages).filter(([name, { path }]) => !files.some((file) => file === name) && chosen(path));
  return Object.fromEntries(kept.map(([name, { path }]) => [name, filled(path, { ...examples, datasetId })]));
}

function isDesk(path: string): boolean {
  return path.startsWith(pages.showDesk.path);
}

function filled(path: string, named: Readonly<Record<string, string>>): string {
  return path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const example = named[name];
    if (example === undefined) throw new Error(`test/browser/pages.ts has no example of {${name}}, of ${path}`);
    return example;
  });
}
