/** Users, Apps and installations: what a person does on GitHub's settings pages. */

import { createPublicKey, generateKeyPairSync, randomBytes } from "node:crypto";
import type { Teller } from "../events.ts";
import { renderInstallation } from "../render/app.ts";
import { identify } from "../render/repository.ts";
import { type App, type Installation, type Permissions, type Repository, timestamp, type User } from "../world.ts";

/** What Gregor asks for; to resolve threads takes write access to contents (see graphql/roots.ts). */
const USUAL_PERMISSIONS: Permissions = {
	metadata: "read",
	contents: "write",
	pull_requests: "write",
	issues: "write",
	checks: "write",
};

const USUAL_EVENTS = [
	"pull_request",
	"pull_request_review",
	"pull_request_review_comment",
	"pull_request_review_thread",
	"issue_comment",
	"check_run",
];

export interface NewApp {
	readonly slug: string;
	readonly owner?: User;
	readonly permissions?: Permissions;
	readonly events?: readonly string[];
	/** Where webhooks go; may be set later. */
	readonly webhookUrl?: string;
}

export interface NewInstallation {
	readonly account: User;
	readonly repositories: readonly Repository[];
	/** The App's, if not said. */
	readonly permissions?: Permissions;
}

export function accounts(teller: Teller) {
	const { world } = teller;
	const createUser = (login: string, type: User["type"] = "User"): User => {
		const user = { id: world.nextId(), login, type, token: `ghp_${randomBytes(18).toString("hex")}` };
		world.users.push(user);
		return user;
	};
	const tell = (installation: Installation, event: string, action: string, sender: User, more: object) => {
		const payload = { installation: renderInstallation(world, installation), ...more };
		return teller.hooks.emit({ event, action, sender, installation, payload });
	};
	const tellRepositories = (
		installation: Installation,
		action: "added" | "removed",
		repositories: readonly Repository[],
	) => {
		const named = repositories.map(identify);
		return tell(installation, "installation_repositories", action, installation.account, {
			repository_selection: "selected",
			repositories_added: action === "added" ? named : [],
			repositories_removed: action === "removed" ? named : [],
			requester: null,
		});
	};
	return {
		createUser,
		createApp: (wanted: NewApp): App => {
			const app: App = {
				id: world.nextId(),
				slug: wanted.slug,
				name: wanted.slug,
				owner: wanted.owner ?? createUser(`${wanted.slug}-owner`),
				bot: createUser(`${wanted.slug}[bot]`, "Bot"),
				...keys(world.apps.length),
				webhookSecret: randomBytes(16).toString("hex"),
				webhookUrl: wanted.webhookUrl,
				permissions: wanted.permissions ?? USUAL_PERMISSIONS,
				events: wanted.events ?? USUAL_EVENTS,
				createdAt: timestamp(world),
			};
			world.apps.push(app);
			return app;
		},
		install: async (app: App, { account, repositories, permissions }: NewInstallation): Promise<Installation> => {
			const installation: Installation = {
				id: world.nextId(),
				app,
				account,
				repositories: [...repositories],
				permissions: permissions ?? app.permissions,
				createdAt: timestamp(world),
			};
			world.installations.push(installation);
			const named = { repositories: repositories.map(identify), requester: null };
			await tell(installation, "installation", "created", account, named);
			return installation;
		},
		uninstall: async (installation: Installation) => {
			const named = { repositories: installation.repositories.map(identify), requester: null };
			const told = tell(installation, "installation", "deleted", installation.account, named);
			world.installations.splice(world.installations.indexOf(installation), 1);
			return told;
		},
		addRepositories: (installation: Installation, repositories: readonly Repository[]) => {
			installation.repositories.push(...repositories);
			return tellRepositories(installation, "added", repositories);
		},
		removeRepositories: (installation: Installation, repositories: readonly Repository[]) => {
			const kept = installation.repositories.filter((repository) => !repositories.includes(repository));
			installation.repositories.splice(0, installation.repositories.length, ...kept);
			return tellRepositories(installation, "removed", repositories);
		},
	};
}

/** Keys take a tenth of a second each, so that the stand-ins of one process share them: the first App's, the second's. */
const pairs: Pick<App, "privateKey" | "publicKey">[] = [];

function keys(index: number): Pick<App, "privateKey" | "publicKey"> {
	const known = pairs[index];
	if (known !== undefined) return known;
	const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
	const pem = privateKey.export({ type: "pkcs1", format: "pem" }).toString();
	const pair = { privateKey: pem, publicKey: createPublicKey(privateKey) };
	pairs[index] = pair;
	return pair;
}
