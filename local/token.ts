import { askLaptop } from './control.ts';
import { homeOf } from './home.ts';

// npm run --silent token -- <account>: prints an access token of a demo account of the running laptop.
const [account] = process.argv.slice(2);
if (account === undefined) {
  console.error('Pemakaian: npm run --silent token -- <akun>, misalnya dinkes, dinkes-pj atau kominfo');
  process.exit(2);
}
try {
  console.log(await askLaptop(homeOf(process.env), { ask: 'token', account }));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
