import { signal } from "@preact/signals";
import type { Library } from "../../src/page/library.ts";

export const library = signal<Library | undefined>(undefined);
