/** The demo's page in a real browser: what a visitor sees, and what each control does. */

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type Browser, chromium, type Page } from "playwright-core";
import { type RunningDemo, spawnDemo } from "./spawn-demo.ts";

const CHROMIUM = "/usr/bin/chromium";
const FLAGS =
	"--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
const SCREENSHOT = fileURLToPath(new URL("../../docs/images/review.png", import.meta.url));

const hasBrowser = existsSync(CHROMIUM);
if (!hasBrowser)
	console.warn(`NOT TESTED: the demo's page, because there is no ${CHROMIUM} (apt-get install chromium)`);

const inBrowser = hasBrowser ? describe : describe.skip;

inBrowser("the page", () => {
	let demo: RunningDemo;
	let browser: Browser;
	let page: Page;
	let url: string;
	const complaints: string[] = [];

	beforeAll(async () => {
		demo = spawnDemo();
		[browser, [url = ""]] = await Promise.all([
			chromium.launch({ executablePath: CHROMIUM, args: FLAGS.split(" ") }),
			demo.printed(/http:\/\/127\.0\.0\.1:\d+/),
		]);
		page = await browser.newPage({ viewport: { width: 1280, height: 1180 } });
		page.setDefaultTimeout(20_000);
		page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
		page.on("pageerror", (error) => complaints.push(String(error)));
		await page.goto(url);
		await demo.printed(/writes the check run: failure/);
	}, 60_000);

	afterAll(async () => {
		await browser?.close();
		demo?.interrupt();
		const { status } = await demo.ended;
		expect(status).toBe(0);
	});

	test("the conversation comes by itself: the description, the threads, the summary, the check", async () => {
		await page.locator("#state .failure").waitFor();
		expect(await page.locator("#description input[type=checkbox]").count()).toBe(3);
		expect(await page.locator("article.card .thread").count()).toBeGreaterThanOrEqual(12);
		expect(await page.locator("article.ours .markdown h2").textContent()).toMatch(/^Gregor: \d+ findings/);
		expect(await page.locator(".markdown details[open]").count()).toBe(0);
		expect(await page.locator("#top .label.warn").textContent()).toBe("agents' answers written beforehand");
	});

	test("the summary folds what was refuted, and what each agent cost", async () => {
		const summary = page.locator("article.ours .markdown");
		await summary.getByText("2 findings looked at again and refuted").click();
		await summary.getByText("Refuted by verifier").waitFor();
		await summary.getByText("How this was reviewed").click();
		expect(await summary.getByRole("row", { name: "verifier" }).textContent()).toContain("$");
	});

	test("the files have each thread right under its line", async () => {
		await page.goto(`${url}/?pull=1&tab=files`);
		const threads = page.locator("tr.talk");
		expect(await threads.count()).toBeGreaterThanOrEqual(12);
		expect(await page.locator("tr.marked + tr.talk").count()).toBe(await threads.count());
		const linger = page.locator("tr.marked", { hasText: '"linger.ms"' }).locator("+ tr.talk");
		expect(await linger.textContent()).toContain("linger.ms is 0");
		if (process.env.GREGOR_SCREENSHOT) await takeScreenshot(page);
	});

	test("the check has its summary with the cost, and annotations", async () => {
		await page.goto(`${url}/?pull=1&tab=checks`);
		expect(await page.locator(".annotation.failure").count()).toBeGreaterThanOrEqual(3);
		expect(await page.locator("#checks .markdown").textContent()).toMatch(
			/4 agents and the verifier · \d+ rules · \$\d/,
		);
	});

	test("the next commit is pushed: what is fixed is resolved, a suggestion is a small diff", async () => {
		await page.goto(url);
		await page.getByRole("button", { name: "Push the next commit" }).click();
		await page.locator(".suggestion tr.del", { hasText: "message.offset() + 1" }).waitFor();
		await page.locator(".label.done").nth(3).waitFor();
		expect(await page.getByRole("button", { name: "Push the next commit" }).count()).toBe(0);
	});

	test("a maintainer objects, and the agent that found it answers and withdraws", async () => {
		await page.getByRole("button", { name: "Object to a finding" }).click();
		const card = page
			.locator("article.card", { hasText: "Every reading past" })
			.filter({ has: page.locator(".thread") });
		await card.locator(".label.done").waitFor();
		expect(await card.textContent()).toContain("Answered by rust-kafka-performance-architect");
		expect(await page.getByRole("button", { name: "Object to a finding" }).count()).toBe(0);
	});

	test("a command is answered, and a finding dismissed in its thread", async () => {
		await page.getByRole("button", { name: "/help", exact: true }).click();
		await page.getByRole("button", { name: "Comment", exact: true }).click();
		await page.locator("article.ours th", { hasText: "what it does" }).waitFor();
		const card = page.locator("article.card", { hasText: "linger.ms is 0" });
		await card.getByPlaceholder("Reply, or say why it may stay").fill("an alert must not wait");
		await card.getByRole("button", { name: "Dismiss" }).click();
		await card.locator(".label.done").waitFor();
	});

	test("a clean pull request is green and silent", async () => {
		await page.getByRole("button", { name: "Open a clean pull request" }).click();
		await page.waitForURL(/pull=2/);
		await page.locator("#state .success").waitFor();
		expect(await page.locator("article.card").count()).toBe(1);
	});

	test.each(["conversation", "checks", "files"])("%s fits a phone", async (tab) => {
		await page.setViewportSize({ width: 390, height: 844 });
		await page.goto(`${url}/?pull=1&tab=${tab}`);
		const tooWide = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
		expect(tooWide).toBe(0);
	});

	test("it is for this machine alone, loads nothing from elsewhere, and the browser has no complaint", async () => {
		const policy = (await fetch(url)).headers.get("content-security-policy");
		expect(policy).toContain("default-src 'none'");
		const foreign = await fetch(`${url}/do/push`, { method: "POST", headers: { origin: "http://elsewhere.example" } });
		expect(foreign.status).toBe(403);
		expect(complaints).toEqual([]);
	});
});

/** Where the consumer receives: an agent's finding on one line, and a rule's that an agent confirmed on the next. */
const TO_CONSUMER =
	"[...document.querySelectorAll('tr.add')].find((row) => row.textContent.includes('consumer.recv() =>')).scrollIntoView(); scrollBy(0, -42)";

async function takeScreenshot(page: Page): Promise<void> {
	await page.evaluate(TO_CONSUMER);
	await page.screenshot({ path: SCREENSHOT });
}
