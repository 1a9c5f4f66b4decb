import { ChevronRight } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Dialog, Heading } from 'react-aria-components/Dialog';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { SelectField } from '../controls/select-field.tsx';
import { runRecipe } from '../state/recipe-commands.ts';
import type { RecipeDraft, RecipePreview as RecipePreviewState } from '../state/recipe-draft.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { recipeName } from '../text/core-texts.ts';
import { t } from '../text/text.ts';
import { FolderTree } from './folder-tree.tsx';
import { planAction } from '../text/plan-summary.ts';
import { RecipeKeeping } from './recipe-keeping.tsx';
import { RecipePreview } from './recipe-preview.tsx';
import { RecipeRulesForm } from './recipe-rules.tsx';
import './recipes.css';

/** What the button says that makes what is shown. */
function actionOf({ plan, problem }: RecipePreviewState): string {
  return plan === undefined || problem !== undefined ? t('recipes.nothing') : planAction(plan.totals);
}

/** Galleries from a folder: which folder and which rules on one side, what comes of it on the other. */
export function RecipeDialog(props: { readonly draft: RecipeDraft }) {
  const { draft } = props;
  const workspace = useWorkspace();
  const folders = useCell(draft.folders);
  const recipes = useCell(draft.recipes);
  const { folder, recipe, rules } = useCell(draft.choice);
  const preview = useCell(draft.preview);
  const { plan, isPlanning, problem } = preview;
  const close = (): void => workspace.recipeDraft.set(undefined);
  const isReady = plan !== undefined && !isPlanning && problem === undefined && plan.totals.itemsToAdd > 0;
  return (
    <ModalOverlay className="dialog-scrim" isOpen isDismissable onOpenChange={close}>
      <Modal className="dialog-frame recipe-frame">
        <Dialog className="recipe-dialog">
          <Heading slot="title" className="dialog-title recipe-title">
            {t('recipes.title')}
          </Heading>
          <div className="recipe-columns">
            <div className="recipe-choices scroller">
              <section className="recipe-section">
                <h3>{t('recipes.folder')}</h3>
                {folders === undefined ? (
                  <p className="field-hint">{t('recipes.readingFolders')}</p>
                ) : (
                  <FolderTree
                    folders={folders}
                    folder={folder}
                    onChoose={(chosen) => draft.chooseFolder(chosen)}
                  />
                )}
              </section>
              <SelectField
                label={t('recipes.recipe')}
                options={recipes.map(({ name }) => ({ id: name, label: recipeName(name) }))}
                value={recipe}
                onChange={(name) => draft.chooseRecipe(name)}
              />
              <Disclosure className="recipe-adjust">
                {({ isExpanded }) => (
                  <>
                    <Heading level={3}>
                      <Button slot="trigger" className="recipe-adjust-button">
                        <ChevronRight size={14} strokeWidth={1.75} aria-hidden />
                        {draft.isAdjusted() ? t('recipes.adjusted') : t('recipes.adjust')}
                      </Button>
                    </Heading>
                    <DisclosurePanel>
                      {isExpanded ? (
                        <>
                          <RecipeRulesForm
                            rules={rules}
                            problem={problem}
                            onChange={(changed) => draft.adjust(changed)}
                          />
                          <RecipeKeeping draft={draft} />
                        </>
                      ) : null}
                    </DisclosurePanel>
                  </>
                )}
              </Disclosure>
            </div>
            <RecipePreview preview={preview} />
          </div>
          <div className="dialog-actions recipe-actions">
            <Button className="button" onPress={close}>
              {t('dialog.cancel')}
            </Button>
            <Button
              className="button primary"
              isDisabled={!isReady}
              onPress={() => {
                if (plan !== undefined) void runRecipe(workspace, draft, plan);
              }}
            >
              {actionOf(preview)}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
