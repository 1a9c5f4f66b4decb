import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const benchmarks = readdirSync(path.join(ROOT, 'test', 'bench'))
  .filter((file) => /^[a-z-]+\.ts$/.test(file))
  .map((file) => path.basename(file, '.ts'));

const reportSchema = z.object({
  bench: z.string(),
  versions: z.record(z.string(), z.string()),
  rounds: z.number().int().min(1),
  figures: z
    .array(
      z.object({
        name: z.string(),
        unit: z.string(),
        ours: z.number(),
        peers: z.record(z.string(), z.number()),
        samples: z.record(z.string(), z.array(z.number())),
      }),
    )
    .min(1),
  goals: z.array(z.never()),
  missing: z.array(z.string()),
});

describe('a benchmark in its quick form', () => {
  it.each(benchmarks)(
    '%s measures, answers its report and judges nothing',
    { timeout: 240_000 },
    async (name) => {
      const child = spawn(process.execPath, ['build/bench.mjs', name, '--json', '--quick'], {
        cwd: ROOT,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const [output, problems, [status]] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        once(child, 'exit'),
      ]);
      expect({ status, problems: status === 0 ? '' : problems }).toEqual({ status: 0, problems: '' });
      expect(reportSchema.parse(JSON.parse(output)).bench).toBe(name);
    },
  );
});
