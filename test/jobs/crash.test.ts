import { expect, test } from "@jest/globals";
import { sql } from "kysely";
import type { PullRequestRef } from "../../src/github/pull-request-host.ts";
import { describeOnEachDatabase } from "../support/database.ts";
import { silence } from "../support/job-clock.ts";
import { eventually, type JobFixture, newPullRequest, openJobFixture } from "../support/job-fixture.ts";
import { spawnJobChild } from "../support/spawn-job-child.ts";

/** As if the worker of its last try had died while no other was up. */
async function dieUnseen({ store, queue }: JobFixture, { owner }: PullRequestRef): Promise<void> {
	await sql`update pgboss.job set state = 'active', started_on = now(), heartbeat_on = now(), retry_count = retry_limit
		where name = 'review' and data->'pullRequest'->>'owner' = ${owner}`.execute(store.connection.database);
	await silence(store, owner);
	await queue.supervise();
}

describeOnEachDatabase("processes that come and go", "folder", (database) => {
	const options = () => database().options;

	test("start at once on an empty database: both on PostgreSQL, one of them on a folder", async () => {
		const starts = await Promise.allSettled([1, 2].map(() => spawnJobChild("open", "opened", options())));
		const opened = starts.flatMap((start) => (start.status === "fulfilled" ? [start.value] : []));
		const refused = starts.flatMap((start) => (start.status === "rejected" ? [String(start.reason)] : []));
		await Promise.all(opened.map((child) => child.kill()));
		expect(opened).toHaveLength(database().isShared ? 2 : 1);
		expect(refused).toEqual(database().isShared ? [] : [expect.stringContaining("is in use by another process")]);
	});

	test("lose nothing that was accepted before a kill, and finish what was running", async () => {
		const running = newPullRequest();
		const waiting = { ...running, number: running.number + 1 };
		const child = await spawnJobChild("work", "accepted", options(), running);
		await child.kill();

		const fixture = await openJobFixture(options());
		const ends = [running, waiting].map(({ number }) => fixture.until((event) => event.pullRequest.number === number));
		const kinds: string[] = [];
		await fixture.work(async (pullRequest) => {
			kinds.push(...(await fixture.store.takeRequests(pullRequest)).map(({ kind }) => kind));
		});
		if (database().isShared) {
			await silence(fixture.store, running.owner);
			await fixture.queue.supervise();
		}
		expect(await Promise.all(ends)).toMatchObject([
			{ pullRequest: running, outcome: "done", attempt: 2 },
			{ pullRequest: waiting, outcome: "done", attempt: 1 },
		]);
		expect(kinds).toEqual(["synchronize", "synchronize"]);
		await fixture.close();
		expect(fixture.errors).toEqual([]);
	});

	test("stop dying of a request that kills each of them: its job is dead, told, and a later push is done", async () => {
		const poisoned = newPullRequest();
		const first = await openJobFixture(options());
		await first.ask(poisoned);
		await first.close();
		for (let death = 1; death <= 3; death++) {
			const child = await spawnJobChild("die", "opened", options());
			await child.ended;
			if (!database().isShared) continue;
			const watcher = await openJobFixture(options());
			await silence(watcher.store, poisoned.owner);
			await watcher.queue.supervise();
			await watcher.close();
		}

		const fixture = await openJobFixture(options());
		const given: string[] = [];
		await fixture.work(async (pullRequest) => {
			const requests = await fixture.store.takeRequests(pullRequest);
			given.push(...requests.map(({ kind }) => kind));
			await fixture.store.finishRequests(requests.map(({ id }) => id));
		});
		const [dead] = await eventually(fixture.queue.listDead, (jobs) => jobs[0]?.isTold === true);
		expect(fixture.told).toMatchObject([{ pullRequest: poisoned }]);
		expect(given).toEqual([]);
		const pushed = fixture.until(({ outcome }) => outcome === "done");
		await fixture.ask(poisoned);
		expect(await pushed).toMatchObject({ pullRequest: poisoned, attempt: 1 });
		const redriven = fixture.until(({ outcome }) => outcome === "done");
		expect(await fixture.queue.redrive(dead?.id ?? "")).toBe(1);
		await redriven;
		expect(given).toEqual(["synchronize", "synchronize", "redriven"]);
		await fixture.close();
		expect(fixture.errors).toEqual([]);
	}, 60_000);

	test("redrive a dead job that no worker was there to tell of", async () => {
		const pullRequest = newPullRequest();
		const fixture = await openJobFixture(options());
		await fixture.ask(pullRequest);
		await fixture.store.takeRequests(pullRequest);
		await dieUnseen(fixture, pullRequest);
		const [dead] = await fixture.queue.listDead();
		expect(dead).toMatchObject({ pullRequest, isTold: false });
		expect(await fixture.queue.redrive(dead?.id ?? "")).toBe(1);
		const done = fixture.until(({ outcome }) => outcome === "done");
		await fixture.work(async () => {});
		expect(await done).toMatchObject({ pullRequest, attempt: 1 });
		await fixture.close();
	});

	test("return what they were doing when they are told to stop", async () => {
		const pullRequest = newPullRequest();
		const first = await openJobFixture(options());
		const started = Promise.withResolvers<void>();
		await first.work(async () => {
			started.resolve();
			await new Promise(() => {});
		});
		await first.ask(pullRequest);
		await started.promise;
		await first.close();
		expect(first.errors).toEqual([]);

		const second = await openJobFixture(options());
		expect(await second.queue.stats()).toMatchObject({ depth: 1, active: 0, dead: 0 });
		const done = second.until(({ outcome }) => outcome === "done");
		await second.work(async () => {
			const requests = await second.store.takeRequests(pullRequest);
			await second.store.finishRequests(requests.map(({ id }) => id));
		});
		expect(await done).toMatchObject({ pullRequest, attempt: 1 });
		await eventually(second.queue.stats, ({ depth, active }) => depth + active === 0);
		await second.close();
		expect(second.errors).toEqual([]);
	});
});
