/** Closed lists that word cutting rests on, as the English treebanks of Universal Dependencies cut. */

const set = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** Abbreviations that keep their full stop in any letter case; lower case, without the stop. */
export const ABBREVIATIONS = set(
  "mr mrs ms messrs mlle mme dr prof sr jr vs approx dept assn blvd hwy jan feb apr aug sept oct nov dec tues thur " +
    "thurs ca cf al eg ie viz resp vol figs ed eds sec pp ext tel attn arrv esp spec yrs mins hrs lbs oz sgt capt cmdr",
);

/** Abbreviations that keep their full stop only where they begin with a capital: `Gen. Park`, but `of the gen.` */
export const TITLES = set(
  "rev fr hon pres gov sen rep reps sens gen lt col cpl maj brig adm pvt supt insp det amb atty st mt ft inc corp co " +
    "ltd plc bros dept univ ave rd jun jul sep mon tue wed thu fri fig eq ch para est conf calif conn fla mass pa va " +
    "wash ariz tenn okla minn mich ala ind ill ore wis wyo colo kan neb nev que ont",
);

/** Abbreviations that keep their full stop only before a number: `No. 5`, `p. 12`. */
export const BEFORE_NUMBER = set("no nos p art mar sat sun may");

/** What stays one word with what follows its hyphen: `anti-war`, `re-elected`. */
export const PREFIXES = set(
  "non anti pre mid re post co over pro multi ex sub semi cross psycho counter socio intra inter arch e mini " +
    "micro macro ultra pseudo infra supra extra trans proto meta mis de hyper crypto em geo bi tri electro",
);

/** Units that are cut from the number they stand on: `10|km`, `5|pm`. */
export const UNITS = set(
  "m k b bn mn tn am pm km kg mg cm mm ft lb lbs oz g h hr hrs min mins sec secs mph kph kmh kw mw gw kb mb gb tb hz khz " +
    "mhz ghz yr yrs yo x p t ml mi in sq",
);

/** Words written as one that are two, by the length of the first. */
export const FUSED: ReadonlyMap<string, number> = new Map([
  ["cannot", 3],
  ["gonna", 3],
  ["wanna", 3],
  ["gotta", 3],
  ["lemme", 3],
  ["gimme", 3],
  ["dunno", 2],
  ["dont", 2],
  ["doesnt", 4],
  ["didnt", 3],
  ["isnt", 2],
  ["wasnt", 3],
  ["arent", 3],
  ["werent", 4],
  ["couldnt", 5],
  ["wouldnt", 5],
  ["shouldnt", 6],
  ["havent", 4],
  ["hasnt", 3],
  ["hadnt", 3],
  ["wont", 2],
  ["cant", 2],
  ["im", 1],
  ["ive", 1],
  ["youre", 3],
  ["youve", 3],
  ["youll", 3],
  ["theyre", 4],
  ["theyve", 4],
  ["thats", 4],
  ["whats", 4],
  ["heres", 4],
  ["theres", 5],
  ["hes", 2],
  ["shes", 3],
]);
