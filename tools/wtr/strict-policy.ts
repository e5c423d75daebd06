import type { Middleware } from '@web/dev-server-core';

/** The strictest policy a host may have: whatever we ship works under it. */
export const strictPolicy = [
  "default-src 'self'",
  "style-src 'self'",
  "script-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

const page = `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>Stories under a strict policy</title></head>
<body><script type="module" src="/test/csp/page.ts"></script></body>
</html>
`;

/**
 * Serves `/test/csp/page`, the page on which `test/csp` opens all stories, with the policy as its header.
 * A middleware and not a plugin, because the runner would put its own inline script into a plugin's page.
 */
export const strictPolicyPage: Middleware = async (context, next) => {
  if (context.path !== '/test/csp/page') {
    await next();
    return;
  }
  context.type = 'html';
  context.set('content-security-policy', strictPolicy);
  context.body = page;
};
