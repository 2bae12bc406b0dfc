/** What goes between Gregor and the process that parses. One question at a time, one answer each. */

import type { Item } from "./item.ts";

export type Question =
	| { readonly kind: "items"; readonly text: string }
	/** How many places of the text do not parse. */
	| { readonly kind: "errors"; readonly text: string };

export type Answer =
	| { readonly kind: "ready" }
	| { readonly kind: "items"; readonly items: readonly Item[] }
	| { readonly kind: "errors"; readonly errors: number }
	| { readonly kind: "failed"; readonly reason: string };
