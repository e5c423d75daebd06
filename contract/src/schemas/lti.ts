/** LTI 1.3: systems that work with this one, and what was chosen there (Deep Linking 2.0). */
import * as v from 'valibot';
import { Id, Timestamp } from './common.ts';
import { Address } from './resource-summary.ts';

const Uuid = v.pipe(v.string(), v.uuid(), v.examples(['3b0f7c1e-5d0c-4a5b-9f0e-0f6f7d6f2a11']));
const Name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100));
const Word = v.pipe(v.string(), v.minLength(1), v.maxLength(255));
const Endpoint = v.pipe(Address, v.url(), v.maxLength(2000));

/** Who may choose in a tool; pupils open what they were given of it. */
const ChoosingRole = v.picklist(['teacher', 'manager']);

/** A tool that is launched from here. */
export const LtiToolDraft = v.pipe(
  v.object({
    side: v.literal('tool'),
    name: Name,
    loginUrl: v.pipe(Endpoint, v.description('Where the tool begins a login (OIDC third-party initiated login).')),
    launchUrl: v.pipe(Endpoint, v.description('Its target link for choosing content.')),
    redirectUrls: v.pipe(v.array(Endpoint), v.minLength(1), v.maxLength(10), v.description('Where it may be answered; compared letter by letter.')),
    keysUrl: v.pipe(Endpoint, v.description('Its public keys (JWKS).')),
    roles: v.pipe(v.optional(v.pipe(v.array(ChoosingRole), v.minLength(1), v.maxLength(2)), ['teacher', 'manager']), v.description('Who may choose content in it. What was given out of it opens for every learner it was given to.')),
    tellsNames: v.pipe(v.optional(v.boolean(), false), v.description('Whether the tool is told the names of teachers and managers. The names of learners and guardians are never told.')),
  }),
  v.title('LtiToolDraft'),
);
/** A platform that launches this service. */
export const LtiPlatformDraft = v.pipe(
  v.object({
    side: v.literal('platform'),
    name: Name,
    issuer: Endpoint,
    clientId: v.pipe(Word, v.description('Client id that the platform has given this service.')),
    deploymentId: Word,
    authorizeUrl: v.pipe(Endpoint, v.description('Where the platform authorises logins.')),
    keysUrl: Endpoint,
    returnUrls: v.pipe(v.optional(v.pipe(v.array(Endpoint), v.maxLength(10)), []), v.description('Where choices may go back to, and whose pages may show ours in a frame, besides the hosts of the issuer and of its authorisation; a host is compared, not a path.')),
  }),
  v.title('LtiPlatformDraft'),
);
export const LtiRegistrationDraft = v.pipe(v.variant('side', [LtiToolDraft, LtiPlatformDraft]), v.title('LtiRegistrationDraft'));

const OurAddresses = v.pipe(
  v.object({ issuer: v.string(), keysUrl: v.string(), authorizeUrl: v.string(), returnUrl: v.string(), loginUrl: v.string(), launchUrl: v.string() }),
  v.title('LtiAddresses'),
  v.description('What the other side enters: issuer, keys and authorisation for a tool; login, launch and keys for a platform.'),
);

export const LtiRegistration = v.pipe(
  v.object({
    id: Uuid,
    side: v.picklist(['tool', 'platform']),
    name: v.string(),
    clientId: v.string(),
    deploymentId: v.string(),
    issuer: v.nullable(v.string()),
    createdAt: Timestamp,
    draft: v.pipe(LtiRegistrationDraft, v.description('As it was entered.')),
    ours: OurAddresses,
  }),
  v.title('LtiRegistration'),
  v.description('Holds no secret: both sides sign with keys that the other fetches.'),
);
export const LtiRegistrationList = v.pipe(
  v.object({ ours: v.pipe(OurAddresses, v.description('The other side may ask for them before it gives its own.')), items: v.array(LtiRegistration) }),
  v.title('LtiRegistrationList'),
);
export const LtiCheck = v.pipe(
  v.object({
    keys: v.pipe(v.picklist(['ok', 'unreachable', 'wrong']), v.description('`wrong`: there is an answer, and no RS256 key in it.')),
    login: v.pipe(
      v.nullable(v.picklist(['ok', 'unreachable', 'wrong'])),
      v.description('Of a tool: whether a login that begins there comes back to this platform, for an address that is registered. `wrong`: it goes elsewhere or nowhere; most often our values were not entered there. Null for a platform.'),
    ),
  }),
  v.title('LtiCheck'),
);
export const ToolList = v.pipe(
  v.object({ items: v.array(v.object({ id: Uuid, name: v.string(), tellsNames: v.boolean() })) }),
  v.title('ToolList'),
  v.description('Tools that the caller may choose in, and whether each is told the caller’s name.'),
);

export const SelectionPurpose = v.pipe(
  v.picklist(['catalogue', 'task']),
  v.title('SelectionPurpose'),
  v.description('`catalogue`: for everybody, by who manages the platform. `task`: for an own class; others do not find it.'),
);
export const SelectionStart = v.pipe(
  v.object({ id: Uuid, url: v.pipe(v.string(), v.url(), v.description('Address to go to, as a whole page; good once, for five minutes.')) }),
  v.title('SelectionStart'),
);
export const SelectedItem = v.pipe(
  v.object({
    place: v.pipe(v.number(), v.integer(), v.minValue(0)),
    kind: v.string(),
    title: v.string(),
    description: v.string(),
    host: v.pipe(v.nullable(v.string()), v.description('Where it leads.')),
    problem: v.pipe(v.nullable(v.string()), v.description('Why it cannot be taken, in the caller’s language; null when it can.')),
  }),
  v.title('SelectedItem'),
);
export const Selection = v.pipe(
  v.object({
    id: Uuid,
    purpose: SelectionPurpose,
    tool: v.object({ id: Uuid, name: v.string() }),
    state: v.picklist(['open', 'returned', 'taken']),
    message: v.pipe(v.nullable(v.string()), v.description('What the tool says to the person.')),
    items: v.array(SelectedItem),
    resourceIds: v.array(Id),
  }),
  v.title('Selection'),
);
export const Taking = v.pipe(
  v.object({ places: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0))), v.minLength(1), v.maxLength(100), v.description('Nothing is taken that is not named.')) }),
  v.title('Taking'),
);
export const SelectionId = Uuid;
