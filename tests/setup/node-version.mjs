/** Stops with one clear sentence on a Node.js that is too old; imported first, before anything newer is used. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `This project needs Node.js 20.19 or newer; this is ${process.versions.node}. See https://nodejs.org/.`,
  );
  process.exit(1);
}
