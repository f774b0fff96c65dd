const { Server } = require('node:net');

/**
 * Loaded before the demo's WordPress, whose server knows no option for it: what would listen on every network of this
 * machine listens on 127.0.0.1, since the demo's password is known to everybody.
 */
const listen = Server.prototype.listen;
Server.prototype.listen = function (port, ...rest) {
  const onEveryNetwork = typeof port === 'number' && typeof rest[0] !== 'string';
  return onEveryNetwork ? listen.call(this, port, '127.0.0.1', ...rest) : listen.call(this, port, ...rest);
};
