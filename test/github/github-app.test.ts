import { describe, expect, test } from "@jest/globals";
import { githubAddresses } from "../../src/github/addresses.ts";
import type { Installation } from "../../src/github/open-installation.ts";
import type { SeenRequest } from "../../src/github/seen-request.ts";
import { type FakeGitHub, fakeGitHub } from "./support/fake-github.ts";
import { newWorld } from "./support/fake-world.ts";
import { newRef, openFakeApp } from "./support/open-fake.ts";
import { quickTimers } from "./support/quick-timers.ts";

quickTimers();

const TOKENS = "POST /app/installations/{id}/access_tokens";
const PULL = "GET /repos/{owner}/{repo}/pulls/{pull_number}";

const read = (installation: Installation) => installation.request(PULL, { ...installation.repository, pull_number: 3 });
const open = (github: FakeGitHub) => openFakeApp(github).openInstallation(newRef());

describe("tokens", () => {
	test("are asked for one repository with the least permissions, once", async () => {
		const github = fakeGitHub();
		const installation = open(github);
		await read(installation);
		await read(installation);
		expect(github.world.tokenRequests).toEqual([
			{
				repositories: ["ingest"],
				permissions: { checks: "write", contents: "read", issues: "write", metadata: "read", pull_requests: "write" },
			},
		]);
	});

	test("for git may read only, and come as a header line", async () => {
		const github = fakeGitHub();
		const source = await open(github).gitSource();
		expect(source.url).toBe("https://github.com/octo/ingest.git");
		const [, credentials = ""] = /^Authorization: Basic (\S+)$/.exec(source.authorizationHeader) ?? [];
		expect(Buffer.from(credentials, "base64").toString()).toBe("x-access-token:secret-token-1");
		expect(github.world.tokenRequests).toMatchObject([{ permissions: { contents: "read", metadata: "read" } }]);
	});

	test("for git last ten minutes, or a new one is made", async () => {
		const github = fakeGitHub(newWorld({ tokenLifeMs: 9 * 60_000 }));
		const installation = open(github);
		await installation.gitSource();
		expect(github.world.tokenRequests).toHaveLength(2);
	});

	test("that are refused are replaced, and the request is sent again, a write too", async () => {
		const github = fakeGitHub(newWorld(), ({ authorization, route }) => {
			const isOld = authorization === "token secret-token-1" && route !== "/app";
			return isOld ? { kind: "answer", status: 401, after: false } : undefined;
		});
		const installation = open(github);
		await read(installation);
		expect(github.log).toEqual([
			TOKENS,
			"GET /repos/{owner}/{repo}/pulls/{number}",
			TOKENS,
			"GET /repos/{owner}/{repo}/pulls/{number}",
		]);
	});

	test.each([
		[401, "operator"],
		[403, "owner"],
		[404, "owner"],
		[422, "owner"],
		[500, "github-wait"],
	])("refused with %i are an error of %s", async (status, kind) => {
		const github = fakeGitHub(newWorld(), ({ route }) =>
			route.endsWith("access_tokens") ? { kind: "answer", status, after: false } : undefined,
		);
		await expect(read(open(github))).rejects.toMatchObject({ kind, status });
	});

	test("cannot be made with a key that is none: the operator's error, without the key", async () => {
		const app = openFakeApp(fakeGitHub(), { privateKey: "-----BEGIN secret-----" });
		const error: unknown = await app.identity().catch((each: unknown) => each);
		expect(error).toMatchObject({ kind: "operator", cause: "unreadable private key" });
		expect(`${error} ${JSON.stringify(error)}`).not.toContain("secret");
	});
});

describe("requests", () => {
	const failing = (status: number) =>
		fakeGitHub(newWorld(), ({ route }) =>
			route.startsWith("/repos") ? { kind: "answer", status, after: false } : undefined,
		);
	const sent = (github: FakeGitHub) => github.log.filter((each) => each.includes("/repos")).length;

	test("that read are repeated three times", async () => {
		const github = failing(502);
		await expect(read(open(github))).rejects.toMatchObject({ kind: "github-wait", status: 502 });
		expect(sent(github)).toBe(4);
	});

	test("that write are sent once", async () => {
		const github = failing(502);
		const { request, repository } = open(github);
		const comment = request("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", {
			...repository,
			issue_number: 3,
			body: "",
		});
		await expect(comment).rejects.toMatchObject({ kind: "github-wait", effect: "unknown" });
		expect(sent(github)).toBe(1);
	});

	test("that are limited are not hammered", async () => {
		const github = failing(429);
		await expect(read(open(github))).rejects.toMatchObject({ kind: "github-wait", status: 429 });
		expect(sent(github)).toBe(1);
	});

	test("that are refused for good are not repeated", async () => {
		const github = failing(404);
		await expect(read(open(github))).rejects.toMatchObject({
			kind: "owner",
			requestId: "F4KE:1",
			route: "/repos/{owner}/{repo}/pulls/{pull_number}",
		});
		expect(sent(github)).toBe(1);
	});

	test("are counted with what is left of the limit, by route and not by name", async () => {
		const headers = { "x-ratelimit-remaining": "4999", "x-ratelimit-limit": "5000", "x-ratelimit-resource": "core" };
		const github = fakeGitHub(newWorld(), ({ route }) =>
			route.startsWith("/repos") ? { kind: "answer", status: 404, after: false, headers } : undefined,
		);
		const seen: SeenRequest[] = [];
		const installation = openFakeApp(github, { onRequest: (each) => seen.push(each) }).openInstallation(newRef());
		await read(installation).catch(() => {});
		expect(seen).toMatchObject([
			{
				method: "POST",
				route: "/app/installations/{installation_id}/access_tokens",
				status: 201,
				remaining: undefined,
			},
			{
				method: "GET",
				route: "/repos/{owner}/{repo}/pulls/{pull_number}",
				status: 404,
				remaining: 4999,
				limit: 5000,
				resource: "core",
			},
		]);
	});

	test("go to the Enterprise Server's own addresses", async () => {
		const addresses: string[] = [];
		const github = fakeGitHub();
		const send: typeof fetch = (address, init) => {
			addresses.push(String(address));
			return github.fetch(String(address).replace("/api/v3", "").replace("/api/graphql", "/graphql"), init);
		};
		const app = openFakeApp(github, { fetch: send, addresses: githubAddresses("ghe.example.com") });
		const installation = app.openInstallation(newRef());
		await read(installation);
		await installation.graphql("query { x }", { after: null });
		expect(addresses.slice(1)).toEqual([
			"https://ghe.example.com/api/v3/repos/octo/ingest/pulls/3",
			"https://ghe.example.com/api/graphql",
		]);
		expect((await installation.gitSource()).url).toBe("https://ghe.example.com/octo/ingest.git");
	});

	test("the App's identity is asked for once, and again after a failure", async () => {
		let fails = true;
		const github = fakeGitHub(newWorld(), () => (fails ? { kind: "answer", status: 404, after: false } : undefined));
		const app = openFakeApp(github);
		await expect(app.identity()).rejects.toMatchObject({ kind: "owner" });
		fails = false;
		expect(await Promise.all([app.identity(), app.identity()])).toEqual([
			{ appId: 7, slug: "gregor" },
			{ appId: 7, slug: "gregor" },
		]);
		expect(github.log).toEqual(["GET /app", "GET /app"]);
	});
});
