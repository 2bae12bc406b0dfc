import { fileSchema } from "../config/schema.ts";

const KEYS: ReadonlySet<string> = new Set(Object.keys(fileSchema.shape.constraints.unwrap().shape));

/** Whether a question's answer has a place in the configuration, and so in `/context`; an agent may ask anything. */
export function hasConstraint(key: string): boolean {
	return KEYS.has(key);
}
