/** An xAPI package as its `tincan.xml` describes it, read as a course: an activity that is launched is a unit. */
import * as v from 'valibot';
import { isInside } from '../cmi5/inside.ts';
import { CourseError, type Course, type Unit } from '../cmi5/structure.ts';
import { isProblem, parseXml, type XmlElement } from '../reading/xml.ts';
import { Iri, LanguageTag } from '../xapi/statement/values.ts';

const deepest = 20;
const mostActivities = 5000;
const courseType = 'http://adlnet.gov/expapi/activities/course';

/** @throws CourseError that names what is wrong, and by which part of the format */
export function parseTincan(text: string): Course {
  const root = parseXml(text.replace(/^\uFEFF/, ''), deepest);
  if (isProblem(root)) throw fault('xml', `tincan.xml, line ${root.line}: ${root.rule}`);
  if (local(root) !== 'tincan') throw fault('tincan', 'tincan.xml has another element than <tincan> at its root');
  const activities = childrenOf(root, 'activities').flatMap((list) => childrenOf(list, 'activity'));
  if (activities.length > mostActivities) throw fault('activities', `tincan.xml has more than ${mostActivities} activities`);
  requireOwnIds(activities);
  const children = activities.filter((activity) => childrenOf(activity, 'launch').length > 0).map(unitOf);
  // The course itself need not be launched; where nothing is one, the first activity gives its name.
  const whole = activities.find(({ attributes }) => attributes.get('type') === courseType) ?? activities[0];
  if (whole === undefined || children.length === 0) throw fault('launch', 'tincan.xml has no activity with a <launch>: nothing in the package can be opened');
  return { id: idOf(whole), title: titleOf(whole), description: languages(whole, 'description'), children, runtime: 'tincan' };
}

const fault = (part: string, what: string): CourseError => new CourseError('structure', `tincan.xml ${part}`, what);
/** Names without their prefix: packages write them as they like. */
const local = ({ name }: XmlElement): string => name.slice(name.indexOf(':') + 1).toLowerCase();
const childrenOf = (element: XmlElement, name: string): XmlElement[] => element.children.filter((one) => local(one) === name);
const isIri = (text: string): boolean => v.is(Iri, text);
const idOf = ({ attributes }: XmlElement): string => attributes.get('id')?.trim() ?? '';

function requireOwnIds(activities: readonly XmlElement[]): void {
  const seen = new Set<string>();
  for (const id of activities.map(idOf)) {
    if (!isIri(id)) throw fault('activity id', `“${id}” of tincan.xml is not an absolute IRI`);
    if (seen.has(id)) throw fault('activity id', `tincan.xml has two activities ${id}`);
    seen.add(id);
  }
}

function unitOf(activity: XmlElement): Unit {
  return {
    kind: 'unit',
    id: idOf(activity),
    title: titleOf(activity),
    description: languages(activity, 'description'),
    url: launchOf(activity),
    launchMethod: 'AnyWindow',
    moveOn: 'CompletedOrPassed',
    masteryScore: null,
    activityType: isIri(activity.attributes.get('type') ?? '') ? (activity.attributes.get('type') ?? null) : null,
    launchParameters: null,
    entitlementKey: null,
  };
}

/** The Chinese page where there are several; each of them has to be a file of the package: whoever is opened is told the credentials. */
function launchOf(activity: XmlElement): string {
  const pages = childrenOf(activity, 'launch').map((page) => ({ address: page.text.trim(), language: languageOf(page) }));
  const foreign = pages.find(({ address }) => !isInside(address));
  if (foreign) throw fault('launch', `${idOf(activity)} launches “${foreign.address}”, which is not a file of the package`);
  const chosen = pages.find(({ language }) => language.toLowerCase().startsWith('zh')) ?? pages.find(({ language }) => language === 'und') ?? pages[0];
  return chosen?.address ?? '';
}

function titleOf(activity: XmlElement): Record<string, string> {
  const title = languages(activity, 'name');
  return Object.keys(title).length > 0 ? title : { und: idOf(activity) };
}

const languages = (activity: XmlElement, name: string): Record<string, string> =>
  Object.fromEntries(childrenOf(activity, name).flatMap((word) => (word.text.trim() === '' ? [] : [[languageOf(word), word.text.trim()]])));

function languageOf({ attributes }: XmlElement): string {
  const language = attributes.get('lang') ?? attributes.get('xml:lang');
  return language !== undefined && v.is(LanguageTag, language) ? language : 'und';
}
