import { registerHooks } from 'node:module';

/** n8n-workflow's ES modules import each other without file endings, which Node refuses; its CommonJS is what n8n runs. */
registerHooks({
  resolve: (specifier, context, next) =>
    next(
      specifier,
      specifier === 'n8n-workflow' ? { ...context, conditions: ['require', 'node', 'default'] } : context,
    ),
});
