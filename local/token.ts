import { askLaptop } from './control.ts';
import { homeOf } from './home.ts';

// npm run --silent token -- <account>: prints an access token of an account of the running laptop, a demo account or an invited one.
const [account] = process.argv.slice(2);
if (account === undefined) {
  console.error('Pemakaian: npm run --silent token -- <akun>, misalnya dinkes, dinkes-pj, kominfo atau alamat surel akun undangan');
  process.exit(2);
}
try {
  console.log(await askLaptop(homeOf(process.env), { ask: 'token', account }));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
