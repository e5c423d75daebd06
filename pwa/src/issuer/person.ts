/** Whether the service knows whom a token speaks of. Asked before the space opens, so that it can say so in a whole sentence. */
import { PortError } from 'learning-space';
import { SignInProblem } from './problem.ts';

/** @throws SignInProblem `service` when the service refuses the person; the PortError when it does not answer */
export async function confirmPerson(accessToken: string): Promise<void> {
  const { createHttpPorts } = await import('learning-space/adapters/http/http-ports');
  try {
    await createHttpPorts({ getToken: () => accessToken }).identity.me();
  } catch (error) {
    if (!(error instanceof PortError) || error.offline || error.code === 'unavailable') throw error;
    throw new SignInProblem('service', { title: error.message, detail: error.detail, action: error.action });
  }
}
