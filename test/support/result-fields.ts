import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** A type as it is written, and the file whose names it uses. */
interface Written {
  node: ts.Node;
  file: string;
}

const files = new Map<string, ts.SourceFile>();

function parsed(file: string): ts.SourceFile {
  const known = files.get(file) ?? ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  files.set(file, known);
  return known;
}

/**
 * Every field of a result type that holds no further fields, as `place.field.field`: of lists and records their items, of unions every branch. Types of the model
 * are values.
 */
export function resultFields(file: string, type: string, place: string): string[] {
  const found = declared(type, file);
  if (found === null) throw new Error(`${file} has no ${type}`);
  return [...new Set(fieldsOf(found, place))];
}

/** The declaration of a type, in the file or in the file of its folder that it is imported from. */
function declared(name: string, file: string): Written | null {
  for (const statement of parsed(file).statements) {
    const isType = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
    if (isType && statement.name.text === name) return { node: statement, file };
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const bindings = statement.importClause?.namedBindings;
    const from = statement.moduleSpecifier.text;
    const isImported =
      bindings && ts.isNamedImports(bindings) && bindings.elements.some((one) => one.name.text === name);
    if (isImported === true && !from.includes('/model/')) return declared(name, join(dirname(file), `${from}.ts`));
  }
  return null;
}

function fieldsOf({ node, file }: Written, place: string): string[] {
  const within = (inner: ts.Node, at = place): string[] => fieldsOf({ node: inner, file }, at);
  const members = (all: readonly ts.TypeElement[]): string[] =>
    all.flatMap((member) =>
      ts.isPropertySignature(member) && member.type ? within(member.type, `${place}.${member.name.getText()}`) : [],
    );
  if (ts.isInterfaceDeclaration(node)) {
    const bases = (node.heritageClauses ?? []).flatMap((clause) => clause.types);
    return [...bases.flatMap((base) => within(base)), ...members([...node.members])];
  }
  if (ts.isTypeAliasDeclaration(node)) return within(node.type);
  if (ts.isTypeLiteralNode(node)) return members([...node.members]);
  if (ts.isArrayTypeNode(node)) return within(node.elementType);
  if (ts.isParenthesizedTypeNode(node)) return within(node.type);
  if (ts.isUnionTypeNode(node) || ts.isIntersectionTypeNode(node)) return node.types.flatMap((part) => within(part));
  if (!ts.isTypeReferenceNode(node) && !ts.isExpressionWithTypeArguments(node)) return [place];
  const name = ts.isTypeReferenceNode(node) ? node.typeName.getText() : node.expression.getText();
  const [picked, names] = node.typeArguments ?? [];
  if (name === 'Pick' && picked !== undefined && names !== undefined) {
    const kept = [...names.getText().matchAll(/'(\w+)'/g)].map(([, field]) => `${place}.${String(field)}`);
    return within(picked).filter((field) => kept.some((one) => field === one || field.startsWith(`${one}.`)));
  }
  const value = node.typeArguments?.[1];
  if (name === 'Record' && value !== undefined) return within(value);
  const other = declared(name, file);
  return other === null ? [place] : fieldsOf(other, place);
}
