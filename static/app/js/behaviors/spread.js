// Many pages hear of one thing at once; what they ask for then is spread over a time that grows with how many they are.

/** Of those who may ask, two hundred do in a second, in milliseconds for each. */
const EACH = 5;

/** How long to wait, by chance: up to `least`, or longer where so many people are concerned. */
export const spread = (people, least) => Math.random() * Math.max(least, EACH * (Number(people) || 0));
