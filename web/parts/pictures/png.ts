import { alert, button, element, show } from '../elements.ts';
import { saveFile } from '../save-file.ts';
import { typeface } from './typeface.ts';

/** Pixels of the PNG for each of the picture's own: sharp on paper and on good screens. */
const scale = 2;

/** Beside the link to each picture's SVG one button that gives the same as PNG: the browser draws it, so that no server needs to. */
export function offerPngs(): void {
  for (const svg of document.querySelectorAll<HTMLAnchorElement>('.picture-files a[data-file=svg]')) {
    const told = element('span', {});
    const png = button('gambar (PNG)', { class: 'as-link' }, async () => {
      show(told);
      const drawn = await pngOf(svg.href).catch(() => undefined);
      if (drawn) saveFile(drawn, `${nameOf(svg.href)}.png`);
      else show(told, alert('Gambar PNG tidak dapat dibuat di peramban ini. Ambil SVG-nya.'));
    });
    svg.after(' ', png, told);
  }
}

async function pngOf(address: string): Promise<Blob | null> {
  const [file, letters] = await Promise.all([fetch(address), fetch(lettersAddress())]);
  if (!file.ok || !letters.ok) throw new Error(`the picture is answered with ${file.status}, its letters with ${letters.status}`);
  const image = new Image();
  image.src = asData(
    'image/svg+xml',
    new TextEncoder().encode(withLetters(await file.text(), new Uint8Array(await letters.arrayBuffer()))),
  );
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * scale;
  canvas.height = image.naturalHeight * scale;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

/** The page has loaded it already, and says where it is (web/parts/page.tsx). */
function lettersAddress(): string {
  const preload = document.querySelector<HTMLLinkElement>('link[rel=preload][as=font]');
  if (preload === null) throw new Error('the page names no typeface');
  return preload.href;
}

/** A picture that is drawn as an image loads nothing: its letters go into it. */
function withLetters(svg: string, letters: Uint8Array): string {
  const face = `@font-face { font-family: "${typeface.family}"; font-weight: 200 800; src: url(${asData('font/woff2', letters)}) }`;
  return svg.replace('<style>', `<style>${face}`);
}

function asData(type: string, bytes: Uint8Array): string {
  return `data:${type};base64,${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
}

function nameOf(address: string): string {
  const { pathname, searchParams } = new URL(address);
  const name = pathname
    .replace(/\.svg$/, '')
    .split('/')
    .slice(-3);
  return [...name, ...searchParams.getAll('gambar')].join('-');
}
