// Written by `make schema` from interp/web/drawing/.
export const desk = {
  text: ["li",{"class":"text","data-standing":{"value":"standing"}},["p",{"class":"source","id":{"value":"id"},"dir":{"value":"reads"}},{"value":"source"}],["div",{"class":"target"},{"when":"field","then":{"value":"field"},"otherwise":["p",{"class":"value","lang":{"value":"lang"},"dir":{"value":"dir"}},{"value":"text"}]},["p",{"class":"state"},["span",{"class":"standing"},{"value":"stands"}],{"value":"acts"}]],{"value":"conflict"}],
  stands: {"by":"standing","cases":{"name":{"word":"desk.name"},"none":{"word":"desk.empty"}},"otherwise":{"joined":[{"word":"standing.{standing}"},{"by":"origin","cases":{"source":{"word":"origin.source"},"official":{"word":"origin.official"},"author":{"word":"origin.author"},"phrase":{"word":"origin.phrase"},"person":{"word":"origin.person"},"mt":{"word":"origin.mt"}},"otherwise":""}],"separator":" · "}},
  approved: {"by":"standing","cases":{"reviewed":"approved","final":"approved","auto":"approved"},"otherwise":""},
  count: {"when":"left","then":{"word":"desk.count","with":{"approved":{"value":"approved"},"all":{"value":"all"}}},"otherwise":{"word":"desk.done"}},
  queue_count: {"word":"desk.queue_count","with":{"n":{"value":"n"}}},
  erased_after: {"word":"desk.erased_after","with":{"undelivered":{"when":"undelivered","then":{"value":"undelivered"},"otherwise":{"word":"desk.no_limit"}},"unpublished":{"when":"unpublished","then":{"value":"unpublished"},"otherwise":{"word":"desk.no_limit"}}}},
};
