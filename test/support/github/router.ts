import { type Operation, operations } from "./openapi-check.ts";
import type { OperationName } from "./openapi-selection.ts";

export interface Route {
	readonly name: OperationName;
	readonly operation: Operation;
	readonly params: Readonly<Record<string, string>>;
}

interface Pattern {
	readonly operation: Operation;
	readonly expression: RegExp;
}

/** Parameters that may hold slashes. */
const DEEP = new Set(["path", "ref"]);

const patterns: readonly Pattern[] = operations
	.map((operation) => ({ operation, expression: expressionOf(operation.path) }))
	.sort((one, other) => segments(other) - segments(one));

/** Finds the operation of a request; `path` is below the API's root. Longer patterns win. */
export function findRoute(method: string, path: string): Route | undefined {
	for (const { operation, expression } of patterns) {
		const found = operation.method === method ? expression.exec(path) : null;
		if (found === null) continue;
		const params = Object.entries(found.groups ?? {}).map(
			([name, value]) => [name, decodeURIComponent(value)] as const,
		);
		const name = `${operation.method} ${operation.path}` as OperationName;
		return { name, operation, params: Object.fromEntries(params) };
	}
	return undefined;
}

function expressionOf(path: string): RegExp {
	const source = path.replace(/\{(\w+)\}/g, (_, name: string) => `(?<${name}>${DEEP.has(name) ? ".*" : "[^/]+"})`);
	return new RegExp(`^${source}$`);
}

function segments({ operation }: Pattern): number {
	const all = operation.path.split("/");
	return all.length + all.filter((segment) => !segment.startsWith("{")).length / 100;
}
