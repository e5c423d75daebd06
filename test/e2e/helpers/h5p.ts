/** Packages of H5P as authoring tools export them, with content types written for these tests: they call what those of H5P call. */
import type { Package } from './packages.ts';

const json = (value: unknown): string => JSON.stringify(value);
const dependency = (machineName: string): object => ({ machineName, majorVersion: 1, minorVersion: 0 });
const library = (machineName: string, more: object): string => json({ title: machineName, machineName, majorVersion: 1, minorVersion: 0, patchVersion: 0, runnable: 1, license: 'MIT', coreApi: { majorVersion: 1, minorVersion: 28 }, ...more });
const definition = (title: string, mainLibrary: string, others: readonly string[] = [], language = 'zh-hans'): string =>
  json({ title, language, mainLibrary, embedTypes: ['iframe'], license: 'CC BY', authors: [{ name: '阿依古丽', role: 'Author' }], preloadedDependencies: [mainLibrary, ...others].map(dependency) });

/** The base of questions, as content types share one. */
const base = `var H5P = H5P || {};
H5P.LsBase = (function ($, EventDispatcher) {
  function LsBase() { EventDispatcher.call(this); this.made = 'base'; }
  LsBase.prototype = Object.create(EventDispatcher.prototype);
  LsBase.prototype.constructor = LsBase;
  LsBase.prototype.button = function (name, words, press) { return $('<button>', { id: name, text: words, type: 'button' }).on('click', press); };
  return LsBase;
})(H5P.jQuery, H5P.EventDispatcher);`;

/** A question with a part inside, that keeps what was chosen and can be tried again. */
const choice = `H5P.LsChoice = (function ($, Base) {
  function LsChoice(params, contentId, extras) {
    Base.call(this);
    var self = this;
    self.chosen = (extras && extras.previousState && extras.previousState.chosen) || '';
    self.getTitle = function () { return H5P.createTitle('<b>' + params.question + '</b>'); };
    self.getScore = function () { return self.chosen === params.right ? 1 : 0; };
    self.getMaxScore = function () { return 1; };
    self.getCurrentState = function () {
      if (self.unready) return undefined;
      var state = { chosen: self.chosen };
      if (self.round) state.round = state;
      return state;
    };
    self.check = function () {
      var event = self.createXAPIEventTemplate('answered');
      var definition = event.getVerifiedStatementValue(['object', 'definition']);
      $.extend(definition, { interactionType: 'choice', type: 'http://adlnet.gov/expapi/activities/cmi.interaction', correctResponsesPattern: ['0'], choices: params.answers.map(function (text, index) { return { id: String(index), description: { 'en-US': '<p>' + text + '</p>' } }; }) });
      event.setScoredResult(self.getScore(), self.getMaxScore(), self, true, self.getScore() === 1);
      event.data.statement.result.response = String(params.answers.indexOf(self.chosen));
      self.trigger(event);
    };
    self.attach = function ($container) {
      self.setActivityStarted();
      var $said = $('<p>', { id: 'said', text: [self.isRoot(), self.made, H5P.getPath('images/leaf.svg', contentId).split('/').slice(-3).join('/'), self.chosen].join('|') });
      $container.addClass('ls-choice').append($('<h2>').html(params.question), $said);
      params.answers.forEach(function (text, index) {
        $container.append(self.button('answer' + index, text, function () { self.chosen = text; self.triggerXAPI('interacted'); $said.text('chosen ' + text); }));
      });
      $container.append(self.button('check', '检查', function () { self.check(); $said.text('checked ' + self.getScore()); }));
      var $part = $('<div>').appendTo($container);
      self.part = H5P.newRunnable(params.part, contentId, $part, false, { parent: self });
      self.nameless = H5P.newRunnable(params.nameless, contentId, $part, false, { parent: self });
      $container.append(self.button('unready', '还没好', function () { self.unready = true; }), self.button('round', '绕圈', function () { self.round = true; }));
      $container.append(self.button('harmless', '无妨', function () {
        window.dispatchEvent(new ErrorEvent('error', { message: 'ResizeObserver loop completed with undelivered notifications.' }));
        Promise.reject(new DOMException('play() failed because the user did not interact with the document first.', 'NotAllowedError'));
        setTimeout(function () { $said.text('harmless'); }, 100);
      }));
      self.trigger('resize');
    };
  }
  LsChoice.prototype = Object.create(Base.prototype);
  LsChoice.prototype.constructor = LsChoice;
  return LsChoice;
})(H5P.jQuery, H5P.LsBase);`;

/** Parts that are answered by themselves, and decide nothing: one by its own id, one that has none, as in older content. */
const part = `H5P.LsPart = function (params, contentId, extras) {
  var self = this;
  self.attach = function ($container) {
    $container.append(H5P.jQuery('<button>', { id: 'part', text: params.words, type: 'button' }).on('click', function () { self.triggerXAPIScored(2, 4, 'completed', true, false); H5P.jQuery('#said').text('part ' + self.isRoot() + ' ' + self.subContentId); }));
  };
};
H5P.LsNameless = function (params, contentId, extras) {
  var self = this;
  self.attach = function ($container) {
    $container.append(H5P.jQuery('<button>', { id: 'nameless', text: params.words, type: 'button' }).on('click', function () {
      ['completed', 'failed', 'terminated'].forEach(function (verb) { self.triggerXAPIScored(0, 4, verb, true, false); });
      H5P.jQuery('#said').text('nameless ' + self.isRoot() + ' ' + self.subContentId);
    }));
  };
};`;

export const partId = '6f0d3c5e-6d0a-4a53-9a5c-0d3a6b1c2e4f';

export const h5pChoice: Package = {
  extension: 'h5p',
  files: {
    'h5p.json': definition('植物的呼吸', 'H5P.LsChoice', ['H5P.LsPart', 'H5P.LsNameless']),
    'content/content.json': json({ question: '植物放出什么？', answers: ['氧气', '铁'], right: '氧气', part: { library: 'H5P.LsPart 1.0', subContentId: partId, metadata: { title: '小练习' }, params: { words: '小练习' } }, nameless: { library: 'H5P.LsNameless 1.0', params: { words: '无名' } } }),
    'content/images/leaf.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    // What one stands on comes after it here, as folders come in zips.
    'H5P.LsChoice-1.0/library.json': library('H5P.LsChoice', { preloadedJs: [{ path: 'scripts/choice.js' }], preloadedCss: [{ path: 'choice.css' }], preloadedDependencies: [dependency('H5P.LsBase')] }),
    'H5P.LsChoice-1.0/scripts/choice.js': choice,
    'H5P.LsChoice-1.0/choice.css': '.ls-choice { padding: 1em; }',
    'H5P.LsPart-1.0/library.json': library('H5P.LsPart', { preloadedJs: [{ path: 'part.js' }] }),
    'H5P.LsPart-1.0/part.js': part,
    'H5P.LsNameless-1.0/library.json': library('H5P.LsNameless', { preloadedDependencies: [dependency('H5P.LsPart')] }),
    'H5P.LsBase-1.0/library.json': library('H5P.LsBase', { runnable: 0, preloadedJs: [{ path: 'base.js' }] }),
    'H5P.LsBase-1.0/base.js': base,
  },
};

/** Something to look at, which asks nothing; it names a part that the package does not bring, and loads from elsewhere. */
export const h5pLook: Package = {
  extension: 'h5p',
  files: {
    'h5p.json': definition('看一看', 'H5P.LsLook', [], 'ug'),
    'content/content.json': json({ words: '叶子' }),
    'H5P.LsLook-1.0/library.json': library('H5P.LsLook', { preloadedJs: [{ path: 'look.js' }] }),
    'H5P.LsLook-1.0/look.js': `H5P.LsLook = function (params) {
      this.attach = function ($container) {
        $container.append(H5P.jQuery('<h2>', { text: params.words }), H5P.jQuery('<button>', { id: 'absent', text: '部件' }).on('click', function () { H5P.newRunnable({ library: 'H5P.Absent 2.1', params: {} }, 1); }),
          H5P.jQuery('<button>', { id: 'elsewhere', text: '别处' }).on('click', function () { new Image().src = 'https://pictures.example/leaf.png'; }));
      };
    };`,
  },
};

/** One that calls what nobody has. */
export const h5pLacking: Package = {
  extension: 'h5p',
  files: {
    'h5p.json': definition('打不开的', 'H5P.LsLacking'),
    'content/content.json': '{}',
    'H5P.LsLacking-1.0/library.json': library('H5P.LsLacking', { preloadedJs: [{ path: 'lacking.js' }] }),
    'H5P.LsLacking-1.0/lacking.js': `H5P.LsLacking = function () { this.attach = function ($container) { H5P.drawInTheAir($container); }; };`,
  },
};

/** One whose words come late. */
export const h5pLate: Package = {
  extension: 'h5p',
  files: {
    'h5p.json': definition('慢慢来的', 'H5P.LsLate'),
    'content/content.json': '{}',
    'H5P.LsLate-1.0/library.json': library('H5P.LsLate', { preloadedJs: [{ path: 'late.js' }] }),
    'H5P.LsLate-1.0/late.js': `H5P.LsLate = function () { this.attach = function ($container) { window.addEventListener('late', function () { $container.append(H5P.jQuery('<p>', { id: 'said', text: '来了' })); }); }; };`,
  },
};
