import { tokenOf } from '/demo/sign-in.js';

let violations = 0;
document.addEventListener('securitypolicyviolation', () => {
  violations += 1;
  document.querySelector('#violations').textContent = String(violations);
});

document.querySelector('ls-provider').getToken = tokenOf('teacher');
