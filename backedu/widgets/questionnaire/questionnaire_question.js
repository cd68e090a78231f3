// One question of a questionnaire. Returns {field, show}: the element, and a function that shows
// an answer (undefined for "not answered").
function choiceQuestion(question, answer) {
  const name = newId(question.name);
  const inputs = question.options.map((option) => h("input", {
    type: "radio", name, value: option.value, onchange: () => answer(option.value),
  }));
  const rows = question.options.map((option, i) => h("label", { class: "bk-option" }, inputs[i], h("span", {}, option.label)));
  const short = question.options.length <= 3 && question.options.every(({ label }) => label.length <= 12);
  return {
    field: h("div", { class: "bk-ask", "data-name": question.name }, h("fieldset", {}, h("legend", {}, question.ask), question.help ? h("p", { class: "bk-quiet" }, question.help) : null,
      h("div", { class: short ? "bk-options-short" : "bk-options" }, rows))),
    show: (value) => inputs.forEach((input) => { input.checked = input.value === value; }),
  };
}

function numberQuestion(question, answer) {
  const id = newId(question.name);
  const input = h("input", {
    type: "number", id, min: question.min, max: question.max, step: question.step ?? 1, inputmode: "decimal",
    "aria-describedby": `${id}-hint`,
  });
  input.addEventListener("change", () => answer(input.value === "" ? undefined : Number(input.value)));
  return {
    field: h("div", { class: "bk-ask", "data-name": question.name }, h("label", { for: id, class: "bk-ask-label" }, question.ask),
      question.help ? h("p", { class: "bk-quiet" }, question.help) : null,
      h("div", { class: "bk-number" }, input, question.unit ? h("span", {}, question.unit) : null),
      h("p", { class: "bk-quiet", id: `${id}-hint` }, "Leave empty if not known.")),
    show: (value) => { if (document.activeElement !== input) input.value = value ?? ""; },
  };
}

function listQuestion(question, answer) {
  const none = h("input", { type: "checkbox" });
  const unsure = h("input", { type: "checkbox" });
  let notSure = false;
  const boxes = question.options.map((option) => h("input", { type: "checkbox", value: option.value }));
  const send = () => answer(boxes.filter((box) => box.checked).map((box) => box.value));
  boxes.forEach((box) => box.addEventListener("change", () => (
    boxes.some((other) => other.checked) ? send() : answer(undefined))));
  none.addEventListener("change", () => answer(none.checked ? [] : undefined));
  unsure.addEventListener("change", () => { notSure = unsure.checked; answer(undefined); });
  const row = (input, label) => h("label", { class: "bk-option" }, input, h("span", {}, label));
  return {
    field: h("div", { class: "bk-ask", "data-name": question.name }, h("fieldset", {}, h("legend", {}, question.ask), question.help ? h("p", { class: "bk-quiet" }, question.help) : null,
      h("div", { class: "bk-options" }, boxes.map((box, i) => row(box, question.options[i].label)),
        row(none, "None of these"), row(unsure, "Not sure")))),
    show: (value) => {
      boxes.forEach((box) => { box.checked = Boolean(value?.includes(box.value)); });
      none.checked = Array.isArray(value) && !value.length;
      if (value) notSure = false;
      unsure.checked = notSure;
    },
  };
}

const questionKinds = { choice: choiceQuestion, number: numberQuestion, list: listQuestion };
