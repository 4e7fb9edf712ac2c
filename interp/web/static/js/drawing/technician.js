// Written by `make schema` from interp/web/drawing/.
export const technician = {
  sign: ["span",{"class":"sign","aria-hidden":"true"},{"by":"severity","cases":{"0":"●","1":"○","2":"▲","3":"✕"},"otherwise":""}],
  trouble: ["li",{"data-severity":{"value":"severity"}},["span",{"class":"sign","aria-hidden":"true"},{"by":"severity","cases":{"0":"●","1":"○","2":"▲","3":"✕"},"otherwise":""}]," ",["span",{},{"value":"said"}]],
};
