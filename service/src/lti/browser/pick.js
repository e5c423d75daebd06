// The token of a guest lives in memory only: it is asked for with the key of this page, again before it ends.
const form = document.forms.namedItem('session');
const provider = document.querySelector('ls-provider');
provider.getToken = async () => {
  const answer = await fetch(form.dataset.session, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ flow: form.elements.flow.value, key: form.elements.key.value }),
  });
  return answer.ok ? answer.json() : null;
};
// The player comes when somebody looks closely: whoever only chooses does not pay for it.
document.addEventListener('ls-resource-open-request', () => {
  import('/lib/player.js').catch(() => undefined);
});
