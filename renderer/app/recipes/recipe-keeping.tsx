import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Form } from 'react-aria-components/Form';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import { deleteRecipe, saveRecipe } from '../state/recipe-commands.ts';
import type { RecipeDraft } from '../state/recipe-draft.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';

/** Keeps adjusted rules as a recipe, in place of the chosen one or under a new name, and deletes recipes of the library's own. */
export function RecipeKeeping(props: { readonly draft: RecipeDraft }) {
  const { draft } = props;
  const workspace = useWorkspace();
  const { recipe: name } = useCell(draft.choice);
  const chosen = useCell(draft.recipes).find((recipe) => recipe.name === name);
  const [newName, setNewName] = useState('');
  const isOwn = chosen?.isBuiltIn === false;
  const isAdjusted = draft.isAdjusted();
  async function save(): Promise<void> {
    if (await saveRecipe(workspace, draft, newName.trim())) setNewName('');
  }
  return (
    <section className="recipe-section">
      <h3>{t('recipes.keep')}</h3>
      <Form
        className="recipe-save"
        onSubmit={(event) => {
          event.preventDefault();
          if (newName.trim() !== '') void save();
        }}
      >
        <TextField className="field" value={newName} onChange={setNewName} maxLength={100}>
          <Label className="field-label">{t('recipes.newName')}</Label>
          <Input className="input" />
        </TextField>
        <Button className="button" type="submit" isDisabled={newName.trim() === ''}>
          {t('dialog.save')}
        </Button>
      </Form>
      {isOwn ? (
        <div className="recipe-own">
          <Button
            className="button"
            isDisabled={!isAdjusted}
            onPress={() => void saveRecipe(workspace, draft, name)}
          >
            {t('recipes.saveChanges')}
          </Button>
          <Button className="button" onPress={() => void deleteRecipe(workspace, draft, name)}>
            {t('recipes.delete')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
