import type { Signal, SignalKind } from "../profile.ts";
import type { SourceView } from "../source-view.ts";

/** Reads one kind of evidence from one file. May repeat itself; the first line of each kind and name is kept. */
export type Detector = (view: SourceView) => Iterable<Signal>;

export function signal(view: SourceView, kind: SignalKind, name: string, line: number): Signal {
	return { kind, name, path: view.path, line };
}
