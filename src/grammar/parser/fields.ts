import { word } from "../keywords.ts";
import type { Expression, FieldDeclaration, MarkTree, Path, TypeTree } from "../tree.ts";
import { sign } from "../vocabulary.ts";
import { MarkRules } from "./marks.ts";
import { choicePlace } from "./words.ts";

export type FieldLine = Omit<FieldDeclaration, "kind"> & {
  /** Where the line begins, and whether it says `list of` at once. */
  readonly start: number;
  readonly list: boolean;
};
type Modifiers = Pick<FieldDeclaration, "optional" | "absentMeans" | "marks">;

/** One line of a decision block: a field, its type, and what is said of its absence and of what it marks. */
export abstract class FieldRules extends MarkRules {
  /** One line of a decision block: a field, its type, and what is said of its absence and of what it marks. */
  readonly fieldLine = this.RULE("fieldLine", (): FieldLine => {
    const { start } = this.peek();
    const path: Path = this.SUBRULE(this.path);
    this.OPTION(() => this.CONSUME(sign.colon));
    const list = this.ACTION(() => this.atAll(word.list, word.of));
    const type: TypeTree = this.SUBRULE(this.type);
    const modifiers = this.SUBRULE(this.modifiers, { ARGS: [path] });
    const line = this.ACTION(() => ({ path, type, ...modifiers, start, list, span: this.since(start) }));
    return line;
  });

  /** `, optional`, `, absent means V because "…"` and `, marks M when …` after a type. */
  readonly modifiers = this.RULE("modifiers", (path: Path): Modifiers => {
    const marks: MarkTree[] = [];
    let optional = false;
    let absentMeans: NonNullable<Modifiers["absentMeans"]> | undefined;
    this.MANY({
      GATE: () =>
        !this.lost &&
        (this.atAfterComma(word.optional) || this.atAfterComma(word.absent) || this.atAfterComma(word.marks)),
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
          { ALT: () => marks.push(this.SUBRULE(this.mark, { ARGS: [path] })) },
        ]);
      },
    });
    this.ACTION(() => {
      if (marks.length > 0 && !this.at(sign.comma) && !this.atEnd()) this.lose("`when`, or a comma");
      if (this.at(sign.comma)) this.lose("`optional`, `absent means` or `marks`");
    });
    return this.ACTION(() => ({ optional, ...(absentMeans === undefined ? {} : { absentMeans }), marks }));
  });

  readonly absentMeans = this.RULE("absentMeans", (): NonNullable<Modifiers["absentMeans"]> | undefined => {
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
