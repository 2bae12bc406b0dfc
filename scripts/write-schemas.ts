/** Writes schemas/*.json from the zod schemas that the code reads and writes with. */

import { writeFileSync } from "node:fs";
import { configurationJsonSchema } from "../src/config/json-schema.ts";
import { reviewJsonSchema } from "../src/report/json/json-schema.ts";

const schemas = { gregor: configurationJsonSchema(), review: reviewJsonSchema() };

for (const [name, schema] of Object.entries(schemas)) {
	const file = new URL(`../schemas/${name}.schema.json`, import.meta.url);
	writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`);
}
