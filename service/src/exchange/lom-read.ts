/** LOM records, of us and of others: what has a field of ours goes there, everything else is kept under its path in LOM. */
import { nameIn, wordsIn } from '../reading/vcard.ts';
import type { XmlElement } from '../reading/xml.ts';
import { fromIsoDuration } from './durations.ts';
import { dayIn, identifierFields, pathText, safest, type ForeignRecord } from './fields.ts';
import { ForeignTree } from './foreign-tree.ts';
import { ownSource, ownTaxonomy } from './lom-write.ts';
import { all, local, saying, textAt } from './xml-paths.ts';

/** What stands in them belongs together. */
const groups: ReadonlySet<string> = new Set([
  'general.identifier', 'lifeCycle.contribute', 'metaMetadata.identifier', 'metaMetadata.contribute', 'technical.requirement', 'relation', 'annotation', 'classification',
]);
/** Who made it. What they are called besides authors is kept as it stands. */
const authorRoles: ReadonlySet<string> = new Set(['author', 'lecturer', 'content provider', 'instructional designer']);
const lomVersion = 'LOMv1.0';

/** @param source who delivers it */
export function readLom(lom: XmlElement, line: number | null, source: string): ForeignRecord {
  const tree = new ForeignTree(lom, { wordsOf: wordsIn });
  const own = all(lom, 'field').filter(({ attributes, text }) => attributes.get('name') && text !== '');
  for (const field of own) {
    tree.own(field.attributes.get('name') ?? '', field.text, field);
    tree.takeAttribute(field, 'name');
  }
  takeVocabulary(tree);
  takeGeneral(tree);
  takePeople(tree);
  takeRights(tree);
  takeCover(tree);
  takeCategory(tree);
  takeWhatIsSaidAgain(tree);
  return { line, fields: [...tree.fields, ...(own.length > 0 ? [] : ([['metadataSource', source]] as const)), ...tree.rest('lom', groups)] };
}

function takeGeneral(tree: ForeignTree): void {
  const { root: lom } = tree;
  const first = (...path: string[]) => saying(lom, ...path).at(0);
  const say = (name: string, ...path: string[]) => {
    const found = first(...path);
    tree.say(name, found?.text, found);
  };
  const [location, format, language, duration] = [safest(saying(lom, 'technical', 'location')), first('technical', 'format'), first('general', 'language'), first('technical', 'duration', 'duration')];
  const identifier = first('general', 'identifier', 'entry');
  for (const [name, text] of identifierFields(identifier?.text ?? location?.text ?? '')) tree.say(name, text, identifier);
  say('title', 'general', 'title', 'string');
  const types = all(lom, 'educational', 'learningResourceType').filter((one) => textAt(one, 'source') === ownSource);
  const code = types.flatMap((one) => saying(one, 'value')).at(0);
  tree.say('type', code?.text ?? typeOf(format?.text), code);
  say('description', 'general', 'description', 'string');
  tree.say('url', location?.text, location);
  tree.join('keywords', saying(lom, 'general', 'keyword', 'string'), ';');
  if (duration) tree.become('duration', fromIsoDuration(duration.text), [duration]);
  tree.say('format', format?.text, format);
  say('size', 'technical', 'size');
  const tag = languageOf(language?.text);
  if (language && tag !== null) tree.become('language', tag, [language]);
  say('version', 'lifeCycle', 'version', 'string');
  say('audience', 'educational', 'intendedEndUserRole', 'value');
}

function takePeople(tree: ForeignTree): void {
  const { root: lom } = tree;
  const roleOf = (one: XmlElement) => textAt(one, 'role', 'value')?.toLowerCase() ?? '';
  const named = (list: readonly XmlElement[]) => list.flatMap((one) => saying(one, 'entity')).filter(({ text }) => nameIn(text) !== '');
  const day = (list: readonly XmlElement[]) => list.flatMap((one) => saying(one, 'date', 'dateTime')).at(0);
  const contributors = all(lom, 'lifeCycle', 'contribute');
  const authors = contributors.filter((one) => authorRoles.has(roleOf(one)));
  const publishers = contributors.filter((one) => roleOf(one) === 'publisher');
  const validators = all(lom, 'metaMetadata', 'contribute').filter((one) => roleOf(one) === 'validator');
  const [created, modified, reviewed] = [day(authors), day(publishers), day(validators)];
  const [publisher] = named(publishers);
  const [validator] = named(validators);
  tree.say('provider', publisher && nameIn(publisher.text), publisher);
  tree.join('lecturers', named(authors), ';', nameIn);
  tree.say('created', created && dayIn(created.text), created);
  tree.say('modified', modified && dayIn(modified.text), modified);
  // Where our own records name no person, the unit stands there.
  const isUnit = tree.hasOwn('reviewUnit') && !tree.hasOwn('reviewer');
  tree.say(isUnit ? 'reviewUnit' : 'reviewer', validator && nameIn(validator.text), validator);
  tree.say('reviewed', reviewed && dayIn(reviewed.text), reviewed);
  for (const one of [...authors, ...publishers, ...validators]) {
    // Who is called something else than an author stands there with that, too.
    if (authorRoles.has(roleOf(one)) && roleOf(one) !== 'author') tree.giveBack([...saying(one, 'entity'), ...saying(one, 'date', 'dateTime')]);
    else tree.takeLabel(one, saying(one, 'role', 'value').at(0));
  }
}

/** The holder in the first line, what is allowed in those after it. */
function takeRights(tree: ForeignTree): void {
  const rights = saying(tree.root, 'rights', 'description', 'string').at(0);
  const [holder, ...licence] = (rights?.text ?? '').split('\n');
  tree.say('rightsHolder', holder);
  tree.say('licence', licence.join(' '));
  const isSaid = rights !== undefined && (tree.says(rights.text, 'rightsHolder', 'licence') || (tree.says(holder ?? '', 'rightsHolder') && tree.says(licence.join(' '), 'licence')));
  if (isSaid) tree.take([rights]);
}

function takeCover(tree: ForeignTree): void {
  const cover = all(tree.root, 'relation').find((one) => textAt(one, 'kind', 'value') === 'cover');
  const entry = cover && saying(cover, 'resource', 'identifier', 'entry').at(0);
  if (cover === undefined || entry === undefined) return;
  tree.say('cover', entry.text, entry);
  tree.take(saying(cover, 'resource', 'identifier', 'catalog').filter(({ text }) => text === 'URI'));
  tree.takeLabel(cover, saying(cover, 'kind', 'value').at(0));
}

/** The first path of a discipline. */
function takeCategory(tree: ForeignTree): void {
  const disciplines = all(tree.root, 'classification').filter((one) => textAt(one, 'purpose', 'value') === 'discipline');
  const path = disciplines.flatMap((one) => all(one, 'taxonPath')).at(0);
  if (path === undefined) return;
  const levels = all(path, 'taxon').flatMap((taxon) => saying(taxon, 'entry', 'string').at(0) ?? saying(taxon, 'id').at(0) ?? []);
  tree.become('category', pathText(levels.map(({ text }) => text)), levels);
  for (const taxonomy of saying(path, 'source', 'string').filter(({ text }) => text === ownTaxonomy.name)) {
    tree.take([taxonomy]);
    if (taxonomy.attributes.get('language') === ownTaxonomy.language) tree.takeAttribute(taxonomy, 'language');
  }
  for (const one of disciplines) tree.takeLabel(one, saying(one, 'purpose', 'value').at(0));
}

/** Words by which LOM names itself, and the language that the whole record has. */
function takeVocabulary(tree: ForeignTree): void {
  const language = textAt(tree.root, 'general', 'language') ?? ownTaxonomy.language;
  for (const element of tree.elements()) {
    if (element.attributes.get('language') === language) tree.takeAttribute(element, 'language');
    if (local(element.name) === 'source' && (element.text === lomVersion || element.text === ownSource)) tree.take([element]);
  }
  tree.take(saying(tree.root, 'metaMetadata', 'metadataSchema').filter(({ text }) => text === lomVersion));
}

/** What our own records say for others to read: it stands in their fields already. */
function takeWhatIsSaidAgain(tree: ForeignTree): void {
  const { root: lom } = tree;
  const identifier = textAt(lom, 'general', 'identifier', 'entry');
  const about = all(lom, 'metaMetadata', 'identifier').find((one) => textAt(one, 'catalog') === ownSource && textAt(one, 'entry') === identifier);
  if (about === undefined) return;
  tree.take([...saying(about, 'catalog'), ...saying(about, 'entry')].filter(({ text }) => text === ownSource || text === identifier));
  tree.take(saying(lom, 'general', 'identifier', 'catalog').filter(({ text }) => text === ownSource));
  tree.take(saying(lom, 'rights', 'copyrightAndOtherRestrictions', 'value').filter(({ text }) => text === 'yes'));
  const creator = all(lom, 'metaMetadata', 'contribute').find((one) => textAt(one, 'role', 'value') === 'creator');
  if (creator) tree.take([...saying(creator, 'role', 'value'), ...saying(creator, 'entity'), ...saying(creator, 'date', 'dateTime')]);
}

const typeOf = (format: string | undefined) => (format?.startsWith('video/') ? 'A01' : format?.startsWith('audio/') ? 'A02' : 'A03');
/** LOM says `none` of what has no words; older records name languages by three letters, which are tags too. */
const languageOf = (text: string | undefined) => (text === undefined || text === 'none' || text === 'x-none' ? null : text.replaceAll('_', '-'));
