/** Another spelling of a path. `id` is the dataset's id in it, absent where the path has none. */
type Mutation = (path: string, id: string | undefined) => string;

/** What is put behind the whole path: slashes, dots, parameters, separators, control characters, bytes that are no UTF-8. */
const suffixes = [
  '/',
  '//',
  '/.',
  '/./',
  '/..',
  '/%2e',
  '/%2e%2e',
  '/%252e%252e',
  '/..;/',
  '%2f',
  '%2F',
  '%252f',
  '%5c',
  '\\',
  ';',
  ';x',
  ';x=1',
  '.',
  '..',
  '.json',
  '.csv',
  '%20',
  '+',
  '%09',
  '\t',
  '%0a',
  '%0d%0a',
  '%0d%0aX-Principal:%20walidata',
  '%00',
  '%2500',
  '%00.json',
  '#',
  '%23',
  '?',
  '%3f',
  '%3Fa=1',
  '%26',
  '*',
  '%2a',
  '|',
  '%7c',
  '$',
  ':',
  '@',
  '%',
  '%2',
  '%zz',
  '%u002f',
  '"',
  '%22',
  "'",
  '<',
  '%7b',
  '^',
  '`',
  '%c0%af',
  '%e0%80%af',
  '%f0%80%80%af',
  '%ef%bc%8f',
  '%e2%80%8b',
  '%ef%bb%bf',
  '%cc%81',
  '%ff',
  '\x80',
  '/*',
  '/%2a',
  `/${'a'.repeat(2000)}`,
  `/${'../'.repeat(300)}`,
  `;${'x'.repeat(11_000)}`,
];

/** What is put before it. */
const prefixes = [
  '/',
  '/.',
  '/./',
  '/..',
  '/%2e',
  '/%2e%2e',
  '/%2f',
  '/x/..',
  '/;',
  '/%00',
  '/live',
  '/v1',
  '\\',
  'http://127.0.0.1',
  '//example.org',
  '/api',
  '/index.php',
];

/** What stands for the last slash in it. */
const slashes = [
  '//',
  '/./',
  '/x/../',
  '/%2e/',
  '/%2e%2e/',
  '%2f',
  '%252f',
  '\\',
  '%5c',
  '%255c',
  ';/',
  '/;x/',
  ';x/',
  '%c0%af',
  '%ef%bc%8f',
  '/%00/',
  '%00/',
  '|',
  '/*/',
  '/%20/',
  '%20/',
];

const openBeside = 'm-open-published';

/** Other spellings of the dataset's id. */
const ids: readonly ((id: string) => string)[] = [
  (id) => id.toUpperCase(),
  (id) => id.slice(0, 1).toUpperCase() + id.slice(1),
  (id) => everyByte(id),
  (id) => everyByte(id.slice(0, 1)) + id.slice(1),
  (id) => everyByte(id).replaceAll('%', '%25'),
  (id) => everyByte(id).toLowerCase(),
  (id) => encodeURIComponent(fullWidth(id)),
  (id) => Buffer.from(fullWidth(id)).toString('latin1'),
  (id) => encodeURIComponent(id.replaceAll('-', '‐')),
  (id) => encodeURIComponent(`${id.slice(0, 1)}́${id.slice(1)}`),
  (id) => encodeURIComponent(id.replaceAll('s', 'ſ')),
  (id) => overlong(id.slice(0, 1)) + id.slice(1),
  (id) => `%20${id}`,
  (id) => `${id}%20`,
  (id) => `${id}%00`,
  (id) => `${id}%0a`,
  (id) => `.${id}`,
  (id) => `%2e/${id}`,
  (id) => `${openBeside}%00${id}`,
  (id) => `${openBeside}/../${id}`,
  (id) => `${openBeside}%2f..%2f${id}`,
  (id) => `${openBeside}%5c..%5c${id}`,
  (id) => `${openBeside};${id}`,
  (id) => `${openBeside},${id}`,
  (id) => `${openBeside}|${id}`,
  (id) => `${openBeside}%0d%0a${id}`,
  (id) => `${openBeside}%23${id}`,
  (id) => `${id}*`,
  (id) => `${id.slice(0, -1)}%3f`,
  () => '*',
  () => '%2a',
  () => '%3f',
  () => '{datasetId}',
  () => '%7bdatasetId%7d',
  () => '__proto__',
  () => 'undefined',
  (id) => id.repeat(100),
];

/** Every mutation, each once. A spelling that leaves a path as it is says nothing there, and is left out by the caller. */
export const mutations: readonly Mutation[] = [
  ...suffixes.map(
    (suffix): Mutation =>
      (path) =>
        path + suffix,
  ),
  ...prefixes.map(
    (prefix): Mutation =>
      (path) =>
        prefix + path,
  ),
  ...slashes.map(
    (slash): Mutation =>
      (path) =>
        `${path.slice(0, path.lastIndexOf('/'))}${slash}${path.slice(path.lastIndexOf('/') + 1)}`,
  ),
  ...ids.map(
    (spell): Mutation =>
      (path, id) =>
        id === undefined ? path : path.replace(id, () => spell(id)),
  ),
  (path) => path.toUpperCase(),
  (path) => path.replace('/v1/', '/V1/'),
  (path) => path.replace('/v1/', '/v2/'),
  (path) => path.replace('/v1/', '/v1;x/'),
  (path) => path.replace('datasets', '%64atasets'),
  (path) => path.replace('datasets', 'datasets%20'),
  (path) => path.replace('datasets', encodeURIComponent(fullWidth('datasets'))),
];

function everyByte(text: string): string {
  return [...Buffer.from(text)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}

/** The letters of U+FF01 ff., which compatibility normalisation folds into ASCII. */
function fullWidth(text: string): string {
  return [...text].map((letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)).join('');
}

/** An ASCII letter in two bytes of UTF-8, which RFC 3629 §3 forbids. */
function overlong(letter: string): string {
  const code = letter.charCodeAt(0);
  return `%${(0xc0 | (code >> 6)).toString(16)}%${(0x80 | (code & 0x3f)).toString(16)}`;
}
