import { parseArgs } from 'node:util';

/** How a benchmark was asked to run. */
export interface BenchOptions {
  readonly json: boolean;
  /** Times each figure is measured; the median counts. */
  readonly rounds: number;
  /** Smaller data and no judgement: shows that the benchmark works, not how fast the program is. */
  readonly quick: boolean;
}

export interface Figure {
  readonly name: string;
  readonly unit: string;
  /** Median of the samples. */
  readonly ours: number;
  /** Medians of the peers, measured in the same run. */
  readonly peers: Readonly<Record<string, number>>;
  readonly samples: Readonly<Record<string, readonly number[]>>;
}

export interface Goal {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  readonly met: boolean;
}

export interface BenchReport {
  readonly bench: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly rounds: number;
  readonly figures: readonly Figure[];
  readonly goals: readonly Goal[];
  /** Peers that are not installed. */
  readonly missing: readonly string[];
}

export function benchOptions(defaultRounds: number): BenchOptions {
  const { values } = parseArgs({
    options: { json: { type: 'boolean' }, rounds: { type: 'string' }, quick: { type: 'boolean' } },
  });
  const quick = values.quick ?? false;
  const rounds =
    values.rounds === undefined ? (quick ? 1 : defaultRounds) : Number.parseInt(values.rounds, 10);
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new RangeError('--rounds must be a whole number of at least 1');
  return { json: values.json ?? false, rounds, quick };
}

export function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** A figure of our own alone. */
export function ownFigure(name: string, unit: string, samples: readonly number[]): Figure {
  return { name, unit, ours: round(median(samples)), peers: {}, samples: { ours: samples.map(round) } };
}

export function atMost(name: string, value: number, limit: number): Goal {
  return { name, value: round(value), limit, met: value <= limit };
}

export function atLeast(name: string, value: number, limit: number): Goal {
  return { name, value: round(value), limit, met: value >= limit };
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}

/** Prints the report and sets the exit status: 1 when a goal is missed and the run was not a quick one. */
export function printReport(report: BenchReport, options: BenchOptions): void {
  const goals = options.quick ? [] : report.goals;
  if (options.json) console.log(JSON.stringify({ ...report, goals }, undefined, 2));
  else {
    for (const figure of report.figures) {
      const peers = Object.entries(figure.peers).map(([peer, value]) => `${peer} ${value}`);
      console.log([`${figure.name}: ${figure.ours} ${figure.unit}`, ...peers].join('  ·  '));
    }
    for (const goal of goals) {
      console.log(`${goal.met ? 'met   ' : 'MISSED'} ${goal.name}: ${goal.value} (limit ${goal.limit})`);
    }
    if (report.missing.length > 0) console.log(`Peers not installed: ${report.missing.join(', ')}`);
  }
  if (goals.some((goal) => !goal.met)) process.exitCode = 1;
}
