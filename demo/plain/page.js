import { getToken, signInAs } from '/demo/sign-in.js';

await signInAs('teacher');
document.querySelector('ls-provider').getToken = getToken;

document.querySelector('#choose').addEventListener('submit', (event) => {
  event.preventDefault();
  document.querySelector('#chosen').textContent = new FormData(event.target).getAll('resource').join(', ');
});
