const folder = '1:/form_definitions/';

/** The files that make a TYPO3 installation the German site of the invented Muster GmbH: path → text. */
export const siteFiles = ({ typo3, url, settings }) => ({
  'public/index.php': entryPoint(typo3.directory),
  'config/system/additional.php': additional(typo3.directory),
  'config/sites/main/config.yaml': siteConfiguration(url),
  'config/sites/main/settings.yaml': Object.entries(settings)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join(''),
  'config/sites/main/setup.typoscript': `page = PAGE
page.10 < styles.content.get
page.shortcutIcon = EXT:backend/Resources/Public/Icons/favicon.ico
`,
});

export const formDefinitions = (forms) =>
  Object.fromEntries(
    forms.map(({ identifier, yaml }) => [`public/fileadmin/form_definitions/${identifier}.form.yaml`, yaml]),
  );

/** A form is shown by a content element that names its file; rows of tt_content. */
export const contentElements = (forms) =>
  forms.map(({ identifier, label }, index) => ({
    pid: 1,
    CType: 'form_formframework',
    header: label,
    sorting: 256 * (index + 1),
    pi_flexform: flexForm('settings.persistenceIdentifier', `${folder}${identifier}.form.yaml`),
  }));

const flexForm = (name, value) =>
  '<?xml version="1.0" encoding="utf-8" standalone="yes" ?><T3FlexForms><data><sheet index="sDEF"><language index="lDEF">' +
  `<field index="${name}"><value index="vDEF">${value}</value></field></language></sheet></data></T3FlexForms>`;

const entryPoint = (program) => `<?php
(static function (): void {
    $classLoader = require ${phpText(`${program}/vendor/autoload.php`)};
    \\TYPO3\\CMS\\Core\\Core\\SystemEnvironmentBuilder::run();
    \\TYPO3\\CMS\\Core\\Core\\Bootstrap::init($classLoader)->get(\\TYPO3\\CMS\\Core\\Http\\Application::class)->run();
})();
`;

const phpText = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/**
 * German can be chosen in the backend, no mail leaves this machine, an error says what it was, and TYPO3 may read the
 * configuration of its own program code, which lies outside the site.
 */
const additional = (program) => `<?php
$GLOBALS['TYPO3_CONF_VARS']['EXTCONF']['lang']['availableLanguages'] = ['de'];
$GLOBALS['TYPO3_CONF_VARS']['MAIL']['transport'] = 'null';
$GLOBALS['TYPO3_CONF_VARS']['FE']['debug'] = true;
$GLOBALS['TYPO3_CONF_VARS']['SYS']['phpTimeZone'] = 'Europe/Vienna';
$GLOBALS['TYPO3_CONF_VARS']['BE']['lockRootPath'] = [${phpText(`${program}/`)}];
`;

const siteConfiguration = (url) => `base: '${url}/'
rootPageId: 1
dependencies:
  - typo3/fluid-styled-content
  - typo3/form
  - koerbler/kundenmeister-data-protection
languages:
  - title: Deutsch
    enabled: true
    languageId: 0
    base: /
    locale: de_AT.UTF-8
    navigationTitle: Deutsch
    flag: at
`;
