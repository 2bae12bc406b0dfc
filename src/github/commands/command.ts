import type { ConstraintKey } from "../../config/constraints.ts";

/** What a person may ask for in a comment. The grammar is closed: nothing else of a comment is read. */
export type Command =
	| { readonly kind: "review"; readonly scope: ReviewScope }
	| { readonly kind: "agents" }
	/** `what`: a rule's id, or a finding's number or fingerprint. */
	| { readonly kind: "explain"; readonly what: string }
	| { readonly kind: "why"; readonly path: string }
	/** Without a number it is about the thread that it stands in. */
	| { readonly kind: "dismiss"; readonly number?: number; readonly reason?: string }
	| { readonly kind: "pause" }
	| { readonly kind: "resume" }
	| { readonly kind: "config" }
	| { readonly kind: "context"; readonly key: ConstraintKey; readonly value: string }
	| { readonly kind: "help" };

export type ReviewScope =
	/** What no review has said yet. */
	| { readonly kind: "new" }
	| { readonly kind: "full" }
	| { readonly kind: "focus"; readonly focus: "performance" | "architecture" }
	| { readonly kind: "agent"; readonly name: string }
	| { readonly kind: "path"; readonly glob: string };

export const COMMAND_NAMES = [
	"review",
	"agents",
	"explain",
	"why",
	"dismiss",
	"pause",
	"resume",
	"config",
	"context",
	"help",
] as const satisfies readonly Command["kind"][];
export type CommandName = (typeof COMMAND_NAMES)[number];
