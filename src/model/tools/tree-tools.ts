/**
 * What the tools ask of the version under review; the edges build these on git. They read, and nothing else. What a
 * model asks for is checked before it comes here, but a text to search may still begin with `-`: hand it over as data.
 */

export interface TreeHit {
	readonly path: string;
	/** 1-based. */
	readonly line: number;
	readonly text: string;
}

export interface TreeTools {
	/** The text of a file of the head commit; `undefined` where the tree has no such text file. Follows no symlink. */
	readonly readFile: (path: string) => Promise<string | undefined>;
	/** Lines with exactly this text, below `under` where given. */
	readonly search: (text: string, under?: string) => Promise<readonly TreeHit[]>;
	/** Definitions of a Rust item, `text` being its first lines. */
	readonly findDefinition: (name: string) => Promise<readonly TreeHit[]>;
}
