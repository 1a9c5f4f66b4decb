import { FilePlus2, FlaskConical, FolderOpen, Library, LoaderCircle } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { chooseFiles } from '../files/add-files.ts';
import { problemText } from '../state/problem.ts';
import { chooseLibrary, openLibraryAt, openSample } from '../state/library-visits.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { FolderForm } from './folder-form.tsx';
import { FramesArt } from './frames-art.tsx';
import './empty-state.css';
import './welcome.css';

function Step(props: {
  readonly number: number;
  readonly title: string;
  readonly text: string;
  readonly path?: string | undefined;
  readonly children: ReactNode;
}) {
  const { number, title, text, path, children } = props;
  return (
    <li className="welcome-step">
      <h2>
        <span className="welcome-number" aria-hidden>
          {number}
        </span>
        {title}
      </h2>
      <p>{text}</p>
      {path === undefined ? null : (
        <code className="welcome-path" dir="auto" title={path}>
          {path}
        </code>
      )}
      <div className="welcome-way">{children}</div>
    </li>
  );
}

/** The first sight of a library without anything in it: what this is, and the three steps to a first gallery. */
export function Welcome() {
  const workspace = useWorkspace();
  const { client } = workspace;
  const library = useCell(workspace.library);
  const folder = useCell(workspace.mediaFolder);
  const hasDialogs = useCell(workspace.desktop)?.hasNativeDialogs === true;
  const isSampleOpening = useCell(workspace.isSampleOpening);
  const [asked, setAsked] = useState<'LIBRARY' | 'MEDIA'>();
  /** Which form was closed: the keyboard goes back to its button. */
  const [closed, setClosed] = useState<'LIBRARY' | 'MEDIA'>();
  const end = (): void => {
    setClosed(asked);
    setAsked(undefined);
  };

  async function takeMediaFolder(mediaFolder: string): Promise<string | undefined> {
    try {
      workspace.library.set(await client.library.updateLibrary({ mediaFolder }));
      end();
      return undefined;
    } catch (error) {
      return problemText(error);
    }
  }
  async function chooseMediaFolder(): Promise<void> {
    const answer = await workspace.attempt(t('problem.chooseFolder'), () =>
      client.desktop.chooseFolder({ title: t('library.chooseFolder') }),
    );
    if (typeof answer?.folder !== 'string') return;
    const problem = await takeMediaFolder(answer.folder);
    if (problem !== undefined) workspace.messages.show({ tone: 'PROBLEM', text: problem });
  }
  return (
    <div className="welcome scroller">
      <FramesArt />
      <h1>{t('welcome.title')}</h1>
      <p className="welcome-text">{t('welcome.text')}</p>
      <ol className="welcome-steps" aria-label={t('welcome.steps')}>
        <Step number={1} title={t('welcome.library')} text={t('welcome.libraryText')} path={library?.folder}>
          {asked === 'LIBRARY' ? (
            <FolderForm
              label={t('welcome.libraryPath')}
              hint={t('welcome.libraryHint')}
              submit={t('welcome.libraryOpen')}
              onSubmit={(path) => openLibraryAt(workspace, path)}
              onCancel={end}
            />
          ) : (
            <Button
              className="button"
              autoFocus={closed === 'LIBRARY'}
              onPress={() => (hasDialogs ? void chooseLibrary(workspace) : setAsked('LIBRARY'))}
            >
              <Library size={15} strokeWidth={1.75} aria-hidden />
              {t('welcome.libraryChoose')}
            </Button>
          )}
        </Step>
        <Step number={2} title={t('welcome.media')} text={t('welcome.mediaText')} path={folder?.folder}>
          {asked === 'MEDIA' ? (
            <FolderForm
              label={t('welcome.mediaPath')}
              hint={t('welcome.mediaHint')}
              submit={t('welcome.mediaUse')}
              onSubmit={takeMediaFolder}
              onCancel={end}
            />
          ) : (
            <Button
              className="button"
              autoFocus={closed === 'MEDIA'}
              onPress={() => (hasDialogs ? void chooseMediaFolder() : setAsked('MEDIA'))}
            >
              <FolderOpen size={15} strokeWidth={1.75} aria-hidden />
              {t('welcome.mediaChoose')}
            </Button>
          )}
        </Step>
        <Step number={3} title={t('welcome.fill')} text={t('welcome.fillText')}>
          <Button className="button primary" onPress={() => void chooseFiles(workspace, 'FILES', {})}>
            <FilePlus2 size={15} strokeWidth={1.75} aria-hidden />
            {t('adding.files')}
          </Button>
        </Step>
      </ol>
      <section className="welcome-try">
        <div>
          <h2>{t('welcome.try')}</h2>
          <p>{t('welcome.tryText')}</p>
        </div>
        <Button className="button" isPending={isSampleOpening} onPress={() => void openSample(workspace)}>
          {isSampleOpening ? (
            <LoaderCircle className="welcome-waiting" size={15} strokeWidth={1.75} aria-hidden />
          ) : (
            <FlaskConical size={15} strokeWidth={1.75} aria-hidden />
          )}
          {t(isSampleOpening ? 'sample.opening' : 'sample.open')}
        </Button>
      </section>
    </div>
  );
}
