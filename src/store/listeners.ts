/** Those who want to hear what happens. A listener must not throw: it only notes that there is something to look at. */
export interface Listeners {
	add(listener: (message: string) => void): () => void;
	tell(message: string): void;
}

export function openListeners(): Listeners {
	const all = new Set<(message: string) => void>();
	return {
		add: (listener) => {
			all.add(listener);
			return () => all.delete(listener);
		},
		tell: (message) => {
			for (const listener of [...all]) listener(message);
		},
	};
}
