// Written by `make schema` from interp/web/drawing/.
export const booth = {
  mode: {"by":"mode","cases":{"unknown":""},"otherwise":{"word":"mode.{mode}","with":{"language":{"word":"language.{into}"},"booth":["bdi",{},{"value":"floor"}]}}},
  reported: {"when":"is_sent","then":{"when":"language","then":{"word":"booth.reported","with":{"language":{"value":"language"}}},"otherwise":{"word":"booth.reported_wrong"}},"otherwise":""},
  work_into: {"word":"booth.work_into","with":{"language":{"by":"retour","cases":{"en":{"word":"language.fr"}},"otherwise":{"word":"language.en"}}}},
  retour_pending: {"when":"retour","then":{"word":"booth.retour_pending","with":{"language":{"word":"language.{retour}"}}},"otherwise":""},
};
