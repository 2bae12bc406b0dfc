/** Signs and delivers webhooks to the Apps that are installed, remembers them, and delivers them again when asked. */

import { createHmac, randomUUID } from "node:crypto";
import { reportWebhook, type Violations } from "./openapi-check.ts";
import { renderRepository } from "./render/repository.ts";
import { renderUser } from "./render/user.ts";
import { type App, type Installation, nodeId, type Repository, timestamp, type User, type World } from "./world.ts";

export interface Delivery {
	readonly id: number;
	/** `X-GitHub-Delivery`; a redelivery keeps it. */
	readonly guid: string;
	readonly app: App;
	readonly event: string;
	readonly action: string;
	readonly payload: Readonly<Record<string, unknown>>;
	readonly deliveredAt: string;
	readonly isRedelivery: boolean;
	readonly installationId: number | null;
	readonly repositoryId: number | null;
	/** Of the answer; 0 when there was none, undefined while it is awaited or nobody listens. */
	status: number | undefined;
	durationSeconds: number;
}

export interface WebhookEvent {
	readonly event: string;
	readonly action: string;
	readonly sender: User;
	readonly repository?: Repository;
	/** For events about an installation itself. */
	readonly installation?: Installation;
	/** Beside action, repository, installation and sender. */
	readonly payload: Readonly<Record<string, unknown>>;
}

export interface WebhookSender {
	readonly deliveries: readonly Delivery[];
	/** Delivers to each App that is installed and subscribed; settles when all have answered. Never rejects. */
	emit(event: WebhookEvent): Promise<readonly Delivery[]>;
	redeliver(id: number): Promise<Delivery>;
	/** Settles when nothing is under way. */
	idle(): Promise<void>;
}

/** GitHub gives up on a receiver after ten seconds. */
const PATIENCE_MILLISECONDS = 10_000;

export function createWebhookSender(world: World, violations: Violations): WebhookSender {
	const deliveries: Delivery[] = [];
	const underWay = new Set<Promise<unknown>>();
	const send = (delivery: Delivery): Promise<Delivery> => {
		deliveries.push(delivery);
		const sent = post(delivery).finally(() => underWay.delete(sent));
		underWay.add(sent);
		return sent;
	};
	return {
		deliveries,
		emit: (event) => {
			const receivers = world.installations.filter((installation) => receives(installation, event));
			const made = receivers.map((installation) => prepare(world, installation, event));
			for (const delivery of made) reportWebhook(violations, event, delivery.payload);
			return Promise.all(made.map(send));
		},
		redeliver: (id) => {
			const first = deliveries.find((delivery) => delivery.id === id);
			if (first === undefined) throw new Error(`There is no delivery ${id}.`);
			const again = { ...first, id: world.nextId(), isRedelivery: true, deliveredAt: timestamp(world) };
			return send({ ...again, status: undefined, durationSeconds: 0 });
		},
		idle: async () => {
			while (underWay.size > 0) await Promise.all(underWay);
		},
	};
}

/** An installation hears of itself always, and of its repositories what the App subscribed to. */
function receives(installation: Installation, { event, repository, installation: about }: WebhookEvent): boolean {
	if (about !== undefined) return installation === about;
	if (repository === undefined || !installation.repositories.includes(repository)) return false;
	return installation.app.events.includes(event);
}

function prepare(world: World, installation: Installation, event: WebhookEvent): Delivery {
	const { repository } = event;
	const about = { id: installation.id, node_id: nodeId("IN", installation.id) };
	return {
		id: world.nextId(),
		guid: randomUUID(),
		app: installation.app,
		event: event.event,
		action: event.action,
		payload: {
			action: event.action,
			...event.payload,
			...(repository === undefined ? {} : { repository: renderRepository(world, repository), installation: about }),
			sender: renderUser(world, event.sender),
		},
		deliveredAt: timestamp(world),
		isRedelivery: false,
		installationId: installation.id,
		repositoryId: repository?.id ?? null,
		status: undefined,
		durationSeconds: 0,
	};
}

async function post(delivery: Delivery): Promise<Delivery> {
	const { webhookUrl, webhookSecret } = delivery.app;
	if (webhookUrl === undefined) return delivery;
	const body = JSON.stringify(delivery.payload);
	const begun = performance.now();
	try {
		const answer = await fetch(webhookUrl, {
			method: "POST",
			body,
			headers: {
				"content-type": "application/json",
				"user-agent": "GitHub-Hookshot/stand-in",
				"x-github-delivery": delivery.guid,
				"x-github-event": delivery.event,
				"x-github-hook-id": String(delivery.app.id),
				"x-github-hook-installation-target-id": String(delivery.app.id),
				"x-github-hook-installation-target-type": "integration",
				"x-hub-signature-256": `sha256=${createHmac("sha256", webhookSecret).update(body).digest("hex")}`,
			},
			signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
		});
		await answer.arrayBuffer();
		delivery.status = answer.status;
	} catch {
		delivery.status = 0;
	}
	delivery.durationSeconds = (performance.now() - begun) / 1000;
	return delivery;
}
