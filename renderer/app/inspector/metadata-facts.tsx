import { Copy } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import type { MediaMetadata } from '../../../shared/model/media-metadata.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { filterBy } from '../state/metadata-commands.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { formatCoordinates, formatExposure, formatPlace } from '../text/format-metadata.ts';
import { t } from '../text/text.ts';
import { Fact } from './fact.tsx';

/** What a file says of itself. What other files may say too leads to them. */
export function MetadataFacts(props: { readonly metadata: MediaMetadata }) {
  const {
    title,
    description,
    altText,
    keywords,
    creator,
    copyright,
    location,
    rating,
    camera,
    lens,
    exposure,
  } = props.metadata;
  const workspace = useWorkspace();
  const link = (field: 'cameras' | 'lenses', value: string) => (
    <Button
      className="link-button fact-link"
      aria-label={t('filter.by', { value })}
      onPress={() => filterBy(workspace, field, value)}
    >
      {value}
    </Button>
  );
  const copyPlace = async (): Promise<void> => {
    if (location === undefined) return;
    await workspace.attempt(t('problem.copy'), () =>
      navigator.clipboard.writeText(formatCoordinates(location)),
    );
    workspace.messages.announce(t('inspector.copied'));
  };
  return (
    <section className="inspector-section" aria-label={t('inspector.metadata')}>
      <dl className="facts">
        <Fact name={t('inspector.title')} value={title} />
        <Fact name={t('inspector.description')} value={description} />
        <Fact name={t('inspector.altTextShort')} value={altText} />
        {keywords === undefined ? null : (
          <div className="fact">
            <dt>{t('inspector.tags')}</dt>
            <dd className="fact-tags">
              {keywords.map((keyword) => (
                <Button
                  key={keyword}
                  className="fact-tag"
                  aria-label={t('filter.by', { value: keyword })}
                  onPress={() => filterBy(workspace, 'keywords', keyword)}
                >
                  {keyword}
                </Button>
              ))}
            </dd>
          </div>
        )}
        <Fact
          name={t('inspector.rating')}
          value={
            rating === undefined
              ? undefined
              : rating < 0
                ? t('inspector.rejected')
                : t('filter.starsOnly', { count: rating })
          }
        />
        <Fact name={t('inspector.creator')} value={creator} />
        <Fact name={t('inspector.copyright')} value={copyright} />
        {camera === undefined ? null : (
          <div className="fact">
            <dt>{t('filter.camera')}</dt>
            <dd>{link('cameras', camera)}</dd>
          </div>
        )}
        {lens === undefined ? null : (
          <div className="fact">
            <dt>{t('filter.lens')}</dt>
            <dd>{link('lenses', lens)}</dd>
          </div>
        )}
        <Fact name={t('inspector.exposure')} value={exposure && formatExposure(exposure)} />
        {location === undefined ? null : (
          <div className="fact">
            <dt>{t('inspector.place')}</dt>
            <dd className="fact-place">
              {formatPlace(location)}
              <IconButton label={t('inspector.copyPlace')} onPress={() => void copyPlace()}>
                <Copy size={13} strokeWidth={1.75} aria-hidden />
              </IconButton>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
