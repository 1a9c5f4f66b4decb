import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Switch } from 'react-aria-components/Switch';
import type { RestServerInfo } from '../../../shared/contract/rest.ts';
import { problemOf } from '../state/problem.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { PlacesField } from './places-field.tsx';
import '../controls/choices.css';
import './programs-dialog.css';
import { ServerFacts } from './server-facts.tsx';
import { WebhookList } from './webhook-list.tsx';

/** Which programs of this machine may read and change the library: off until a person turns it on. */
export function ProgramsDialog() {
  const workspace = useWorkspace();
  const { rest } = workspace.client;
  const [info, setInfo] = useState<RestServerInfo>();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const close = (): void => workspace.dialog.set(undefined);

  useEffect(() => {
    let isCurrent = true;
    workspace.client.rest.getRestServer({}).then(
      (found) => isCurrent && setInfo(found),
      (error: unknown) => isCurrent && setProblem(problemOf(error).message),
    );
    return () => {
      isCurrent = false;
    };
  }, [workspace]);

  /** Answers what a person reads when it was refused. */
  async function change(work: () => Promise<RestServerInfo>): Promise<string | undefined> {
    setIsBusy(true);
    try {
      setInfo(await work());
      return undefined;
    } catch (error) {
      const { message, fieldViolations } = problemOf(error);
      return fieldViolations.map(({ description }) => description).join(' ') || message;
    } finally {
      setIsBusy(false);
    }
  }
  const changeSwitch = (input: Parameters<typeof rest.setRestServer>[0]): void =>
    void change(() => rest.setRestServer(input)).then(setProblem);
  const isOn = info?.isOn === true;
  return (
    <ModalOverlay className="dialog-scrim" isOpen isDismissable onOpenChange={close}>
      <Modal className="dialog-frame">
        <Dialog className="dialog programs">
          <Heading slot="title" className="dialog-title">
            {t('programs.title')}
          </Heading>
          <p className="dialog-text">{t('programs.text')}</p>
          {info === undefined && problem === undefined ? (
            <p className="field-hint" role="status">
              {t('programs.reading')}
            </p>
          ) : null}
          {info === undefined ? null : (
            <Switch
              className="switch"
              isSelected={isOn}
              isDisabled={isBusy}
              autoFocus
              onChange={(isSelected) => changeSwitch({ isOn: isSelected })}
            >
              <span className="switch-track" aria-hidden />
              {t('programs.switch')}
            </Switch>
          )}
          {problem === undefined ? null : (
            <p className="field-problem" role="alert">
              {problem}
            </p>
          )}
          {info === undefined || isOn ? null : <p className="field-hint">{t('programs.off')}</p>}
          {isOn && info.address !== undefined && info.token !== undefined ? (
            <>
              <ServerFacts
                address={info.address}
                token={info.token}
                isBusy={isBusy}
                onNewToken={() => changeSwitch({ isOn: true, renewToken: true })}
              />
              <PlacesField
                title={t('programs.origins')}
                none={t('programs.originsNone')}
                addLabel={t('programs.originsAdd')}
                places={info.origins}
                onChange={(origins) =>
                  change(() => rest.setRestServer({ isOn: true, origins: [...origins] }))
                }
              />
              <PlacesField
                title={t('programs.importFrom')}
                none={t('programs.importFromNone')}
                addLabel={t('programs.importFromAdd')}
                places={info.importFrom}
                onChange={(importFrom) =>
                  change(() => rest.setRestServer({ isOn: true, importFrom: [...importFrom] }))
                }
              />
              <WebhookList
                webhooks={info.webhooks ?? []}
                onDelete={(webhookId) =>
                  void change(() => rest.deleteRestWebhook({ webhookId })).then(setProblem)
                }
              />
            </>
          ) : null}
          <div className="dialog-actions">
            <Button className="button" onPress={close}>
              {t('dialog.close')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
