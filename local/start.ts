// npm start. Node 20 runs this file, too, when the packages of Node 24 were not installed: so nothing is imported before the version is known.
const NEEDED_MAJOR = 24;
if (Number(process.versions.node.split('.')[0]) < NEEDED_MAJOR) {
  console.error(
    `Satu Data memerlukan Node.js ${NEEDED_MAJOR} atau lebih baru; yang berjalan adalah ${process.version}. Jalankan npm ci, lalu npm start.`,
  );
  process.exit(1);
}
const { run } = await import('./run.ts');
await run(process.argv.slice(2), process.env);

export {};
