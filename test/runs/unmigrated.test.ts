import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { OPENAI_PROFILE } from '../simulator/profiles.js';
import { compileProgram } from './compile-program.js';
import { listPrograms, obstacleHere } from './programs.js';
import { runProgram } from './run-program.js';
import { surround } from './simulations.js';
import { stageProgram } from './stage-program.js';

// What a migrated program must print is what it printed before: here that is proven with OpenAI played.
describe('programs as they are, with OpenAI played', () => {
  for (const program of listPrograms())
    test.concurrent(`${program.name}: ${program.about}`, async ({ skip }) => {
      const obstacle = obstacleHere(program);
      skip(obstacle !== undefined, obstacle);
      const staged = stageProgram(program);
      const world = await surround(program, OPENAI_PROFILE);
      try {
        const main = compileProgram(program, staged.folder, join(staged.folder, 'run'));
        const { requests } = world.provider;
        const outcome = await runProgram(program, main, world.simulation, {});
        const silent = program.warns ? {} : { stderr: '' };
        expect(outcome).toMatchObject({ code: 0, stdout: program.expectedOutput, ...silent });
        expect(program.expectedOutput).not.toBe('');
        expect(requests.length).toBeGreaterThan(0);
        expect(requests.filter((request) => request.refusal !== undefined)).toEqual([]);
      } finally {
        await world.close();
        staged.remove();
      }
    });
});
