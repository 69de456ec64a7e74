import { pageNames } from '../../../functions/messages/page-name.ts';

/** What residents ask, for whoever answers or watches the clock; the script loads it through /v1. */
export function TicketsView() {
  return (
    <>
      <h1>{pageNames.tickets}</h1>
      <div id="tickets">
        <p role="status">Memuat…</p>
      </div>
    </>
  );
}
