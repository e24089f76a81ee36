export default {
  app: {name: 'Cockpit', vendor: 'Countersign'},
  locales: {availableLocales: ['en'], fallbackLocale: 'en'},
  disableWelcomeMessage: true,
  // One script for all applications, beside our own pages' assets.
  customScripts: ['../../../assets/camunda.js'],
};
