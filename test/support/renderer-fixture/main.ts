import { startApp } from '../../../renderer/app/start-app.tsx';
import { WritableCell } from '../../../renderer/app/state/cell.ts';
import { ChangesUnderWay } from '../../../renderer/app/transport/changes-under-way.ts';
import type { ConnectionState } from '../../../renderer/app/transport/connection.ts';
import { makeUpCore } from './made-up-core.ts';

const asked = new URLSearchParams(location.search);
const number = (name: string, otherwise: number): number => Number(asked.get(name) ?? otherwise);
const folder = asked.get('folder');
const core = makeUpCore({
  galleries: number('galleries', 8),
  items: number('items', 60),
  media: number('media', 240),
  folder: folder === 'OFFLINE' || folder === 'SCANNING' ? folder : 'READY',
  isBusy: asked.has('busy'),
});
const state = new WritableCell<ConnectionState>('CONNECTED');
const root = document.getElementById('root');
if (root !== null)
  void startApp(
    {
      client: core,
      transport: 'WEB_SOCKET',
      state,
      changes: new ChangesUnderWay(),
      retry: () => state.set('CONNECTED'),
    },
    root,
  );
if (asked.has('lost')) setTimeout(() => state.set('LOST'), 500);
