import { tokenOf } from '/demo/sign-in.js';

document.querySelector('ls-provider').getToken = tokenOf('teacher');

document.querySelector('#choose').addEventListener('submit', (event) => {
  event.preventDefault();
  document.querySelector('#chosen').textContent = new FormData(event.target).getAll('resource').join(', ');
});
