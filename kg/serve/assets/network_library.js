// The bundle that ipysigma ships is pieces of a webpack build: this takes them as they come, and hands out what they hold.
"use strict";
(() => {
  const bodies = {};
  const made = {};
  const pieces = (self.webpackChunkipysigma = self.webpackChunkipysigma || []);
  const take = (piece) => Object.assign(bodies, piece[1]);
  pieces.forEach(take);
  pieces.push = take;

  function need(id) {
    if (id in made) return made[id].exports;
    if (!(id in bodies)) throw new Error(`the bundle lacks ${id}`);
    const module = (made[id] = { exports: {} });
    bodies[id].call(module.exports, module, module.exports, need);
    return module.exports;
  }

  self.networkLibrary = () => ({
    Sigma: need("./node_modules/sigma/sigma.js").default,
    Graph: need("./node_modules/graphology/dist/graphology.umd.min.js"),
  });
})();
