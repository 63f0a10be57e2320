/** The languages in which the tool speaks to people. */
export type Lang = 'en' | 'zh';

/** Words for people. A missing translation does not compile. */
export type Localized = Readonly<Record<Lang, string>>;
