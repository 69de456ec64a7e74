const key = 'satudata-signed-in';

/*
 * That somebody signed in by this browser and has not signed out, for tabs that know of no sign-in: whether to ask the login service. It says not who, opens
 * nothing, and a visitor who never signs in never has it.
 */

export function rememberSignIn(): void {
  localStorage.setItem(key, 'ya');
}

export function forgetSignIn(): void {
  localStorage.removeItem(key);
}

export function wasSignedIn(): boolean {
  return localStorage.getItem(key) !== null;
}
