// Written by `make schema` from interp/web/drawing/.
export const moderator = {
  panellist: ["li",{"data-status":{"value":"status"}},["span",{"class":"who"},{"value":"who"}]," ",["span",{"class":"second"},{"joined":[{"word":"speech.{status}"},{"when":"held","then":["bdi",{"dir":"ltr"},{"value":"held"}],"otherwise":""},{"when":"questions","then":{"word":"moderator.asked","with":{"n":{"value":"questions"}}},"otherwise":""}],"separator":" · "}]],
  question: ["li",{"data-status":{"value":"status"}},["span",{"class":"who"},{"value":"who"},{"value":"on_behalf"}],{"when":"to","then":["",{}," ",["span",{"class":"second"},{"word":"moderator.to","with":{"names":{"each":"to","node":{"value":"each"},"separator":" · "}}}]],"otherwise":""}],
};
