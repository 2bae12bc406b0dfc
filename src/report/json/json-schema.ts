import { z } from "zod";
import { reviewSchema } from "./review-schema.ts";

/** The JSON Schema of `--format json`; `schemas/review.schema.json` is this, written down. */
export function reviewJsonSchema(): Record<string, unknown> {
	const { $schema, ...schema } = z.toJSONSchema(reviewSchema, { target: "draft-2020-12" });
	return { $schema, title: "A review by Gregor, as `--format json` prints it", ...schema };
}
