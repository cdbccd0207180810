import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import ts from 'typescript';

/**
 * Says in one sentence what a file is for: the first of the docstring of the export that it is named after, else of its first
 * function, else of its first export, of those that have one. Undefined where none has.
 */
export function purposeOf(file: string): string | undefined {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const documented = source.statements
    .filter(isExported)
    .map((statement) => ({ statement, name: nameOf(statement), text: docstringOf(statement) }))
    .filter(({ text }) => text !== undefined);
  const title = basename(file, '.ts').toLowerCase();
  const main =
    documented.find(({ name }) => name?.toLowerCase() === title) ??
    documented.find(({ statement }) => ts.isFunctionDeclaration(statement)) ??
    documented[0];
  return main?.text && firstSentence(main.text);
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  );
}

/** The last comment before a statement is its own. */
function docstringOf(statement: ts.Statement): string | undefined {
  return ts.getTextOfJSDocComment(ts.getJSDocCommentsAndTags(statement).findLast(ts.isJSDoc)?.comment);
}

function nameOf(statement: ts.Statement): string | undefined {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations[0]?.name.getText();
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return isNamed ? statement.name?.text : undefined;
}

function firstSentence(text: string): string {
  const [sentence = ''] = /^.*?[.:;](?=\s|$)/s.exec(text) ?? [text];
  return `${sentence.replace(/[.:;]$/, '').replaceAll(/\s+/g, ' ')}.`;
}
