import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { electronExecutable } from './electron-executable.ts';

/** Says at the end of a run which hosts it covered, so that a green run on half of them is not mistaken for the whole. */
export default class HostsReporter implements Reporter {
  readonly #passed = new Map<string, number>();

  onTestEnd(test: TestCase, result: TestResult): void {
    const project = test.parent.project()?.name ?? 'unknown';
    if (result.status === 'passed') this.#passed.set(project, (this.#passed.get(project) ?? 0) + 1);
  }

  onEnd(): void {
    const browser = this.#passed.get('browser') ?? 0;
    const electron = this.#passed.get('electron') ?? 0;
    const executable = electronExecutable();
    console.log(
      `Hosts covered: browser mode (${browser} passed), ${
        executable === undefined
          ? 'not Electron: its binary is not installed and ELECTRON_EXECUTABLE names none'
          : `${executable.description} (${electron} passed)`
      }`,
    );
  }

  printsToStdio(): boolean {
    return true;
  }
}
