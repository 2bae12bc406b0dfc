import { z } from "zod";
import type { ValuePath } from "./yaml-place.ts";

/** The keys that a schema knows for the mapping at a path; none where there is no such mapping. */
export function knownKeys(schema: unknown, path: ValuePath): readonly string[] {
	let at = schema;
	for (const step of path) at = below(at, step);
	const mapping = mappingOf(at);
	return mapping ? Object.keys(mapping.shape) : [];
}

function below(schema: unknown, step: PropertyKey): unknown {
	const inner = unwrap(schema);
	if (inner instanceof z.ZodArray) return inner.element;
	if (inner instanceof z.ZodRecord) return inner.valueType;
	return mappingOf(inner)?.shape[String(step)];
}

function mappingOf(schema: unknown): z.ZodObject | undefined {
	const inner = unwrap(schema);
	const options = inner instanceof z.ZodUnion ? inner.options : [inner];
	return options.find((option) => option instanceof z.ZodObject);
}

function unwrap(schema: unknown): unknown {
	return schema instanceof z.ZodOptional ? unwrap(schema.unwrap()) : schema;
}
