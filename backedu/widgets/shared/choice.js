// One setting: a row of options where there are few, a list to pick from where there are many.
function choiceRow(choice, read, write) {
  const radios = () => {
    const name = newId(choice.name);
    const inputs = choice.options.map((option) => h("input", {
      type: choice.several ? "checkbox" : "radio", name, value: option.id,
    }));
    const ticked = () => inputs.filter((input) => input.checked).map((input) => input.value);
    inputs.forEach((input) => input.addEventListener("change", () => write(ticked().join(" "))));
    const row = h("fieldset", { class: "bk-choice" }, h("legend", {}, choice.label),
      inputs.map((input, i) => h("label", { class: "bk-option" }, input,
        h("span", {}, choice.options[i].label))));
    const show = () => inputs.forEach((input) => {
      input.checked = read().split(" ").includes(input.value);
    });
    return { row, show };
  };
  const list = () => {
    const id = newId(choice.name);
    const select = h("select", { id }, choice.options.map((option) => (
      h("option", { value: option.id }, option.label))));
    select.addEventListener("change", () => write(select.value));
    const row = h("div", { class: "bk-choice" }, h("label", { for: id }, choice.label), select);
    return { row, show: () => { select.value = read(); } };
  };
  return choice.several || choice.options.length <= 3 ? radios() : list();
}
