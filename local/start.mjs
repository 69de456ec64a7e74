// npm start. In plain JavaScript, since a Node too old for the sources must get as far as saying so: nothing is imported before the version is known.
const neededMajor = 24;
/** Where an optional package of package.json brings that Node, which npm scripts find before the machine's own. */
const broughtFor = ['linux-x64', 'linux-arm64', 'win32-x64'];

if (Number(process.versions.node.split('.')[0]) < neededMajor) {
  const isBrought = broughtFor.includes(`${process.platform}-${process.arch}`);
  const remedy = isBrought
    ? 'Jalankan npm ci, lalu npm start.'
    : `Untuk komputer ini npm ci tidak membawanya: pasang Node.js ${neededMajor} sendiri (nvm, fnm, brew, atau https://nodejs.org), lalu ulangi npm ci dan npm start.`;
  console.error(`Satu Data memerlukan Node.js ${neededMajor} atau lebih baru; yang berjalan adalah v${process.versions.node}. ${remedy}`);
  process.exit(1);
}
await import('./start.ts');
