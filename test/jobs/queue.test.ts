import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sql } from "kysely";
import type { PullRequestRef } from "../../src/github/pull-request-host.ts";
import { Cancelled, type DeadJob, type Handler } from "../../src/jobs/queue.ts";
import { describeOnEachDatabase } from "../support/database.ts";
import { silence } from "../support/job-clock.ts";
import { eventually, type JobFixture, newPullRequest, openJobFixture } from "../support/job-fixture.ts";

const ended = (signal: AbortSignal) => new Promise((done) => signal.addEventListener("abort", done, { once: true }));

describeOnEachDatabase("the queue", "memory", (database) => {
	let fixture: JobFixture;
	const handlers = new Map<string, Handler>();
	beforeAll(async () => {
		fixture = await openJobFixture(database().options);
		await fixture.work(async (...args) => {
			await (handlers.get(args[0].owner) as Handler)(...args);
		});
	});
	afterAll(async () => {
		await fixture.close();
		expect(fixture.errors).toEqual([]);
	});

	/** What the one worker does for this pull request; by default, all that is wanted. */
	const handle = (pullRequest: PullRequestRef, handler: Handler) => {
		handlers.set(pullRequest.owner, async (...args) => {
			await handler(...args);
			await finish(pullRequest);
		});
	};
	const finish = async (pullRequest: PullRequestRef) => {
		const requests = await fixture.store.takeRequests(pullRequest);
		await fixture.store.finishRequests(requests.map(({ id }) => id));
	};
	const endOf = (pullRequest: PullRequestRef, outcome: string) =>
		fixture.until((event) => event.pullRequest.owner === pullRequest.owner && event.outcome === outcome);
	const states = async (pullRequest: PullRequestRef) => {
		const { rows } = await sql<{ state: string }>`select state::text from pgboss.job
			where name = 'review' and data->'pullRequest'->>'owner' = ${pullRequest.owner} order by state`.execute(
			fixture.store.connection.database,
		);
		return rows.map(({ state }) => state);
	};

	test("runs a job that a delivery asked for, once", async () => {
		const pullRequest = newPullRequest();
		let runs = 0;
		handle(pullRequest, async () => {
			runs++;
		});
		const done = endOf(pullRequest, "done");
		await fixture.ask(pullRequest);
		expect(await done).toMatchObject({ pullRequest, attempt: 1 });
		expect([runs, await states(pullRequest)]).toEqual([1, ["completed"]]);
	});

	test("keeps one waiting beside the running one, however many deliveries come", async () => {
		const pullRequest = newPullRequest();
		const started = Promise.withResolvers<void>();
		const goOn = Promise.withResolvers<void>();
		let runs = 0;
		handle(pullRequest, async () => {
			runs++;
			started.resolve();
			await goOn.promise;
		});
		await fixture.ask(pullRequest);
		await started.promise;
		await Promise.all(Array.from({ length: 20 }, () => fixture.ask(pullRequest)));
		expect(await states(pullRequest)).toEqual(["active", "created"]);
		goOn.resolve();
		await eventually(
			() => states(pullRequest),
			(now) => now.join() === "completed,completed",
		);
		expect(runs).toBe(2);
	});

	test("runs no more of one installation at a time than its limit, and others beside it", async () => {
		const greedy = newPullRequest();
		const other = newPullRequest();
		const goOn = Promise.withResolvers<void>();
		const twoRun = Promise.withResolvers<void>();
		let running = 0;
		let most = 0;
		handlers.set(greedy.owner, async (pullRequest) => {
			running++;
			most = Math.max(most, running);
			if (running === 2) twoRun.resolve();
			await goOn.promise;
			running--;
			await finish(pullRequest);
		});
		handle(other, async () => {});
		await Promise.all(Array.from({ length: 6 }, (_, index) => fixture.ask({ ...greedy, number: index + 1 })));
		await twoRun.promise;
		const done = endOf(other, "done");
		await fixture.ask(other);
		await done;
		goOn.resolve();
		await eventually(
			() => states(greedy),
			(now) => now.every((state) => state === "completed"),
		);
		expect([most, (await states(greedy)).length]).toEqual([2, 6]);
	});

	test.each([
		["moves to another head", "moved", { head: "b".repeat(40) }],
		["is closed", "closed", { closed: true }],
	])("cancels a run whose pull request %s, and does what is then wanted", async (_what, why, change) => {
		const pullRequest = newPullRequest();
		const started = Promise.withResolvers<void>();
		const reasons: unknown[] = [];
		let runs = 0;
		handle(pullRequest, async (_one, signal) => {
			if (++runs > 1) return;
			started.resolve();
			await ended(signal);
			reasons.push(signal.reason);
			throw signal.reason;
		});
		await fixture.ask(pullRequest, { head: "a".repeat(40) });
		await started.promise;
		const done = endOf(pullRequest, "done");
		await fixture.ask(pullRequest, change);
		expect((await done).attempt).toBe(1);
		expect(reasons).toEqual([new Cancelled(why as "moved")]);
		expect(await states(pullRequest)).toEqual(["completed", "completed"]);
	});

	test("tries a job three times, tells that it is dead, and does it again when it is redriven", async () => {
		const pullRequest = newPullRequest();
		const attempts: [number, boolean][] = [];
		handle(pullRequest, async (_one, _signal, { attempt, isLast }) => {
			attempts.push([attempt, isLast]);
			throw new TypeError(`try ${attempt}`);
		});
		await fixture.ask(pullRequest);
		const isDead = async () =>
			(await fixture.queue.listDead()).find((job) => job.pullRequest.owner === pullRequest.owner);
		const dead = await eventually(isDead, (job) => job?.isTold === true);
		expect(attempts).toEqual([
			[1, false],
			[2, false],
			[3, true],
		]);
		expect(dead).toMatchObject({ pullRequest, failure: { name: "TypeError", message: "try 3" } });
		expect(fixture.told.filter((one) => one.pullRequest.owner === pullRequest.owner)).toEqual([
			{ pullRequest, name: "TypeError", message: "try 3" },
		]);
		await finish(pullRequest);
		const kinds: string[] = [];
		handle(pullRequest, async () => {
			kinds.push(...(await fixture.store.takeRequests(pullRequest)).map(({ kind }) => kind));
		});
		const done = endOf(pullRequest, "done");
		expect(await fixture.queue.redrive("00000000-0000-0000-0000-000000000000")).toBe(0);
		expect(await fixture.queue.redrive(dead?.id ?? "")).toBe(1);
		expect((await done).attempt).toBe(1);
		expect([kinds, await isDead()]).toEqual([["redriven"], undefined]);
	});

	test("gives no later job what a dead one had taken, until that is redriven", async () => {
		const pullRequest = newPullRequest();
		const given: number[] = [];
		let isPoison = true;
		handlers.set(pullRequest.owner, async () => {
			const requests = await fixture.store.takeRequests(pullRequest);
			given.push(requests.length);
			if (isPoison) throw new Error("poison");
			await fixture.store.finishRequests(requests.map(({ id }) => id));
		});
		const dead = () => eventually(fixture.queue.listDead, (jobs) => isTold(jobs[0], pullRequest));
		await fixture.ask(pullRequest);
		const [first] = await dead();
		expect(given.splice(0)).toEqual([1, 1, 1]);

		isPoison = false;
		const pushed = endOf(pullRequest, "done");
		await fixture.ask(pullRequest);
		await pushed;
		expect(given.splice(0)).toEqual([1]);

		isPoison = true;
		await fixture.queue.redrive(first?.id ?? "");
		const [second] = await dead();
		expect(given.splice(0)).toEqual([2, 2, 2]);

		isPoison = false;
		const redriven = endOf(pullRequest, "done");
		await fixture.queue.redrive(second?.id ?? "");
		await redriven;
		expect(given).toEqual([3]);
	});

	test("runs what came while a job was dying", async () => {
		const pullRequest = newPullRequest();
		let tries = 0;
		handle(pullRequest, async () => {
			tries++;
			if (tries === 3) await fixture.ask(pullRequest);
			if (tries <= 3) throw new Error("not yet");
		});
		const done = endOf(pullRequest, "done");
		await fixture.ask(pullRequest);
		expect((await done).attempt).toBe(1);
		expect(tries).toBe(4);
	});

	test("gives a silent worker's job to another, and does not listen to the silent one any more", async () => {
		const pullRequest = newPullRequest();
		const started = Promise.withResolvers<void>();
		const goOn = Promise.withResolvers<void>();
		let runs = 0;
		handle(pullRequest, async () => {
			if (++runs > 1) return;
			started.resolve();
			await goOn.promise;
			throw new Error("too late to count");
		});
		await fixture.ask(pullRequest);
		await started.promise;
		await silence(fixture.store, pullRequest.owner);
		const done = endOf(pullRequest, "done");
		await fixture.queue.supervise();
		expect((await done).attempt).toBe(2);
		const failed = endOf(pullRequest, "failed");
		goOn.resolve();
		await failed;
		expect([runs, await states(pullRequest)]).toEqual([2, ["completed"]]);
	});

	test("counts what waits, runs and is dead", async () => {
		const pullRequest = newPullRequest();
		const started = Promise.withResolvers<void>();
		const goOn = Promise.withResolvers<void>();
		handle(pullRequest, async () => {
			started.resolve();
			await goOn.promise;
		});
		const before = await fixture.queue.stats();
		expect(before).toMatchObject({ depth: 0, active: 0, oldestSeconds: 0 });
		await fixture.ask(pullRequest);
		await started.promise;
		await fixture.ask(pullRequest);
		const during = await fixture.queue.stats();
		expect(during).toEqual({ depth: 1, active: 1, oldestSeconds: expect.any(Number), dead: before.dead });
		const done = endOf(pullRequest, "done");
		goOn.resolve();
		await done;
		await eventually(fixture.queue.stats, ({ depth, active }) => depth + active === 0);
	});

	test("leaves nothing of an account that is forgotten, and ends its work", async () => {
		const pullRequest = newPullRequest();
		const started = Promise.withResolvers<void>();
		handlers.set(pullRequest.owner, async (_one, signal) => {
			started.resolve();
			await ended(signal);
			throw signal.reason;
		});
		await fixture.ask(pullRequest, { head: "a".repeat(40) });
		await started.promise;
		await fixture.ask(pullRequest);
		const cancelled = endOf(pullRequest, "cancelled");
		await fixture.store.forgetInstallation(pullRequest.installationId);
		await cancelled;
		expect(await mentions(fixture, pullRequest.owner)).toEqual([]);
	});
});

function isTold(job: DeadJob | undefined, { owner }: PullRequestRef): boolean {
	return job?.pullRequest.owner === owner && job.isTold;
}

/** The tables, ours and pg-boss's, that hold this text in any column. */
async function mentions({ store }: JobFixture, text: string): Promise<string[]> {
	const { database } = store.connection;
	const { rows } = await sql<{
		name: string;
	}>`select quote_ident(table_schema) || '.' || quote_ident(table_name) as name
		from information_schema.tables where table_schema in ('public', 'pgboss')`.execute(database);
	const found: string[] = [];
	for (const { name } of rows) {
		const hit = await sql`select 1 from ${sql.raw(name)} t where t::text like ${`%${text}%`} limit 1`.execute(database);
		if (hit.rows.length > 0) found.push(name);
	}
	return found;
}
