import type { Case } from '../outcome.ts';
import { crowdOf } from './crowd.ts';
import { killedAt } from './killed.ts';
import { mailDown } from './mailDown.ts';
import { moments } from './moments.ts';

export const cases: readonly Case[] = [crowdOf(20), crowdOf(60), mailDown, ...moments.map(killedAt)];
