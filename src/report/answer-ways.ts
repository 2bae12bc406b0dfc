import { CONSTRAINT_KEYS } from "../config/constraints.ts";

/** Whether a question's answer has a place in the configuration, and so in `/context`; an agent may ask anything. */
export function hasConstraint(key: string): boolean {
	return (CONSTRAINT_KEYS as readonly string[]).includes(key);
}
