import { describe, expect, it } from 'vitest';
import { MenuCommands } from '../../../main/electron/menu-commands.ts';
import type { MenuCommand } from '../../../shared/contract/desktop.ts';

describe('the commands of the menu', () => {
  it('reach whoever listens until it stops', () => {
    const commands = new MenuCommands();
    const heard: MenuCommand[] = [];
    const stop = commands.listen((command) => heard.push(command));
    commands.send('NEW_GALLERY');
    stop();
    commands.send('RESCAN');
    expect(heard).toEqual(['NEW_GALLERY']);
  });

  it('wait for a page that is still starting, once and not without end', () => {
    const commands = new MenuCommands();
    for (let index = 0; index < 20; index++) commands.send('RESCAN');
    const first: MenuCommand[] = [];
    const second: MenuCommand[] = [];
    commands.listen((command) => first.push(command))();
    commands.listen((command) => second.push(command));
    expect([first.length, second.length]).toEqual([10, 0]);
  });
});
