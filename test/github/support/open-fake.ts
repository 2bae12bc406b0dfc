import { generateKeyPairSync } from "node:crypto";
import type { Fingerprint } from "../../../src/findings/finding.ts";
import { connectApp, type GitHubApp, type GitHubAppOptions } from "../../../src/github/github-app.ts";
import { openPullRequest, type PullRequestOptions } from "../../../src/github/open-pull-request.ts";
import type { InstallationId, PullRequestHost } from "../../../src/github/pull-request-host.ts";
import { NO_PACE } from "../../../src/github/write-pacer.ts";
import type { FakeGitHub } from "./fake-github.ts";

export const privateKey = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({
	type: "pkcs8",
	format: "pem",
}) as string;

/** The App as one process has it: a new call is a new process, with no memory of the last one's. */
export function openFakeApp(github: FakeGitHub, options: Partial<GitHubAppOptions> = {}): GitHubApp {
	const clock = { now: Date.now, wait: async () => {} };
	const quick = { pace: NO_PACE, retryUnitMs: 0, clock };
	return connectApp({ appId: 7, privateKey, fetch: github.fetch, ...quick, ...options });
}

let installations = 0;

/**
 * Another installation each time: octokit's App authentication shares the tokens on their way within a process, and a
 * process that is killed in a test would keep those of the next waiting.
 */
export function newRef() {
	installations += 1;
	return { installationId: installations as InstallationId, owner: "octo", repo: "ingest" };
}

export function openFakeHost(github: FakeGitHub, options: Partial<PullRequestOptions> = {}): PullRequestHost {
	return openPullRequest(openFakeApp(github).openInstallation(newRef()), 3, { parseFingerprint, ...options });
}

export function parseFingerprint(body: string): Fingerprint | undefined {
	return /^<!-- f (\w+) -->/.exec(body)?.[1] as Fingerprint | undefined;
}
