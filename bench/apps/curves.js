// The two curves of bench/lesson.py, for the systems that draw in the browser. The benchmark
// compares what is drawn with what the Python functions say.
const curves = (() => {
  const times = [[120, 150], [240, 200]].map(([end, count]) => (
    Array.from({ length: count }, (_, i) => Math.round((1000 * end * i) / (count - 1)) / 1000)));
  const life = (volume, walls) => 4 + 0.05 * volume + 3 * walls;
  return {
    temperature: (volume, walls, room) => (
      times[0].map((t) => room + (95 - room) * Math.exp(-t / life(volume, walls)))),
    energy: (volume, walls, room) => (
      times[1].map((t) => 0.00418 * volume * (95 - room) * (1 - Math.exp(-t / life(volume, walls))) * 1.1)),
  };
})();
