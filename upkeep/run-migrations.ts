import { cityEnvironment, openCatalog } from './city.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/table.ts';

// npm run --silent migrate: brings the items of a city's table to today's shape, while it is read (docs/changes.md, "Migrations"). Of a deployed city with the name of its catalog table and the
// credentials of an administrator, else of the running laptop, which does it by itself at its start. Ends with 0 when all are done, with 2 when one is not.
try {
  const table = openCatalog(await cityEnvironment(process.env));
  const done = await migrate({ table, migrations, now: () => new Date() });
  for (const { number, name, seen, changed, finishedAt } of done)
    console.log(`Migrasi ${number} (${name}): ${changed} butir diubah, ${seen} dilihat, selesai ${finishedAt}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
