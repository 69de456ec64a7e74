import { pageNames } from '../../../functions/messages/page-name.ts';

/** The frame is the same for everybody; the script loads the profile of the one who is signed in. */
export function ProfileView() {
  return (
    <>
      <h1>{pageNames.profile}</h1>
      <div id="profile">
        <p role="status">Memuat…</p>
      </div>
    </>
  );
}
