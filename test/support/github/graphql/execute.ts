/** Answers a parsed request from objects whose members are values, or functions of the field's arguments. */

import { type Document, type Field, fillIn, parseDocument, type Selection } from "./parse.ts";

export type Arguments = Readonly<Record<string, unknown>>;
export interface GraphqlObject {
	readonly __typename: string;
	readonly [field: string]: unknown;
}

/** An error of GitHub's GraphQL: the answer is still a 200. Thrown by resolvers. */
export interface GraphqlError {
	readonly kind: "graphql-error";
	readonly type: string;
	readonly message: string;
}

export function graphqlError(type: string, message: string): GraphqlError {
	return { kind: "graphql-error", type, message };
}

export interface GraphqlAnswer {
	readonly data?: unknown;
	readonly errors?: readonly object[];
}

interface Run {
	readonly document: Document;
	readonly variables: Arguments;
	readonly errors: object[];
}

export function execute(
	source: string,
	variables: Arguments,
	roots: { readonly query: GraphqlObject; readonly mutation: GraphqlObject },
): GraphqlAnswer {
	let document: Document;
	try {
		document = parseDocument(source);
	} catch (error) {
		return { errors: [{ message: `Parse error on: ${error instanceof Error ? error.message : error}` }] };
	}
	const run: Run = { document, variables, errors: [] };
	const data = select(run, roots[document.operation], document.selection, []);
	return run.errors.length === 0 ? { data } : { data, errors: run.errors };
}

function select(run: Run, object: GraphqlObject, selection: readonly Selection[], path: readonly string[]): unknown {
	const result: Record<string, unknown> = {};
	for (const one of selection) {
		if (one.kind === "field") {
			result[one.alias] = resolve(run, object, one, [...path, one.alias]);
			continue;
		}
		const fragment = one.kind === "spread" ? run.document.fragments.get(one.name) : one;
		if (fragment === undefined || !isOfType(object, fragment.type)) continue;
		Object.assign(result, select(run, object, fragment.selection, path));
	}
	return result;
}

function isOfType({ __typename: name }: GraphqlObject, type: string): boolean {
	return name === type || type === "Node" || (type === "Actor" && ["Bot", "User", "Organization"].includes(name));
}

function resolve(run: Run, object: GraphqlObject, field: Field, path: readonly string[]): unknown {
	if (!(field.name in object)) {
		const message = `Field '${field.name}' doesn't exist on type '${object.__typename}'`;
		run.errors.push({ path, message, extensions: { code: "undefinedField" } });
		return null;
	}
	const given = Object.entries(field.arguments).map(([name, value]) => [name, fillIn(value, run.variables)]);
	try {
		const member = object[field.name];
		const value = typeof member === "function" ? member(Object.fromEntries(given)) : member;
		return complete(run, value, field, path);
	} catch (error) {
		if (!isGraphqlError(error)) throw error;
		run.errors.push({ type: error.type, path, locations: [], message: error.message });
		return null;
	}
}

function complete(run: Run, value: unknown, field: Field, path: readonly string[]): unknown {
	if (Array.isArray(value)) return value.map((item, index) => complete(run, item, field, [...path, String(index)]));
	if (typeof value !== "object" || value === null) return value;
	return select(run, value as GraphqlObject, field.selection, path);
}

function isGraphqlError(value: unknown): value is GraphqlError {
	return typeof value === "object" && value !== null && "kind" in value && value.kind === "graphql-error";
}
