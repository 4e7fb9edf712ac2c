// Written by `make schema` from interp/web/drawing/.
export const chair = {
  holds: ["",{},{"by":"who","cases":{"called":{"word":"chair.keeps_called","with":{"called":{"value":"called"}}},"recording":{"word":"chair.runs","with":{"name":{"value":"name"}}},"person":{"word":"chair.keeps","with":{"name":{"value":"name"}}},"party":{"word":"now_speaks","with":{"name":{"value":"name"}}}},"otherwise":{"value":"standing"}},{"value":"on_behalf"}],
  call: {"by":"who","cases":{"recording":{"word":"chair.watch","with":{"name":{"value":"name"}}},"called":{"word":"chair.give_called","with":{"called":{"value":"called"}}},"party":{"word":"chair.give_party","with":{"name":{"value":"name"}}},"function":{"word":"chair.give_function","with":{"functions":{"value":"function"},"name":{"value":"name"}}}},"otherwise":{"word":"chair.give","with":{"name":{"value":"name"}}}},
  go_on: {"by":"who","cases":{"recording":{"word":"chair.watch","with":{"name":{"value":"name"}}},"called":{"word":"chair.continue_called","with":{"called":{"value":"called"}}},"party":{"word":"chair.continue_party","with":{"name":{"value":"name"}}}},"otherwise":{"word":"chair.continue","with":{"name":{"value":"name"}}}},
  sentence: ["",{},{"when":"suspended","then":["",{},{"word":"chair.resume"},{"value":"gap"}],"otherwise":""},{"when":"opens","then":["",{},{"word":"chair.open_item","with":{"title":{"value":"opens"}}},{"value":"gap"}],"otherwise":""},{"by":"next","cases":{"end":{"word":"chair.end"}},"otherwise":["",{},{"value":"said"},{"value":"on_behalf"}]}],
  then: {"word":"chair.then","with":{"name":{"value":"name"}}},
  then_name: ["span",{},{"value":"speaker"},{"value":"on_behalf"}],
  extension: ["li",{},["button",{"type":"button","onclick":{"value":"on_ask"}},["span",{},{"word":"chair.more_minutes","with":{"n":{"value":"n"},"time":["bdi",{"dir":"ltr"},{"value":"time"}]}}]]],
};
