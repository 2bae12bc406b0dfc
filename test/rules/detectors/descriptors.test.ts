import { describe, expect, test } from "@jest/globals";
import { DETECTORS } from "../../../src/rules/detectors/detectors.ts";
import { runDetectors } from "../../../src/rules/detectors/run-detectors.ts";
import { readRule } from "../../../src/rules/rule-file.ts";
import { changesOf, descriptorSource, readDescriptors } from "./descriptors.ts";

const descriptors = readDescriptors();
const posted = new Set(descriptors.filter(({ metadata }) => metadata.report === "post").map(({ id }) => id));

describe("descriptors and code", () => {
	test("belong together, one to one", () => {
		expect(DETECTORS.map(({ id }) => id).toSorted()).toEqual(descriptors.map(({ id }) => id).toSorted());
	});

	test.each(descriptors.map(({ id }) => [id]))("%s reads as a rule", (id) => {
		expect(readRule(descriptorSource(id), `rules/detectors/${id}.yml`, "detector").id).toBe(id);
	});

	test.each(descriptors.map((descriptor) => [descriptor.id, descriptor] as const))(
		"%s has examples",
		(_, { examples }) => {
			expect(examples.bad.length).toBeGreaterThan(0);
			expect(examples.good.length).toBeGreaterThan(0);
		},
	);

	test.each(descriptors.map(({ id, metadata }) => [id, metadata] as const))(
		"%s is posted only if precise",
		(_, metadata) => {
			const { precision, report } = metadata as { precision?: { judged: number; right: number }; report: string };
			if (precision !== undefined && precision.right / precision.judged < 0.8) expect(report).toBe("hint");
			else expect(["post", "hint"]).toContain(report);
		},
	);
});

const bad = descriptors.flatMap(({ id, message, examples }) =>
	changesOf(examples.bad).map((files, index) => [`${id} ${index + 1}`, id, message, files] as const),
);
const good = descriptors.flatMap(({ id, examples }) =>
	changesOf(examples.good).map((files, index) => [`${id} ${index + 1}`, id, files] as const),
);

describe("bad examples", () => {
	test.each(bad)("%s is found, and nothing else is posted", (_, id, message, files) => {
		const hits = runDetectors(files);
		const hit = hits.find(({ ruleId }) => ruleId === id);
		expect(hit).toBeDefined();
		const title = message.replace(/\$([A-Z_]+)/g, (placeholder, name: string) => hit?.values[name] ?? placeholder);
		expect(title).not.toMatch(/\$[A-Z]/);
		expect(hits.map(({ ruleId }) => ruleId).filter((found) => found !== id && posted.has(found))).toEqual([]);
	});

	test.each(bad)("%s is left alone where the change did not touch it", (_, id, __, files) => {
		const untouched = files.map((file) => ({ ...file, addedLines: new Set<number>() }));
		expect(runDetectors(untouched).filter(({ ruleId }) => ruleId === id)).toEqual([]);
	});
});

describe("good examples", () => {
	test.each(good)("%s draws no comment", (_, id, files) => {
		const found = runDetectors(files).map(({ ruleId }) => ruleId);
		expect(found).not.toContain(id);
		expect(found.filter((ruleId) => posted.has(ruleId))).toEqual([]);
	});
});
