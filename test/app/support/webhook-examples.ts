/** The payloads of @octokit/webhooks-examples, and those with something for Gregor in them. */

import { createRequire } from "node:module";

export interface Example {
	readonly event: string;
	readonly payload: Payload;
}

export interface Payload {
	readonly action?: string;
	readonly installation?: { readonly id: number };
	readonly repository?: object;
	readonly issue?: object;
	readonly comment?: { readonly user: object };
	readonly check_run?: object;
	readonly pull_request?: object;
	readonly sender?: object;
	readonly [other: string]: unknown;
}

const groups = createRequire(import.meta.url)("@octokit/webhooks-examples/api.github.com/index.json") as readonly {
	readonly name: string;
	readonly examples: readonly Payload[];
}[];

const raw: readonly Example[] = groups.flatMap(({ name, examples }) =>
	examples.map((payload) => ({ event: name, payload })),
);

export const WITHOUT_INSTALLATION = raw.filter(({ payload }) => !payload.installation).length;

/** GitHub names the installation in each webhook that it sends to an App; many examples were taken from other hooks. */
export const EXAMPLES: readonly Example[] = raw.map(({ event, payload }) => ({
	event,
	payload: { ...payload, installation: payload.installation ?? { id: 4 } },
}));

/** The first example of an event, with some of its parts exchanged. */
export function example(event: string, action: string, parts: (payload: Payload) => object = () => ({})): Example {
	const found = EXAMPLES.find((one) => one.event === event && one.payload.action === action);
	if (!found) throw new Error(`There is no example of ${event}.${action}.`);
	return { event, payload: { ...found.payload, ...parts(found.payload) } };
}
