// The static page's controls: what a lesson would cost if it were nothing but a file.
const { choices, numbers, sliders, quiz, figures, told, plotly } = JSON.parse(document.getElementById("lesson").textContent);
const add = (parent, tag, attributes = {}, text = "") => {
  const element = Object.assign(document.createElement(tag), attributes);
  element.append(text);
  parent.append(element);
  return element;
};
const range = ([name, label, min, max, step, value], changed) => {
  const row = add(document.body, "p");
  add(row, "label", { htmlFor: name }, label);
  return add(row, "input", { type: "range", id: name, min, max, step, value, oninput: changed });
};
const options = (name, ask, texts, chosen) => {
  const field = add(document.body, "fieldset");
  add(field, "legend", {}, ask);
  texts.forEach((text, value) => {
    const label = add(field, "label", {}, text);
    add(label, "input", { type: "radio", name, value, onchange: () => chosen(value, field) });
  });
};

const given = choices.map(() => 0);
choices.forEach(([ask], i) => options(`c${i}`, ask, ["No", "Yes"], (value) => { given[i] = value; judge(); }));
const counted = numbers.map(([name, label, low, high, start]) => range([name, label, low, high, 1, start], () => judge()));
const verdict = add(document.body, "p");
function judge() {
  const score = choices.reduce((sum, [, weight], i) => sum + weight * given[i], 0)
    - [5, 10, 20].reduce((sum, part, i) => sum + Math.floor(counted[i].value / part), 0);
  verdict.textContent = score >= 16 ? `A cup that keeps a drink hot (score ${score})`
    : score >= 8 ? `A cup that keeps a drink warm (score ${score})` : `A cup for quick drinkers (score ${score})`;
}
judge();

let frame = 0;
const set = sliders.map(([name, label, , ...rest]) => range([name, label, ...rest], () => { frame ||= requestAnimationFrame(draw); }));
const plots = figures.map(() => add(document.body, "div"));
function draw() {
  frame = 0;
  const values = set.map((slider) => Number(slider.value));
  [curves.temperature, curves.energy].forEach((curve, i) => {
    const { data: [line], layout } = figures[i];
    Plotly.react(plots[i], [{ ...line, y: curve(...values) }], layout, { displayModeBar: false });
  });
}
quiz.forEach(([ask, texts, right], i) => options(`q${i}`, ask, texts, (value, field) => {
  (field.querySelector("output") ?? add(field, "output")).textContent = told[value === right ? 0 : 1];
}));
add(document.head, "script", { src: plotly, onload: draw });
