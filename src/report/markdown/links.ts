import type { Location } from "../../findings/finding.ts";
import { place } from "../places.ts";
import type { ReportOptions } from "../report-options.ts";
import { codeSpan } from "./code.ts";

/**
 * Where references may lead: the documentation of this field. Any other address is shown as text. Not github.com: a
 * link to an issue there leaves a mention on that issue.
 */
const KNOWN_HOSTS: ReadonlySet<string> = new Set([
	"cwiki.apache.org",
	"doc.rust-lang.org",
	"docs.confluent.io",
	"docs.kernel.org",
	"docs.rs",
	"kafka.apache.org",
	"man7.org",
	"nnethercote.github.io",
	"research.google",
	"rust-lang.github.io",
	"rustwasm.github.io",
	"strimzi.io",
	"tokio.rs",
	"www.postgresql.org",
]);

/** Path and line of a place, as a link to the file in head where its address is known. */
export function placeLink(location: Location, options: Pick<ReportOptions, "filesUrl">): string {
	const text = codeSpan(place(location));
	if (options.filesUrl === undefined) return text;
	const lines = location.endLine > location.startLine ? `-L${location.endLine}` : "";
	return `[${text}](${options.filesUrl}/${encodedPath(location.path)}#L${location.startLine}${lines})`;
}

/** Who found it; a rule with a page of its own leads there. */
export function sourceLink(source: string, options: Pick<ReportOptions, "docsUrl" | "rules">): string {
	const text = codeSpan(source);
	const url = rulePage(source, options);
	return url === undefined ? text : `[${text}](${url})`;
}

/** The address of a rule's page, for rules that are known. */
export function rulePage(id: string, options: Pick<ReportOptions, "docsUrl" | "rules">): string | undefined {
	if (options.docsUrl === undefined || !options.rules.has(id)) return undefined;
	return `${options.docsUrl}/rules/${encodeSegment(id)}.md`;
}

/** Further reading: a link where it leads to known documentation, otherwise the address as text. */
export function referenceLink(address: string): string {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	const plain = url?.protocol === "https:" && url.username === "" && url.password === "" && url.port === "";
	if (!url || !plain || !KNOWN_HOSTS.has(url.hostname)) return codeSpan(address);
	return `[${codeSpan(url.hostname + url.pathname)}](${url.href.replace(/[()<>\\`[\]|]/g, encodeURIComponentStrictly)})`;
}

/** A path as part of an address, relative and percent-encoded (RFC 3986). */
export function encodedPath(path: string): string {
	return path.split("/").map(encodeSegment).join("/");
}

function encodeSegment(text: string): string {
	return encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, encodeURIComponentStrictly);
}

function encodeURIComponentStrictly(character: string): string {
	return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
