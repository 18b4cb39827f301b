// The names in the picture.
"use strict";
// Names are written under their nodes, the weightiest first, where there is room.
self.networkNames = ({ renderer, data, chosen, over, colours }) => {
  const context = renderer.canvasContexts.labels;
  const { width, height } = renderer.getDimensions();
  const taken = [];
  const smallest = data.iri.length <= 60 ? 0 : data.iri.length <= 300 ? 3 : 4.5; // pixels
  let left = 220;
  context.lineJoin = "round";
  context.textAlign = "center";
  context.textBaseline = "top";
  const free = (box) => box[0] >= 0 && box[2] <= width && !taken.some((own) => box[0] < own[2] && own[0] < box[2] && box[1] < own[3] && own[1] < box[3]);
  // The dots of few take room too.
  if (data.iri.length <= 80) {
    data.iri.forEach((_, i) => {
      const seen = renderer.getNodeDisplayData(String(i));
      const at = renderer.framedGraphToViewport(seen);
      const size = renderer.scaleSize(seen.size) - 1;
      taken.push([at.x - size, at.y - size, at.x + size, at.y + size]);
    });
  }
  const write = (i, must) => {
    const seen = renderer.getNodeDisplayData(String(i));
    const at = renderer.framedGraphToViewport(seen);
    if (at.x < -60 || at.y < -20 || at.x > width + 60 || at.y > height + 20) return;
    const size = renderer.scaleSize(seen.size);
    if (!must && size < smallest) return void (left = 0); // those that follow are smaller still
    const letters = Math.round(Math.max(11.5, Math.min(16, 9 + size / 3)));
    context.font = `${must === 2 ? "bold " : ""}${letters}px ${colours.font}`;
    const half = context.measureText(data.label[i]).width / 2;
    const places = [[0, size + 2], [0, -size - letters - 3], [size + half + 4, -letters / 2], [-size - half - 4, -letters / 2]];
    const frames = places.map(([dx, dy]) => [at.x + dx - half - 2, at.y + dy - 1, at.x + dx + half + 2, at.y + dy + letters + 2]);
    const found = must === 2 ? 0 : frames.findIndex(free);
    if (found < 0) return;
    const [x, y] = [at.x + places[found][0], at.y + places[found][1]];
    taken.push(frames[found]);
    context.lineWidth = 3.5;
    context.strokeStyle = colours.paper;
    context.strokeText(data.label[i], x, y);
    context.fillStyle = colours.ink;
    context.fillText(data.label[i], x, y);
    if (must === 2) {
      context.beginPath();
      context.arc(at.x, at.y, size + 3, 0, Math.PI * 2);
      context.lineWidth = 2.5;
      context.strokeStyle = colours.on;
      context.stroke();
    }
    left -= 1;
  };
  for (const key of chosen.nodes) write(Number(key), 2);
  if (over !== null && !chosen.nodes.has(String(over))) write(over, 2);
  for (let i = 0; i < data.iri.length && left > 0; i++) {
    if (chosen.nodes.has(String(i)) || i === over) continue;
    if (!chosen.near) write(i, 0);
    else if (chosen.near.has(String(i))) write(i, 1);
  }
};
