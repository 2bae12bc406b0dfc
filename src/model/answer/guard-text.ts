/** What a model wrote, before it goes anywhere: nothing that only Gregor may know, no foreign link, no flood. */

import { showHidden } from "../../change/show-hidden.ts";
import { keepKnownLinks } from "./known-docs.ts";

/** Forms of credentials that are never worth quoting, whosever they are. */
const CREDENTIALS =
	/\bsk-ant-[\w-]{8,}|\bgh[pousr]_\w{20,}|\bgithub_pat_\w{20,}|\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\bxox[abprs]-[\w-]{10,}|-----BEGIN [A-Z ]*PRIVATE KEY-----|\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/g;

export interface TextGuard {
	/**
	 * The text as it may be told, or `undefined` when it holds one of Gregor's own secrets.
	 * @param length characters that are kept.
	 */
	readonly clean: (text: string, length: number) => string | undefined;
	/** Whether a text that must stay as it is (a quotation, a suggestion) may pass. */
	readonly isSafe: (text: string) => boolean;
}

/** @param secrets the API key, tokens and the fence's nonce; those shorter than 8 characters are passed over. */
export function openTextGuard(secrets: readonly string[]): TextGuard {
	const known = secrets.filter((secret) => secret.length >= 8).map(squeeze);
	// A secret may be told in pieces: spaces and hidden characters do not hide it.
	const holdsSecret = (text: string) => known.some((secret) => squeeze(text).includes(secret));
	return {
		isSafe: (text) => !holdsSecret(text),
		clean: (text, length) => {
			if (holdsSecret(text)) return undefined;
			const linked = keepKnownLinks(showHidden(text.trim())).text;
			const safe = linked.replace(CREDENTIALS, "(credential removed)");
			return safe.length > length ? `${safe.slice(0, length).trimEnd()}…` : safe;
		},
	};
}

function squeeze(text: string): string {
	return text.replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();
}
