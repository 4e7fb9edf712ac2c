// Written by `make schema` from interp/web/drawing/.
export const captions = {
  sentence: ["div",{"class":"cue","data-number":{"value":"number"},"data-kind":{"value":"kind"},"aria-live":{"value":"live"}},{"value":"turn"},{"value":"lines"}],
  turn: ["p",{"class":"turn"},["span?",{"class":"item"},{"value":"item"}],["span",{"class":"who"},"— ",{"value":"speaker"},{"value":"on_behalf"}]],
  line: ["p",{"class":"said","data-column":{"value":"column"},"lang":{"value":"lang"},"dir":{"value":"dir"}},{"value":"clauses"}],
  clause: ["",{},{"value":"gap"},{"when":"begins","then":["span",{"class":"aside","lang":{"value":"lang"},"dir":{"value":"dir"}},{"joined":[{"word":"language.{begins}"}," – "],"separator":""}],"otherwise":""},{"value":"said"},{"when":"run","then":["",{}," ",{"value":"run"}],"otherwise":""}],
  run: ["p",{"class":"run","data-column":{"value":"column"},"aria-live":"off"},{"value":"run"}],
};
