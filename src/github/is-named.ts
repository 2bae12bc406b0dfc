/** Whether a comment calls Gregor by its name. */

import type { AppIdentity } from "./app-identity.ts";
import { mentions } from "./commands/mentions.ts";

/** What people call every installation, however its App is called at GitHub. */
const COMMON_NAME = "gregor";
/** A webhook is answered within ten seconds, whatever GitHub does meanwhile. */
const PATIENCE_MS = 3_000;

/**
 * `identity` is asked only for a comment that calls somebody else. Where GitHub does not tell it in time, the App's
 * own name is not known, and such a comment is taken for one to somebody else; `onUnknown` is told why.
 */
export function namedBy(
	identity: () => Promise<AppIdentity>,
	onUnknown: (error: unknown) => void,
): (body: string) => Promise<boolean> {
	return async (body) => {
		const names = mentions(body);
		if (names.length === 0 || names.includes(COMMON_NAME)) return names.length > 0;
		const late = Promise.withResolvers<never>();
		const timer = setTimeout(() => late.reject(new Error("GitHub did not tell the App's name in time.")), PATIENCE_MS);
		try {
			const { slug } = await Promise.race([identity(), late.promise]);
			return names.includes(slug.toLowerCase());
		} catch (error) {
			onUnknown(error);
			return false;
		} finally {
			clearTimeout(timer);
		}
	};
}
