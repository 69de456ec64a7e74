import { cityEnvironment, openCity } from './city.ts';
import { copyCity } from './copy-city.ts';

// npm run --silent copy -- <new folder>: copies a city's tables and accounts, and which version of each object stands, into a folder that its owner alone may read (docs/restore.md).
// Ends with 0 when the copy is there, with 2 when it is not.
const [folder = '', ...more] = process.argv.slice(2);
try {
  if (folder === '' || more.length > 0) throw new Error('Pemakaian: npm run --silent copy -- <folder baru>');
  const counts = await copyCity(openCity(await cityEnvironment(process.env)), folder);
  for (const [name, count] of Object.entries(counts)) console.log(`${name}: ${count}`);
  console.log(`Salinan ada di ${folder}. Isinya data pribadi: simpan seperti datanya sendiri.`);
} catch (error) {
  const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
  if (isThere) console.error(`Di ${folder} sudah ada salinan: pilih folder baru. Yang lama tidak diubah.`);
  else console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
