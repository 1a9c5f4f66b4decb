import { useState } from 'react';

interface Form {
  readonly ids: ReadonlySet<string>;
  readonly key: number;
}

/**
 * A key for the form of a selection: another selection has another form, so that nothing typed for one is saved to the next. A selection that only
 * lost some of its items keeps its form, with what is being typed.
 */
export function useFormKey(ids: ReadonlySet<string>): number {
  const [form, setForm] = useState<Form>({ ids, key: 0 });
  if (form.ids === ids) return form.key;
  const isRest = [...ids].every((id) => form.ids.has(id));
  const next = { ids, key: isRest ? form.key : form.key + 1 };
  setForm(next);
  return next.key;
}
