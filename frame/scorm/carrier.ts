/** Carries a unit of SCORM: the runtime it looks for is in this window. */
import { Carrying, fileOfCourse, tellPlayer } from '../launch/carrying.ts';
import { Launch } from '../launch/launch.ts';
import { judge } from './judgement.ts';
import { makeRuntime, type Edition } from './runtime.ts';

const query = new URLSearchParams(location.search);
const edition: Edition = query.get('runtime') === 'scorm2004' ? 'scorm2004' : 'scorm12';

function frameOf(unit: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.title = document.title;
  frame.allow = 'fullscreen';
  frame.src = unit;
  return frame;
}

try {
  const unit = fileOfCourse(query.get('unit') ?? '').href;
  const launch = await Launch.open(query, 'scorm');
  const runtime = await makeRuntime(edition, launch);
  const frame = frameOf(unit);
  const carrying = new Carrying(launch, {
    judgement: () => judge(edition, (name) => runtime.get(name), launch.data.masteryScore),
    state: () => runtime.state(),
    open: () => document.body.replaceChildren(frame),
    // A unit says its last words when its page goes.
    close: () => frame.remove(),
  });
  runtime.onCommit(() => carrying.commit());
  runtime.onFinish(() => void carrying.finish());
  await carrying.begin();
} catch {
  // The address was used before, or the line is down: the player says so in the person's language.
  tellPlayer('failed');
}
