import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { configurationJsonSchema } from "../../src/config/json-schema.ts";

test("schemas/gregor.schema.json is what the code reads with; `node scripts/write-schemas.ts` writes it", () => {
	const committed = readFileSync(new URL("../../schemas/gregor.schema.json", import.meta.url), "utf8");
	expect(JSON.parse(committed)).toEqual(configurationJsonSchema());
});
