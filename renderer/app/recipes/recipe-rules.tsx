import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { Label } from 'react-aria-components/Label';
import { GALLERY_PLACEHOLDERS, ITEM_PLACEHOLDERS } from '../../../shared/recipes/pattern.ts';
import type { RecipeRules } from '../../../shared/recipes/recipe.ts';
import { CheckField } from '../controls/check-field.tsx';
import { SelectField } from '../controls/select-field.tsx';
import { TagsField } from '../inspector/tags-field.tsx';
import { violationOf, type Problem } from '../state/problem.ts';
import { t } from '../text/text.ts';
import { PatternField, type PatternChoice } from './pattern-field.tsx';

const GROUPINGS = [
  'EACH_FOLDER',
  'TOP_FOLDERS',
  'ONE',
] as const satisfies readonly RecipeRules['galleries'][];
const GALLERY_ORDERS = ['NUMBER', 'NAME', 'DATE'] as const satisfies readonly RecipeRules['galleryOrder'][];
const ITEM_ORDERS = [
  'NAME',
  'TAKEN',
  'RATING',
  'NUMBER',
] as const satisfies readonly RecipeRules['itemOrder'][];
const KINDS = ['IMAGE', 'VIDEO', 'TEXT'] as const satisfies RecipeRules['kinds'];
const RATINGS = ['-1', '0', '1', '2', '3', '4', '5'] as const;

const NAMES: readonly PatternChoice[] = [
  { pattern: '{path}', label: t('recipes.names.path') },
  { pattern: '{folder}', label: t('recipes.names.folder') },
  { pattern: '{date:YYYY-MM-DD} {folder}', label: t('recipes.names.date') },
];
const TITLES: readonly PatternChoice[] = [
  { pattern: '{title|filename}', label: t('recipes.texts.titleOrName') },
  { pattern: '{title}', label: t('recipes.texts.title') },
  { pattern: '{filename}', label: t('recipes.texts.name') },
  { pattern: '', label: t('recipes.texts.none') },
];
const DESCRIPTIONS: readonly PatternChoice[] = [
  { pattern: '{description}', label: t('recipes.texts.description') },
  { pattern: '', label: t('recipes.texts.none') },
];

const DIRECTIONS = ['ASC', 'DESC'] as const;

/** Every rule of the recipe, to be changed. */
export function RecipeRulesForm(props: {
  readonly rules: RecipeRules;
  readonly problem: Problem | undefined;
  readonly onChange: (rules: Partial<RecipeRules>) => void;
}) {
  const { rules, problem, onChange } = props;
  const pattern = (
    field: 'title' | 'description' | 'altText',
    label: string,
    choices: readonly PatternChoice[],
  ) => (
    <PatternField
      label={label}
      choices={choices}
      placeholders={ITEM_PLACEHOLDERS}
      pattern={rules[field]}
      problem={violationOf(problem, `rules.${field}`)}
      onChange={(text) => onChange({ [field]: text })}
    />
  );
  const directions = DIRECTIONS.map((id) => ({ id, label: t(`recipes.direction.${id}`) }));
  return (
    <div className="recipe-rules">
      <section className="recipe-section">
        <h3>{t('recipes.galleriesSection')}</h3>
        <SelectField
          label={t('recipes.grouping')}
          options={GROUPINGS.map((id) => ({ id, label: t(`recipes.groupings.${id}`) }))}
          value={rules.galleries}
          onChange={(galleries) => onChange({ galleries })}
        />
        <PatternField
          label={t('recipes.galleryName')}
          choices={NAMES}
          placeholders={GALLERY_PLACEHOLDERS}
          pattern={rules.galleryName}
          problem={violationOf(problem, 'rules.galleryName')}
          onChange={(galleryName) => onChange({ galleryName })}
        />
        <CheckField
          isSelected={rules.areNamesCleaned}
          onChange={(areNamesCleaned) => onChange({ areNamesCleaned })}
        >
          {t('recipes.cleanNames')}
        </CheckField>
        <div className="recipe-pair">
          <SelectField
            label={t('recipes.galleryOrder')}
            options={GALLERY_ORDERS.map((id) => ({ id, label: t(`recipes.galleryOrders.${id}`) }))}
            value={rules.galleryOrder}
            onChange={(galleryOrder) => onChange({ galleryOrder })}
          />
          <SelectField
            label={t('recipes.galleryDirection')}
            options={directions}
            value={rules.isGalleryOrderDescending ? 'DESC' : 'ASC'}
            onChange={(id) => onChange({ isGalleryOrderDescending: id === 'DESC' })}
          />
        </div>
      </section>
      <section className="recipe-section">
        <h3>{t('recipes.itemsSection')}</h3>
        {pattern('title', t('recipes.titleText'), TITLES)}
        {pattern('description', t('recipes.description'), DESCRIPTIONS)}
        {pattern('altText', t('recipes.altText'), TITLES)}
        <div className="recipe-pair">
          <SelectField
            label={t('recipes.itemOrder')}
            options={ITEM_ORDERS.map((id) => ({ id, label: t(`recipes.itemOrders.${id}`) }))}
            value={rules.itemOrder}
            onChange={(itemOrder) => onChange({ itemOrder })}
          />
          <SelectField
            label={t('recipes.itemDirection')}
            options={directions}
            value={rules.isItemOrderDescending ? 'DESC' : 'ASC'}
            onChange={(id) => onChange({ isItemOrderDescending: id === 'DESC' })}
          />
        </div>
      </section>
      <section className="recipe-section">
        <h3>{t('recipes.tagsSection')}</h3>
        <CheckField
          isSelected={rules.areKeywordsTags}
          onChange={(areKeywordsTags) => onChange({ areKeywordsTags })}
        >
          {t('recipes.keywordsAsTags')}
        </CheckField>
        <CheckField
          isSelected={rules.areFoldersTags}
          onChange={(areFoldersTags) => onChange({ areFoldersTags })}
        >
          {t('recipes.foldersAsTags')}
        </CheckField>
        <TagsField
          tags={rules.tags.map((tag) => ({ tag }))}
          onAdd={async (tags) => {
            onChange({ tags: [...rules.tags, ...tags] });
            return undefined;
          }}
          onRemove={async (tags) => {
            onChange({ tags: rules.tags.filter((tag) => !tags.includes(tag)) });
            return undefined;
          }}
        />
      </section>
      <section className="recipe-section">
        <h3>{t('recipes.filesSection')}</h3>
        <CheckboxGroup
          className="recipe-kinds"
          value={[...rules.kinds]}
          onChange={(kinds) => {
            const chosen = KINDS.filter((kind) => kinds.includes(kind));
            // Of nothing, nothing would be made: the last kind stays.
            if (chosen.length > 0) onChange({ kinds: chosen });
          }}
        >
          <Label className="field-label">{t('recipes.kinds')}</Label>
          {KINDS.map((kind) => (
            <CheckField key={kind} value={kind}>
              {t(`media.${kind}`)}
            </CheckField>
          ))}
        </CheckboxGroup>
        <SelectField
          label={t('recipes.rating')}
          options={RATINGS.map((id) => ({ id, label: t(`recipes.ratings.${id}`) }))}
          value={RATINGS.find((id) => Number(id) === rules.minRating) ?? '0'}
          onChange={(id) => onChange({ minRating: Number(id) })}
        />
      </section>
    </div>
  );
}
