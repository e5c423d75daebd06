// Tests drive browsers that are installed on the machine; installing the project never downloads one.
module.exports = { skipDownload: true };
