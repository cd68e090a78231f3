// Stand-ins for the words of wording.toml: each says which one it is, and what is filled in.
/** @type {Record<string, any>} */
export const words = {
  cited: {
    source: "Source: {names}",
    sources: "Sources: {names}",
    unconfirmed: "Not confirmed.",
    seen: "Seen: {text}",
    unseen: "Not seen: {text}",
    reviewed: "Read: {days}",
  },
  question: { commit: "Commit" },
  questionnaire: {
    progress: "Progress",
    step: "Step {i} of {n}",
    back: "Back",
    next: "Next",
    finish: "Finish",
    again: "Again",
    result: "Result",
    empty: "Empty",
    none: "None",
    unsure: "Unsure",
  },
  slider: { type: "Type {label}", type_in: "Type {label} in {unit}" },
  picture: { waiting: "Waiting", failed: "Failed", numbers: "Numbers" },
  lab: { notice: "Notice" },
};
