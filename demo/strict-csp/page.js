import { getToken, signInAs } from '/demo/sign-in.js';

let violations = 0;
document.addEventListener('securitypolicyviolation', () => {
  violations += 1;
  document.querySelector('#violations').textContent = String(violations);
});

await signInAs('teacher');
document.querySelector('ls-provider').getToken = getToken;
