import type { IForbiddenRuleType, IRequiredRuleType } from 'dependency-cruiser';
import { core, doors, floors } from './floors.ts';

const inCore = `^${core}/`;
const axios = '^node_modules/axios/';
const axiosTransport = `${inCore}transport/axiosTransport\\.ts$`;

/** A floor imports nothing of the core but itself and the floors below. */
function onlyDownward(floor: string, height: number): IForbiddenRuleType {
  return {
    name: `${floor}-imports-only-downward`,
    comment: 'Who reads a file has to know its own floor and those below, never what is built on it.',
    severity: 'error',
    from: { path: `${inCore}${floor}/` },
    to: { path: inCore, pathNot: floors.slice(0, height + 1).map((name) => `${inCore}${name}/`) },
  };
}

/** No import can fulfil this; so it holds only as long as there is no such file. */
export const knownFiles: IRequiredRuleType = {
  name: 'every-file-has-a-floor',
  comment: 'A folder of the core that is not in the table of floors has no place above or below the others.',
  severity: 'error',
  module: { path: inCore, pathNot: [`${inCore}index\\.ts$`, `${inCore}(${floors.join('|')})/[^/]+$`] },
  to: { path: '^$' },
};

/** What the imports of the core, and those from outside into it, may not do. */
export const coreRules: IForbiddenRuleType[] = [
  ...floors.map(onlyDownward),
  {
    name: 'core-is-entered-by-its-doors',
    comment: 'What others import is promised to stay; behind it the core is free to change.',
    severity: 'error',
    from: { pathNot: ['^packages/shared/', '^test/contract/'] },
    to: { path: inCore, pathNot: doors.map((door) => `${inCore}${door.replaceAll('.', '\\.')}$`) },
  },
  {
    name: 'contract-tests-look-at-the-api-only',
    comment:
      'The contract is compared with the data that describes Aseed and the check made from it, not with what sends it.',
    severity: 'error',
    from: { path: '^test/contract/' },
    to: { path: inCore, pathNot: [`${inCore}index\\.ts$`, `${inCore}api/`, `${inCore}call/checkInputs\\.ts$`] },
  },
  {
    name: 'core-knows-no-platform',
    comment: 'The core runs on any platform: what it needs of one it is given.',
    severity: 'error',
    from: { path: inCore, pathNot: axiosTransport },
    to: { pathNot: [inCore, '^node_modules/(zod|jwt-decode)/'] },
  },
  {
    name: 'axios-in-one-file',
    comment: 'Each platform has a client of its own; axios is that of plain programs and of nobody else.',
    severity: 'error',
    from: { pathNot: axiosTransport },
    to: { path: axios },
  },
];
