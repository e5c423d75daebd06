/** A host in React 19: our tags are JSX with properties and events of their own, and a plain form takes what was picked. */
import type {} from 'learning-space/react';
import 'learning-space/player/define';
import 'learning-space/provider/define';
import 'learning-space/resource-picker/define';
import { StrictMode, useState, type ReactElement, type SubmitEvent } from 'react';
import { createRoot } from 'react-dom/client';
import { tokenOf } from '../sign-in.js';

const getToken = tokenOf('teacher');

function Lesson(): ReactElement {
  const [picked, setPicked] = useState(0);
  const [sent, setSent] = useState('');
  const send = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setSent(new FormData(event.currentTarget).getAll('resource').filter((value) => typeof value === 'string').join(', '));
  };
  return (
    <ls-provider service="/" getToken={getToken}>
      <h1>备课选资源</h1>
      <form onSubmit={send}>
        <ls-resource-picker name="resource" mode="pick" required onls-resource-select={({ detail }) => setPicked(detail.resources.length)} />
        <p>
          <button type="submit">用于明天的课（{picked}）</button> <output id="chosen">{sent}</output>
        </p>
      </form>
      <h2>播放</h2>
      <ls-player src="/media/fractions/hls/master.m3u8" type="application/vnd.apple.mpegurl" />
    </ls-provider>
  );
}

createRoot(document.querySelector('#host') as HTMLElement).render(
  <StrictMode>
    <Lesson />
  </StrictMode>,
);
