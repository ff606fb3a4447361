# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts written by hand: many scripts, and what tokenizers stumble over."""

SENTENCES = [
    "The quick brown fox jumps over the lazy dog.", "Paris is the [MASK] of France, isn't it?",
    "She poured a cup of [MASK] and don't we've they're I'm can't.", "$9.99 + 20% = £12,50 (approx.) #1 @home",
    "Der Fluß fließt über große Straßen; Äpfel, Öl, Übung.", "L'été à Noël, où est le garçon naïf ? Œuvre, cœur.",
    "El niño comió piñata en Cádiz. ¿Qué? ¡Sí!", "Zażółć gęślą jaźń. Łódź, Kraków.", "Příliš žluťoučký kůň úpěl ďábelské ódy.",
    "İstanbul'da ığdır, ÇĞÖŞÜ çğöşü.", "Tiếng Việt có nhiều dấu: ệ ữ ợ ẵ.", "Þetta er íslenska: ðÐ æÆ øØ đĐ.",
    "Съешь ещё этих мягких французских булок, да выпей чаю. Йод.", "Їжак ґанок Європа.", "Српски језик: Љубав, Њива, Џеп.",
    "Ο Όμηρος έγραψε την Οδύσσεια. ΟΔΟΣ οδός ΣΑΣ.", "ᾳ ᾼ ῷ ῼ Ἀχιλλεύς", "Հայերեն լեզու՝ բարեւ։", "ქართული ენა გამარჯობა ᲥᲐᲠᲗᲣᲚᲘ",
    "שָׁלוֹם עוֹלָם, מה שלומך?", "مرحبا بالعالم، كيف حالك؟ اَلْعَرَبِيَّةُ", "اردو زبان ۱۲۳ پاکستان۔", "ܫܠܡܐ ܥܠܡܐ",
    "नमस्ते दुनिया। हिन्दी में लिखना क़ ख़ ग़।", "বাংলা ভাষা আমার সোনার বাংলা।", "ਪੰਜਾਬੀ ਭਾਸ਼ਾ ਗੁਰਮੁਖੀ", "ગુજરાતી ભાષા",
    "தமிழ் மொழி வணக்கம்", "తెలుగు భాష నమస్కారం", "ಕನ್ನಡ ಭಾಷೆ ನಮಸ್ಕಾರ", "മലയാളം ഭാഷ", "සිංහල භාෂාව ආයුබෝවන්",
    "ภาษาไทยไม่มีวรรคน้ำใจ", "ພາສາລາວ ສະບາຍດີ", "བོད་སྐད་བཀྲ་ཤིས་བདེ་ལེགས། ཱི ཱུ", "မြန်မာဘာသာ မင်္ဂလာပါ။", "ភាសាខ្មែរ សួស្តី។",
    "አማርኛ ሰላም ልዑል።", "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ ꭰꭱꭲ", "ᐃᓄᒃᑎᑐᑦ ᙮ ᙭", "ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ᠌ ᢅ ᢆ", "ᜏᜒᜃ ᜴ ᜲ",
    "中文分词不需要空格。我爱北京天安门！", "繁體中文測試：龍、鳳；「引號」", "日本語のテストです。カタカナとひらがなガギグ゛", "한국어 문장을 나눕니다. 각각 힣 가",
    "𠀀𠀁 𪜀 𫝀 𫠠 𫤟 𫤠 𬺰 𰀀 丽 豈更", "꧋ꦗꦮ꧀ ꦽ ꧉", "𑇉 𑆑𑇀 𑇅", "𝒜𝓁𝑔ℯ𝒷𝓇𝒶 𝟘𝟙 ∑∫√ ≠ ≮ ⫝̸", "①② Ⅷ ﬁ ﬂ ½ ™ ℃ Å K Ω",
    "👋🏽 👨‍👩‍👧‍👦 🇫🇷🇩🇪 ❤️ ☃︎ 🏳️‍🌈 0️⃣", "zero\u200bwidth\u200cnon\u200djoiner\u2060word\ufeffbom", "soft\u00adhyphen no\u00a0break thin\u2009space ideographic\u3000space",
    "tab\there\nnew\rline\x0bvertical\x0cfeed\x1cfs\x1dgs\x1ers\x1fus\x85nel\u2028ls\u2029ps", "nul\x00in\x01si\x7fde\x80\x9f", "bad \ufffd char \ufffe \uffff \U0010ffff \ue000 \U000f0000",
    "cafe\u0301s e\u0323\u0301 a\u0301\u0323 \u0301start q\u0307\u0323\u0345", "İ I\u0307 ı i\u0307 ſ ẞ ß Ǆ ǅ ǆ", "[MASK]", "[mask]", "the[MASK]the", "[MASK][MASK]", "[MASK", "MASK]", "[ MASK ]", "[CLS] [SEP] [PAD] [UNK] [cls]",
    "  leading and trailing  ", "", " ", "\n", "a", "##ing ## #", "___ __ _a_", "<mask> <m> <MASK>", "...!!!???", "e-mail: a.b@c-d.org http://x.y/z?q=1&r=2#s",
    "a" * 99, "a" * 100, "a" * 101, "é" * 100, "é" * 101, "e\u0301" * 100, "字" * 101, "가" * 34, "ab" * 80 + " end", "x" * 300,
    "don't abc abcd ab xabc Abc ABC naïve NAÏVE naive Straße straße Straßen", "one <r>   two<r>three <r>", "stop  <l> go<l>  <l>", "word <w> xw <w>x <w>.<w>",
]
