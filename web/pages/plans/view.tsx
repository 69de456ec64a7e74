import { pageNames } from '../../../functions/messages/page-name.ts';

/** The plans of all OPDs in a year; for those of the forum what several OPDs plan, and what was decided. */
export function PlansView() {
  return (
    <>
      <h1>{pageNames.plans}</h1>
      <p>
        Data yang akan dikirim tiap OPD dalam setahun: disusun operatornya, disahkan penanggung jawabnya, dan disepakati walidata bersama
        koordinator forum Satu Data. Data tertutup tidak tampil di sini.
      </p>
      <div id="years" />
      <div id="plans" aria-live="polite">
        <p>Memuat…</p>
      </div>
      <p id="outcome" role="status" tabIndex={-1} />
      <div id="forum" />
    </>
  );
}
