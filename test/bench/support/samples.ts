import { median, type Figure } from './report.ts';

/** What was measured, by figure and by who was measured. */
export class Samples {
  readonly #byName = new Map<string, { unit: string; values: Map<string, number[]> }>();

  add(name: string, unit: string, who: string, value: number): void {
    const entry = this.#byName.get(name) ?? { unit, values: new Map<string, number[]>() };
    this.#byName.set(name, entry);
    const values = entry.values.get(who) ?? [];
    values.push(Number(value.toPrecision(4)));
    entry.values.set(who, values);
  }

  median(name: string, who = 'ours'): number {
    return median(this.#byName.get(name)?.values.get(who) ?? []);
  }

  figures(): Figure[] {
    return [...this.#byName].map(([name, { unit, values }]) => {
      const medians = [...values].map(([who, list]): [string, number] => [who, median(list)]);
      return {
        name,
        unit,
        ours: this.median(name),
        peers: Object.fromEntries(medians.filter(([who]) => who !== 'ours')),
        samples: Object.fromEntries(values),
      };
    });
  }
}
