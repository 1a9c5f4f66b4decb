import { FilterX } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Toolbar } from 'react-aria-components/Toolbar';
import { type ChosenFilter, chosenFields, NO_FILTER, optionsOf, withField } from '../state/media-filter.ts';
import { EVERYTHING } from '../state/media-list.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { formatNumber } from '../text/formats.ts';
import { t } from '../text/text.ts';
import { DateFilter } from './date-filter.tsx';
import { FilterMenu, type FilterMenuOption } from './filter-menu.tsx';
import { SmartButton } from './smart-button.tsx';
import './filter-bar.css';

const ORIENTATIONS = ['LANDSCAPE', 'PORTRAIT', 'SQUARE'] as const;
const STARS = [5, 4, 3, 2, 1] as const;
const USES = ['IN_GALLERY', 'NOT_IN_GALLERY', 'IN_ANY', 'IN_NONE'] as const;
const STATES = ['MISSING', 'DAMAGED', 'UNSUPPORTED'] as const;
/** Days back from now. */
const AGES = [1, 7, 30, 365] as const;

/** What the files of the panel are chosen by, beside text and kind; how many there are; and the way back to all of them. */
export function FilterBar() {
  const workspace = useWorkspace();
  const { media } = workspace;
  const query = useCell(media.query);
  const facets = useCell(media.facets);
  const hasGallery = useCell(workspace.items) !== undefined;
  const { list, state } = useCell(useCell(media.pages).cell);
  const filter = query.filter ?? NO_FILTER;
  const isChosen = chosenFields(filter) > 0 || query.search !== '' || query.kind !== 'ALL';

  const apply = (next: ChosenFilter): void => {
    const { filter: _former, ...rest } = media.query.get();
    void media.ask(chosenFields(next) === 0 ? rest : { ...rest, filter: next });
  };
  const onOpen = (): void => void media.readFacets();
  const choose =
    <K extends keyof ChosenFilter>(field: K) =>
    (value: ChosenFilter[K] | undefined): void =>
      apply(withField(filter, field, value));
  const values = (field: 'keywords' | 'cameras' | 'lenses' | 'mimeTypes', label: string) => (
    <FilterMenu
      label={label}
      options={optionsOf(facets, field, filter[field] ?? []).map((option) => ({
        ...option,
        label: option.value,
      }))}
      chosen={filter[field] ?? []}
      onOpen={onOpen}
      onChoose={choose(field)}
    />
  );
  const orientations = new Map(facets?.orientations.map(({ value, count }) => [value, count]));
  const statuses = new Map(facets?.statuses.map(({ value, count }) => [value, count]));

  return (
    <Toolbar className="filter-bar" aria-label={t('filter.label')}>
      {values('keywords', t('filter.keywords'))}
      <DateFilter filter={filter} onChange={apply} />
      {values('cameras', t('filter.camera'))}
      {values('lenses', t('filter.lens'))}
      <FilterMenu
        label={t('filter.rating')}
        isSingle
        options={STARS.map((stars) => ({
          value: String(stars),
          label: t('filter.stars', { count: stars }),
          ...(facets && {
            count: facets.ratings.reduce((sum, { value, count }) => sum + (value >= stars ? count : 0), 0),
          }),
        }))}
        chosen={filter.minRating === undefined ? [] : [String(filter.minRating)]}
        onOpen={onOpen}
        onChoose={([stars]) => choose('minRating')(stars === undefined ? undefined : Number(stars))}
      />
      <FilterMenu
        label={t('filter.orientation')}
        options={ORIENTATIONS.map((value) =>
          option(value, t(`filter.${value}`), facets && (orientations.get(value) ?? 0)),
        )}
        chosen={filter.orientations ?? []}
        onOpen={onOpen}
        onChoose={(chosen) => choose('orientations')(ORIENTATIONS.filter((value) => chosen.includes(value)))}
      />
      <FilterMenu
        label={t('filter.use')}
        isSingle
        options={USES.filter((use) => hasGallery || !use.endsWith('GALLERY')).map((use) =>
          option(
            use,
            t(`filter.${use}`),
            use === 'IN_ANY' ? facets?.used : use === 'IN_NONE' ? facets?.unused : undefined,
          ),
        )}
        chosen={filter.use === undefined ? [] : [filter.use]}
        onOpen={onOpen}
        onChoose={([chosen]) => choose('use')(USES.find((use) => use === chosen))}
      />
      <FilterMenu
        label={t('filter.added')}
        isSingle
        options={AGES.map((days) => option(String(days), t('filter.days', { count: days })))}
        chosen={agesOf(filter.addedSince)}
        onOpen={() => undefined}
        onChoose={([days]) => choose('addedSince')(days === undefined ? undefined : daysAgo(Number(days)))}
      />
      <FilterMenu
        label={t('filter.state')}
        options={[
          option('DUPLICATE', t('filter.DUPLICATE'), facets?.duplicates),
          ...STATES.map((value) => option(value, t(`tile.${value}`), facets && (statuses.get(value) ?? 0))),
        ]}
        chosen={[...(filter.isDuplicate === true ? ['DUPLICATE'] : []), ...(filter.statuses ?? [])]}
        onOpen={onOpen}
        onChoose={(chosen) => {
          const states = STATES.filter((value) => chosen.includes(value));
          const next = withField(filter, 'statuses', states);
          apply(withField(next, 'isDuplicate', chosen.includes('DUPLICATE') ? true : undefined));
        }}
      />
      {values('mimeTypes', t('filter.type'))}
      <span className="media-space" />
      <span className="filter-total" role="status">
        {state === 'READY' ? t('filter.total', { count: list.total, number: formatNumber(list.total) }) : ''}
      </span>
      <SmartButton isDisabled={!isChosen} />
      <Button
        className="link-button filter-clear"
        isDisabled={!isChosen}
        onPress={() => void media.ask(EVERYTHING)}
      >
        <FilterX size={13} strokeWidth={1.75} aria-hidden />
        {t('filter.clear')}
      </Button>
    </Toolbar>
  );
}

function option(value: string, label: string, count?: number): FilterMenuOption {
  return count === undefined ? { value, label } : { value, label, count };
}

/** The beginning of a day, so that the same choice within it is the same question. ISO 8601, UTC */
function daysAgo(days: number): string {
  const date = new Date();
  date.setHours(0, 0, 0, 0);
  date.setDate(date.getDate() - days + 1);
  return date.toISOString();
}

/** The age that was chosen, as long as it is the same day. */
function agesOf(addedSince: string | undefined): string[] {
  return AGES.filter((days) => daysAgo(days) === addedSince).map(String);
}
