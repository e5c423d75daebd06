import { getToken, signInAs } from '/demo/sign-in.js';

await signInAs('teacher');
for (const provider of document.querySelectorAll('ls-provider, yl-provider')) provider.getToken = getToken;
