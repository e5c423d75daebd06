/** Makes a launch good that was made without a line, or says whether it may begin (`ask`). Opened by the app in a frame that nobody sees. */
import { settle } from './settling.ts';
import { tell, tellAlive } from './tell.ts';

tellAlive();
tell(await settle({ query: new URLSearchParams(location.search), onAlive: tellAlive }).catch(() => 'later' as const));
