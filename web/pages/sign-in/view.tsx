/** Sends the visitor to the login service and takes them back. */
export function SignInView() {
  return (
    <>
      <h1>Masuk</h1>
      <p id="state" role="status">
        Menuju layanan masuk…
      </p>
    </>
  );
}
