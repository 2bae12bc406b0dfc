import { z } from "zod";
import { fileSchema } from "./schema.ts";

/** The JSON Schema of `.github/gregor.yml`, for editors; `schemas/gregor.schema.json` is this, written down. */
export function configurationJsonSchema(): Record<string, unknown> {
	const { $schema, ...schema } = z.toJSONSchema(fileSchema, { target: "draft-2020-12", io: "input" });
	return { $schema, title: "Gregor's settings for one repository: .github/gregor.yml", ...schema };
}
