import type { Permission } from "../pull-request-host.ts";
import type { Command } from "./command.ts";

export type Allowance =
	| { readonly kind: "allowed" }
	/** `sentence` is for the person who asked. */
	| { readonly kind: "refused"; readonly sentence: string };

/** What the pull request's author may ask for without being able to write to the repository. */
const FOR_AUTHORS: ReadonlySet<Command["kind"]> = new Set(["review", "explain", "why", "help"]);

/** Whether a command is done for someone of this live permission, never by `author_association`. */
export function whoMay(command: Command, permission: Permission, isAuthor: boolean): Allowance {
	if (permission === "admin" || permission === "write") return { kind: "allowed" };
	if (isAuthor && FOR_AUTHORS.has(command.kind)) return { kind: "allowed" };
	const others = FOR_AUTHORS.has(command.kind) ? ", or to have opened this pull request" : "";
	return {
		kind: "refused",
		sentence: `For \`/${command.kind}\` one needs to be allowed to write to this repository${others}.`,
	};
}
