import type { Reaction, User } from "../../../test/support/github/world.ts";
import { type Html, html, trusted } from "./html.ts";

const EMOJI: Readonly<Record<string, string>> = {
	eyes: "👀",
	"+1": "👍",
	confused: "😕",
	"-1": "👎",
	heart: "❤️",
	rocket: "🚀",
	hooray: "🎉",
	laugh: "😄",
};

/** A beetle: six legs, two feelers. */
const BEETLE = trusted(
	'<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M9 5 7 2M15 5l2-3M6 10 2 8M6 14H2M6.5 18 3 21M18 10l4-2M18 14h4M17.5 18l3.5 3M12 8v13"/><ellipse cx="12" cy="14" rx="6" ry="7.5"/><path d="M8.5 8a3.5 3.5 0 0 1 7 0"/></svg>',
);

export function avatar({ login, type }: User): Html {
	if (type === "Bot") return html`<span class="avatar bot">${BEETLE}</span>`;
	return html`<span class="avatar ${login}" aria-hidden="true">${(login[0] ?? "?").toUpperCase()}</span>`;
}

export function name({ login, type }: User): Html {
	if (type !== "Bot") return html`<strong>${login}</strong>`;
	return html`<strong>${login.replace("[bot]", "")}</strong> <span class="label">bot</span>`;
}

/** `HH:MM` of GitHub's own time. */
export function moment(at: string): Html {
	return html`<time datetime="${at}">${new Date(at).toTimeString().slice(0, 5)}</time>`;
}

export function reactions(given: readonly Reaction[]): Html {
	if (given.length === 0) return html``;
	return html`<p class="reactions">${given.map(
		({ content, user }) =>
			html`<span title="${user.login}">${EMOJI[content] ?? content} <small>${user.login.replace("[bot]", "")}</small></span>`,
	)}</p>`;
}
