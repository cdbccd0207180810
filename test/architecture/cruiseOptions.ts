import type { ICruiseOptions } from 'dependency-cruiser';

/** How the imports of the repository are read: those of types count, and what is built or installed is not looked into. */
export const cruiseOptions: ICruiseOptions = {
  tsPreCompilationDeps: true,
  doNotFollow: { path: 'node_modules/' },
  exclude: { path: ['^packages/[^/]+/(dist|build)/', '^demo/(out|n8n)/', '^bench/out/'] },
  enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  skipAnalysisNotInRules: true,
};
