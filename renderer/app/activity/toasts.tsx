import { Button } from 'react-aria-components/Button';
import { Check, CircleAlert, X } from 'lucide-react';
import { IconButton } from '../controls/icon-button.tsx';
import { undoSteps } from '../state/history-commands.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';

/** What happened, at the lower edge. One region that is always there, so that screen readers notice what comes. */
export function Toasts() {
  const workspace = useWorkspace();
  const { messages, history } = workspace;
  const undoable = useCell(history.steps);
  const toasts = useCell(messages.toasts);
  return (
    <section
      className="toasts"
      aria-label={t('activity.messages')}
      aria-live="polite"
      aria-relevant="additions"
    >
      {toasts.map((toast) => (
        <div
          key={toast.id}
          className="toast"
          data-tone={toast.tone}
          role={toast.tone === 'PROBLEM' ? 'alert' : 'status'}
        >
          {toast.tone === 'PROBLEM' ? (
            <CircleAlert size={16} strokeWidth={1.75} aria-hidden />
          ) : (
            <Check size={16} strokeWidth={1.75} aria-hidden />
          )}
          <div className="toast-text">
            <div>{toast.text}</div>
            {toast.detail === undefined ? null : <div className="toast-detail">{toast.detail}</div>}
          </div>
          {toast.next === undefined ? null : (
            <Button
              className="toast-action"
              onPress={() => {
                messages.dismiss(toast.id);
                toast.next?.run();
              }}
            >
              {toast.next.label}
            </Button>
          )}
          {toast.steps !== undefined && areLast(toast.steps, undoable) ? (
            <Button
              className="toast-action"
              onPress={() => {
                messages.dismiss(toast.id);
                void undoSteps(workspace, toast.steps ?? []);
              }}
            >
              {t('history.undo')}
            </Button>
          ) : null}
          <IconButton label={t('activity.dismiss')} onPress={() => messages.dismiss(toast.id)}>
            <X size={14} strokeWidth={1.75} aria-hidden />
          </IconButton>
        </div>
      ))}
    </section>
  );
}

/** Whether these are the next steps that undo takes back. */
function areLast(steps: readonly number[], undoable: readonly number[]): boolean {
  const last = undoable.slice(-steps.length);
  return steps.length > 0 && steps.every((step, index) => step === last[index]);
}
