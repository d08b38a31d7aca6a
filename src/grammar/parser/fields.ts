import { word } from "../keywords.ts";
import type { Expression, FieldDeclaration, Path, TypeTree } from "../tree.ts";
import { sign } from "../vocabulary.ts";
import { HeaderRules } from "./headers.ts";
import { choicePlace } from "./words.ts";

export type FieldLine = Omit<FieldDeclaration, "kind"> & {
  /** Where the line begins, and whether it says `list of` at once. */
  readonly start: number;
  readonly list: boolean;
};
type Absence = Pick<FieldDeclaration, "optional" | "absentMeans">;

/** One line of a decision block: a field, its type, and what may be said of its absence. */
export abstract class FieldRules extends HeaderRules {
  /** One line of a decision block: a field, its type, and what may be said of its absence. */
  readonly fieldLine = this.RULE("fieldLine", (): FieldLine => {
    const { start } = this.peek();
    const path: Path = this.SUBRULE(this.path);
    this.OPTION(() => this.CONSUME(sign.colon));
    const list = this.ACTION(() => this.atAll(word.list, word.of));
    const type: TypeTree = this.SUBRULE(this.type);
    const absence = this.SUBRULE(this.absence);
    const line = this.ACTION(() => ({ path, type, ...absence, start, list, span: this.since(start) }));
    return line;
  });

  /** `, optional` and `, absent means V because "…"` after a type. */
  readonly absence = this.RULE("absence", (): Absence => {
    let optional = false;
    let absentMeans: NonNullable<Absence["absentMeans"]> | undefined;
    this.MANY({
      GATE: () => !this.lost && (this.atAfterComma(word.optional) || this.atAfterComma(word.absent)),
      DEF: () => {
        this.OPTION(() => this.CONSUME(sign.comma));
        this.OR([
          {
            ALT: () => {
              this.keyword(word.optional);
              optional = true;
            },
          },
          {
            ALT: () => {
              const read = this.SUBRULE(this.absentMeans);
              absentMeans = read ?? absentMeans;
            },
          },
        ]);
      },
    });
    this.ACTION(() => {
      if (this.at(sign.comma)) this.lose("`optional` or `absent means`");
    });
    return this.ACTION(() => ({ optional, ...(absentMeans === undefined ? {} : { absentMeans }) }));
  });

  readonly absentMeans = this.RULE("absentMeans", (): NonNullable<Absence["absentMeans"]> | undefined => {
    const { start } = this.keyword(word.absent);
    const said = this.OPTION((): Expression => {
      this.keyword(word.means);
      return this.SUBRULE(this.value, choicePlace);
    });
    const because = this.OPTION2({
      GATE: () => said !== undefined,
      DEF: () => {
        this.keyword(word.because);
        return this.SUBRULE(this.text, { ARGS: ["the reason in quotes"] });
      },
    });
    return this.ACTION(() => {
      if (said === undefined) {
        this.lose("`means` and a value");
        return undefined;
      }
      return { value: said, ...(because === undefined ? {} : { because }), span: this.since(start) };
    });
  });
}
