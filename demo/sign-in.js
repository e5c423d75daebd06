// What a platform does on its own server: it knows who is here and hands out short-lived tokens. These pages stand for such
// a platform, so they sign in a person of the demo county. The token stays in memory.
const api = '/api/v1';

/**
 * What goes into `getToken` of `ls-provider`: a function that answers `{accessToken, expiresAt}`. Whoever is signed in on
 * this machine stays so; otherwise the first demo person with this role is signed in.
 */
export function tokenOf(role) {
  let isReady;
  return async () => {
    isReady ??= signIn(role);
    await isReady;
    const answer = await requestToken();
    if (!answer.ok) throw new Error('not signed in');
    return answer.json();
  };
}

async function signIn(role) {
  if ((await requestToken()).ok) return;
  const { items } = await (await fetch(`${api}/demo/people`)).json();
  const person = items.find((one) => one.roles.includes(role));
  if (!person) throw new Error(`no demo person with the role ${role}`);
  await fetch(`${api}/demo/sign-in`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'LS-Request': '1' },
    body: JSON.stringify({ personId: person.id }),
  });
}

function requestToken() {
  return fetch(`${api}/session/token`, { method: 'POST', headers: { 'LS-Request': '1' } });
}
