/** @import { Traits as CardTraits } from "../question_card/question_card.js" */

/** What one question's card is handed: it knows of this question alone. */
export class CardModel {
  /**
   * @param {Partial<CardTraits>} state
   * @param {(option: string, sure: string) => void} commit
   */
  constructor(state, commit) {
    this.state = state;
    this.commit = commit;
  }

  /** @param {keyof CardTraits} name */
  get(name) {
    return this.state[name];
  }

  /**
   * @param {keyof CardTraits} name
   * @param {any} value
   */
  set(name, value) {
    this.state[name] = value;
  }

  save_changes() {
    this.commit(this.state.value ?? "", this.state.sure ?? "");
  }
}
