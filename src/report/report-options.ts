import type { Rule } from "../rules/rule.ts";

/** What a report needs beside the result. Each format reads what concerns it. */
export interface ReportOptions {
	/** Gregor's own version, semantic. */
	readonly version: string;
	/** Rules by id, for their descriptions and pages. */
	readonly rules: ReadonlyMap<string, Pick<Rule, "id" | "metadata">>;
	/** Where docs/ is published, https and no slash at the end; no link to a rule's page without it. */
	readonly docsUrl?: string;
	/** Where files of the head are shown, such as `https://github.com/OWNER/NAME/blob/SHA`; no links to lines without it. */
	readonly filesUrl?: string;
	/** Terminal: what was compared, such as `main...feature`; the object ids where left out. */
	readonly range?: string;
	/** Terminal: escape sequences for colour. Default: none. */
	readonly colour?: boolean;
	/** Terminal: columns. Default: 100. */
	readonly width?: number;
	/** Terminal: a file's text in head, for the lines around a finding. */
	readonly headText?: (path: string) => string | undefined;
}
