<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ComparisonText</name>
    <message numerus="yes">
        <source>The %Ln best guesses of both are the same words.</source>
        <translation>
            <numerusform>The %Ln best guess of both is the same word.</numerusform>
            <numerusform>The %Ln best guesses of both are the same words.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of the %Ln best guesses of each, %1 are the same.</source>
        <translation>
            <numerusform>Of the %Ln best guess of each, %1 are the same.</numerusform>
            <numerusform>Of the %Ln best guesses of each, %1 are the same.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” leads in %Ln sentences.</source>
        <translation>
            <numerusform>“%1” leads in %Ln sentence.</numerusform>
            <numerusform>“%1” leads in %Ln sentences.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” leads in %Ln sentences, most with “%2” (%3).</source>
        <translation>
            <numerusform>“%1” leads in %Ln sentence, with “%2” (%3).</numerusform>
            <numerusform>“%1” leads in %Ln sentences, most with “%2” (%3).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Diagram</name>
    <message numerus="yes">
        <source>%Ln operators</source>
        <translation>
            <numerusform>%Ln operator</numerusform>
            <numerusform>%Ln operators</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln blocks</source>
        <translation>
            <numerusform>%Ln block</numerusform>
            <numerusform>%Ln blocks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>folded, %Ln blocks inside</source>
        <translation>
            <numerusform>folded, %Ln block inside</numerusform>
            <numerusform>folded, %Ln blocks inside</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Flow</name>
    <message numerus="yes">
        <source>The tokenizer cuts it into %Ln tokens, words or pieces of words, and looks up the number of each.</source>
        <translation>
            <numerusform>The tokenizer makes it %Ln token and looks up its number.</numerusform>
            <numerusform>The tokenizer cuts it into %Ln tokens, words or pieces of words, and looks up the number of each.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Each of your %Ln tokens becomes a list of %1 numbers.</source>
        <translation>
            <numerusform>Your %Ln token becomes a list of %1 numbers.</numerusform>
            <numerusform>Each of your %Ln tokens becomes a list of %1 numbers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Each of the %Ln tokens, padding too, becomes a list of %1 numbers.</source>
        <translation>
            <numerusform>The %Ln token becomes a list of %1 numbers.</numerusform>
            <numerusform>Each of the %Ln tokens, padding too, becomes a list of %1 numbers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One layer follows, used %Ln times.</source>
        <translation>
            <numerusform>One layer follows, used %Ln time.</numerusform>
            <numerusform>One layer follows, used %Ln times.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln layers follow, all built alike, one after the other.</source>
        <translation>
            <numerusform>%Ln layer follows.</numerusform>
            <numerusform>%Ln layers follow, all built alike, one after the other.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln steps of arithmetic work on these numbers.</source>
        <translation>
            <numerusform>%Ln step of arithmetic works on these numbers.</numerusform>
            <numerusform>%Ln steps of arithmetic work on these numbers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For each of the %Ln tokens the head works out one number for each of %1 words.</source>
        <translation>
            <numerusform>For the %Ln token the head works out one number for each of %1 words.</numerusform>
            <numerusform>For each of the %Ln tokens the head works out one number for each of %1 words.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is cut into %Ln pieces, words or parts of words, and the number of each is looked up.</source>
        <translation>
            <numerusform>It is %Ln piece, and its number is looked up.</numerusform>
            <numerusform>It is cut into %Ln pieces, words or parts of words, and the number of each is looked up.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Each of your %Ln pieces becomes a list of %1 numbers.</source>
        <translation>
            <numerusform>Your %Ln piece becomes a list of %1 numbers.</numerusform>
            <numerusform>Each of your %Ln pieces becomes a list of %1 numbers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Each of the %Ln pieces, the filling too, becomes a list of %1 numbers.</source>
        <translation>
            <numerusform>The %Ln piece becomes a list of %1 numbers.</numerusform>
            <numerusform>Each of the %Ln pieces, the filling too, becomes a list of %1 numbers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For each of the %Ln pieces the model works out one number for each of %1 words.</source>
        <translation>
            <numerusform>For the %Ln piece the model works out one number for each of %1 words.</numerusform>
            <numerusform>For each of the %Ln pieces the model works out one number for each of %1 words.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Formatting</name>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <translation>
            <numerusform>%Ln token</numerusform>
            <numerusform>%Ln tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LatencySentences</name>
    <message numerus="yes">
        <source>%Ln threads</source>
        <translation>
            <numerusform>%Ln thread</numerusform>
            <numerusform>%Ln threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <translation>
            <numerusform>%Ln token</numerusform>
            <numerusform>%Ln tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelSentences</name>
    <message numerus="yes">
        <source>%Ln files of code, %1.</source>
        <comment>their size</comment>
        <translation>
            <numerusform>%Ln file of code, %1.</numerusform>
            <numerusform>%Ln files of code, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It names %Ln files of its author&apos;s disk.</source>
        <translation>
            <numerusform>It names %Ln file of its author&apos;s disk.</numerusform>
            <numerusform>It names %Ln files of its author&apos;s disk.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Right with exactly %Ln tokens: other lengths run, but are answered wrongly.</source>
        <translation>
            <numerusform>Right with exactly %Ln token: other lengths run, but are answered wrongly.</numerusform>
            <numerusform>Right with exactly %Ln tokens: other lengths run, but are answered wrongly.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Recorded with %Ln tokens; takes %1.</source>
        <comment>a length phrase</comment>
        <translation>
            <numerusform>Recorded with %Ln token; takes %1.</numerusform>
            <numerusform>Recorded with %Ln tokens; takes %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of %1 places are your text; shorter text is padded</source>
        <translation>
            <numerusform>%Ln of %1 places is your text; shorter text is padded</numerusform>
            <numerusform>%Ln of %1 places are your text; shorter text is padded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <translation>
            <numerusform>%Ln token</numerusform>
            <numerusform>%Ln tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Takes exactly %Ln texts at once.</source>
        <translation>
            <numerusform>Takes exactly %Ln text at once.</numerusform>
            <numerusform>Takes exactly %Ln texts at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModuleSentences</name>
    <message numerus="yes">
        <source>Operations: %1; for %Ln tokens %2.</source>
        <translation>
            <numerusform>Operations: %1; for %Ln token %2.</numerusform>
            <numerusform>Operations: %1; for %Ln tokens %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Time: %1 of a forward with %Ln tokens.</source>
        <translation>
            <numerusform>Time: %1 of a forward with %Ln token.</numerusform>
            <numerusform>Time: %1 of a forward with %Ln tokens.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Called %Ln times.</source>
        <translation>
            <numerusform>Called %Ln time.</numerusform>
            <numerusform>Called %Ln times.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>maskscope::ContestTab</name>
    <message numerus="yes">
        <source>%Ln sentences</source>
        <translation>
            <numerusform>%Ln sentence</numerusform>
            <numerusform>%Ln sentences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Asking %Ln sentences…</source>
        <translation>
            <numerusform>Asking %Ln sentence…</numerusform>
            <numerusform>Asking %Ln sentences…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>maskscope::ExplanationText</name>
    <message numerus="yes">
        <source>%Ln pieces</source>
        <translation>
            <numerusform>%Ln piece</numerusform>
            <numerusform>%Ln pieces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model knows this word in %Ln pieces (%1). They are filled in one after another and their chances multiplied (chain rule).</source>
        <translation>
            <numerusform>The model knows this word in %Ln piece (%1).</numerusform>
            <numerusform>The model knows this word in %Ln pieces (%1). They are filled in one after another and their chances multiplied (chain rule).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>maskscope::FillPage</name>
    <message numerus="yes">
        <source>⚠ %Ln pieces are unknown to the model.</source>
        <translation>
            <numerusform>⚠ %Ln piece is unknown to the model.</numerusform>
            <numerusform>⚠ %Ln pieces are unknown to the model.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>≈ %Ln letters are read as others.</source>
        <translation>
            <numerusform>≈ %Ln letter is read as another.</numerusform>
            <numerusform>≈ %Ln letters are read as others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” is %Ln pieces for this model, and it guesses one: Longer answers tries up to three.</source>
        <translation>
            <numerusform>“%1” is %Ln piece for this model, and it guesses one: Longer answers tries up to three.</numerusform>
            <numerusform>“%1” is %Ln pieces for this model, and it guesses one: Longer answers tries up to three.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>maskscope::HiddenNote</name>
    <message numerus="yes">
        <source>%Ln pieces of words</source>
        <translation>
            <numerusform>%Ln piece of a word</numerusform>
            <numerusform>%Ln pieces of words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln punctuation marks</source>
        <translation>
            <numerusform>%Ln punctuation mark</numerusform>
            <numerusform>%Ln punctuation marks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln signs that only the model uses</source>
        <translation>
            <numerusform>%Ln sign that only the model uses</numerusform>
            <numerusform>%Ln signs that only the model uses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>maskscope::LengthField</name>
    <message numerus="yes">
        <source>These are more than %Ln lengths. Leave some out.</source>
        <translation>
            <numerusform>This is more than %Ln length. Leave some out.</numerusform>
            <numerusform>These are more than %Ln lengths. Leave some out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>maskscope::PrecisionDialog</name>
    <message numerus="yes">
        <source>The best guess is the same in %1 of %Ln sentences.</source>
        <translation>
            <numerusform>The best guess is the same in %1 of %Ln sentence.</numerusform>
            <numerusform>The best guess is the same in %1 of %Ln sentences.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>maskscope::Session</name>
    <message numerus="yes">
        <source>%1 of %Ln guesses differ from when this was saved; the largest difference is %2 points.</source>
        <translation>
            <numerusform>%1 of %Ln guess differs from when this was saved; the largest difference is %2 points.</numerusform>
            <numerusform>%1 of %Ln guesses differ from when this was saved; the largest difference is %2 points.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threads</source>
        <translation>
            <numerusform>%n thread</numerusform>
            <numerusform>%n threads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>maskscope::SpeedOrderRow</name>
    <message numerus="yes">
        <source>%Ln threads</source>
        <translation>
            <numerusform>%Ln thread</numerusform>
            <numerusform>%Ln threads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>maskscope::ThreadsMenu</name>
    <message numerus="yes">
        <source>%Ln threads</source>
        <translation>
            <numerusform>%Ln thread</numerusform>
            <numerusform>%Ln threads</numerusform>
        </translation>
    </message>
</context>
</TS>
