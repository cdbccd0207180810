import { cruiseOptions } from './test/architecture/cruiseOptions.ts';
import { rules } from './test/architecture/rules.ts';

export default { ...rules, options: cruiseOptions };
