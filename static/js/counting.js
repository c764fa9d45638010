// A number in words, in the plural form that the page's language has for it. The page gives a form for one number of
// each kind: "1:{} word.|2:{} words.|5:{} words.|" is what a language with three forms would fill with three.
const counted = (forms, number) => {
  const rules = new Intl.PluralRules(document.documentElement.lang);
  const kinds = forms.split("|").filter(Boolean).map((form) => form.split(/:(.*)/s));
  const same = kinds.find(([sample]) => rules.select(Number(sample)) === rules.select(number)) ?? kinds.at(-1);
  return same[1].replace("{}", number);
};
