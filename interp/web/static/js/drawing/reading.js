// Written by `make schema` from interp/web/drawing/.
export const reading = {
  facts: ["",{},{"word":"reading.{kind}"},{"when":"symbol","then":["",{}," · ",["bdi",{"dir":"ltr"},{"value":"symbol"}]],"otherwise":""}," · ",{"word":"reading.version","with":{"n":{"value":"n"}}},{"when":"as_of","then":["",{}," · ",{"word":"reading.as_of","with":{"date":{"value":"as_of"}}}],"otherwise":""}],
  row: ["li",{"data-document":{"value":"id"}},["p",{"class":"title"},["a",{"href":{"value":"href"}},{"value":"title"}]],["p",{"class":"second"},["",{},{"word":"reading.{kind}"},{"when":"symbol","then":["",{}," · ",["bdi",{"dir":"ltr"},{"value":"symbol"}]],"otherwise":""}," · ",{"word":"reading.version","with":{"n":{"value":"n"}}},{"when":"as_of","then":["",{}," · ",{"word":"reading.as_of","with":{"date":{"value":"as_of"}}}],"otherwise":""}]],["p",{"class":"tongues"},{"each":"languages","node":["span",{"lang":{"value":"lang"},"dir":{"value":"dir"}},{"value":"name"}],"separator":" · "}]],
  block: ["div",{"class":"block","data-kind":{"value":"kind"},"data-level":{"value":"level"}},{"value":"sides"}],
  side: ["p",{"class":"side","data-side":{"value":"side"},"lang":{"value":"lang"},"dir":{"value":"dir"}},{"when":"number","then":["",{},["bdi",{"class":"number","dir":{"value":"dir"}},{"value":"number"}]," "],"otherwise":""},{"value":"lines"}],
  place: {"word":"reading.page","with":{"page":{"value":"page"},"pages":{"value":"pages"}}},
};
