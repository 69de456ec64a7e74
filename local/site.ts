import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';
import type { SiteDeployment } from './assembly/site.ts';
import { codingFor } from './requests/content-coding.ts';

type SiteFile = {
  readonly path: string;
  readonly text?: string;
  readonly size: number;
  readonly cacheControl?: string;
  /** Compressed when it is first asked for, and kept so, as CloudFront keeps it; undefined where it is sent as it is. */
  readonly zipped?: () => Buffer;
};

/** The files of the site bucket, by key. */
export type Site = ReadonlyMap<string, SiteFile>;

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

// CloudFront, "Serve compressed files": of the types that it compresses those that a site here can have, and the sizes.
const compressedTypes = /^(text\/(css|html|javascript|plain)|application\/json|application\/wasm|image\/svg\+xml)(;|$)/;
const minCompressedBytes = 1_000;
const maxCompressedBytes = 10_000_000;

/**
 * What the bucket deployments put into the site bucket; of equal keys the last one stays. Markers in a source's files are filled in. With `compresses` they are
 * sent as gzip to those who accept it; CloudFront has Brotli as well, for those who come by HTTPS.
 */
export function deploySite(deployments: readonly SiteDeployment[], compresses: boolean): Site {
  const files = new Map<string, SiteFile>();
  for (const { prefix, sources, cacheControl } of deployments) {
    for (const { directory, markers } of sources) {
      for (const name of filesBelow(directory)) {
        const plain = siteFile(join(directory, name), markers);
        const file = compresses && isCompressed(plain) ? { ...plain, zipped: zippedOnce(plain) } : plain;
        files.set(prefix + name, cacheControl === undefined ? file : { ...file, cacheControl });
      }
    }
  }
  return files;
}

/** Where the files are that a page names, as it names them without their content's hash (`satudata.css`). Throws on one that the site has not. */
export function assetAddressOf(site: Site): (file: string) => string {
  const addresses = new Map([...site.keys()].map((key) => [plainNameOf(key), `/${key}`]));
  return (file) => {
    const address = addresses.get(file);
    if (address === undefined) throw new Error(`The site has no ${file}`);
    return address;
  };
}

/** Throws on what lib/door/site-assets.ts does not write. */
function plainNameOf(key: string): string {
  const [, stem, extension] = /^assets\/(.+)-[0-9a-f]+(\.[a-z0-9]+)$/.exec(key) ?? [];
  if (stem === undefined || extension === undefined) throw new Error(`${key} is not named by its content`);
  return stem + extension;
}

/** Sends a file of the site as S3 behind CloudFront would, with the headers that CloudFront adds; what is not there is 403 without a body, since the origin access may not list. */
export async function sendSiteFile(
  site: Site,
  key: string,
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  added: Readonly<Record<string, string>> = {},
): Promise<void> {
  const file = site.get(key);
  if (file === undefined || (method !== 'GET' && method !== 'HEAD')) {
    response.writeHead(403, added).end();
    return;
  }
  const zipped = codingFor(headers['accept-encoding'], ['gzip']) === 'gzip' ? file.zipped?.() : undefined;
  response.writeHead(200, {
    'Content-Type': typeOf(key),
    'Content-Length': zipped?.length ?? file.size,
    ...(file.zipped === undefined ? {} : { Vary: 'Accept-Encoding' }),
    ...(zipped === undefined ? {} : { 'Content-Encoding': 'gzip' }),
    ...(file.cacheControl === undefined ? {} : { 'Cache-Control': file.cacheControl }),
    ...added,
  });
  if (method === 'HEAD') response.end();
  else if (zipped !== undefined) response.end(zipped);
  else if (file.text === undefined) await pipeline(createReadStream(file.path), response);
  else response.end(file.text);
}

function typeOf(name: string): string {
  return contentTypes[extname(name)] ?? 'application/octet-stream';
}

function isCompressed({ path, size }: SiteFile): boolean {
  return compressedTypes.test(typeOf(path)) && size >= minCompressedBytes && size <= maxCompressedBytes;
}

function zippedOnce({ path, text }: SiteFile): () => Buffer {
  let zipped: Buffer | undefined;
  return () => {
    zipped ??= gzipSync(text ?? readFileSync(path));
    return zipped;
  };
}

function filesBelow(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(directory.length + 1)
        .replaceAll('\\', '/'),
    );
}

function siteFile(path: string, markers: Readonly<Record<string, string>>): SiteFile {
  if (Object.keys(markers).length === 0) return { path, size: statSync(path).size };
  let text = readFileSync(path, 'utf8');
  for (const [marker, value] of Object.entries(markers)) text = text.replaceAll(marker, value);
  return { path, text, size: Buffer.byteLength(text) };
}
