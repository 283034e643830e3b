"use strict";

/**
 * What the Pulumi SDKs touch of gRPC while they are loaded and while a pack is caught in this process, without gRPC: servers
 * that nobody starts, clients that nobody makes. Each becomes the real thing when it is used; everything else is real.
 * @param {() => object} load loads the real package
 */
function grpcLater(load) {
  const waiting = new WeakMap();
  return {
    Server: serverLater(load, (value) => waiting.get(value)?.() ?? value),
    ServerCredentials: credentialsLater(load, waiting),
    makeGenericClientConstructor: (...definition) =>
      classLater(() => load().makeGenericClientConstructor(...definition)),
  };
}

// The policy SDK reads the methods from the prototype and so do those who catch its services, so they stand there.
function serverLater(load, ready) {
  const servers = new WeakMap();
  function Server(...options) {
    let server;
    servers.set(this, () => (server ??= new (load().Server)(...options)));
  }
  const methods = new Map();
  const method = (name) =>
    function callOfServer(...values) {
      const server = servers.get(this)();
      return server[name](...values.map(ready));
    };
  const inherited = {
    get(_target, name) {
      if (typeof name === "symbol" || name in Object.prototype) return Object.prototype[name];
      if (!methods.has(name)) methods.set(name, method(name));
      return methods.get(name);
    },
  };
  Object.setPrototypeOf(Server.prototype, new Proxy({}, inherited));
  return Server;
}

// Made for a call that the catcher of services swallows.
function credentialsLater(load, waiting) {
  const createInsecure = () => {
    const credentials = {};
    waiting.set(credentials, () => load().ServerCredentials.createInsecure());
    return credentials;
  };
  return new Proxy(
    { createInsecure },
    { get: (own, name) => own[name] ?? load().ServerCredentials[name] },
  );
}

function classLater(make) {
  let made;
  const real = () => (made ??= make());
  return new Proxy(function Later() {}, {
    construct: (_target, values, newTarget) => Reflect.construct(real(), values, newTarget),
    get: (_target, name) => real()[name],
    has: (_target, name) => name in real(),
  });
}

module.exports = { grpcLater };
