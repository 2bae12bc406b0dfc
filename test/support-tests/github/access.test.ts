import { createPrivateKey, sign } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { asApp, type Bench, refusalOf, setUp, tokenWith, withToken } from "./bench.ts";

let bench: Bench;
const clock = { at: Date.now() };
beforeAll(async () => {
	bench = await setUp({ now: () => clock.at });
});
afterAll(async () => {
	expect(bench.github.violations).toEqual([]);
	await bench.github.close();
});

function jsonWebToken(claims: object, header: object = { alg: "RS256", typ: "JWT" }): string {
	const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
	const signed = `${part(header)}.${part(claims)}`;
	const key = createPrivateKey(bench.app.privateKey);
	return `${signed}.${sign("RSA-SHA256", Buffer.from(signed), key).toString("base64url")}`;
}

describe("an App's own token", () => {
	const seconds = () => Math.floor(clock.at / 1000);
	const cases: [string, () => string, number, RegExp][] = [
		[
			"is too long-lived",
			() => jsonWebToken({ iss: bench.app.id, iat: seconds(), exp: seconds() + 700 }),
			401,
			/too far/,
		],
		[
			"has expired",
			() => jsonWebToken({ iss: bench.app.id, iat: seconds() - 700, exp: seconds() - 100 }),
			401,
			/'exp'/,
		],
		[
			"is of the future",
			() => jsonWebToken({ iss: bench.app.id, iat: seconds() + 90, exp: seconds() + 500 }),
			401,
			/'iat'/,
		],
		["is of nobody", () => jsonWebToken({ iss: 7, iat: seconds(), exp: seconds() + 60 }), 404, /Integration not found/],
		["is signed by nothing", () => jsonWebToken({ iss: bench.app.id }, { alg: "none" }), 401, /could not be decoded/],
		[
			"was changed",
			() => jsonWebToken({ iss: bench.app.id, iat: seconds(), exp: seconds() + 60 }).replace(/.{8}$/, "AAAAAAAA"),
			401,
			/could not be decoded/,
		],
		["is no token", () => "ghs_none", 401, /Bad credentials/],
	];
	test.each(cases)("that %s is refused", async (_name, token, status, message) => {
		const refusal = await refusalOf(withToken(bench.github.url, token()).rest.apps.getAuthenticated());
		expect(refusal).toMatchObject({ status, message: expect.stringMatching(message) });
	});

	test("opens the App, at the root and below /api/v3", async () => {
		for (const root of [bench.github.url, `${bench.github.url}/api/v3`]) {
			const { data } = await asApp(root, bench.app).rest.apps.getAuthenticated();
			expect(data?.slug).toBe("gregor");
		}
		const { data } = await asApp(bench.github.url, bench.app).rest.apps.getRepoInstallation(bench.at);
		expect(data.id).toBe(bench.installation.id);
	});

	test("does not open a repository", async () => {
		const token = jsonWebToken({ iss: bench.app.id, iat: seconds(), exp: seconds() + 60 });
		expect(await refusalOf(withToken(bench.github.url, token).rest.pulls.get(bench.on))).toMatchObject({ status: 401 });
	});

	test("is what no installation's token can stand in for", async () => {
		const token = await tokenWith(bench, { contents: "read" });
		expect(await refusalOf(withToken(bench.github.url, token).rest.apps.getAuthenticated())).toMatchObject({
			status: 401,
		});
	});
});

describe("an installation's token", () => {
	test("is for the repositories and permissions that were asked for", async () => {
		const { github, on, at, anna, installation } = bench;
		const other = await github.createRepository({ owner: anna, name: "other", files: { a: "a" } });
		await github.addRepositories(installation, [other]);
		const token = await tokenWith(bench, { pull_requests: "read" }, ["meter"]);
		const octokit = withToken(github.url, token);
		expect((await octokit.rest.pulls.get(on)).data.number).toBe(1);
		expect((await octokit.rest.apps.listReposAccessibleToInstallation()).data.total_count).toBe(1);
		const elsewhere = octokit.rest.repos.get({ owner: "anna", repo: "other" });
		expect(await refusalOf(elsewhere)).toMatchObject({ status: 404, message: "Not Found" });
		const denied = { status: 403, message: "Resource not accessible by integration" };
		const checks = octokit.rest.checks.create({ ...at, name: "Gregor", head_sha: bench.pull.head.sha });
		expect(await refusalOf(checks)).toMatchObject({
			...denied,
			headers: { "x-accepted-github-permissions": "checks=write" },
		});
		expect(await refusalOf(octokit.rest.pulls.createReview({ ...on, body: "x" }))).toMatchObject(denied);
		expect(await refusalOf(octokit.rest.repos.getContent({ ...at, path: "src" }))).toMatchObject(denied);
		expect(await refusalOf(octokit.rest.issues.createComment({ ...at, issue_number: 1, body: "x" }))).toMatchObject(
			denied,
		);
	});

	const refused: [string, object, RegExp][] = [
		["more than was granted", { permissions: { administration: "write" } }, /permissions requested are not granted/],
		["a foreign repository", { repositories: ["elsewhere"] }, /at least one repository that does not exist/],
	];
	test.each(refused)("is not given for %s", async (_name, wanted, message) => {
		const asked = asApp(bench.github.url, bench.app).rest.apps.createInstallationAccessToken({
			installation_id: bench.installation.id,
			...wanted,
		});
		expect(await refusalOf(asked)).toMatchObject({ status: 422, message: expect.stringMatching(message) });
	});

	test("ends after an hour, when revoked, and with the installation", async () => {
		const { github, app, on, anna, repository } = bench;
		const octokit = withToken(github.url, await tokenWith(bench, { pull_requests: "read" }));
		await octokit.rest.pulls.get(on);
		clock.at += 3_601_000;
		expect(await refusalOf(octokit.rest.pulls.get(on))).toMatchObject({ status: 401, message: "Bad credentials" });
		clock.at -= 3_601_000;
		await octokit.rest.apps.revokeInstallationAccessToken();
		expect(await refusalOf(octokit.rest.pulls.get(on))).toMatchObject({ status: 401 });
		const second = await github.install(app, { account: anna, repositories: [repository] });
		const gone = withToken(github.url, await tokenWith({ ...bench, installation: second }, { pull_requests: "read" }));
		await github.uninstall(second);
		expect(await refusalOf(gone.rest.pulls.get(on))).toMatchObject({ status: 401 });
	});
});

const roles = [
	["anna", "admin"],
	["ben", "write"],
	["cleo", "none"],
] as const;
test.each(roles)("the permission of %s is %s", async (username, permission) => {
	const { github, octokit, at } = bench;
	if (!github.world.users.some(({ login }) => login === username)) github.createUser(username);
	const { data } = await octokit.rest.repos.getCollaboratorPermissionLevel({ ...at, username });
	expect(data.permission).toBe(permission);
});
