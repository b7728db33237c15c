/** Countries as files write them: the key, its names, and what else stands for it. What is not here keeps its own name. */
export interface Country {
  readonly key: string;
  readonly zh: string;
  readonly en: string;
}

const ROWS = `CN 中国 China|prc,p.r.china,mainland china,中国大陆,中华人民共和国,chn
HK 中国香港 Hong Kong, China|hong kong,香港,hkg
MO 中国澳门 Macau, China|macau,macao,澳门,mac
TW 中国台湾 Taiwan, China|taiwan,台湾,twn
US 美国 United States|usa,u.s.,u.s.a.,america,united states of america
GB 英国 United Kingdom|uk,great britain,england,gbr
JP 日本 Japan|jpn
KR 韩国 South Korea|korea,republic of korea,kor
DE 德国 Germany|deu,deutschland
FR 法国 France|fra
IT 意大利 Italy|ita
ES 西班牙 Spain|esp
PT 葡萄牙 Portugal|prt
NL 荷兰 Netherlands|nld,holland
BE 比利时 Belgium|bel
CH 瑞士 Switzerland|che
AT 奥地利 Austria|aut
IE 爱尔兰 Ireland|eire,irl
DK 丹麦 Denmark|dnk
SE 瑞典 Sweden|swe
NO 挪威 Norway|nor
FI 芬兰 Finland|fin
PL 波兰 Poland|pol
CZ 捷克 Czechia|czech republic,cze
GR 希腊 Greece|grc
TR 土耳其 Turkey|tur,türkiye
RU 俄罗斯 Russia|rus,russian federation
IL 以色列 Israel|isr
AE 阿联酋 United Arab Emirates|uae,are
SA 沙特阿拉伯 Saudi Arabia|sau,沙特
IN 印度 India|ind
ID 印度尼西亚 Indonesia|idn,印尼
MY 马来西亚 Malaysia|mys
SG 新加坡 Singapore|sgp
TH 泰国 Thailand|tha
VN 越南 Vietnam|vnm,viet nam
PH 菲律宾 Philippines|phl
AU 澳大利亚 Australia|aus,澳洲
NZ 新西兰 New Zealand|nzl
CA 加拿大 Canada|can
MX 墨西哥 Mexico|mex
BR 巴西 Brazil|bra
AR 阿根廷 Argentina|arg
CL 智利 Chile|chl
ZA 南非 South Africa|zaf,rsa
EG 埃及 Egypt|egy`;

const BY_WORD: ReadonlyMap<string, Country> = new Map(
  ROWS.split('\n').flatMap((row) => {
    const [names = '', others = ''] = row.split('|');
    const [key = '', zh = '', ...english] = names.split(' ');
    const country = { key, zh, en: english.join(' ') };
    return [key, zh, country.en, ...others.split(',')].map((word) => [word.toLowerCase(), country] as const);
  }),
);

/** The country that a text names; null where it is not in the table. */
export function countryOf(text: string): Country | null {
  return BY_WORD.get(text.trim().toLowerCase()) ?? null;
}
