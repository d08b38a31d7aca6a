import { signal } from "@preact/signals";
import type { Library } from "../library/library.ts";

export const library = signal<Library | undefined>(undefined);
