/** Another platform that speaks LTI 1.3, as small as can be: it vouches for a teacher, shows our picker in a frame, and takes the answer. */
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { claim } from '../../../service/src/lti/names.ts';
import { listen, type Listening } from '../../../service/src/testing/lti/listening.ts';

export async function openPlatform(): Promise<Listening & { answer(): string | null }> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'platform', alg: 'RS256', use: 'sig' };
  let answer: string | null = null;
  const page = (body: string) => `<!doctype html><meta charset="utf-8"><body>${body}`;
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const server = await listen((request, response) => {
    const { pathname, searchParams: asked, origin } = new URL(request.url ?? '/', `http://${request.headers.host ?? ''}`);
    const html = (body: string) => void response.setHeader('Content-Type', 'text/html').end(page(body));
    if (pathname === '/keys') response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
    else if (pathname === '/frame') html(`<iframe title="tool" width="1000" height="700" src="${escaped(asked.get('src') ?? '')}"></iframe>`);
    else if (pathname === '/authorize') {
      const settings = { deep_link_return_url: `${origin}/return`, accept_types: ['ltiResourceLink', 'link'], accept_presentation_document_targets: ['iframe'], accept_multiple: true, data: 'what the platform gave along' };
      const claims = { nonce: asked.get('nonce'), [claim.messageType]: 'LtiDeepLinkingRequest', [claim.version]: '1.3.0', [claim.deploymentId]: '1', [claim.roles]: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor'], [claim.settings]: settings };
      const token = new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'platform' }).setIssuer(origin).setAudience('space').setSubject('somebody').setIssuedAt().setExpirationTime('5m').sign(privateKey);
      void token.then((jwt) =>
        html(`<form method="post" action="${escaped(asked.get('redirect_uri') ?? '')}"><input name="id_token" value="${jwt}"><input name="state" value="${escaped(asked.get('state') ?? '')}"></form><script>document.forms[0].submit()</script>`),
      );
    } else {
      let body = '';
      request.setEncoding('utf8').on('data', (part: string) => (body += part));
      request.on('end', () => {
        answer = new URLSearchParams(body).get('JWT');
        html('ok');
      });
    }
  });
  return { ...server, answer: () => answer };
}
