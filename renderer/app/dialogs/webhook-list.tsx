import { X } from 'lucide-react';
import type { RestWebhook } from '../../../shared/contract/rest.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { formatDate } from '../text/formats.ts';
import { coreText } from '../text/core-texts.ts';
import { t } from '../text/text.ts';

function stateOf({ lastDelivery }: RestWebhook): string {
  if (lastDelivery === undefined) return t('programs.neverTold');
  const { state, time, problem = '' } = lastDelivery;
  return t(`programs.${state}`, { when: formatDate(time), problem: coreText(problem) });
}

/** The addresses that are told of every change, each with how it went last. */
export function WebhookList(props: {
  readonly webhooks: readonly RestWebhook[];
  readonly onDelete: (webhookId: string) => void;
}) {
  const { webhooks, onDelete } = props;
  return (
    <section className="programs-places">
      <h3>{t('programs.webhooks')}</h3>
      {webhooks.length === 0 ? <p className="field-hint">{t('programs.webhooksNone')}</p> : null}
      <ul>
        {webhooks.map((webhook) => (
          <li key={webhook.id}>
            <span>
              <code>{webhook.url}</code>
              <span className={webhook.lastDelivery?.state === 'FAILED' ? 'field-problem' : 'field-hint'}>
                {stateOf(webhook)}
              </span>
            </span>
            <IconButton
              label={t('programs.remove', { name: webhook.url })}
              onPress={() => onDelete(webhook.id)}
            >
              <X size={15} strokeWidth={1.75} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
