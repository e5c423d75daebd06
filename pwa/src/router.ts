/** Addresses of the app, and moving between them without loading a document. */

export type Route =
  | { readonly name: 'start' | 'tasks' | 'notices' | 'announce' | 'leave' | 'privacy' | 'cases' | 'admissions' | 'tools' | 'unknown' }
  /** Empty: the list. */
  | { readonly name: 'talks'; readonly conversationId: string }
  /** `address` is the place in the search, as the picker writes it. */
  | { readonly name: 'resources'; readonly address?: string }
  /** Choosing for a class or a school; `address` as above. */
  | { readonly name: 'choose'; readonly address: string }
  /** Choosing in tools of others; `selectionId` when one has come back from there. */
  | { readonly name: 'exchange'; readonly selectionId: string }
  | { readonly name: 'task'; readonly taskId: string; readonly resourceId: string; readonly learnerId: string }
  /** `planId` is empty for all plans. */
  | { readonly name: 'plans'; readonly planId: string; readonly view: 'plan' | 'run' | 'week' | 'term' | 'review' }
  /** `ownResourceId` is empty for a new resource. */
  | { readonly name: 'make'; readonly ownResourceId: string }
  /** What one keeps and shares; `shareId` is the share of a link, `shareResource` what is to be shared. */
  | { readonly name: 'mine'; readonly shareId: string; readonly shareResource: string }
  /** `resourceId` is what is to be recommended to others, or empty. */
  | { readonly name: 'recommended'; readonly resourceId: string }
  /** `start` is a second of it, `end` that at which a passage ends, `page` a page and how far down it, where a note leads there. */
  | { readonly name: 'resource'; readonly resourceId: string; readonly start?: number; readonly end?: number; readonly page?: number }
  | { readonly name: 'give'; readonly resourceId: string }
  /** Courses of classes; `resourceId` is one that is to be opened to a class, or empty. */
  | { readonly name: 'courses'; readonly resourceId: string };

/** The route of an address within the app. */
export function routeOf(url: URL): Route {
  const [room, id, act] = url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
  if (room === undefined) return { name: 'start' };
  if (room === 'plans' && (id === 'week' || id === 'term')) return { name: room, planId: '', view: id };
  if (room === 'plans') return { name: room, planId: id ?? '', view: act === 'run' || act === 'review' ? act : 'plan' };
  if (room === 'make') return { name: room, ownResourceId: id ?? '' };
  if (room === 'give') return { name: 'give', resourceId: '' };
  if (room === 'notices' && id === 'new') return { name: 'announce' };
  if (room === 'tasks' && id !== undefined) return { name: 'task', taskId: id, resourceId: url.searchParams.get('resource') ?? '', learnerId: url.searchParams.get('learner') ?? '' };
  if (room === 'exchange') return { name: room, selectionId: url.searchParams.get('selection') ?? '' };
  if (room === 'mine') return { name: room, shareId: '', shareResource: url.searchParams.get('share') ?? '' };
  if (room === 'courses') return { name: room, resourceId: url.searchParams.get('resource') ?? '' };
  if (room === 'recommended') return { name: room, resourceId: url.searchParams.get('resource') ?? '' };
  if (room === 'shared' && id !== undefined) return { name: 'mine', shareId: id, shareResource: '' };
  if (room === 'resources' && id !== undefined && act === 'give') return { name: act, resourceId: id };
  if (room === 'resources' && id !== undefined) {
    const place = (name: string): number => Number(url.searchParams.get(name) ?? Number.NaN);
    const [start, end, page] = [place('start'), place('end'), place('page')];
    // A passage that has no true end is none: its beginning alone would say something else.
    const isPassage = url.searchParams.has('end');
    const times = isPassage ? end > start && start >= 0 && { start, end } : start >= 0 && { start };
    return { name: 'resource', resourceId: id, ...times, ...(page >= 1 && { page }) };
  }
  if (room === 'resources' || room === 'choose') return { name: room, address: url.search.slice(1) };
  if (room === 'talks') return { name: room, conversationId: id ?? '' };
  return room === 'tasks' || room === 'notices' || room === 'leave' || room === 'privacy' || room === 'cases' || room === 'admissions' || room === 'tools' ? { name: room } : { name: 'unknown' };
}

/** The address of a route. */
export function pathOf(route: Route): string {
  switch (route.name) {
    case 'start':
    case 'unknown':
      return '/';
    case 'announce':
      return '/notices/new';
    case 'exchange':
      return route.selectionId === '' ? '/exchange' : `/exchange?${new URLSearchParams({ selection: route.selectionId }).toString()}`;
    case 'task':
      return `/tasks/${encodeURIComponent(route.taskId)}?${new URLSearchParams({ resource: route.resourceId, learner: route.learnerId }).toString()}`;
    case 'talks':
      return route.conversationId === '' ? '/talks' : `/talks/${encodeURIComponent(route.conversationId)}`;
    case 'resources':
      return route.address ? `/resources?${route.address}` : '/resources';
    case 'choose':
      return route.address ? `/choose?${route.address}` : '/choose';
    case 'make':
      return route.ownResourceId === '' ? '/make' : `/make/${encodeURIComponent(route.ownResourceId)}`;
    case 'plans':
      if (route.planId === '') return route.view === 'week' || route.view === 'term' ? `/plans/${route.view}` : '/plans';
      return `/plans/${encodeURIComponent(route.planId)}${route.view === 'run' || route.view === 'review' ? `/${route.view}` : ''}`;
    case 'mine':
      if (route.shareId !== '') return `/shared/${encodeURIComponent(route.shareId)}`;
      return route.shareResource === '' ? '/mine' : `/mine?${new URLSearchParams({ share: route.shareResource }).toString()}`;
    case 'recommended':
      return route.resourceId === '' ? '/recommended' : `/recommended?${new URLSearchParams({ resource: route.resourceId }).toString()}`;
    case 'courses':
      return route.resourceId === '' ? '/courses' : `/courses?${new URLSearchParams({ resource: route.resourceId }).toString()}`;
    case 'resource':
      return `/resources/${encodeURIComponent(route.resourceId)}${queryOf({ start: route.start, end: route.end, page: route.page })}`;
    case 'give':
      return route.resourceId === '' ? '/give' : `/resources/${encodeURIComponent(route.resourceId)}/give`;
    default:
      return `/${route.name}`;
  }
}

/** Form of an address that leads to a passage of a resource, for the player to fill in. */
export const passageLink = '/resources/{resource}?start={start}&end={end}';

/** What is said of it, behind one question mark; nothing where nothing is. */
function queryOf(parts: Readonly<Record<string, string | number | undefined>>): string {
  const query = new URLSearchParams(Object.entries(parts).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))).toString();
  return query === '' ? '' : `?${query}`;
}

/** The entry of the shell's menu under which a route stands. */
export function viewOf(route: Route, role: string | undefined): 'start' | 'tasks' | 'resources' | 'talks' | 'notices' {
  switch (route.name) {
    case 'unknown':
      return 'start';
    case 'announce':
    case 'leave':
      return 'notices';
    case 'admissions':
    case 'tools':
    case 'privacy':
      return 'start';
    case 'cases':
      return role === 'teacher' ? 'talks' : 'start';
    case 'task':
    case 'plans':
    case 'courses':
      return 'tasks';
    case 'resource':
    case 'choose':
    case 'exchange':
    case 'make':
    case 'mine':
    case 'recommended':
      return 'resources';
    case 'give':
      return route.resourceId === '' ? 'tasks' : 'resources';
    default:
      return route.name;
  }
}

/** Follows the address: calls back now and after each move, until `signal` ends. */
export function followRoute(callback: (route: Route) => void, signal: AbortSignal): void {
  const tell = (): void => callback(routeOf(new URL(location.href)));
  window.addEventListener('popstate', tell, { signal });
  // A notification was pressed: the service worker says where it leads.
  if ('serviceWorker' in navigator) {
    const onMessage = ({ data }: MessageEvent<unknown>): void => {
      if (typeof data === 'object' && data !== null && 'open' in data && typeof data.open === 'string') go(routeOf(new URL(data.open, location.origin)));
    };
    navigator.serviceWorker.addEventListener('message', onMessage, { signal });
  }
  tell();
}

/**
 * Goes to a route; the back button comes back.
 * @param inPassing takes the place of the present address: nobody wants to go back to half a word
 */
export function go(route: Route, inPassing = false): void {
  const path = pathOf(route);
  if (path !== location.pathname + location.search) {
    if (inPassing) history.replaceState(null, '', path);
    else history.pushState(null, '', path);
  }
  window.dispatchEvent(new PopStateEvent('popstate'));
}
